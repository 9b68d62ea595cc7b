// The server with all that it needs, in bundled/: what the extension starts where there is no other voicelint.
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const project = fileURLToPath(new URL("../../..", import.meta.url));
const python = process.env.PYTHON ?? "python3";
rmSync(`${root}bundled`, { recursive: true, force: true });
execFileSync(
  python,
  ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile", "--target", `${root}bundled`, `${project}[lsp]`],
  { stdio: "inherit" },
);
rmSync(`${root}bundled/bin`, { recursive: true, force: true });

/** Which server is started. */

import { existsSync } from "node:fs";
import { join } from "node:path";

export interface Surroundings {
  /** The setting `voicelint.command`. */
  command: readonly string[];
  /** The folders of the workspace, and whether it is trusted. */
  folders: readonly string[];
  trusted: boolean;
  /** Where the extension lies. */
  extension: string;
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
}

export interface Start {
  command: string;
  args: string[];
  env: NodeJS.ProcessEnv;
}

/** How to start the server: by the setting, else by the workspace's own voicelint, else the one that comes along. */
export function start(around: Surroundings): Start {
  const [command, ...args] = around.command;
  if (command !== undefined) {
    return { command, args, env: around.env };
  }
  const own = around.trusted ? around.folders.map((folder) => environment(folder, around.platform)).find(existsSync) : undefined;
  if (own !== undefined) {
    return { command: own, args: ["lsp"], env: around.env };
  }
  const bundled = join(around.extension, "bundled");
  if (existsSync(bundled)) {
    return { command: python(around.platform), args: ["-m", "voicelint", "lsp"], env: { ...around.env, PYTHONPATH: bundled, PYTHONSAFEPATH: "1" } };
  }
  return { command: "voicelint", args: ["lsp"], env: around.env };
}

function environment(folder: string, platform: NodeJS.Platform): string {
  return platform === "win32" ? join(folder, ".venv", "Scripts", "voicelint.exe") : join(folder, ".venv", "bin", "voicelint");
}

function python(platform: NodeJS.Platform): string {
  return platform === "win32" ? "python" : "python3";
}

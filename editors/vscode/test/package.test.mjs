// What the extension's manifest says, held against the code and the project; and the packed extension, where there is one.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (path) => readFileSync(new URL(path, new URL("..", import.meta.url)), "utf8");
const manifest = JSON.parse(read("package.json"));

test("every command is there, and every one that is there is declared", () => {
  const registered = [...read("src/extension.ts").matchAll(/registerCommand\("([^"]+)"/g)].map((each) => each[1]);
  assert.deepEqual(manifest.contributes.commands.map((each) => each.command).sort(), registered.sort());
});

test("the version is the project's", () => {
  const [, version] = /__version__ = "([^"]+)"/.exec(read("../../voicelint/__init__.py"));
  assert.equal(manifest.version, version);
});

test("the problem matcher reads the concise output", () => {
  const pattern = new RegExp(manifest.contributes.problemMatchers[0].pattern.regexp);
  const found = pattern.exec("examples/bad/campaign.yaml:20:13: warning retry-count-clamped 5 retries asked, Infobip makes at most 4");
  assert.deepEqual(found.slice(1), ["examples/bad/campaign.yaml", "20", "13", "warning", "retry-count-clamped", "5 retries asked, Infobip makes at most 4"]);
});

test("the bundled server answers", { skip: existsSync(`${root}bundled`) ? false : "npm run bundle has not been run" }, async () => {
  const env = { ...process.env, PYTHONPATH: `${root}bundled`, PYTHONSAFEPATH: "1" };
  const server = spawn(process.env.PYTHON ?? "python3", ["-m", "voicelint", "lsp"], { env, stdio: ["pipe", "pipe", "inherit"], cwd: "/" });
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "initialize", params: { processId: null, rootUri: null, capabilities: {} } });
  server.stdin.end(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  let said = "";
  for await (const data of server.stdout) said += data;
  assert.match(said, /"serverInfo":\s*\{"name":\s*"voicelint",\s*"version":\s*"[0-9.]+"\}/);
  assert.match(said, /"executeCommandProvider"/);
});

test("the packed extension holds what it needs and no more", { skip: existsSync(`${root}voicelint.vsix`) ? false : "npm run package has not been run" }, () => {
  const names = execFileSync("python3", ["-m", "zipfile", "-l", `${root}voicelint.vsix`], { encoding: "utf8", maxBuffer: 1 << 26 });
  for (const needed of ["extension/dist/extension.js", "extension/package.json", "extension/LICENSE", "extension/bundled/voicelint/lsp/server.py", "extension/bundled/voicelint/_data/docs/rules/retry-count-clamped.md", "extension/bundled/pygls/"]) {
    assert.ok(names.toLowerCase().includes(needed.toLowerCase()), needed);
  }
  for (const other of ["node_modules", "src/", "test/", "tsconfig"]) {
    assert.ok(!names.includes(`extension/${other}`), other);
  }
});

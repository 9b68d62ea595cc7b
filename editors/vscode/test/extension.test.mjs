// The extension without VS Code: against a stub of its interface, built as it is shipped.
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeEach, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { reset, Uri } from "./stub/vscode.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "voicelint-extension-"));
await build({
  absWorkingDir: dirname(here),
  entryPoints: ["src/extension.ts"],
  bundle: true,
  outfile: join(folder, "extension.mjs"),
  format: "esm",
  platform: "node",
  alias: { vscode: "./test/stub/vscode.mjs", "vscode-languageclient/node": "./test/stub/client.mjs" },
});
const extension = await import(pathToFileURL(join(folder, "extension.mjs")).href);
const context = { subscriptions: [], extensionPath: folder };
const editor = () => globalThis.editor;
const last = () => editor().clients.at(-1);

function own() {
  const root = mkdtempSync(join(tmpdir(), "voicelint-workspace-"));
  const path = join(root, ".venv", "bin", "voicelint");
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, "");
  chmodSync(path, 0o755);
  return { root, path };
}

function open(text, selection = {}) {
  const document = { uri: Uri.file("/campaigns/spec.yaml"), languageId: "yaml", getText: () => text };
  editor().active = { document, selection: { active: selection } };
}

beforeEach(() => reset());

describe("the server that is started", () => {
  test("is the one of the setting", async () => {
    editor().settings.command = ["/opt/voicelint", "lsp", "--now", "2030-01-01T00:00:00Z"];
    await extension.activate(context);
    assert.equal(last().server.command, "/opt/voicelint");
    assert.deepEqual(last().server.args, ["lsp", "--now", "2030-01-01T00:00:00Z"]);
    assert.equal(last().started, 1);
  });

  test("else the workspace's own, once that is trusted", async () => {
    const { root, path } = own();
    editor().folders = ["/nowhere", root];
    editor().trusted = false;
    await extension.activate(context);
    assert.equal(last().server.command, "voicelint");
    editor().trusted = true;
    editor().events.trust.fire();
    await new Promise(setImmediate);
    assert.deepEqual([last().server.command, last().server.args], [path, ["lsp"]]);
    assert.deepEqual(editor().clients.map((each) => each.stopped), [1, 0]);
  });

  test("else the one that comes along", async () => {
    const extensionPath = mkdtempSync(join(tmpdir(), "voicelint-bundled-"));
    mkdirSync(join(extensionPath, "bundled"));
    await extension.activate({ ...context, extensionPath });
    const { command, args, options } = last().server;
    assert.match(command, /^python3?$/);
    assert.deepEqual(args, ["-m", "voicelint", "lsp"]);
    assert.equal(options.env.PYTHONPATH, join(extensionPath, "bundled"));
  });

  test("is another when the setting changes", async () => {
    await extension.activate(context);
    editor().settings.command = ["other"];
    editor().events.configuration.fire({ affectsConfiguration: (name) => name === "editor.tabSize" });
    await new Promise(setImmediate);
    assert.equal(editor().clients.length, 1);
    editor().events.configuration.fire({ affectsConfiguration: (name) => name === "voicelint.command" });
    await new Promise(setImmediate);
    assert.equal(last().server.command, "other");
  });

  test("is said not to start", async () => {
    editor().broken = true;
    editor().settings.command = ["gone", "lsp"];
    await extension.activate(context);
    assert.deepEqual(editor().messages, [["error", "voicelint: the server does not start (gone lsp): spawn ENOENT"]]);
  });

  test("can be mended where it does not start", async () => {
    editor().broken = true;
    await extension.activate(context);
    open("voicelint: 1");
    await editor().commands.get("voicelint.compilePreview")();
    assert.deepEqual(editor().messages.at(-1), ["warning", "voicelint: the server does not run; its output says why."]);
    editor().broken = false;
    await editor().commands.get("voicelint.restart")();
    assert.deepEqual(editor().clients.map((each) => each.started), [0, 1]);
  });

  test("is asked about YAML and JSON, on disk or not saved yet", async () => {
    await extension.activate(context);
    const selector = last().options.documentSelector.map(({ language, scheme }) => `${language} ${scheme}`);
    assert.deepEqual(selector, ["yaml file", "yaml untitled", "json file", "json untitled"]);
  });

  test("outlines YAML only, for JSON has an outline already", async () => {
    await extension.activate(context);
    const outlined = (languageId) => last().options.middleware.provideDocumentSymbols({ languageId }, {}, () => ["voicelint"]);
    assert.deepEqual([outlined("yaml"), outlined("json")], [["voicelint"], []]);
  });

  test("is stopped with the extension", async () => {
    await extension.activate(context);
    await extension.deactivate();
    assert.equal(last().stopped, 1);
  });
});

describe("the compile preview", () => {
  const request = (number) => ({ target: "octopush", number, method: "POST", url: "https://x", recipients: 500, text: `{"n": ${number}}\n` });

  test("shows the only body beside the campaign", async () => {
    await extension.activate(context);
    open("voicelint: 1");
    editor().answer = { error: null, count: 1, requests: [request(1)] };
    await editor().commands.get("voicelint.compilePreview")();
    assert.deepEqual(editor().ran.at(-1), ["voicelint.compile", "file:///campaigns/spec.yaml", null]);
    assert.equal(editor().shown[0].text, '{"n": 1}\n');
    assert.equal(editor().shown[0].uri.toString(), "voicelint:/compiled/octopush-1.json");
    assert.equal(editor().shown[0].viewColumn, -2);
  });

  test("lets one of several be chosen", async () => {
    await extension.activate(context);
    open("voicelint: 1");
    editor().answer = { error: null, count: 3, requests: [request(1), request(2), request(3)] };
    editor().picked = "octopush 2";
    await editor().commands.get("voicelint.compilePreview")();
    assert.equal(editor().shown[0].text, '{"n": 2}\n');
    editor().picked = undefined;
    await editor().commands.get("voicelint.compilePreview")();
    assert.equal(editor().shown.length, 1);
  });

  test("is shown for the lens too, and anew when it is compiled again", async () => {
    await extension.activate(context);
    editor().answer = { error: null, count: 1, requests: [request(1)] };
    const changed = [];
    editor().contents.get("voicelint").onDidChange((uri) => changed.push(uri.toString()));
    await editor().commands.get("voicelint.compile")("file:///campaigns/spec.yaml", "octopush");
    editor().answer = { error: null, count: 1, requests: [{ ...request(1), text: "{}\n" }] };
    await editor().commands.get("voicelint.compile")("file:///campaigns/spec.yaml", "octopush");
    assert.deepEqual(editor().shown.map((each) => each.text), ['{"n": 1}\n', "{}\n"]);
    assert.deepEqual(changed, ["voicelint:/compiled/octopush-1.json", "voicelint:/compiled/octopush-1.json"]);
  });

  test("says why there is none", async () => {
    await extension.activate(context);
    await editor().commands.get("voicelint.compilePreview")();
    open("voicelint: 1");
    editor().answer = { error: "caller: missing", count: 0, requests: [] };
    await editor().commands.get("voicelint.compilePreview")();
    editor().answer = null;
    await editor().commands.get("voicelint.compilePreview")();
    assert.deepEqual(editor().messages, [
      ["information", "voicelint: open a campaign first."],
      ["warning", "voicelint: not compiled. caller: missing"],
      ["information", "voicelint: this is no open campaign."],
    ]);
    assert.deepEqual(editor().shown, []);
  });
});

describe("a rule's page", () => {
  const finding = (source, code, inside) => ({ source, code, range: { contains: () => inside } });

  test("is that of the finding at the cursor", async () => {
    await extension.activate(context);
    open("voicelint: 1");
    editor().answer = "# retry-count-clamped";
    editor().diagnostics = [
      finding("yaml", "other", true),
      finding("voicelint", "elsewhere", false),
      finding("voicelint", { value: "retry-count-clamped", target: {} }, true),
    ];
    await editor().commands.get("voicelint.explainRule")();
    const [name, uri] = editor().ran.at(-1);
    assert.deepEqual([name, uri.toString()], ["markdown.showPreviewToSide", "voicelint:/rules/retry-count-clamped.md"]);
    assert.equal(editor().contents.get("voicelint").provideTextDocumentContent(uri), "# retry-count-clamped");
    assert.deepEqual(editor().ran.at(-2), ["voicelint.explain", "retry-count-clamped", "file:///campaigns/spec.yaml"]);
  });

  test("is asked for where nothing is found", async () => {
    await extension.activate(context);
    editor().typed = "nothing";
    editor().answer = null;
    await editor().commands.get("voicelint.explainRule")();
    assert.deepEqual(editor().ran.at(-1), ["voicelint.explain", "nothing", null]);
    assert.deepEqual(editor().messages, [["information", "voicelint: there is no rule nothing."]]);
    editor().typed = undefined;
    editor().ran = [];
    await editor().commands.get("voicelint.explainRule")();
    assert.deepEqual(editor().ran, []);
  });
});

test("the preview's button shows where a campaign is open", async () => {
  await extension.activate(context);
  for (const [text, shown] of [["# a\nvoicelint: 1", true], ['{\n  "voicelint": 1}', true], ['{"name": "x", "voicelint": 1}', true], ["jobs:\n  voicelint:\n", false], ["on: push", false]]) {
    open(text);
    editor().events.active.fire();
    assert.deepEqual(editor().ran.at(-1), ["setContext", "voicelint.campaign", shown]);
  }
});

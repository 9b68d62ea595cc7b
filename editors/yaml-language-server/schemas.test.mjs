// With the published schemas alone, and no voicelint, the yaml-language-server completes, explains and checks campaigns.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Client } from "./client.mjs";

const root = new URL("../..", import.meta.url);
const campaign = new URL("schemas/campaign.schema.json", root).href;
const pack = new URL("schemas/pack.schema.json", root).href;
const server = createRequire(import.meta.url).resolve("yaml-language-server/bin/yaml-language-server");
const settings = { validate: true, hover: true, completion: true, schemaStore: { enable: false } };
const HEAD = "voicelint: 1\ntarget: infobip-ivr\nrecipients: ['+41793026741']\nflow: {id: A}\n";
let client;
let files = 0;

before(async () => {
  client = new Client(process.execPath, [server, "--stdio"], {
    "workspace/configuration": ({ items }) => items.map(({ section }) => (section === "yaml" ? settings : {})),
  });
  await client.ask("initialize", {
    processId: process.pid,
    rootUri: null,
    capabilities: {
      workspace: { configuration: true },
      textDocument: { completion: { completionItem: { documentationFormat: ["markdown"] } }, hover: { contentFormat: ["markdown"] } },
    },
  });
  client.send("initialized", {});
});

after(() => client.stop());

/** Open a text that names its schema; § is the cursor. */
function open(text, schema = campaign) {
  const whole = `# yaml-language-server: $schema=${schema}\n${text}`;
  const at = whole.indexOf("§");
  const lines = whole.slice(0, at < 0 ? 0 : at).split("\n");
  const uri = `file:///campaigns/${++files}.yaml`;
  const found = client.next("textDocument/publishDiagnostics", (each) => each.uri === uri);
  client.send("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: 1, text: whole.replace("§", "") } });
  return { place: { textDocument: { uri }, position: { line: lines.length - 1, character: lines.at(-1).length } }, found };
}

async function complete(text, schema) {
  const { items } = await client.ask("textDocument/completion", open(text, schema).place);
  return new Map(items.map((item) => [item.label, item.documentation?.value ?? item.documentation]));
}

async function hover(text, schema) {
  return (await client.ask("textDocument/hover", open(text, schema).place))?.contents.value.replace(/\\(?=[^\w\s])/g, "") ?? "";
}

async function problems(text, schema) {
  return (await open(text, schema).found).diagnostics.map((each) => each.message);
}

describe("a campaign", () => {
  test("keys are completed, each with what it is for", async () => {
    const keys = await complete(`${HEAD}schedule:\n  §\n`);
    assert.match(keys.get("expire_after"), /How long after the start a call may still be tried/);
    for (const key of ["start", "expire_at", "rate", "window", "quiet_hours"]) assert.ok(keys.has(key), key);
    assert.ok((await complete(`${HEAD}§`)).has("retry"));
    assert.ok((await complete(`${HEAD}retry:\n  §\n`)).has("longest_wait"));
    assert.ok((await complete("voicelint: 1\ntarget: octopush\nrecipients:\n  - §\n")).has("parameters"));
  });

  test("words are completed", async () => {
    assert.deepEqual([...(await complete("voicelint: 1\ntarget: §\n")).keys()].filter((each) => each !== "- (array item)").sort(), [
      "imiconnect", "infobip-click-to-call", "infobip-ivr", "octopush", "routee",
    ]);
    assert.ok((await complete(`${HEAD}report:\n  on: §\n`)).has("every_change"));
    assert.ok((await complete(`${HEAD}schedule:\n  window:\n    days:\n      - §\n`)).has("monday"));
  });

  test("every key is explained", async () => {
    const fields = JSON.parse(readFileSync(new URL(campaign)));
    for (const [key, shape] of Object.entries(fields.properties)) {
      if (!["voicelint", "target", "recipients", "flow"].includes(key)) {
        const shown = await hover(`${HEAD}§${key}: x\n`);
        assert.ok(shown.includes(shape.description), `${key}: ${shown}`);
      }
    }
    assert.match(await hover(`${HEAD}schedule: {expire_§after: 12h}`), /How long after the start/);
  });

  test("what is wrong is found", async () => {
    assert.deepEqual(await problems(`${HEAD}caller: "+41793026710"\n`), []);
    const found = await problems(`${HEAD}call: {ring_timeout: 45}\nretri: 1\n`);
    assert.equal(found.length, 2);
    assert.match(found.join("\n"), /retri/);
  });

  for (const name of ["imiconnect", "infobip-click-to-call", "infobip-ivr", "octopush", "routee"]) {
    test(`the good example for ${name} is clean`, async () => {
      assert.deepEqual(await problems(readFileSync(fileURLToPath(new URL(`examples/good/${name}.yaml`, root)), "utf8")), []);
    });
  }
});

describe("a pack of a team's own rules", () => {
  test("keys and checks are completed", async () => {
    const keys = await complete("pack: house\ntitle: House rules\nrules:\n  - §\n", pack);
    for (const key of ["name", "code", "check", "message"]) assert.ok(keys.has(key), key);
    assert.ok((await complete("pack: house\ntitle: House rules\nrules:\n  - name: a\n    check:\n      o§\n", pack)).has("one_of"));
  });

  test("the example is clean", async () => {
    const text = readFileSync(fileURLToPath(new URL("examples/policy/policy.yaml", root)), "utf8");
    assert.deepEqual(await problems(text.replace(/^# yaml-language-server.*\n/, ""), pack), []);
  });
});

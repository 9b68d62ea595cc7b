/** The extension: a client of the language server, and two commands that show what it answers. */

import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions, type ServerOptions, TransportKind } from "vscode-languageclient/node";
import { type Answer, Pages, SCHEME, showCompiled, showRule } from "./pages";
import { start } from "./server";

const COMPILE = "voicelint.compile";
const EXPLAIN = "voicelint.explain";
const LANGUAGES = ["yaml", "json"];

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const pages = new Pages();
  context.subscriptions.push(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, pages),
    vscode.commands.registerCommand("voicelint.compilePreview", compilePreview),
    vscode.commands.registerCommand("voicelint.explainRule", explainRule),
    vscode.commands.registerCommand("voicelint.restart", () => restart(context, pages)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("voicelint.command")) {
        void restart(context, pages);
      }
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void restart(context, pages)),
    vscode.languages.onDidChangeDiagnostics(mark),
    vscode.window.onDidChangeActiveTextEditor(mark),
  );
  await begin(context, pages);
}

export async function deactivate(): Promise<void> {
  const old = client;
  client = undefined;
  try {
    await old?.stop();
  } catch {
    // It did not start, so there is nothing to stop.
  }
}

async function restart(context: vscode.ExtensionContext, pages: Pages): Promise<void> {
  await deactivate();
  await begin(context, pages);
}

async function begin(context: vscode.ExtensionContext, pages: Pages): Promise<void> {
  const { command, args, env } = start({
    command: vscode.workspace.getConfiguration("voicelint").get<string[]>("command", []),
    folders: (vscode.workspace.workspaceFolders ?? []).filter((each) => each.uri.scheme === "file").map((each) => each.uri.fsPath),
    trusted: vscode.workspace.isTrusted,
    extension: context.extensionPath,
    platform: process.platform,
    env: process.env,
  });
  const server: ServerOptions = { command, args, options: { env }, transport: TransportKind.stdio };
  const options: LanguageClientOptions = {
    documentSelector: LANGUAGES.flatMap((language) => [
      { language, scheme: "file" },
      { language, scheme: "untitled" },
    ]),
    middleware: {
      // The lenses run the server's commands: what these answer is shown here.
      executeCommand: async (name, given, next) => {
        const answer: unknown = await next(name, given);
        if (name === COMPILE) {
          await showCompiled(pages, answer as Answer | null);
        } else if (name === EXPLAIN) {
          await showRule(pages, String(given[0]), answer as string | null);
        }
        return answer;
      },
      // VS Code has an outline for JSON of its own, and would show every key twice.
      provideDocumentSymbols: (document, token, next) => (document.languageId === "json" ? [] : next(document, token)),
    },
  };
  client = new LanguageClient("voicelint", "voicelint", server, options);
  try {
    await client.start();
  } catch (error) {
    const words = `voicelint: the server does not start (${[command, ...args].join(" ")}): ${error instanceof Error ? error.message : String(error)}`;
    void vscode.window.showErrorMessage(words);
  }
}

/** Compile the open file; the middleware shows what comes of it. */
async function compilePreview(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    void vscode.window.showInformationMessage("voicelint: open a campaign first.");
    return;
  }
  await ask(COMPILE, editor.document.uri.toString(), null);
}

/** Explain the rule of the finding at the cursor, or one that is asked for. */
async function explainRule(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const here = editor === undefined ? undefined : found(editor.document.uri).find((each) => each.range.contains(editor.selection.active));
  const name = here === undefined ? await vscode.window.showInputBox({ prompt: "The rule's name or code", placeHolder: "retry-count-clamped" }) : codeOf(here);
  if (name !== undefined && name !== "") {
    await ask(EXPLAIN, name, editor?.document.uri.toString() ?? null);
  }
}

/** Run a command of the server; the middleware shows its answer. */
async function ask(command: string, ...given: unknown[]): Promise<void> {
  if (client?.isRunning()) {
    await vscode.commands.executeCommand(command, ...given);
  } else {
    void vscode.window.showWarningMessage("voicelint: the server does not run; its output says why.");
  }
}

function found(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter((each) => each.source === "voicelint");
}

function codeOf(diagnostic: vscode.Diagnostic): string {
  const code = diagnostic.code;
  return String(typeof code === "object" ? code.value : code);
}

/** Show the preview's button where the open file is a campaign, as far as that can be told from its text. */
function mark(): void {
  const document = vscode.window.activeTextEditor?.document;
  const campaign = document !== undefined && LANGUAGES.includes(document.languageId) && /^(\s*\{[^{}]*)?["']?voicelint["']?\s*:/m.test(document.getText());
  void vscode.commands.executeCommand("setContext", "voicelint.campaign", campaign);
}

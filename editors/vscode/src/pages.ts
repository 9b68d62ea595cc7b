/** Documents that the server's answers are shown as: compiled bodies, and rules' pages. */

import * as vscode from "vscode";

export const SCHEME = "voicelint";

/** A request of the command voicelint.compile. */
export interface Compiled {
  target: string;
  number: number;
  method: string;
  url: string;
  recipients: number;
  text: string;
}

/** What the command voicelint.compile answers. */
export interface Answer {
  error: string | null;
  count: number;
  requests: Compiled[];
}

/** The text of each page; a page that is shown again is written anew. */
export class Pages implements vscode.TextDocumentContentProvider {
  private readonly texts = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.path) ?? "";
  }

  /** Put a text at a path; the answer is the page's address. */
  put(path: string, text: string): vscode.Uri {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${path}` });
    this.texts.set(uri.path, text);
    this.changed.fire(uri);
    return uri;
  }
}

/** Show what a campaign compiles to, or say why it does not. */
export async function showCompiled(pages: Pages, answer: Answer | null): Promise<void> {
  if (answer === null) {
    void vscode.window.showInformationMessage("voicelint: this is no open campaign.");
  } else if (answer.error !== null) {
    void vscode.window.showWarningMessage(`voicelint: not compiled. ${answer.error}`);
  } else {
    const chosen = await choose(answer);
    if (chosen !== undefined) {
      const uri = pages.put(`compiled/${chosen.target}-${chosen.number}.json`, chosen.text);
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true, preserveFocus: true });
    }
  }
}

async function choose(answer: Answer): Promise<Compiled | undefined> {
  if (answer.requests.length < 2) {
    return answer.requests[0];
  }
  const items = answer.requests.map((request) => ({
    label: `${request.target} ${request.number}`,
    description: `${request.method} ${request.url}`,
    detail: `${request.recipients} recipients`,
    request,
  }));
  const shown = answer.count > items.length ? `${items.length} of ${answer.count} requests` : `${answer.count} requests`;
  return (await vscode.window.showQuickPick(items, { title: `Compiled: ${shown}` }))?.request;
}

/** Show a rule's page. */
export async function showRule(pages: Pages, name: string, page: string | null): Promise<void> {
  if (page === null) {
    void vscode.window.showInformationMessage(`voicelint: there is no rule ${name}.`);
  } else {
    await vscode.commands.executeCommand("markdown.showPreviewToSide", pages.put(`rules/${name}.md`, page));
  }
}

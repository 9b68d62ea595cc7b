// As much of VS Code as the extension touches. What it did is noted in `globalThis.editor`.

export class EventEmitter {
  listeners = [];
  event = (listener) => {
    this.listeners.push(listener);
    return { dispose: () => {} };
  };
  fire(value) {
    for (const listener of this.listeners) listener(value);
  }
}

export class Uri {
  constructor(scheme, path) {
    this.scheme = scheme;
    this.path = path;
    this.fsPath = path;
  }
  static from = ({ scheme, path }) => new Uri(scheme, path);
  static file = (path) => new Uri("file", path);
  toString = () => (this.scheme === "file" ? `file://${this.path}` : `${this.scheme}:${this.path}`);
}

export const ViewColumn = { Beside: -2 };

/** A fresh editor: its settings, folders, open file and findings are set by the test. */
export function reset() {
  const events = { configuration: new EventEmitter(), trust: new EventEmitter(), diagnostics: new EventEmitter(), active: new EventEmitter() };
  globalThis.editor = {
    settings: {}, folders: [], trusted: true, active: undefined, diagnostics: [], picked: undefined, typed: undefined,
    commands: new Map(), contents: new Map(), messages: [], shown: [], ran: [], clients: [], events,
  };
}

const state = () => globalThis.editor;
const say = (kind) => async (text) => void state().messages.push([kind, text]);

export const window = {
  showInformationMessage: say("information"),
  showWarningMessage: say("warning"),
  showErrorMessage: say("error"),
  showQuickPick: async (items) => items.find((item) => item.label === state().picked),
  showInputBox: async () => state().typed,
  showTextDocument: async (document, options) => void state().shown.push({ ...document, ...options }),
  get activeTextEditor() {
    return state().active;
  },
  onDidChangeActiveTextEditor: (listener) => state().events.active.event(listener),
};

export const workspace = {
  getConfiguration: () => ({ get: (key, otherwise) => state().settings[key] ?? otherwise }),
  get workspaceFolders() {
    return state().folders.map((path) => ({ uri: Uri.file(path) }));
  },
  get isTrusted() {
    return state().trusted;
  },
  registerTextDocumentContentProvider: (scheme, provider) => {
    state().contents.set(scheme, provider);
    return { dispose: () => {} };
  },
  openTextDocument: async (uri) => ({ uri, text: state().contents.get(uri.scheme).provideTextDocumentContent(uri) }),
  onDidChangeConfiguration: (listener) => state().events.configuration.event(listener),
  onDidGrantWorkspaceTrust: (listener) => state().events.trust.event(listener),
};

export const commands = {
  registerCommand: (name, run) => {
    state().commands.set(name, run);
    return { dispose: () => {} };
  },
  executeCommand: async (name, ...given) => {
    state().ran.push([name, ...given]);
    return state().commands.get(name)?.(...given);
  },
};

export const languages = {
  getDiagnostics: () => state().diagnostics,
  onDidChangeDiagnostics: (listener) => state().events.diagnostics.event(listener),
};

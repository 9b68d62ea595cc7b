// A language client that notes how it was made and started, and runs the server's commands through the middleware.
import { commands } from "./vscode.mjs";

export const TransportKind = { stdio: 0 };

export class LanguageClient {
  constructor(id, name, server, options) {
    Object.assign(this, { id, name, server, options, started: 0, stopped: 0 });
    globalThis.editor.clients.push(this);
  }
  async start() {
    if (globalThis.editor.broken) throw new Error("spawn ENOENT");
    this.started += 1;
    this.running = true;
    for (const name of ["voicelint.compile", "voicelint.explain"]) {
      commands.registerCommand(name, (...given) => this.options.middleware.executeCommand(name, given, async () => globalThis.editor.answer));
    }
  }
  isRunning() {
    return this.running === true;
  }
  async stop() {
    if (!this.running) throw new Error("Client is not running and can't be stopped.");
    this.running = false;
    this.stopped += 1;
  }
}

// A language client that is just enough: it sends, and waits for answers.
import { spawn } from "node:child_process";

export class Client {
  #number = 0;
  #rest = Buffer.alloc(0);
  #waiting = new Map();
  #heard = [];

  /** `answers` are what the server's own requests get, by method. */
  constructor(command, args, answers = {}) {
    this.answers = answers;
    this.process = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
    this.process.stdout.on("data", (data) => this.#read(data));
  }

  #read(data) {
    this.#rest = Buffer.concat([this.#rest, data]);
    for (;;) {
      const end = this.#rest.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#rest.subarray(0, end).toString())[1]);
      if (this.#rest.length < end + 4 + length) return;
      const message = JSON.parse(this.#rest.subarray(end + 4, end + 4 + length).toString());
      this.#rest = this.#rest.subarray(end + 4 + length);
      this.#take(message);
    }
  }

  #take(message) {
    if (message.method === undefined) {
      const { resolve, reject } = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.error) reject(new Error(message.error.message));
      else resolve(message.result);
    } else if (message.id !== undefined) {
      this.#write({ id: message.id, result: this.answers[message.method]?.(message.params) ?? null });
    } else {
      this.#heard = this.#heard.filter(({ method, wanted, resolve }) => {
        const fits = method === message.method && wanted(message.params);
        if (fits) resolve(message.params);
        return !fits;
      });
    }
  }

  #write(message) {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.process.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  send(method, params) {
    this.#write({ method, params });
  }

  ask(method, params) {
    const id = ++this.#number;
    const answer = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#write({ id, method, params });
    return answer;
  }

  /** The next notification of a method that is wanted. */
  next(method, wanted) {
    return new Promise((resolve) => this.#heard.push({ method, wanted, resolve }));
  }

  async stop() {
    await this.ask("shutdown", null);
    this.send("exit", null);
    this.process.stdin.end();
    await new Promise((resolve) => this.process.once("exit", resolve));
  }
}

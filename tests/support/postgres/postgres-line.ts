import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** The two ends of a connection that passes. */
interface Passing {
  readonly client: Socket;
  readonly server: Socket;
}

/**
 * A line between a bot and a server, on which a test decides what becomes of connections:
 * `const line = await DatabaseLine.open(url); openStore(line.url); line.cut();`
 */
export class DatabaseLine {
  /** The address of the same database, through this line. */
  readonly url: string;
  readonly #listener: ReturnType<typeof createServer>;
  readonly #passing = new Set<Passing>();
  #isSilent = false;
  #isSevered = false;
  #breakAt: { readonly text: string; readonly arrives: boolean; happened(): void } | undefined;

  private constructor(listener: ReturnType<typeof createServer>, url: URL) {
    this.#listener = listener;
    const { port } = listener.address() as AddressInfo;
    const server = { host: url.hostname, port: Number(url.port) };
    this.url = Object.assign(new URL(url), { port: String(port) }).href;
    listener.on('connection', (client) => {
      if (this.#isSevered) client.destroy();
      else this.#pass({ client, server: connect(server) });
    });
  }

  /** @param url a database's, without TLS when `cutAt` has to read what passes */
  static async open(url: string): Promise<DatabaseLine> {
    const address = new URL(url);
    const listener = createServer().listen(0, address.hostname);
    await once(listener, 'listening');
    return new DatabaseLine(listener, address);
  }

  #pass(passing: Passing): void {
    const { client, server } = passing;
    this.#passing.add(passing);
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      from.on('error', () => {});
      from.on('close', () => {
        this.#passing.delete(passing);
        to.destroy();
      });
      from.on('data', (data) => this.#carry(passing, data, from === client ? server : client));
    }
    if (this.#isSilent) this.#hold(passing);
  }

  #carry(passing: Passing, data: Buffer, to: Socket): void {
    const at = this.#breakAt;
    if (at === undefined || to !== passing.server || !data.includes(at.text)) return void to.write(data);
    this.#breakAt = undefined;
    // The server has it, and nobody hears what it answers.
    if (at.arrives) {
      passing.client.removeAllListeners('close');
      passing.server.removeAllListeners('data').resume();
      passing.server.end(data);
    }
    passing.client.destroy();
    if (!at.arrives) passing.server.destroy();
    at.happened();
  }

  #hold({ client, server }: Passing): void {
    for (const end of [client, server]) {
      if (this.#isSilent) end.pause();
      else end.resume();
    }
  }

  /** Breaks all connections. New ones are made, unless they are `severed`. */
  cut(): void {
    for (const { client, server } of this.#passing) {
      client.destroy();
      server.destroy();
    }
  }

  /** Breaks all connections, and refuses new ones until `mend`. */
  sever(): void {
    this.#isSevered = true;
    this.cut();
  }

  /** Lets no byte through, as a black hole does, and keeps connections and what is sent, until `mend`. */
  silence(): void {
    this.#isSilent = true;
    for (const passing of this.#passing) this.#hold(passing);
  }

  /** Lets everything through again, and what has been held, too. */
  mend(): void {
    this.#isSevered = false;
    this.#isSilent = false;
    for (const passing of this.#passing) this.#hold(passing);
  }

  /**
   * Breaks the next connection on which the server is sent a text, such as `COMMIT`. Resolves once that has happened.
   * @param when `before` the server has it, or `after`, when nobody hears its answer
   */
  cutAt(text: string, when: 'before' | 'after'): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#breakAt = { text, arrives: when === 'after', happened: resolve };
    return promise;
  }

  async close(): Promise<void> {
    const closed = once(this.#listener, 'close');
    this.#listener.close();
    this.cut();
    await closed;
  }
}

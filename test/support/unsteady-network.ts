import { Agent, createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens to one request on its way. */
export type Fate =
  | 'arrives'
  /** The server does what it is asked; the connection breaks before its answer is back. */
  | 'answer lost'
  /** Something between the two is broken and says so. */
  | '500'
  /** Arrives without the cookie: for the server nobody is signed in. */
  | 'session ended';

/**
 * The way between browser and server, in the tests' hands. A browser's own interception does not see what a service worker
 * or a request that outlives its page sends; what happens on the wire happens to all of them.
 */
export class UnsteadyNetwork {
  /** Where it leads: `http://127.0.0.1:…`. */
  target = '';
  /** Decides about each request by its path and body. */
  fate: (path: string, body: string) => Fate | Promise<Fate> = () => 'arrives';
  private readonly agent = new Agent({ keepAlive: true });

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {
    server.on('request', (incoming, outgoing) => void this.carry(incoming, outgoing));
  }

  static async open(): Promise<UnsteadyNetwork> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new UnsteadyNetwork(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }

  steady(): void {
    this.fate = () => 'arrives';
  }

  async close(): Promise<void> {
    this.agent.destroy();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async carry(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
    } catch {
      return void outgoing.destroy();
    }
    const body = Buffer.concat(chunks);
    const path = incoming.url ?? '/';
    const fate = await this.fate(path, body.toString());
    if (fate === '500') return void outgoing.writeHead(500).end('Internal Server Error');
    const headers = { ...incoming.headers };
    if (fate === 'session ended') delete headers.cookie;
    const onward = request(new URL(path, this.target), { agent: this.agent, method: incoming.method, headers });
    onward.on('response', (answer) => {
      if (fate === 'answer lost') {
        answer.resume().on('end', () => outgoing.destroy());
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    onward.end(body);
  }
}

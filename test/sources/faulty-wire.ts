import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A wire to a server on this machine that can be cut. */
export interface FaultyWire {
  readonly port: number;
  /** Cuts a connection once the server has sent this much on it; undefined: never. */
  cutAfter(bytes: number | undefined): void;
  /** Cuts all connections, and every new one until it is mended. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** Forwards a free loopback port to `port`. */
export async function faultyWire(port: number): Promise<FaultyWire> {
  let limit = Infinity;
  let isCut = false;
  const open = new Set<Socket>();
  const server = createServer((near) => {
    if (isCut) { near.destroy(); return; }
    const far = connect(port, '127.0.0.1');
    let sent = 0;
    far.on('data', (chunk: Buffer) => {
      sent += chunk.length;
      if (sent <= limit) { if (!near.write(chunk)) { far.pause(); near.once('drain', () => far.resume()); } return; }
      near.destroy();
      far.destroy();
    });
    near.on('data', (chunk: Buffer) => { far.write(chunk); });
    for (const [one, other] of [[near, far], [far, near]] as const) {
      open.add(one);
      one.on('error', () => undefined).on('close', () => { open.delete(one); other.destroy(); });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    cutAfter: (bytes) => { limit = bytes ?? Infinity; },
    cut: () => {
      isCut = true;
      for (const socket of open) socket.destroy();
    },
    mend: () => { isCut = false; },
    close: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

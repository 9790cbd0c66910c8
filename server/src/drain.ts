import { Server as NetServer } from 'node:net';
import type { Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** How long connections that are kept open may still ask. */
const DRAIN_MS = 1_000;
const LOOK_MS = 20;

/**
 * Prepares a server to end without breaking off anybody. What is returned takes no new connections from then on, tells those that ask on an open one that it was the last time, and resolves when none is left
 * or a second has passed. Closing at once would reset whoever asks on a kept connection at that moment: a proxy would have to guess whether that was answered.
 */
export function drained(server: Server): () => Promise<void> {
  let isEnding = false;
  server.prependListener('request', (_, response) => { if (isEnding) response.setHeader('Connection', 'close'); });
  const left = (): Promise<number> => new Promise((resolve, reject) => { server.getConnections((error, count) => { if (error === null) resolve(count); else reject(error); }); });
  return async () => {
    isEnding = true;
    // Unlike the server's own `close`, this leaves connections open on which nobody asks at the moment.
    NetServer.prototype.close.call(server);
    for (const until = Date.now() + DRAIN_MS; Date.now() < until && (await left()) > 0;) await delay(LOOK_MS);
  };
}

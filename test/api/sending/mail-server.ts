import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail as a server took it. */
export interface Taken {
  readonly to: readonly string[];
  readonly raw: Buffer;
  readonly mail: ParsedMail;
}

/** A mail server on this machine that does what it is told to. */
export interface TestMailServer {
  readonly port: number;
  /** Every mail it took, in order. */
  readonly taken: Taken[];
  /** Addresses it refuses, with what it says. */
  readonly refused: Map<string, number>;
  /** Takes everything and never says that it did. */
  isHanging: boolean;
  /** What waits without an answer. */
  readonly waiting: number;
  /** Resolves once something waits without an answer. */
  hangs(): Promise<void>;
  /** Answers what waits. */
  goOn(): void;
  stop(): Promise<void>;
}

/** Starts a mail server on a free port of loopback, or on the one given. */
export async function startMailServer(port = 0): Promise<TestMailServer> {
  const taken: Taken[] = [];
  const refused = new Map<string, number>();
  const held: (() => void)[] = [];
  let tell: (() => void)[] = [];
  const state = { isHanging: false };
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], logger: false, closeTimeout: 100,
    onRcptTo: ({ address }, _session, done) => {
      const code = refused.get(address);
      done(code === undefined ? null : Object.assign(new Error('not here'), { responseCode: code }));
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const raw = Buffer.concat(parts);
        void simpleParser(raw).then((mail) => {
          taken.push({ raw, mail, to: session.envelope.rcptTo.map(({ address }) => address) });
          if (!state.isHanging) { done(); return; }
          held.push(() => { done(); });
          for (const one of tell.splice(0)) one();
        });
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => { server.listen(port, '127.0.0.1', resolve); });
  return {
    port: (server.server.address() as AddressInfo).port, taken, refused,
    get isHanging() { return state.isHanging; },
    set isHanging(is) { state.isHanging = is; },
    get waiting() { return held.length; },
    hangs: () => (held.length > 0 ? Promise.resolve() : new Promise((resolve) => { tell = [...tell, resolve]; })),
    goOn: () => { for (const one of held.splice(0)) one(); },
    stop: () => new Promise((resolve) => { server.close(resolve); }),
  };
}

import { Agent, request } from 'node:http';

/** A question as a browser sends it. */
export interface Asked {
  readonly query: string;
  readonly variables: object;
}

/** What a page asks at its first view: the name of its document, which the pages' own files hold, and its variables. */
export interface PageAsked {
  readonly document: string;
  readonly variables: object;
}

/** Asks over HTTP on one kept connection, as a browser does, with the cookie of a session where there is one; throws on any error in the answer. */
export function asker(url: string, cookie?: string): <Data>(asked: Asked) => Promise<Data> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return <Data>(asked: Asked) => new Promise<Data>((resolve, reject) => {
    const body = JSON.stringify(asked);
    const req = request(`${url}/graphql`, { agent, method: 'POST', headers: { ...(cookie === undefined ? {} : { cookie }), 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        if (res.statusCode === 200 && !text.includes('"errors"')) resolve((JSON.parse(text) as { data: Data }).data);
        else reject(new Error(text.slice(0, 500)));
      });
    });
    req.on('error', reject).end(body);
  });
}

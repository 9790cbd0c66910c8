import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pageDocuments } from '../../fixtures/page-documents.js';
import type { Somebody } from '../people/accounts.js';

const DOCUMENTS = pageDocuments(join(fileURLToPath(new URL('../../../..', import.meta.url)), 'web/src'));

interface Refusal { readonly code: string; readonly beside?: { readonly theirs: string; readonly revision: number } }
interface Told<Data> { readonly data?: Data; readonly errors?: readonly { readonly message: string; readonly extensions: Refusal }[] }

/** What came back: figures, or why not. */
export type Answered<Data> = { readonly data: Data; readonly refusal: null } | { readonly data: null; readonly refusal: Refusal };

/** Asks what the pages ask, by the name of its document, in somebody's session. */
export async function answered<Data>(url: string, { cookie }: Somebody, document: string, variables: object): Promise<Answered<Data>> {
  const query = DOCUMENTS.get(document);
  if (query === undefined) throw new Error(`no page asks ${document}`);
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { cookie, 'content-type': 'application/json', 'x-requested-with': 'concord' }, body: JSON.stringify({ query, variables }) });
  const { data, errors } = await response.json() as Told<Data>;
  const extensions = errors?.[0]?.extensions;
  if (extensions !== undefined) return { data: null, refusal: extensions };
  if (data === undefined) throw new Error(`${document}: ${String(response.status)}`);
  return { data, refusal: null };
}

/** The same where nothing but an answer will do. */
export async function asked<Data>(url: string, who: Somebody, document: string, variables: object): Promise<Data> {
  const { data, refusal } = await answered<Data>(url, who, document, variables);
  if (data === null) throw new Error(`${document}: ${JSON.stringify(refusal)}`);
  return data;
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FirstAdministrator } from '@concord/server';
import { startApi, type Answer, type Api } from '../api.js';
import { bySession, codeOf, type Shown } from '../people-questions.js';
import type { ReadTable } from './attacker.js';
import { fileOf, type RawCase } from './published-cases.js';

const PASSWORD = 'a password of 2026';
/** The last day the files know. */
export const KNOWN = '2026-04-20';
/** Why something is withdrawn. */
export const WHY = '数据有误，重新核对后再发布';
/** What was published, in short. */
export const LIST = '{ publications { id month isIntact } }';
/** One of it. */
export const ONE = 'query ($id: ID!) { publication(id: $id) { digest tables { over places { keys counts } } } }';
const PUBLISH = 'mutation ($dataset: String!, $month: String!) { publishTables(dataset: $dataset, month: $month) { id digest } }';
const WITHDRAW = 'mutation ($id: ID!, $reason: Prose!) { withdrawPublication(id: $id, reason: $reason) { withdrawnAt withdrawnBecause } }';

/** People who publish and read, each in a session of their own, over an API of its own. */
export class Publishing {
  private readonly session = bySession(() => this.api);
  private loaded = 0;

  private constructor(readonly api: Api, private readonly folder: string, private readonly root: Shown) {}

  /** With an administrator. */
  static async start(): Promise<Publishing> {
    const [api, folder] = [await startApi(), await mkdtemp(join(tmpdir(), 'concord-published-'))];
    await new FirstAdministrator(api.stores).add({ login: 'root', name: '总管理员', password: PASSWORD, by: 'test' });
    api.askBySession();
    return new Publishing(api, folder, await bySession(() => api).signIn('root', PASSWORD));
  }

  /** Cases as one file of a dataset. */
  async load(dataset: string, cases: readonly RawCase[]): Promise<void> {
    const path = join(this.folder, `${dataset}-${String((this.loaded += 1))}.csv`);
    await writeFile(path, fileOf(cases, KNOWN));
    await this.api.load('canonical', path, dataset, KNOWN);
  }

  /** Somebody new with these grants, signed in. */
  async somebody(login: string, ...grants: readonly object[]): Promise<Shown> {
    const { id, password } = await this.session.add(this.root, login);
    for (const one of grants) expect(codeOf(await this.session.grant(this.root, { person: id, ...one }))).toBeUndefined();
    return this.session.signIn(login, password);
  }

  as<Data>(who: Shown, query: string, variables: Record<string, unknown> = {}): Promise<Answer<Data>> {
    return this.session.as<Data>(who, query, variables);
  }

  publish(who: Shown, month: string, dataset = 'centre'): Promise<Answer<{ publishTables: { id: string; digest: string } }>> {
    return this.as(who, PUBLISH, { dataset, month });
  }

  withdraw(who: Shown, id: string, reason = WHY): Promise<Answer<unknown>> {
    return this.as(who, WITHDRAW, { id, reason });
  }

  /** The tables somebody reads of a publication, or the code with which that is refused. */
  async read(who: Shown, id: string): Promise<readonly ReadTable[] | string> {
    const answer = await this.as<{ publication: { tables: readonly ReadTable[] } }>(who, ONE, { id });
    return codeOf(answer) ?? answer.data?.publication.tables ?? [];
  }

  async close(): Promise<void> {
    await this.api.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

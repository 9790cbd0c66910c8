import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApi, type Api } from '../api.js';

/** A number that an action may rest on: cases of bank X received in the first half of 2025. */
export const NUMBER = { metric: 'intake', range: { from: '2025-01-01', to: '2025-06-30' }, filters: [{ dimension: 'institution', values: ['BANK-X'] }] };
export const ACTION = `id revision what state dueOn isOverdue workdaysLeft reason startedOn endedOn mayDirect mayReport owner { account name gone } origin { meeting item } evidence { by text }
  number { metric value n dataVersion definitionVersion isRetired isRedefined text { zh en } about { zh } filters { dimension values } now { value n dataVersion isRestated } }
  effects { metric direction size startsOn reviewOn isBefore isStanding declaredOn by } verdicts { stage verdict reason asOf dataVersion } history { kind by state reason owner dueOn what evidence }`;

export interface Told {
  readonly id: string; readonly revision: number; readonly what: string; readonly state: string; readonly dueOn: string; readonly isOverdue: boolean; readonly workdaysLeft: number | null; readonly reason: string | null;
  readonly owner: { readonly account: string | null; readonly name: string; readonly gone: string | null };
  readonly number: { readonly value: number | null; readonly n: number; readonly dataVersion: number; readonly filters: readonly object[]; readonly now: { readonly value: number | null; readonly isRestated: boolean } | null } | null;
  readonly effects: readonly { readonly direction: string; readonly isBefore: boolean; readonly isStanding: boolean; readonly by: string }[];
  readonly verdicts: readonly { readonly stage: string; readonly verdict: string; readonly reason: string | null; readonly dataVersion: number }[];
  readonly history: readonly { readonly kind: string; readonly by: string; readonly what: string | null }[] | null;
}

/** Cases received in a month by an institution, on its first days; `settled` of them. */
export const received = (month: string, count: number, institution: string, settled = 0): string[] =>
  Array.from({ length: count }, (_, i) => { const day = String(1 + (i % 25)).padStart(2, '0'); return `${institution}-${month}-${String(i)},${month}-${day},${month}-${day},${month}-28,${i < settled ? 'S2' : 'U1'},${institution},M-${institution}`; });
const HEAD = 'case_id,received_on,entered_on,closed_on,outcome,institution,mediator';

/** What came of a question with one field. */
export interface Answered<Data> { readonly answer: Data | undefined; readonly code: string | undefined; readonly sentence: string | undefined }

/** An API with people who ask for actions, and datasets made to measure. */
export class Acting {
  private constructor(readonly api: Api, private readonly folder: string) {}

  static async start(): Promise<Acting> {
    return new Acting(await startApi(), await mkdtemp(join(tmpdir(), 'concord-acting-')));
  }

  async load(dataset: string, rows: readonly string[], asOf: string): Promise<void> {
    const file = join(this.folder, `${dataset}-${asOf}.csv`);
    await writeFile(file, [HEAD, ...rows, ''].join('\n'));
    const { rejected, state } = await this.api.load('canonical', file, dataset, asOf);
    if (state !== 'published' || rejected > 0) throw new Error(`${dataset}: ${state}, ${String(rejected)} rejected`);
  }

  /** Adds an account with a role for some cases. */
  async person(id: string, name: string, scope: unknown, role = 'executive'): Promise<string> {
    const { accounts, roleGrants } = this.api.stores.operational;
    await accounts.add({ id, login: name, name, mediator: '', passwordHash: '', subject: null, createdBy: 'root' });
    await roleGrants.add({ id: `grant-${id}`, accountId: id, role, scope: JSON.stringify(scope), validFrom: '2020-01-01 00:00:00.000', validTo: null, grantedBy: 'root' });
    return id;
  }

  /** The answer to the only field, and the code and sentence of what was refused. */
  async ask<Data = Told>(query: string, variables: Record<string, unknown>): Promise<Answered<Data>> {
    const { data, errors } = await this.api.ask<Record<string, Data>>(query, variables);
    const extensions = errors?.[0]?.extensions as { readonly code: string; readonly sentence?: { readonly zh: string } } | undefined;
    return { answer: Object.values(data ?? {})[0], code: extensions?.code, sentence: extensions?.sentence?.zh };
  }

  add(more: Record<string, unknown> = {}) {
    return this.ask(`mutation ($input: AddActionInput!) { addAction(input: $input) { ${ACTION} } }`, { input: { dataset: 'banks', what: '回访办结案件，核对协议履行', owner: { name: '李某' }, due: { on: '2099-12-31' }, number: NUMBER, ...more } });
  }

  change({ id, revision }: Pick<Told, 'id' | 'revision'>, change: Record<string, unknown>) {
    return this.ask(`mutation ($id: ID!, $revision: Int!, $change: ActionChangeInput!) { changeAction(id: $id, revision: $revision, change: $change) { ${ACTION} } }`, { id, revision, change });
  }

  find(id: string) {
    return this.ask<Told | null>(`query ($id: ID!) { action(id: $id) { ${ACTION} } }`, { id });
  }

  async list(more: Record<string, unknown> = {}): Promise<readonly Told[]> {
    const { answer, code } = await this.ask<readonly Told[]>(`query ($input: ActionsInput!) { actions(input: $input) { ${ACTION} } }`, { input: { dataset: 'banks', ...more } });
    if (answer === undefined) throw new Error(code);
    return answer;
  }

  async close(): Promise<void> {
    await this.api.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

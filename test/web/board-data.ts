import type { APIRequestContext } from '@playwright/test';
import { readProfile } from '@concord/etl';
import { expect } from './page-test.js';

/** Settled of 60, by mediator: one far above, one far below, eight whom the data cannot separate. */
const SETTLED: Readonly<Record<string, number>> = { M01: 58, M02: 42, M03: 41, M04: 40, M05: 40, M06: 39, M07: 38, M08: 37, M09: 36, M10: 22 };
const COLUMNS = 'case_id,received_on,assigned_on,due_on,closed_on,outcome,business,complexity,mediator';
/** Making a board, or loading, beside the other width. */
const JOB = { timeout: 60_000 };

/** What GraphQL answers. */
export async function ask<Data>(request: APIRequestContext, query: string, variables: object): Promise<Data> {
  const { data } = await (await request.post('/graphql', { data: { query, variables } })).json() as { data: Data };
  return data;
}

/** Delivers the cases of ten mediators, `settledToo` among those settled, as a source would. */
export async function deliverCases(request: APIRequestContext, dataset: string, settledToo: readonly string[] = []): Promise<void> {
  const rows = Object.entries(SETTLED).flatMap(([mediator, settled]) => Array.from({ length: 60 }, (_, i) => {
    const id = `${mediator}-${String(i).padStart(2, '0')}`;
    return `${id},2026-02-02,2026-02-03,2026-03-05,2026-02-20,${i < settled || settledToo.includes(id) ? 'S2' : 'U1'},B03,standard,${mediator}`;
  }));
  const upload = await request.post('/deliveries', { headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'cases.csv' }, data: Buffer.from([COLUMNS, ...rows, 'LAST,2026-08-31,,,,,B03,standard,', ''].join('\n')) });
  const { id } = await upload.json() as { id: string };
  const profile = (await readProfile('canonical')).text;
  const { loadDelivery } = await ask<{ loadDelivery: { id: string } }>(request, 'mutation($id: ID!, $profile: String!, $dataset: String) { loadDelivery(id: $id, profile: $profile, dataset: $dataset, asOf: "2026-08-31") { id } }', { id, profile, dataset });
  await expect.poll(async () => (await ask<{ job: { state: string } }>(request, 'query($id: ID!) { job(id: $id) { state } }', { id: loadDelivery.id })).job.state, JOB).toBe('done');
}

/** A round that is computed, reviewed and public; its id. */
export async function publicRound(request: APIRequestContext, dataset: string, title: string): Promise<string> {
  const { beginBoardRound: { id } } = await ask<{ beginBoardRound: { id: string } }>(request, 'mutation($input: BeginRoundInput!) { beginBoardRound(input: $input) { id } }', { input: { dataset, title, cutOff: '2026-08-31' } });
  const { computeBoardRound } = await ask<{ computeBoardRound: { id: string } }>(request, 'mutation($id: ID!) { computeBoardRound(id: $id) { id } }', { id });
  await expect.poll(async () => (await ask<{ boardJob: { state: string } }>(request, 'query($id: ID!) { boardJob(id: $id) { state } }', computeBoardRound)).boardJob.state, JOB).toBe('done');
  await ask(request, 'mutation($id: ID!) { reviewBoardRound(id: $id, members: ["赵", "钱"], reason: "金牌与候选均已逐一核对，同意公示") { id } }', { id });
  const { publishBoardRound } = await ask<{ publishBoardRound: { phase: string } }>(request, 'mutation($id: ID!) { publishBoardRound(id: $id) { phase } }', { id });
  expect(publishBoardRound.phase).toBe('published');
  return id;
}

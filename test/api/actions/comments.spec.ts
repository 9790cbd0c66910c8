import { randomUUID } from 'node:crypto';
import { EVERY_RIGHT, LOCAL_VIEWER, type Right, type Viewer } from '@concord/server';
import { Acting, NUMBER, received } from './acting.js';

const X = [{ dimension: 'institution', values: ['BANK-X'] }] as const;
const THREAD = 'id state maySettle number { metric value filters { dimension values } } comments { seq by text isOwn isDecision replyTo editedAt mentions { id name } earlier { text } } steps { state by }';
interface Comment { readonly seq: number; readonly by: string; readonly text: string; readonly isOwn: boolean; readonly editedAt: string | null; readonly mentions: readonly { readonly name: string }[]; readonly earlier: readonly { readonly text: string }[] }
interface Thread { readonly id: string; readonly state: string; readonly number: { readonly value: number }; readonly comments: readonly Comment[]; readonly steps: readonly { readonly state: string }[] }
const person = (id: string, rights: readonly Right[] = ['read', 'view'], scope: Viewer['scope'] = X): Viewer => ({ id, scope, rights: new Set(rights) });

let acting: Acting;
beforeAll(async () => {
  acting = await Acting.start();
  await acting.load('banks', [...received('2025-01', 12, 'BANK-X'), ...received('2025-01', 20, 'BANK-Y')], '2025-07-31');
});
afterAll(() => acting.close());
afterEach(() => { acting.api.viewer = LOCAL_VIEWER; });

const begin = (more: Record<string, unknown> = {}) => acting.ask<Thread>(`mutation ($input: NewThreadInput!) { beginThread(input: $input) { ${THREAD} } }`, { input: { dataset: 'banks', number: NUMBER, text: '一月为何上升？', ...more } });
const say = (id: string, input: Record<string, unknown>) => acting.ask<Thread>(`mutation ($id: ID!, $input: NewCommentInput!) { addComment(id: $id, input: $input) { ${THREAD} } }`, { id, input });
const edit = (id: string, seq: number, text: string, mentions: readonly string[] = []) => acting.ask<Thread>(`mutation ($id: ID!, $seq: Int!, $text: Prose!, $mentions: [ID!]!) { editComment(id: $id, seq: $seq, text: $text, mentions: $mentions) { ${THREAD} } }`, { id, seq, text, mentions });
const settle = (id: string, isResolved: boolean) => acting.ask<Thread>(`mutation ($id: ID!, $isResolved: Boolean!) { settleThread(id: $id, isResolved: $isResolved) { ${THREAD} } }`, { id, isResolved });
const list = async (input: Record<string, unknown> = {}): Promise<readonly Thread[]> => (await acting.ask<readonly Thread[]>(`query ($input: CommentsInput!) { comments(input: $input) { ${THREAD} } }`, { input: { dataset: 'banks', ...input } })).answer ?? [];

it('hangs a discussion on a number, with answers, names, a history of what was changed, and an end', async () => {
  const [li, wang] = [await acting.person(randomUUID(), '李经理', X), await acting.person(randomUUID(), '王经办', X)];
  acting.api.viewer = person(li);
  const { answer: thread } = await begin({ text: '@王经办 一月为何上升？电话13812345678', mentions: [wang] });
  expect(thread).toMatchObject({ state: 'open', number: { metric: 'intake', value: 12 }, comments: [{ seq: 1, by: '李经理', text: '@王经办 一月为何上升？电话〔电话〕', isOwn: true, mentions: [{ id: wang, name: '王经办' }] }] });
  const id = thread?.id ?? '';
  acting.api.viewer = person(wang);
  expect((await say(id, { text: '年底集中催收所致', replyTo: 1 })).answer?.comments[1]).toMatchObject({ seq: 2, by: '王经办', replyTo: 1, isOwn: true });
  expect((await edit(id, 1, '改别人的话')).code).toBe('NO_SUCH_COMMENT');
  expect((await edit(id, 2, '年底集中催收所致，已核对')).answer?.comments[1]).toMatchObject({ text: '年底集中催收所致，已核对', earlier: [{ text: '年底集中催收所致' }], editedAt: expect.any(String) as string });
  expect((await say(id, { text: '没有这一条', replyTo: 9 })).code).toBe('NO_SUCH_COMMENT');
  expect([(await settle(id, true)).code, (await say(id, { text: '决定专项回访', isDecision: true })).code]).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  acting.api.viewer = person(li, ['read', 'view', 'define']);
  expect((await say(id, { text: '决定专项回访', isDecision: true })).answer?.comments[2]).toMatchObject({ isDecision: true });
  expect((await settle(id, true)).answer).toMatchObject({ state: 'resolved', steps: [{ state: 'resolved', by: '李经理' }] });
  expect((await settle(id, false)).answer?.steps.map(({ state }) => state)).toEqual(['resolved', 'open']);
  expect((await list({ metric: 'intake', states: ['open'], filters: X })).map((one) => one.id)).toEqual([id]);
  expect([await list({ metric: 'closings' }), await list({ states: ['resolved'] }), await list({ filters: [{ dimension: 'institution', values: ['BANK-Y'] }] })]).toEqual([[], [], []]);
});

it('tells it to those who see every case of the number, and names nobody who does not', async () => {
  const y = await acting.person(randomUUID(), '他行经理', [{ dimension: 'institution', values: ['BANK-Y'] }]);
  expect((await begin({ mentions: [y] })).code).toBe('MENTION_SEES_NOT');
  const ofAll = (await begin({ number: { ...NUMBER, filters: [] } })).answer?.id ?? '';
  acting.api.viewer = { id: 'x', scope: X, rights: EVERY_RIGHT };
  expect((await list()).map(({ id }) => id)).not.toContain(ofAll);
  expect([(await say(ofAll, { text: '看不到也说' })).code, (await settle(ofAll, true)).code, (await edit(ofAll, 1, '改')).code]).toEqual(['NO_SUCH_THREAD', 'NO_SUCH_THREAD', 'NO_SUCH_THREAD']);
  expect((await begin({ text: ' ' })).code).toBe('NO_TEXT');
});

it('loses nothing of what ten people say at once', async () => {
  const id = (await begin()).answer?.id ?? '';
  const texts = Array.from({ length: 4 }, (_, i) => `第 ${String(i + 1)} 条`);
  const codes = (await Promise.all(texts.map((text) => say(id, { text })))).map(({ code }) => code);
  const there = (await list()).find((one) => one.id === id)?.comments.map(({ text }) => text) ?? [];
  expect(codes).toEqual(texts.map(() => undefined));
  expect(there.slice(1).sort()).toEqual(texts);
});

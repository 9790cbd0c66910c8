import type { Viewer } from '@concord/server';
import type { Answer, Api } from '../api.js';

interface Words { readonly zh: string; readonly en: string }
/** A meeting as it is asked for here. */
export interface ToldMeeting {
  readonly id: string; readonly state: string; readonly chair: string; readonly chairName: string; readonly dataVersion: number | null; readonly asOf: string | null; readonly hasMoved: boolean; readonly isWhole: boolean; readonly mayChair: boolean; readonly mayArrange: boolean; readonly seq: number; readonly title: string; readonly heldOn: string;
  readonly agenda: readonly { readonly id: string; readonly kind: string; readonly title: Words; readonly sentence: Words; readonly minutes: number; readonly owner: string; readonly dropped: { readonly by: string } | null; readonly link: { readonly metric: string; readonly split: string | null; readonly from: string; readonly to: string; readonly filters: readonly { readonly dimension: string; readonly values: readonly string[]; readonly labels: readonly Words[] }[] } | null; readonly before: readonly { readonly text: string; readonly heldOn: string; readonly meeting: string }[] }[];
  readonly participants: readonly { readonly id: string; readonly name: string; readonly account: string | null; readonly hasEnded: boolean; readonly isOwn: boolean }[];
  readonly statements: readonly { readonly participant: string; readonly text: string; readonly revision: number }[];
  readonly decisions: readonly { readonly id: string; readonly item: string; readonly text: string; readonly revision: number; readonly mentions: readonly string[]; readonly withdrawn: { readonly reason: string } | null }[];
  readonly reopened: readonly { readonly reason: string }[];
  readonly sealedMinutes: readonly { readonly pack: string; readonly version: number }[];
}

const FIELDS = `id state chair chairName dataVersion asOf hasMoved isWhole mayChair mayArrange seq title heldOn
  agenda { id kind title { zh en } sentence { zh en } minutes owner dropped { by } link { metric split from to filters { dimension values labels { zh en } } } before { text heldOn meeting } }
  participants { id name account hasEnded isOwn } statements { participant text revision } decisions { id item text revision mentions withdrawn { reason } } reopened { reason } sealedMinutes { pack version }`;

/** What is refused: its code, and what stands beside it. */
export interface Refusal { readonly code: string; readonly beside: { readonly theirs: string; readonly revision: number } | undefined }

interface Participant { readonly name: string; readonly account?: string; readonly area?: object[] }
/** What a meeting is planned as, the least of it. */
export const PLAN = { title: '一月质量审核会', heldOn: '2026-02-10', startsAt: '09:30', minutes: 90, month: '2026-01-01', place: '三楼会议室' };
/** Who takes part where nothing else is said. */
export const PEOPLE: readonly Participant[] = [{ name: '主持' }, { name: '甲', area: [{ dimension: 'institution', values: ['BANK-X'] }] }, { name: '乙', area: [{ dimension: 'institution', values: ['BANK-Y'] }] }];

/** Asks about meetings, as `api.viewer` or as somebody else. */
export function meetingQuestions(api: () => Api, dataset = 'centre') {
  async function told<Data>(query: string, variables: Record<string, unknown>): Promise<Data> {
    const { data, errors } = await api().ask<Data>(query, variables);
    if (data === undefined || data === null || errors !== undefined) throw new Error(JSON.stringify(errors));
    return data;
  }
  function refusalOf({ errors }: Answer<unknown>): Refusal | undefined {
    const extensions = errors?.[0]?.extensions as { readonly code: string; readonly beside?: Refusal['beside'] } | undefined;
    return extensions === undefined ? undefined : { code: extensions.code, beside: extensions.beside };
  }
  /** Does something in a meeting: the meeting after it, or why not. */
  async function act(mutation: string, declared: string, given: string, variables: Record<string, unknown>): Promise<ToldMeeting | Refusal> {
    const answer = await api().ask<Record<string, ToldMeeting>>(`mutation (${declared}) { ${mutation}(${given}) { ${FIELDS} } }`, variables);
    return refusalOf(answer) ?? answer.data?.[mutation] ?? { code: 'NOTHING', beside: undefined };
  }
  const byId = (mutation: string) => (id: string) => act(mutation, '$id: ID!', 'id: $id', { id });
  const because = (mutation: string) => (id: string, reason: string) => act(mutation, '$id: ID!, $reason: Prose!', 'id: $id, reason: $reason', { id, reason });
  return {
    act,
    as: async <Answered>(viewer: Viewer, ask: () => Promise<Answered>): Promise<Answered> => { const was = api().viewer; api().viewer = viewer; try { return await ask(); } finally { api().viewer = was; } },
    series: async (people = PEOPLE, chair = '主持', more: object = {}) => (await told<{ saveMeetingSeries: { id: string; revision: number } }>('mutation ($input: MeetingSeriesInput!) { saveMeetingSeries(input: $input) { id revision } }', { input: { dataset, name: '质量审核会议', rhythm: '每月第二个周二', chair, participants: people, revision: 0, ...more } })).saveMeetingSeries,
    plan: (series: string, more: object = {}, people = PEOPLE, chair = '主持') => act('planMeeting', '$input: PlanMeetingInput!', 'input: $input', { input: { dataset, series, chair, plan: { ...PLAN, participants: people, ...more } } }),
    one: async (id: string) => (await told<{ meeting: ToldMeeting }>(`query ($id: ID!) { meeting(id: $id) { ${FIELDS} } }`, { id })).meeting,
    list: async () => (await told<{ meetings: { id: string; state: string; items: number; decided: number; sealed: number }[] }>('query ($dataset: String!) { meetings(dataset: $dataset) { id state items decided sealed } }', { dataset })).meetings,
    refused: async (id: string) => refusalOf(await api().ask(`query ($id: ID!) { meeting(id: $id) { id } }`, { id }))?.code,
    arrange: (id: string, wish: object) => act('arrangeAgenda', '$id: ID!, $wish: AgendaWishInput!', 'id: $id, wish: $wish', { id, wish }),
    state: (meeting: string, participant: string, revision: number, text: string) => act('writeStatement', '$input: StatementInput!', 'input: $input', { input: { meeting, participant, revision, text } }),
    decide: (meeting: string, item: string, text: string, more: object = {}) => act('decideInMeeting', '$input: DecisionInput!', 'input: $input', { input: { meeting, item, text, id: crypto.randomUUID(), revision: 0, ...more } }),
    handOver: (id: string, chair: string) => act('handOverChair', '$id: ID!, $chair: String!', 'id: $id, chair: $chair', { id, chair }),
    seal: (id: string) => act('sealMinutes', '$id: ID!', 'id: $id, formats: [pdf, docx], languages: [zh, en]', { id }),
    withdraw: (id: string, decision: string, reason: string) => act('withdrawDecision', '$id: ID!, $decision: ID!, $reason: Prose!', 'id: $id, decision: $decision, reason: $reason', { id, decision, reason }),
    propose: byId('proposeAgenda'), open: byId('openMeeting'), close: byId('closeMeeting'), reopen: because('reopenMeeting'), cancel: because('cancelMeeting'),
  };
}

/** The meeting of an answer. Throws where it was refused. */
export function held(answer: Refusal | ToldMeeting): ToldMeeting {
  if ('code' in answer) throw new Error(JSON.stringify(answer));
  return answer;
}

/** Why something was refused; undefined where it was not. */
export const codeOf = (answer: Refusal | ToldMeeting): string | undefined => ('code' in answer ? answer.code : undefined);

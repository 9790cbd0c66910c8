import type { Answer, Api } from '../api/api.js';

const FIELDS = 'id name kind place profile profileLabel { zh } pattern fullRead lastFullAt isEnabled state jobId lastRunAt lastDoneAt isLate nextRunAt failures result { code message { zh en } } refusedFiles { name failure { code } }';

/** A schedule as GraphQL tells it. */
export interface Told {
  readonly id: string;
  readonly kind: string;
  readonly pattern: string;
  readonly state: string;
  readonly jobId: string | null;
  readonly isEnabled: boolean;
  readonly fullRead: string;
  readonly lastFullAt: string | null;
  readonly lastRunAt: string | null;
  readonly lastDoneAt: string | null;
  readonly isLate: boolean;
  readonly nextRunAt: string | null;
  readonly failures: number;
  readonly result: { readonly code: string; readonly message: { readonly zh: string; readonly en: string } } | null;
  readonly refusedFiles: readonly { readonly name: string; readonly failure: { readonly code: string } }[];
}

/** What people do with schedules, over GraphQL. */
export interface SchedulesUnderTest {
  list(): Promise<readonly Told[]>;
  save(schedule: object): Promise<Answer<{ readonly saveSchedule: Told }>>;
  /** Saves one that has to be accepted. */
  made(schedule: object): Promise<Told>;
  /** Asks until it is so. */
  until(id: string, what: (told: Told) => boolean): Promise<Told>;
  /** Runs it and waits until the run has ended. */
  ran(id: string): Promise<Told>;
  remove(id: string): Promise<unknown>;
}

export function schedulesOf(api: Api): SchedulesUnderTest {
  const list = async (): Promise<readonly Told[]> => (await api.ask<{ schedules: Told[] }>(`{ schedules { ${FIELDS} } }`)).data?.schedules ?? [];
  const save = (schedule: object): Promise<Answer<{ saveSchedule: Told }>> => api.ask(`mutation($schedule: ScheduleInput!) { saveSchedule(schedule: $schedule) { ${FIELDS} } }`, { schedule });
  const until = async (id: string, what: (told: Told) => boolean): Promise<Told> => {
    for (;;) {
      const told = (await list()).find((one) => one.id === id);
      if (told === undefined) throw new Error('the schedule is gone');
      if (what(told)) return told;
    }
  };
  return {
    list, save, until,
    made: async (schedule) => {
      const { data, errors } = await save(schedule);
      if (data === undefined) throw new Error(JSON.stringify(errors));
      return data.saveSchedule;
    },
    ran: async (id) => {
      const before = (await until(id, () => true)).lastRunAt;
      await api.ask('mutation($id: ID!) { runSchedule(id: $id) { id } }', { id });
      return until(id, ({ state, lastRunAt }) => state !== 'running' && lastRunAt !== before);
    },
    remove: async (id) => (await api.ask('mutation($id: ID!) { removeSchedule(id: $id) }', { id })).data,
  };
}

/** A profile of files, and one of a table of the source `core`. */
export const PROFILES = [
  "id: from-core\ndataset: core\nlabel: {zh: 核心系统, en: Core}\ngrain: row\nformat: {type: table, source: core, table: cases, watermark: changed}\nchecks: {outcome_without_closed: allow}\ncolumns:\n  case_id: {from: id}\n  received_on: {from: day}",
  'id: from-files\ndataset: files\nlabel: {zh: 投递, en: Files}\ngrain: row\ncolumns:\n  case_id: {from: id}\n  received_on: {from: day}',
];

/** Watches the configured folder `incoming`. */
export const FOLDER = { name: '夜间投递', kind: 'folder', place: 'incoming', profile: 'from-files', pattern: '30 6 * * *' };

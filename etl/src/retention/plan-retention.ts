import { compileDataVersion, institutionTime, rejectMonth, storeTime, type RestingRound, type Stores } from '@concord/sql';
import { sqlText } from '../map/literal.js';
import { LoadRefused } from '../reject/refusal.js';
import { oldCases, type OldCases } from './doomed.js';

/** What goes of one source. */
export interface OldOfSource extends OldCases {
  readonly cases: number;
  readonly versions: number;
}

/** How many cases leave a month of closing, and how many stay in it. */
export interface EmptiedMonth {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly deleted: number;
  readonly left: number;
}

/** What deleting for age would do. */
export interface RetentionPlan {
  readonly dataset: string;
  readonly years: number;
  /** Cases closed for good before this day go, and no figure of a time before it is complete any more. */
  readonly closedBefore: string;
  /** What it was worked out from; the act that names it is refused once another is in force. */
  readonly dataVersion: number;
  readonly cases: number;
  readonly versions: number;
  readonly sources: readonly OldOfSource[];
  /** By month of closing, oldest first. */
  readonly months: readonly EmptiedMonth[];
  /** Excellent cases that tell of one of them: they stay, for what they tell was freed of all that names anybody. */
  readonly excellent: number;
  /** Public and final rounds of the board whose data reach back before that day: they cannot be made again. */
  readonly rounds: readonly RestingRound[];
}

/** Rounds are made of at most so many years before their last day. */
const ROUND_YEARS = 3;

/** The same day so many years earlier; of the 29th of February the 28th. */
export function yearsBefore(day: string, years: number): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return [String(Number(year) - years).padStart(4, '0'), month, month === '02' && date === '29' ? '28' : date].join('-');
}

/** The refusal where nobody has said how long a dataset is kept. */
const noRule = (dataset: string): LoadRefused => new LoadRefused('NO_RETENTION_RULE', `数据集 ${dataset} 没有设定保存期限。`, `No retention rule has been set for the dataset ${dataset}.`);

/** Works out what deleting for age would do by the rule of a dataset, and writes nothing. `today` (`YYYY-MM-DD`) is that of the institution unless told. Throws `LoadRefused` `NO_RETENTION_RULE`; `EngineError`. */
export async function planRetention({ engine: { writer }, operational }: Stores, dataset: string, today = institutionTime(storeTime()).slice(0, 10)): Promise<RetentionPlan> {
  const years = await operational.retentionRules.years(dataset);
  if (years === null) throw noRule(dataset);
  const closedBefore = yearsBefore(today, years);
  const dataVersion = Number((await writer.ask(compileDataVersion())).rows[0]?.[0] ?? 0);
  const bodies = (await writer.ask({ sql: "SELECT DISTINCT source FROM concord.publication WHERE kind = 'case' AND dataset = {dataset:String} ORDER BY source", params: { dataset } })).rows.map(([source]) => ({ dataset, source: String(source), closedBefore }));
  const sources: OldOfSource[] = [];
  for (const body of bodies) {
    const { rows: [row] } = await writer.ask({ sql: `SELECT count(), sum(versions) FROM (${oldCases(body)})` });
    if (Number(row?.[0]) > 0) sources.push({ ...body, cases: Number(row?.[0]), versions: Number(row?.[1]) });
  }
  const gone = sources.map((body) => `SELECT ${rejectMonth('closed')} AS month, count() AS deleted, 0 AS kept FROM (${oldCases(body)}) GROUP BY month`);
  const kept = `SELECT ${rejectMonth('closed_on')}, 0, count() FROM concord.case_current WHERE dataset = ${sqlText(dataset)} AND closed_on IS NOT NULL GROUP BY 1`;
  const months = gone.length === 0 ? [] : (await writer.ask({ sql: `SELECT toString(month), sum(deleted), greatest(0, toInt64(sum(kept)) - toInt64(sum(deleted))) FROM (${[...gone, kept].join(' UNION ALL ')}) GROUP BY month HAVING sum(deleted) > 0 ORDER BY month` })).rows;
  const cutOffs = new Map((await operational.boardRounds.list(dataset)).map(({ id, cutOff }) => [id, cutOff]));
  const rounds = sources.length === 0 ? [] : (await operational.boardRounds.restingOn(dataset, 0)).filter(({ id }) => yearsBefore(cutOffs.get(id) ?? '', ROUND_YEARS) < closedBefore);
  return {
    dataset, years, closedBefore, dataVersion, sources, rounds,
    cases: sources.reduce((sum, { cases }) => sum + cases, 0), versions: sources.reduce((sum, { versions }) => sum + versions, 0),
    months: months.map(([month, deleted, left]) => ({ month: String(month).slice(0, 7), deleted: Number(deleted), left: Number(left) })),
    excellent: await excellentOf({ writer }, operational, sources),
  };
}

async function excellentOf({ writer }: Pick<Stores['engine'], 'writer'>, { excellentCases }: Stores['operational'], sources: readonly OldOfSource[]): Promise<number> {
  let count = 0;
  for (const body of sources) {
    const told = (await excellentCases.list(body.dataset)).filter(({ source }) => source === body.source).map(({ caseId }) => caseId);
    if (told.length === 0) continue;
    const { rows: [row] } = await writer.ask({ sql: `SELECT count() FROM (${oldCases(body)}) WHERE case_id IN {told:Array(String)}`, params: { told } });
    count += Number(row?.[0]);
  }
  return count;
}

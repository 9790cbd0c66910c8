import type { MediatorsQuery } from '../../graphql/gen/graphql.js';
import { caveatOf, drawable, measureText } from '../../measure/measure.js';
import type { MetricDefinition, MetricValue } from '../../measure/measure.js';
import { barScale } from '../../table/interval-bar.js';
import type { BarScale, Interval } from '../../table/interval-bar.js';
import { byName, countText, signedText } from '../../text/format.js';
import { cellText, intervalOf } from '../metric/breakdown.js';
import type { Point, Position } from '../resolution/members/plot.js';
import type { MediatorsWords } from './words.js';

/** How long somebody is in post. */
export const TENURES = ['newcomers', 'settled', 'seasoned'] as const;
/** One of them. */
export type Tenure = (typeof TENURES)[number];

/** What the reference data say of somebody's post. */
export interface Post {
  readonly organisation: string;
  readonly team: string;
  /** Whole months in post; null where the first day is not known. */
  readonly months: number | null;
}

/** Somebody in post, with the name the reference data have for them. */
interface InPost extends Post {
  readonly label: Point['member']['label'];
}

/** One of them in words. */
export interface RosterLine extends Post {
  readonly key: string;
  readonly name: string;
  readonly tenure: Tenure | null;
  readonly tenureText: string;
  readonly closings: string;
  readonly open: string;
  readonly value: string;
  readonly intervalText: string;
  readonly interval: Interval;
  readonly n: string;
  readonly position: Position;
  readonly shrunk: string;
  readonly isWeak: boolean;
  /** Their result, for whom there is one. */
  readonly result: MetricValue | null;
}

/** Everybody, ready to be drawn: in order of name, on one scale. */
export interface Roster {
  readonly lines: readonly RosterLine[];
  readonly scale: BarScale;
  readonly full: number;
}

/** No narrowing. */
export const EVERY = 'every';

/** What narrows a roster. */
export interface RosterFilter {
  readonly text: string;
  readonly organisation: string;
  readonly team: string;
  readonly tenure: string;
}

const NO_POST: Post = { organisation: '', team: '', months: null };

/** Whole months from a day to another. */
function monthsSince(from: string, to: string): number {
  const [year, month, day] = [0, 1, 2].map((i) => Number(to.split('-')[i]) - Number(from.split('-')[i])) as [number, number, number];
  return Math.max(0, year * 12 + month - (day < 0 ? 1 : 0));
}

/** Posts by mediator as of a day. */
export function postsOf({ posts, postColumns }: Pick<MediatorsQuery, 'posts' | 'postColumns'>, on: string): ReadonlyMap<string, InPost> {
  const columns = postColumns?.find(({ id }) => id === 'mediator')?.columns.map(({ name }) => name) ?? [];
  return new Map((posts?.rows ?? []).map(({ cells }) => {
    const cell = (name: string): string => cells[columns.indexOf(name)]?.value ?? '';
    const since = cell('started_on') || cell('valid_from');
    const key = cell('mediator');
    return [key, { organisation: cell('organisation'), team: cell('team'), months: since === '' ? null : monthsSince(since, on), label: cells[columns.indexOf('mediator')]?.word ?? { zh: key, en: key } }];
  }));
}

const tenureOf = (months: number | null): Tenure | null => (months === null ? null : months < 6 ? 'newcomers' : months < 24 ? 'settled' : 'seasoned');

function tenureText(months: number | null, { say, wording }: MediatorsWords): string {
  if (months === null) return say('roster.unknown');
  return months < 24 ? say('roster.months', { n: countText(months, wording.locale) }) : say('roster.years', { n: countText(Math.floor(months / 12), wording.locale) });
}

/** Figures by member; what is put together as 其他 is nobody's. */
export const byMember = (breakdown: MediatorsQuery['closings']): ReadonlyMap<string, number> =>
  new Map((breakdown?.rows ?? []).flatMap(({ member, value }) => (member.isOther || value.value === null ? [] : [[member.key, value.value]])));

/** Everybody a page tells of. */
export interface OnRoster {
  readonly member: Point['member'];
  /** Null for who answers for no case of the metric, and only has some in hand. */
  readonly point: Point | null;
}

/** Who answers for cases, and who has some to do without answering for any. */
export function onRoster({ plot, closings, open }: Pick<MediatorsQuery, 'closings' | 'open' | 'plot'>): OnRoster[] {
  const answering = new Set(plot.points.map(({ member }) => member.key));
  const others = new Map([...(closings?.rows ?? []), ...(open?.rows ?? [])].flatMap(({ member }) => (member.isOther || member.key === '' || answering.has(member.key) ? [] : [[member.key, member] as const])));
  return [...plot.points.map((point) => ({ member: point.member, point })), ...[...others.values()].map((member) => ({ member, point: null }))];
}

/** What is the same for every line. */
interface Around {
  readonly reference: number | null;
  readonly posts: ReadonlyMap<string, Post>;
  readonly closings: ReadonlyMap<string, number>;
  readonly open: ReadonlyMap<string, number>;
}

/** Where nothing is answered for, nothing is judged. */
const NO_RESULT = { value: '—', intervalText: '—', n: '0', position: 'not_judged', shrunk: '—', isWeak: true, result: null } as const;

function lineOf({ member: { key, label }, point }: OnRoster, { reference, posts, closings, open }: Around, definition: MetricDefinition, words: MediatorsWords): RosterLine {
  const { locale, name } = words.wording;
  const post = posts.get(key) ?? NO_POST;
  const figure = (of: ReadonlyMap<string, number>): string => { const n = of.get(key); return n === undefined ? '—' : countText(n, locale); };
  const own = { ...post, key, name: name(label), tenure: tenureOf(post.months), tenureText: tenureText(post.months, words), closings: figure(closings), open: figure(open) };
  if (point === null) return { ...own, ...NO_RESULT, interval: { value: null, low: null, high: null, reference } };
  const { value, position, shrunk } = point;
  return {
    ...own, value: cellText(value, definition, words.wording), intervalText: measureText(value, definition, locale).interval ?? '—', interval: intervalOf(value, definition, caveatOf(value, definition) === 'counts' ? null : reference),
    n: countText(value.n, locale), position, isWeak: value.reliability !== 'full', result: value, shrunk: shrunk === null ? '—' : signedText(shrunk * 100, 1, locale),
  };
}

/** Who is in post and has no case at all. */
function idle(listed: readonly OnRoster[], posts: ReadonlyMap<string, InPost>): OnRoster[] {
  const known = new Set(listed.map(({ member }) => member.key));
  return [...posts].flatMap(([key, { label }]) => (key === '' || known.has(key) ? [] : [{ member: { key, label, isOther: false }, point: null }]));
}

/** Lists everybody by name, never by rate; among all cases also who has none. Rates on fewer than ten cases are fractions without a bar, and do not stretch the scale. */
export function rosterOf(data: MediatorsQuery, on: string, definition: MetricDefinition, words: MediatorsWords, isOfAll = true): Roster {
  const compare = byName(words.wording.locale);
  const around = { reference: drawable(data.plot.total, definition), posts: postsOf(data, on), closings: byMember(data.closings), open: byMember(data.open) };
  const listed = onRoster(data);
  const lines = [...listed, ...(isOfAll ? idle(listed, around.posts) : [])].map((one) => lineOf(one, around, definition, words)).sort((a, b) => compare(a.name, b.name) || a.key.localeCompare(b.key));
  return { lines, scale: barScale(lines.map((line) => line.interval)), full: lines.filter((line) => !line.isWeak).length };
}

/** The lines that hold all that is asked for; a name whatever its case. */
export function matching(lines: readonly RosterLine[], { text, organisation, team, tenure }: RosterFilter): readonly RosterLine[] {
  const wanted = text.trim().toLocaleLowerCase();
  return lines.filter((line) => (wanted === '' || line.name.toLocaleLowerCase().includes(wanted))
    && (organisation === EVERY || line.organisation === organisation) && (team === EVERY || line.team === team) && (tenure === EVERY || line.tenure === tenure));
}

/** What there is to choose from, in order of name. */
export function choicesOf(lines: readonly RosterLine[], of: 'organisation' | 'team', words: MediatorsWords): string[] {
  return [...new Set(lines.map((line) => line[of]).filter((one) => one !== ''))].sort(byName(words.wording.locale));
}

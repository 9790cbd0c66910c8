import type { Catalogue } from '../../../catalogue/catalogue.js';
import type { BoardPersonQuery, MetricId, ProfileQuery } from '../../../graphql/gen/graphql.js';
import { toneOf } from '../../../measure/control.js';
import type { Tone } from '../../../measure/control.js';
import { drawable, measureText } from '../../../measure/measure.js';
import type { MetricValue } from '../../../measure/measure.js';
import type { Interval } from '../../../table/interval-bar.js';
import { barScale } from '../../../table/interval-bar.js';
import type { BarScale } from '../../../table/interval-bar.js';
import { countText, percentText, plainText, signedText } from '../../../text/format.js';
import { cellText, intervalOf } from '../../metric/breakdown.js';
import type { MediatorsWords } from '../words.js';

/** A figure of one beside everybody's. */
export interface FigureLine {
  readonly id: MetricId;
  readonly values: { readonly own: MetricValue; readonly everybody: MetricValue };
  /** By whom it is counted: cases they answer for, or cases they have. */
  readonly by: 'answers' | 'has';
  readonly name: string;
  readonly own: string;
  readonly intervalText: string;
  /** Null for what is no share: nothing to lay on one scale. */
  readonly interval: Interval | null;
  readonly everybody: string;
  readonly state: { readonly tone: Tone; readonly text: string } | null;
  readonly isWeak: boolean;
}

/** Figures in words, shares on one scale. Work is told twice where who has a case need not be who answers for it: each beside its name. */
export function figureLines({ own: results, work, all }: Pick<ProfileQuery, 'all' | 'own'> & { readonly work?: ProfileQuery['own'] | undefined }, { metrics }: Pick<Catalogue, 'metrics'>, { wording, say }: MediatorsWords): { readonly lines: readonly FigureLine[]; readonly scale: BarScale } {
  const told = results.flatMap((one) => {
    const inHand = work?.find(({ metric }) => metric === one.metric);
    return inHand === undefined ? [{ ...one, by: 'answers' as const, isTwice: false }] : [{ ...inHand, by: 'has' as const, isTwice: true }, { ...one, by: 'answers' as const, isTwice: true }];
  });
  const lines = told.flatMap(({ metric, total, control, by, isTwice }): FigureLine[] => {
    const definition = metrics.get(metric);
    const everybody = all.find((one) => one.metric === metric)?.total;
    if (definition === undefined || everybody === undefined) return [];
    const text = measureText(total, definition, wording.locale);
    const withDays = (value: MetricValue): string => { const cell = cellText(value, definition, wording); return definition.unit === 'day' && value.value !== null && value.reliability !== 'counts' ? wording.t('measure.day', { n: cell }) : cell; };
    const isSize = definition.kind === 'count' || definition.kind === 'level';
    const tone = control?.variation === null || control?.variation === undefined ? null : toneOf(control.variation);
    const named = definition.kind === 'amount' ? wording.t('measure.inUnit', { name: wording.name(definition.label), unit: wording.t('measure.median') }) : wording.name(definition.label);
    return [{
      id: metric, values: { own: total, everybody }, by, name: isTwice ? say(`profile.by.${by}`, { name: named }) : named, own: withDays(total), intervalText: isSize ? '' : (text.interval ?? '—'), everybody: isSize ? '' : withDays(everybody),
      interval: definition.kind === 'ratio' ? intervalOf(total, definition, text.caveat === 'counts' ? null : drawable(everybody, definition)) : null,
      state: tone === null ? null : { tone, text: wording.t(`spc.${tone}`) }, isWeak: text.caveat !== null,
    }];
  });
  return { lines, scale: barScale(lines.flatMap(({ interval }) => (interval === null ? [] : [interval]))) };
}

/** What the board counts for them in each of its indicators: the n a reader brings along from there. */
export function boardText({ from, cutOff, row }: Pick<NonNullable<BoardPersonQuery['boardPerson']>, 'cutOff' | 'from' | 'row'>, { metrics }: Pick<Catalogue, 'metrics'>, { wording, say }: MediatorsWords): string {
  const { locale } = wording;
  const parts = row.indicators.map(({ metric, observed, n }) => { const found = metrics.get(metric); return say('profile.boardPart', { name: found === undefined ? metric : wording.name(found.label), observed: countText(observed, locale), n: countText(n, locale) }); });
  return say('profile.boardCounts', { from, to: cutOff, list: parts.join(wording.t('overview.listJoin')) });
}

/** A kind of case: its share of one's cases, and of everybody's. */
export interface MixLine {
  readonly name: string;
  readonly own: string;
  readonly everybody: string;
  readonly widths: { readonly own: number; readonly everybody: number };
}

/** The mix of cases beside everybody's, largest kinds first. */
export function mixLines({ mix, allMix }: Pick<ProfileQuery, 'mix' | 'allMix'>, { wording }: MediatorsWords): MixLine[] {
  const everybody = new Map((allMix?.rows ?? []).map(({ member, share }) => [member.key, share ?? 0]));
  return (mix?.rows ?? []).filter(({ member, share }) => !member.isOther && share !== null).map(({ member, share }) => {
    const [own, all] = [share ?? 0, everybody.get(member.key) ?? 0];
    return { name: wording.name(member.label), own: percentText(own, wording.locale), everybody: percentText(all, wording.locale), widths: { own, everybody: all } };
  });
}

/** One kind of case: observed and expected. */
export interface StratumLine {
  readonly name: string;
  readonly n: string;
  readonly observed: string;
  readonly expected: string;
  readonly excess: string;
}

type Stratum = NonNullable<ProfileQuery['held']>['strata'][number];

/** Strata put together by the first respect in which cases are alike, largest first. */
export function grouped(strata: readonly Stratum[]): Stratum[] {
  const groups = new Map<string, Stratum>();
  for (const { path, n, observed, expected } of strata) {
    const key = path[0]?.key ?? '';
    const held = groups.get(key) ?? { path: path.slice(0, 1), n: 0, observed: 0, expected: 0 };
    groups.set(key, { ...held, n: held.n + n, observed: held.observed + observed, expected: held.expected + expected });
  }
  return [...groups.values()].sort((a, b) => b.n - a.n);
}

/** Observed and expected by kind of case, in the order given. */
export function strataLines(strata: readonly Stratum[], { say, wording }: MediatorsWords): StratumLine[] {
  const { locale } = wording;
  return strata.map(({ path, n, observed, expected }) => ({
    name: path.map(({ label }) => wording.name(label)).filter((one) => one !== '').join(' · ') || say('profile.rest'),
    n: countText(n, locale), observed: countText(observed, locale), expected: plainText(expected, 1, locale), excess: signedText(observed - expected, 1, locale),
  }));
}

/** Records of one kind, each by column. */
export function recordsOf(rows: NonNullable<ProfileQuery['posts']>['rows'] | undefined, kind: 'mediator' | 'training', kinds: ProfileQuery['kinds']): ReadonlyMap<string, string>[] {
  const columns = kinds?.find(({ id }) => id === kind)?.columns.map(({ name }) => name) ?? [];
  return (rows ?? []).map(({ cells }) => new Map(columns.map((name, i) => [name, cells[i]?.value ?? ''])));
}

/** The post in words: where, since when, how much of full time. Empty where nothing is on record. */
export function postWords({ posts, kinds }: Pick<ProfileQuery, 'posts' | 'kinds'>, key: string, on: string, { say }: MediatorsWords): string {
  const held = recordsOf(posts?.rows, 'mediator', kinds).filter((post) => post.get('mediator') === key && (post.get('valid_from') ?? '') <= on && ((post.get('valid_to') ?? '') === '' || (post.get('valid_to') ?? '') >= on));
  const post = held[0];
  if (post === undefined) return '';
  const parts = [[post.get('organisation'), post.get('team')].filter((one) => one !== undefined && one !== '').join(' · ')];
  if ((post.get('started_on') ?? '') !== '') parts.push(say('profile.since', { day: post.get('started_on') ?? '' }));
  if ((post.get('fte') ?? '') !== '') parts.push(say('profile.fte', { n: post.get('fte') ?? '' }));
  if ((post.get('training_hours') ?? '') !== '') parts.push(say('profile.training', { n: post.get('training_hours') ?? '' }));
  return parts.filter((part) => part !== '').join(' · ');
}

/** How many of the changes moved a case of theirs from somebody else; a case that had nobody was no hand-over. `isAll`: none was left out. */
export function handovers({ taken }: Pick<ProfileQuery, 'taken'>, key: string): { readonly cases: number; readonly isAll: boolean } {
  const moved = (taken?.rows ?? []).filter(({ change: { from, to } }) => from !== null && from !== '' && to === key);
  return { cases: new Set(moved.map(({ source, caseId }) => JSON.stringify([source, caseId]))).size, isAll: taken?.hasNext !== true };
}

/** Trainings of one, newest first. */
export function trainingsOf({ trainings, kinds }: Pick<ProfileQuery, 'trainings' | 'kinds'>, key: string): { readonly course: string; readonly day: string; readonly hours: string }[] {
  return recordsOf(trainings?.rows, 'training', kinds).filter((one) => one.get('mediator') === key)
    .map((one) => ({ course: one.get('training') ?? '', day: one.get('held_on') ?? '', hours: one.get('hours') ?? '' })).sort((a, b) => b.day.localeCompare(a.day));
}

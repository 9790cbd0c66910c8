import { memberLabel, type LocalisedText, type MetricId } from '@concord/sql';
import type { MetricValue } from '../../../metrics/metrics.model.js';
import type { MetricsService } from '../../../metrics/metrics.service.js';
import type { RecordsService } from '../../../records/records.service.js';
import { median } from '../../../stats/numbers.js';
import { QuestionError } from '../../../store/errors.js';
import type { Peers } from '../../template/parts.js';
import { rangeOf, selectionOf, type Asked } from '../asked.js';

/** More members than this are no list that anybody reads. */
const MOST_MEMBERS = 2_000;
const MOST_RECORDS = 5_000;

/** Members that are held against each other. */
export interface PeerGroup {
  readonly id: string;
  readonly title: LocalisedText;
  readonly members: readonly string[];
}

/** A member with what was counted of it. */
export interface Held {
  readonly key: string;
  readonly label: LocalisedText;
  readonly value: Pick<MetricValue, keyof MetricValue>;
}

/** A metric by member, and of all. */
export interface ByMember {
  readonly held: ReadonlyMap<string, Held>;
  readonly total: Pick<MetricValue, keyof MetricValue>;
}

/** Whom the template holds against each other. Throws `QuestionError` BAD_INPUT where it does not say. */
export function peersOf({ peers }: Asked): Peers {
  if (peers === null) throw new QuestionError('BAD_INPUT', 'the template names no peers');
  return peers;
}

/** Members by what a field of reference data says of them on the last day of the period. */
async function byProperty(service: RecordsService, asked: Asked, { by, property }: Peers): Promise<ReadonlyMap<string, readonly string[]>> {
  if (property === undefined) return new Map();
  const { kind, columns } = await kindOf(service, asked, property.record);
  const [at, of] = [columns.indexOf(property.field), columns.indexOf(by)];
  if (at === -1 || of === -1) throw new QuestionError('BAD_INPUT', `reference data of institutions have no ${property.field}`);
  const page = await service.page(asked.viewer, { dataset: asked.dataset, kind, on: asked.period.to, first: MOST_RECORDS, ...(asked.asOfLoad === undefined ? {} : { asOfLoad: asked.asOfLoad }) });
  if (page.hasNext) throw new QuestionError('TOO_LARGE', `more than ${String(MOST_RECORDS)} members cannot be held against each other`);
  const groups = new Map<string, string[]>();
  for (const { cells } of page.rows) {
    const [value, member] = [cells[at]?.value ?? '', cells[of]?.value ?? ''];
    groups.set(value, [...(groups.get(value) ?? []), member]);
  }
  return groups;
}

async function kindOf(service: RecordsService, { asOfLoad, dataset, viewer }: Asked, id: 'institution') {
  const kind = (await service.kinds(viewer, { dataset, ...(asOfLoad === undefined ? {} : { asOfLoad }) })).find((one) => one.id === id);
  return { kind: id, columns: kind?.columns.map(({ name }) => name) ?? [] };
}

/** The groups in the order of the template. Throws `QuestionError` BAD_INPUT, TOO_LARGE. */
export async function groupsOf(service: RecordsService, asked: Asked): Promise<PeerGroup[]> {
  const peers = peersOf(asked);
  const told = await byProperty(service, asked, peers);
  return peers.groups.map((group) => ({ id: group.id, title: group.title, members: 'members' in group ? group.members : (told.get(group.value) ?? []) }));
}

/** A metric of the period by member of what peers are told by, each of them. Throws `QuestionError` TOO_LARGE. */
export async function byMember(service: MetricsService, asked: Asked, metric: MetricId, filters = asked.filters): Promise<ByMember> {
  const { by } = peersOf(asked);
  const { memberCount, rows, total } = await service.breakdown(asked.viewer, { ...selectionOf({ ...asked, filters }), metric, dimension: by, range: rangeOf(asked), top: MOST_MEMBERS });
  if (memberCount > MOST_MEMBERS) throw new QuestionError('TOO_LARGE', `more than ${String(MOST_MEMBERS)} members cannot be held against each other`);
  return { total, held: new Map(rows.filter(({ member }) => !member.isOther).map(({ member: { key, label }, value }) => [key, { key, label, value }])) };
}

/** Whether a member without cases has none, and is not merely one of which whoever asks sees none: they see every case, and no filter leaves members out. */
const seesEverybody = (asked: Asked): boolean => asked.viewer.scope === 'all' && asked.filters.every(({ dimension }) => dimension !== peersOf(asked).by);

/** Whether some members are left out, by what whoever asks may see or by a filter: who is left has no place among all, and a sum of them is not that of the group. */
export function isCut(asked: Asked): boolean {
  const { by } = peersOf(asked);
  const { filters, viewer: { scope } } = asked;
  return [...(scope === 'all' || scope === undefined ? [] : scope), ...filters].some(({ dimension }) => dimension === by);
}

/** Of a group, its members with what was counted; who has no cases stands there with none where that is known. The most first, of equals by code. */
export function countsIn(asked: Asked, { members }: PeerGroup, { held, total }: ByMember): Held[] {
  const none = { ...total, n: 0, numerator: 0, value: 0, ciLow: null, ciHigh: null };
  const of = (key: string): Held[] => {
    const found = held.get(key);
    if (found !== undefined) return [found];
    return seesEverybody(asked) ? [{ key, label: memberLabel(asked.names(peersOf(asked).by), key), value: none }] : [];
  };
  return [...new Set(members)].flatMap(of).sort((a, b) => b.value.n - a.value.n || (a.key < b.key ? -1 : 1));
}

/** Cases of several members together. */
export const sumOf = (held: readonly Held[]): number => held.reduce((sum, { value: { n } }) => sum + n, 0);

/** The middle of some numbers, or between the two of them; null of none. */
export const medianOf = (numbers: readonly number[]): number | null => (numbers.length === 0 ? null : median(numbers));

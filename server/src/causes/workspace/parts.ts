import { compileTypeMembers, isUnclassified, memberLabel, type CountMetric, type DimensionId, type MetricId } from '@concord/sql';
import type { Row } from '../../store/table.js';
import { linkOf, sideOf, type CauseAsked, type Side } from './cause-asked.js';
import type { CausePart, CausePartRow } from './cause.model.js';
import { shownDifference, shownShare, standingsOf, testedShares } from './judged.js';

/** Members told one by one; more of a dimension are no picture. */
const TOLD = 12;
const MAX_MEMBERS = 5_000;

interface Counted { readonly level: DimensionId; readonly member: string; readonly own: number; readonly others: number }

const sum = (rows: readonly Counted[], side: 'others' | 'own'): number => rows.reduce((total, row) => total + row[side], 0);
const countedOf = (row: Row, levels: readonly DimensionId[]): Counted[] => levels.filter((id) => id === row.text('level')).map((level) => ({ level, member: row.text('member'), own: row.num('own'), others: row.num('others') }));

/** The address of a member's share among the cases of one side; of their count, where there are too few for a share. */
function shareLink(asked: CauseAsked, metric: CountMetric, side: Side, member: { readonly dimension: DimensionId; readonly member: string }, share: number | null): string {
  const { filters } = sideOf(asked, side);
  return linkOf(asked, { metric: metric.id as MetricId, range: asked.range, filters, member, ...(share === null ? {} : { share: filters }) });
}

/**
 * What the cases of the type are made of, by dimension, the largest members first and what is not classified last; each beside its share among all other types. All that are shown are
 * judged together: among fifty, some would stand out by chance.
 */
export async function partsOf(asked: CauseAsked, metric: CountMetric, dimensions: readonly DimensionId[]): Promise<CausePart[]> {
  if (dimensions.length === 0) return [];
  const { cases, names, own: type, range, snapshot } = asked;
  const rows = (await snapshot.ask(compileTypeMembers({ ...cases, metric, range }, type, dimensions, MAX_MEMBERS))).flatMap((row) => countedOf(row, dimensions));
  const parts = dimensions.map((dimension) => {
    const all = rows.filter(({ level }) => level === dimension);
    const present = all.filter(({ own }) => own > 0);
    const named = [...present.filter(({ member }) => !isUnclassified(member)).slice(0, TOLD), ...present.filter(({ member }) => isUnclassified(member))];
    return { dimension, own: sum(all, 'own'), others: sum(all, 'others'), members: present.length, named };
  });
  const pairs = parts.map(({ named, others, own }) => named.map((row) => [{ successes: row.own, trials: own }, { successes: row.others, trials: others }] as const));
  const standings = standingsOf(pairs.flat().map(([first, second]) => testedShares(first, second)));
  let at = 0;
  return parts.map(({ named, ...part }, place) => ({
    ...part,
    rows: named.map(({ member, others, own }, i): CausePartRow => {
      const [first, second] = pairs[place]?.[i] ?? [{ successes: own, trials: part.own }, { successes: others, trials: part.others }];
      return {
        member: { key: member, label: memberLabel(names(part.dimension), member), isOther: false }, own, others, share: shownShare(first), othersShare: shownShare(second),
        difference: shownDifference(first, second), standing: standings[at++] ?? 'few',
        link: shareLink(asked, metric, 'own', { dimension: part.dimension, member }, shownShare(first)), othersLink: shareLink(asked, metric, 'others', { dimension: part.dimension, member }, shownShare(second)),
      };
    }),
  }));
}

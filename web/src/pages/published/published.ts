import type { PublishedTableFieldsFragment } from '../../graphql/gen/graphql.js';
import { countText, percentText } from '../../text/format.js';
import type { SayOf } from '../../text/page-words.js';
import type { PublishedMessages } from '../../text/published/zh-cn.js';
import type { Wording } from '../../text/wording.js';

/** What stands for a number that is not told, and for a rate that there is none. */
const [HIDDEN, NONE] = ['*', '–'];
/** A rate on fewer cases says nothing. */
const LEAST_FOR_RATE = 10;

/** A row of a published table in words. */
export interface TableRow {
  readonly key: string;
  readonly names: readonly string[];
  /** Received, closed, settled, not settled, rate. */
  readonly cells: readonly { readonly text: string; readonly isHidden: boolean }[];
}

/** What a table is called: by what it is split. */
export function tableTitle({ labels }: Pick<PublishedTableFieldsFragment, 'labels'>, { name }: Wording, say: SayOf<PublishedMessages>): string {
  const [first, second] = labels.map(name);
  return first === undefined ? say('total') : second === undefined ? say('by', { name: first }) : say('crossed', { first, second });
}

/** The share of settled among closings, where both are told and there are enough of them. */
function rateText([, closings, settled]: readonly (number | null)[], { locale }: Wording): string {
  if (typeof closings !== 'number' || typeof settled !== 'number' || closings < LEAST_FOR_RATE) return NONE;
  return percentText(settled / closings, locale);
}

/** The rows of a table in words; hidden numbers are a sign of their own. */
export function rowsOf({ places }: Pick<PublishedTableFieldsFragment, 'places'>, wording: Wording): TableRow[] {
  return places.map(({ counts, keys, labels }) => ({
    key: keys.join('|'), names: labels.map(wording.name),
    cells: [...counts.map((count) => (count === null ? { text: HIDDEN, isHidden: true } : { text: countText(count, wording.locale), isHidden: false })), { text: rateText(counts, wording), isHidden: false }],
  }));
}

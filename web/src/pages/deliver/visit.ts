import { reactive, watch } from 'vue';
import type { FoldRule, InspectInput, SubjectId } from '../../graphql/gen/graphql.js';

/** What a check or a load is asked for: the profile, and what stands instead of what it says. */
export interface Order {
  readonly profile: string;
  readonly dataset: string | null;
  readonly asOf: string | null;
}

/** What a person decided about one file; kept in this tab, so that leaving and coming back loses nothing. */
export interface Visit {
  inspect: InspectInput;
  /** The way it is read was found right. */
  isRead: boolean;
  /** Id of a known source; null: a new one is made. */
  profileId: string | null;
  /** What the rows of a new source are about. */
  into: SubjectId;
  /** Of the new source. */
  id: string;
  label: string;
  /** Headers by column of a case; null: from none. */
  columns: Record<string, string | null>;
  /** Codes by outcome as the file says it. */
  outcomes: Record<string, string>;
  /** Rules by column of a case, where rows of one case disagree. */
  folds: Partial<Record<string, FoldRule>>;
  /** Whether the source delivers closed cases only; null: nobody said. */
  closedOnly: boolean | null;
  /** Columns in which a trial found rows of one case that disagree, with the rows refused for it. */
  disagreed: Record<string, number>;
  /** Outcomes a trial found in no vocabulary, with their rows. */
  found: Record<string, number>;
  /** The profile as written by hand; null: as proposed. */
  text: string | null;
  /** Where the cases go, and the day the file knows up to, as a person chose; null: as the profile has it. */
  dataset: string | null;
  asOf: string | null;
  /** What was checked, word for word: this and nothing else is loaded. */
  checked: Order | null;
  checkJob: string | null;
  loadJob: string | null;
}

/** A file nobody decided anything about yet. */
export const newVisit = (): Visit => ({
  inspect: {}, isRead: false, profileId: null, into: 'case', id: '', label: '', columns: {}, outcomes: {}, folds: {}, closedOnly: null, disagreed: {}, found: {}, text: null, dataset: null, asOf: null, checked: null, checkJob: null, loadJob: null,
});

const LAST = 'concord.delivery';
const keyOf = (id: string): string => `${LAST}.${id}`;

/** A visit out of what was kept; anything else than what was written there counts as nothing. */
export function visitOf(kept: string | null): Visit {
  try {
    const value: unknown = JSON.parse(kept ?? '');
    return typeof value === 'object' && value !== null && Object.keys(newVisit()).every((name) => name in value) ? (value as Visit) : newVisit();
  } catch {
    return newVisit();
  }
}

function storage(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}

/** What was decided about the file `id`, kept from now on whenever it changes. */
export function useVisit(id: string): Visit {
  const visit = reactive(visitOf(storage()?.getItem(keyOf(id)) ?? null));
  watch(visit, () => { storage()?.setItem(keyOf(id), JSON.stringify(visit)); });
  storage()?.setItem(LAST, id);
  return visit;
}

/** The file this tab worked on last; null when there is none. */
export const lastDelivery = (): string | null => storage()?.getItem(LAST) ?? null;

/** No file is under way any more: the last one was loaded, or is gone. */
export function forgetLast(): void {
  storage()?.removeItem(LAST);
}

/** Forgets what was decided about a file. */
export function forget(id: string): void {
  storage()?.removeItem(keyOf(id));
  forgetLast();
}

import type { FilterClause } from '../../../filter/filter-state.js';
import type { DimensionId, DueInput, DueKind, DueEvery, ReportFormat, ReportLanguage, ReportRecipientInput, ReportScheduleInput, SealedReport, SendingFieldsFragment } from '../../../graphql/gen/graphql.js';

/** Somebody in the form. `account` '' is somebody outside; `parts` is their scope, none of it everything. */
export interface RecipientDraft {
  person: string;
  account: string;
  by: 'folder' | 'mail';
  address: string;
  isSome: boolean;
  sections: string[];
  parts: { dimension: DimensionId; values: readonly string[] }[];
}

/** When, in the form: every kind keeps what was chosen for it. */
export interface WhenDraft {
  kind: DueKind;
  nth: number;
  begins: number;
  day: number;
  roll: boolean;
  weekday: number;
  every: DueEvery;
  yearBegins: number;
  at: string;
  zone: string;
}

/** A schedule in the form. */
export interface Draft {
  id: string | null;
  name: string;
  dataset: string;
  template: string;
  languages: ReportLanguage[];
  formats: ReportFormat[];
  back: number;
  missed: 'each' | 'newest';
  empty: 'note' | 'skip';
  sealed: SealedReport;
  /** Which cases: those that are kept. */
  filters: FilterClause[];
  when: WhenDraft;
  recipients: RecipientDraft[];
}

/** Somebody new. */
export const nobody = (by: RecipientDraft['by']): RecipientDraft => ({ person: '', account: '', by, address: '', isSome: false, sections: [], parts: [] });

/** What the form begins with: a schedule as it is, or the usual one. */
export function draftOf(known: SendingFieldsFragment | null, usual: { readonly dataset: string; readonly template: string; readonly zone: string; readonly by: RecipientDraft['by'] }): Draft {
  const when = known?.when;
  return {
    id: known?.id ?? null, name: known?.name ?? '', dataset: known?.dataset ?? usual.dataset, template: known?.template ?? usual.template, languages: [...known?.languages ?? ['zh']], formats: [...known?.formats ?? ['pdf']],
    back: known?.back ?? 1, missed: known?.missed ?? 'newest', empty: known?.empty ?? 'note', sealed: known?.sealed ?? 'never',
    filters: (known?.filters ?? []).filter(({ exclude }) => !exclude).map(({ dimension, values }) => ({ dimension, values: [...values] })),
    when: {
      kind: when?.kind ?? 'workday', nth: when?.nth ?? 5, begins: when?.begins ?? 1, day: when?.day ?? 10, roll: when?.roll ?? true, weekday: when?.weekday ?? 1, every: when?.every ?? 'month', yearBegins: when?.yearBegins ?? 1,
      at: when?.at ?? '08:30', zone: when?.zone ?? usual.zone,
    },
    recipients: known?.recipients.map(({ account, address, by, person, scope, sections }) => ({
      person, account: account ?? '', by, address, isSome: sections !== null, sections: [...sections ?? []], parts: (scope ?? []).map(({ dimension, values }) => ({ dimension, values })),
    })) ?? [nobody(usual.by)],
  };
}

/** When, as the server takes it: what does not belong to its kind is left out. */
export function whenInput({ at, begins, day, every, kind, nth, roll, weekday, yearBegins, zone }: WhenDraft): DueInput {
  if (kind === 'weekly') return { kind, weekday, at, zone };
  return kind === 'day' ? { kind, day, roll, every, yearBegins, at, zone } : { kind, nth, begins, every, yearBegins, at, zone };
}

const recipientInput = ({ account, address, by, isSome, parts, person, sections }: RecipientDraft, isWhole: boolean): ReportRecipientInput => ({
  person, by, address, account: account === '' ? null : account, sections: isSome && !isWhole ? [...sections] : null,
  ...(account !== '' ? { isEverything: false } : parts.length === 0 ? { isEverything: true } : { isEverything: false, scope: parts.map(({ dimension, values }) => ({ dimension, values: [...values], exclude: false })) }),
});

/** Cases that a schedule leaves out are left out still: they are set by programs, and told in the form. `dataset`: of another one nothing is known of them. */
export const leftOut = (known: Pick<SendingFieldsFragment, 'dataset' | 'filters'> | null, dataset: string): SendingFieldsFragment['filters'] => (known?.dataset === dataset ? known.filters.filter(({ exclude }) => exclude) : []);

/** The schedule as the server takes it. A sealed report goes out whole. */
export const inputOf = ({ back, dataset, empty, filters, formats, id, languages, missed, name, recipients, sealed, template, when }: Draft, excluded: SendingFieldsFragment['filters']): ReportScheduleInput => ({
  id, name, dataset, template, languages: [...languages], formats: [...formats], back, missed, empty, sealed, when: whenInput(when), recipients: recipients.map((one) => recipientInput(one, sealed !== 'never')),
  filters: [...filters.map(({ dimension, values }) => ({ dimension, exclude: false, values: [...values] })), ...excluded.map(({ dimension, exclude, values }) => ({ dimension, exclude, values: [...values] }))],
});

/** Whether nothing is missing that the server would ask for. */
export const isWhole = ({ formats, languages, name, recipients, sealed }: Draft): boolean => name.trim() !== '' && languages.length > 0 && formats.length > 0 && recipients.length > 0
  && recipients.every(({ address, isSome, parts, person, sections }) => person.trim() !== '' && address.trim() !== '' && (!isSome || sealed !== 'never' || sections.length > 0) && parts.every(({ values }) => values.length > 0));

import { useClientHandle } from '@urql/vue';
import { computed, ref, watch } from 'vue';
import { useCatalogue } from '../../catalogue/catalogue.js';
import { useAnswer } from '../../graphql/answer.js';
import { CHECK_DELIVERY, DELIVERY, DROP_DELIVERY, LOAD_DELIVERY, MOVED, PROPOSAL, SAVE_PROFILE, SOURCE_PROFILES } from '../../graphql/deliveries.js';
import { failureOf } from '../../graphql/failure.js';
import type { Failure } from '../../graphql/failure.js';
import type { InspectInput } from '../../graphql/gen/graphql.js';
import { bytesText } from '../../text/format.js';
import { useJob } from './job.js';
import type { Job } from './job.js';
import { decisionsOf, idRemark, nameOf, profileLabel, surenessOf } from './mapping/mapping.js';
import type { Proposal } from './mapping/mapping.js';
import { isDataset, isSameOrder } from './mapping/target.js';
import { inspectAfter } from './reading/reading.js';
import { goToStep } from './step-id.js';
import { forgetLast, useVisit } from './visit.js';
import type { Order, Visit } from './visit.js';
import { useDeliverWords } from './words.js';

/** A check whose result may be loaded. */
export const isLoadable = (job: Job | null): boolean => job?.state === 'done' && job.outcome !== null && job.outcome.sameAs === null && (job.preview?.refusal ?? null) === null;

function useQuestions(id: string, visit: Visit) {
  const askedDelivery = useAnswer(DELIVERY, () => (visit.loadJob === null ? { id, inspect: visit.inspect } : null));
  const askedProfiles = useAnswer(SOURCE_PROFILES, () => ({}));
  const askedProposal = useAnswer(PROPOSAL, () => (visit.isRead && visit.id !== '' && visit.loadJob === null ? { id, inspect: visit.inspect, decisions: decisionsOf(visit) } : null));
  return {
    askedDelivery, askedProposal,
    delivery: computed(() => (askedDelivery.answer.value.state === 'answered' ? askedDelivery.answer.value.data.delivery : null)),
    proposal: computed(() => (askedProposal.answer.value.state === 'answered' ? askedProposal.answer.value.data.proposal : null)),
    isProposing: computed(() => askedProposal.answer.value.state === 'answered' && askedProposal.answer.value.refreshing),
    profiles: computed(() => (askedProfiles.answer.value.state === 'answered' ? askedProfiles.answer.value.data.sourceProfiles : [])),
    areProfilesKnown: computed(() => askedProfiles.answer.value.state !== 'loading'),
  };
}

/** Starting a check and a load: one at a time, with the failure of the last try. */
function useWork(id: string, visit: Visit, order: () => Order | null) {
  const { client } = useClientHandle();
  const isBusy = ref(false);
  const failure = ref<Failure | null>(null);
  async function once(work: () => Promise<Failure | null>): Promise<void> {
    if (isBusy.value) return;
    [isBusy.value, failure.value] = [true, null];
    failure.value = await work();
    isBusy.value = false;
  }
  const startCheck = (): Promise<void> => once(async () => {
    const asked = order();
    if (asked === null) return null;
    Object.assign(visit, { checkJob: null, checked: null });
    const { data, error } = await client.mutation(CHECK_DELIVERY, { id, ...asked }).toPromise();
    if (data === undefined || error !== undefined) return error === undefined ? null : failureOf(error);
    Object.assign(visit, { checked: asked, checkJob: data.checkDelivery.id });
    await goToStep(4);
    return null;
  });
  const startLoad = (): Promise<void> => once(async () => {
    const { checked } = visit;
    if (checked === null) return null;
    if (visit.profileId === null) {
      const { error } = await client.mutation(SAVE_PROFILE, { text: checked.profile }).toPromise();
      if (error !== undefined) return failureOf(error);
    }
    const { data, error } = await client.mutation(LOAD_DELIVERY, { id, ...checked }).toPromise();
    if (data === undefined || error !== undefined) return error === undefined ? null : failureOf(error);
    visit.loadJob = data.loadDelivery.id;
    await goToStep(5);
    return null;
  });
  /** The server removed the file with the load; saying so again costs nothing and makes every kept answer void. */
  const settle = (): void => {
    forgetLast();
    void client.mutation(DROP_DELIVERY, { id }, { additionalTypenames: MOVED }).toPromise();
  };
  return { isBusy, failure, startCheck: () => { void startCheck(); }, startLoad: () => { void startLoad(); }, settle };
}

const foundOutcomes = ({ unknownValues }: NonNullable<Job['outcome']>): Record<string, number> =>
  Object.fromEntries(unknownValues.filter(({ column }) => column === 'outcome').map(({ value, rows }) => [value, rows]));

const disagreedColumns = ({ rejects }: NonNullable<Job['outcome']>): Record<string, number> =>
  Object.fromEntries(rejects.filter(({ reason }) => reason === 'DISAGREES' || reason === 'DISAGREES_BETWEEN_FILES').map(({ column, rows }) => [column, rows]));

/** Columns of a case and outcomes in words, as the proposal has them. */
function useCaseWords(proposal: () => Proposal | null) {
  const { wording } = useDeliverWords();
  const labels = computed(() => new Map((proposal()?.columns ?? []).map((one) => [one.column, wording.name(one.label)])));
  const words = computed(() => new Map((proposal()?.outcomeCodes ?? []).filter(({ code }) => code !== '').map((one) => [one.code, wording.name(one.label)])));
  return {
    labelOf: (column: string): string => labels.value.get(column) ?? column,
    wordOf: (column: string, value: string): string => (column === 'outcome' ? words.value.get(value) ?? value : value),
  };
}

/** Everything the steps of one file show and do. */
export function useDelivery(id: string) {
  const { wording, say } = useDeliverWords();
  const catalogue = useCatalogue();
  const visit = useVisit(id);
  const questions = useQuestions(id, visit);
  const { delivery, proposal, profiles } = questions;
  const datasets = computed(() => catalogue.value.datasets.map((one) => one.id));
  const text = computed(() => (visit.profileId === null ? visit.text ?? proposal.value?.text ?? null : profiles.value.find((one) => one.id === visit.profileId)?.text ?? null));
  const order = (): Order | null => (text.value === null ? null : { profile: text.value, dataset: visit.dataset, asOf: visit.asOf });
  const work = useWork(id, visit, order);
  const check = useJob(() => visit.checkJob);
  const load = useJob(() => visit.loadJob);
  watch([delivery, questions.areProfilesKnown], () => {
    if (delivery.value === null || !questions.areProfilesKnown.value || visit.id !== '') return;
    Object.assign(visit, nameOf(delivery.value.fileName, new Set([...datasets.value, ...profiles.value.map((one) => one.id)])));
  }, { immediate: true });
  watch(() => check.job.value?.outcome, (outcome) => { if (outcome) Object.assign(visit, { found: { ...visit.found, ...foundOutcomes(outcome) }, disagreed: { ...visit.disagreed, ...disagreedColumns(outcome) } }); });
  watch(() => load.job.value?.state, (state) => { if (state === 'done') work.settle(); }, { immediate: true });
  const isComplete = computed(() => {
    if (visit.dataset !== null && !isDataset(visit.dataset)) return false;
    if (visit.profileId !== null || visit.text !== null) return true;
    const remark = idRemark(visit.id, profiles.value);
    return remark !== 'BAD_ID' && remark !== 'BUILT_IN' && (proposal.value?.columns ?? []).every((one) => surenessOf(one, visit.columns) !== 'missing');
  });
  const isStale = computed(() => visit.checked !== null && text.value !== null && !isSameOrder(order(), visit.checked));
  const isRunning = computed(() => visit.checkJob !== null && (check.job.value === null || check.job.value.state === 'running') && check.failure.value === null);
  const name = computed(() => {
    const known = profiles.value.find((one) => one.id === visit.profileId);
    return known === undefined ? profileLabel(visit, wording.locale) : wording.name(known.label);
  });
  const sums = computed(() => ({
    name: name.value,
    file: delivery.value === null ? '' : say('file.brought', { name: delivery.value.fileName, size: bytesText(delivery.value.bytes, wording.locale) }),
    reading: visit.isRead && delivery.value !== null ? say(`formats.${delivery.value.format}`) : '',
    mapping: visit.checkJob === null ? '' : name.value,
  }));
  return {
    ...questions, ...work, ...useCaseWords(() => proposal.value), visit, text, check, load, isStale, sums,
    canCheck: computed(() => text.value !== null && isComplete.value && !questions.isProposing.value && !work.isBusy.value && !isRunning.value),
    isReady: computed(() => isLoadable(check.job.value) && !isStale.value),
    read: (): void => {
      visit.isRead = true;
      void goToStep(3);
    },
    /** Another way to read the file; null finds it out again. What was decided about columns that may be others now is dropped. */
    reread: (change: InspectInput | null): void => { Object.assign(visit, { inspect: change === null ? {} : inspectAfter(visit.inspect, change), columns: {}, outcomes: {}, folds: {}, disagreed: {}, found: {}, text: null }); },
    change: (change: Partial<Visit>): void => { Object.assign(visit, change); },
  };
}

import { judgeSource } from '../check/check-load.js';
import { knownWithout } from '../check/known-days.js';
import { parseProfile, type Profile } from '../profile/profile.js';
import type { WithdrawnLoad } from '../publish/without-load.js';
import { LoadRefused } from '../reject/refusal.js';
import { askRows, sameBody, type BodyContext, type StepContext } from '../stage/load-context.js';

type Rules = Profile['checks']['rules'];

/** The limits of the newest profile of the source that is left. One written for rules that no longer hold says nothing. */
export async function rulesLeft(context: BodyContext & StepContext, withdrawnNo: number): Promise<Rules> {
  const [row] = await askRows(context, [
    `SELECT argMax(profile_text, load_no) FROM concord.publication WHERE ${sameBody(context)} AND kind = 'case' AND load_no != ${String(withdrawnNo)}`,
    'AND load_no NOT IN (SELECT load_no FROM concord.withdrawal)',
  ].join(' '));
  const text = row?.[0];
  if (typeof text !== 'string' || text === '') return {};
  try {
    return parseProfile(text).checks.rules;
  } catch (error) {
    if (error instanceof LoadRefused) return {};
    throw error;
  }
}

/**
 * Judges what is said of a source as a whole, when `concord.case_next` holds what is left of it without `load`, and keeps it under the number of the act that takes the load back: what later loads
 * said of it they said of cases that are no more. Answers the day the source is known up to, '' where nothing is left.
 */
export async function judgeRest(context: StepContext, actNo: number, load: WithdrawnLoad): Promise<string> {
  const body = { ...context, dataset: load.dataset, profile: { source: load.source } };
  const { known, gap } = await knownWithout(body, 'concord.case_next', load.loadNo);
  if (known !== '') await judgeSource({ ...context, loadNo: actNo, rules: await rulesLeft(body, load.loadNo) }, { next: 'concord.case_next', body: sameBody(body), days: { gap } }, known);
  return known;
}

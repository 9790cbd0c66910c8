import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadFiles, readProfile, type LoadResult } from '@concord/etl';
import { KEY, openScratchStore, type ScratchStore } from './scratch-store.js';

/** What the hash of a case was before more columns came; stores hold such hashes. */
const WITHOUT_LATER = `cityHash64(case_id, dispute_id, toInt64(received_on), ${[
  'accepted_on', 'assigned_on', 'first_contact_on', 'consent_on', 'first_session_on', 'due_on', 'closed_on', 'agreement_on', 'performance_due_on', 'performed_on', 'reopened_on', 'litigated_on',
  'enforcement_on', 'surveyed_on', 'entered_on',
].map((name) => `ifNull(toInt64(${name}), -1)`).join(', ')}, outcome, outcome_raw, business, cause, subtype, product, intake_channel, mediation_mode, institution, branch, region, organisation, team, mediator,
  complexity, party, party_group, ${['amount_claimed', 'amount_agreed', 'amount_performed'].map((name) => `ifNull(reinterpretAsInt64(${name}), -1)`).join(', ')}, ${[
  'sms_sent', 'sms_delivered', 'sms_replied', 'contact_attempts', 'sessions', 'handovers', 'survey_sent', 'consumer_score', 'institution_score', 'qa_passed',
].map((name) => `ifNull(toInt64(${name}), -1)`).join(', ')})`;

let store: ScratchStore;
beforeAll(async () => { store = await openScratchStore(); });
afterAll(async () => { await store.close(); });

async function deliver(name: string, text: string): Promise<LoadResult> {
  const file = join(store.folder, name);
  await writeFile(file, text);
  return loadFiles(store.stores, { profile: await readProfile('canonical'), files: [file], dataset: 'later', pseudonymKey: KEY });
}

const OLD = 'case_id,received_on,closed_on,outcome,amount_agreed,consumer_score,party\nL1,2026-01-05,2026-01-20,S2,12.5,5,A\nL2,2026-01-06,,,,,B\n';

it('leaves the hash of a case as it was where the columns that came later are empty', async () => {
  expect(await deliver('old.csv', OLD)).toMatchObject({ state: 'published', loaded: 2 });
  expect(await store.ask(`SELECT case_id, content_hash = ${WITHOUT_LATER} FROM concord.case_current ORDER BY case_id`)).toEqual([['L1', 1], ['L2', 1]]);
});

it('takes the same cases for unchanged when they come with the new columns empty, and for changed once one says something', async () => {
  const wider = (favour: string, cost: string) => OLD.split('\n').filter((line) => line !== '').map((line, i) => `${line},${i === 0 ? 'favour,cost,qa_on' : i === 1 ? `${favour},${cost},` : ',,'}\n`).join('');
  expect(await deliver('empty.csv', wider('', ''))).toMatchObject({ loaded: 0, unchanged: 2 });
  expect(await deliver('full.csv', wider('partial', ''))).toMatchObject({ loaded: 1, casesChanged: 1, unchanged: 1 });
  expect(await deliver('more.csv', wider('partial', '0'))).toMatchObject({ loaded: 1, casesChanged: 1, unchanged: 1 });
  expect(await deliver('again.csv', `${wider('partial', '0')}\n`)).toMatchObject({ loaded: 0, unchanged: 2 });
  expect(await deliver('back.csv', `${OLD}\n`)).toMatchObject({ loaded: 1, casesChanged: 1, unchanged: 1 });
});

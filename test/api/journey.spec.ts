import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { startApi, type Api } from './api.js';

const FILE = join(__dirname, '../fixtures/worked-aftermath.csv');

interface Journey {
  pseudonym: string; total: number; findings: { words: { zh: string } }[];
  cases: { caseId: string; receivedOn: string; gapDays: number | null; repeats: { caseId: string; days: number } | null }[];
}
const JOURNEY = `query($caseId: String!) { journey(dataset: "aftermath", source: "canonical", caseId: $caseId) {
  pseudonym total findings { words { zh } } cases { caseId receivedOn gapDays repeats { caseId days } } } }`;

/** Cases by party, the earliest first, and which repeats which, read from the file without the product. */
const ORACLE = `
import csv, json, sys
from datetime import date
day = date.fromisoformat
parties = {}
for case in csv.DictReader(open(sys.argv[1], encoding="utf-8")):
    if case["party"]:
        parties.setdefault(case["party"], []).append(case)
told = []
for cases in parties.values():
    cases.sort(key=lambda c: (c["received_on"], c["case_id"]))
    repeats = {}
    for later in cases:
        for earlier in cases:
            ended = earlier["first_closed_on"] or earlier["closed_on"]
            same = all(earlier[k] == later[k] for k in ("institution", "business", "cause"))
            if not ended or not same or earlier["outcome"].startswith("X") or later["outcome"] in ("X2", "X3"):
                continue
            days = (day(later["received_on"]) - day(ended)).days
            if 0 < days <= 180 and (later["case_id"] not in repeats or days < repeats[later["case_id"]][1]):
                repeats[later["case_id"]] = [earlier["case_id"], days]
    told.append([[c["case_id"] for c in cases], repeats])
json.dump(told, sys.stdout)
`;

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await api.load('canonical', FILE, 'aftermath');
});
afterAll(() => api.close());

const journey = async (caseId: string): Promise<Journey | null | undefined> => {
  const { data, errors } = await api.ask<{ journey: Journey | null }>(JOURNEY, { caseId });
  expect(errors).toBeUndefined();
  return data?.journey;
};

it('tells the cases of each party from any of them, and which repeats which, as the file says', async () => {
  const parties = JSON.parse(execFileSync('python3', ['-c', ORACLE, FILE], { encoding: 'utf8' })) as [string[], Record<string, [string, number]>][];
  expect(parties.some(([, repeats]) => Object.keys(repeats).length > 0)).toBe(true);
  const pseudonyms = new Set<string>();
  for (const [ids, repeats] of parties) {
    for (const id of ids) {
      const told = await journey(id);
      expect([id, told?.total, told?.cases.map(({ caseId }) => caseId)]).toEqual([id, ids.length, ids]);
      expect([id, Object.fromEntries((told?.cases ?? []).flatMap(({ caseId, repeats: of }) => (of === null ? [] : [[caseId, [of.caseId, of.days]]])))]).toEqual([id, repeats]);
      pseudonyms.add(told?.pseudonym ?? '');
    }
  }
  expect(pseudonyms.size).toBe(parties.length);
  for (const pseudonym of pseudonyms) expect(pseudonym).toMatch(/^[0-9a-f]{8}$/u);
});

it('counts the gap from the receipt of the case before', async () => {
  for (const [first, ...more] of [(await journey('A01'))?.cases ?? []]) {
    expect(first?.gapDays ?? null).toBeNull();
    more.forEach(({ gapDays, receivedOn }, i) => expect(gapDays).toBe(Math.round((Date.parse(receivedOn) - Date.parse([first, ...more][i]?.receivedOn ?? '')) / 86_400_000)));
  }
});

it('is null for a case without a party, for none, and for one out of scope; leaves out what is out of scope', async () => {
  expect([await journey('A05'), await journey('nobody')]).toEqual([null, null]);
  const [ids] = (JSON.parse(execFileSync('python3', ['-c', ORACLE, FILE], { encoding: 'utf8' })) as [string[], unknown][]).map(([all]) => all).sort((a, b) => b.length - a.length);
  const all = await journey(ids?.[0] ?? '');
  api.viewer = { ...api.viewer, scope: [{ dimension: 'region', values: ['N'] }] };
  try {
    const seen = (await Promise.all((ids ?? []).map((id) => journey(id)))).filter((one) => one !== null && one !== undefined);
    // A case out of scope has no journey; one within tells those within alone.
    expect(seen.length).toBeLessThan(all?.total ?? 0);
    for (const one of seen) expect(one.total).toBe(seen.length);
  } finally {
    api.viewer = { ...api.viewer, scope: 'all' };
  }
});

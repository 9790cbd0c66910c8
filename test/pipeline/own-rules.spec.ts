import { checkFiles, parseProfile, type LoadResult } from '@concord/etl';
import { openScratchStore, type ScratchStore } from './scratch-store.js';

let store: ScratchStore;
beforeAll(async () => { store = await openScratchStore(); });
afterAll(async () => { await store.close(); });

describe('rules of a source of its own', () => {
  const HEADER = 'case_id,received_on,closed_on,outcome,amount_claimed,amount_agreed,agreement_on,sessions';
  const profile = (own: string, more = 'grain: row') => parseProfile([
    'id: own', 'dataset: own', 'label: {zh: 自有, en: own}', more, 'columns:', ...HEADER.split(',').map((name) => `  ${name}: {from: ${name}${more === 'grain: row' || name === 'case_id' ? '' : ', fold: max'}}`), `checks: {own: {${own}}}`,
  ].join('\n'));
  // S-1 keeps every rule. S-2 is settled without an amount; S-3 agrees before it was received and is worth more than was claimed; U-1 is no settlement.
  const ROWS = [HEADER, 'S-1,2024-01-02,2024-01-20,S2,100,80,2024-01-20,2', 'S-2,2024-01-03,2024-01-21,S2,100,,2024-01-21,0', 'S-3,2024-02-03,2024-02-21,S1,100,5000,2024-02-21,9', 'U-1,2024-02-04,2024-02-22,U1,100,,,3', ''].join('\n');
  const RULES = '达成协议须有金额: {when: {outcome: {any_of: [S1, S2]}}, require: {amount_agreed: filled}}, 金额在合理范围: {when: {amount_agreed: filled}, require: {amount_agreed: {max: 1000}, sessions: {min: 1, max: 5}}, severity: note}, 协议不早于办结: {require: {agreement_on: {not_before: closed_on}}, when: {agreement_on: filled}}, 未达成者无协议: {when: {outcome: {none_of: [S1, S2]}}, require: {agreement_on: empty}}';

  it('are told by their names, by month, of rows and of cases that fold', async () => {
    const found = (result: Pick<LoadResult, 'findings'>): unknown => result.findings.filter(({ rule }) => /\p{Script=Han}/u.test(rule)).map(({ rule, month, column, atFault, cases }) => [rule, month.slice(0, 7), column, atFault, cases]);
    const expected = [['达成协议须有金额', '2024-01', 'amount_agreed', 1, 2], ['金额在合理范围', '2024-02', 'amount_agreed', 1, 1]];
    expect(found(await store.load(profile(RULES), ROWS))).toEqual(expected);
    const halves = ROWS.replace('S-1,2024-01-02,2024-01-20,S2,100,80,2024-01-20,2', 'S-1,2024-01-02,,,100,80,2024-01-20,2\nS-1,2024-01-02,2024-01-20,S2,,,,');
    expect(found(await store.load(profile(RULES, 'grain: fold'), halves, { dataset: 'own-folded' }))).toEqual(expected);
  });

  it('refuse the load where they say so, by their own names, and are foretold', async () => {
    const strict = profile('达成协议须有金额: {when: {outcome: {any_of: [S1, S2]}}, require: {amount_agreed: filled}, severity: block}');
    expect(await store.load(strict, ROWS, { dataset: 'own-strict' }).catch((error: unknown) => error)).toMatchObject({ code: 'CHECK_FAILED', zh: '质量检查未通过，未发布：达成协议须有金额（达成协议须有金额，1 处）。' });
    expect(await checkFiles(store.stores, { profile: strict, files: [await store.file('own.csv', ROWS)], dataset: 'own-strict' })).toMatchObject({ refusal: { code: 'CHECK_FAILED' } });
    // One in two is within what is allowed.
    expect(await store.load(profile('达成协议须有金额: {when: {outcome: {any_of: [S1, S2]}}, require: {amount_agreed: filled}, severity: block, above: 0.5}'), ROWS, { dataset: 'own-lenient' })).toMatchObject({ state: 'published', findings: [] });
  });

  it.each([
    ['a column no case has', '甲: {require: {no_such: filled}}'], ['a test of another kind', '甲: {require: {region: {min: 1}}}'], ['a day held against a text', '甲: {require: {closed_on: {not_before: region}}}'], ['nothing asked', '甲: {require: {}}'],
    ['no bound', '甲: {require: {sessions: {}}}'], ['a name that is taken', 'volume: {require: {region: filled}}'], ['what nobody knows', '甲: {require: {region: {like: x}}}'],
  ])('are not taken with %s', (_, own) => {
    expect(() => profile(own)).toThrow(/PROFILE_INVALID/u);
  });

  it('hold text that looks like SQL for text', async () => {
    const found = await store.load(profile(`"' OR 1=1 --": {when: {outcome: {any_of: ["S2') OR ('1'='1"]}}, require: {amount_agreed: filled}}`), ROWS, { dataset: 'own-quoted' });
    expect(found.findings.filter(({ rule }) => rule.includes('OR'))).toEqual([]);
  });
});

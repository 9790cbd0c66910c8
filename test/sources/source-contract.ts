import { checkFiles, parseProfile, withdrawLoad } from '@concord/etl';
import { KEY } from '../pipeline/scratch-store.js';
import { insert, LENIENT, type SourceBench } from './bench.js';

/** What holds of every kind of live source. */
export function sourceContract(opened: () => SourceBench): void {
  let bench: SourceBench;
  beforeAll(() => { bench = opened(); });

  it('brings every value as the database spells it', async () => {
    await bench.create('exact');
    await bench.under.run(insert('exact', 'E-1', '2024-03-01 08:00:00', '和解 “已” 🙂', '9007199254740993.07'), insert('exact', 'E-2', '2024-03-01 08:00:01.123456', '', '0.10'));
    const result = await bench.load(bench.profile('exact'));
    expect(result).toMatchObject({ state: 'published', delivered: 2, loaded: 2, rejected: 0, fileNames: [`under-test:${bench.under.words.name('exact')}`] });
    expect(await bench.cases('exact')).toEqual([['E-1', '2024-01-05', '和解 “已” 🙂', '9007199254740993.07'], ['E-2', '2024-01-05', '', '0.1']]);
    // Parties are pseudonyms by the time they are anywhere.
    const [[pseudonym] = []] = await bench.store.ask("SELECT DISTINCT party FROM concord.case_current WHERE dataset = 'exact'");
    expect(pseudonym).toMatch(/^[0-9a-f]{32}$/u);
  });

  it('reads what changed since, and nothing when nothing did', async () => {
    await bench.create('growing');
    const profile = bench.profile('growing');
    await bench.under.run(insert('growing', 'G-1', '2024-03-01 08:00:00'), insert('growing', 'G-2', '2024-03-01 12:00:00'));
    const first = await bench.load(profile);
    expect(await bench.load(profile)).toMatchObject({ state: 'unchanged', sameAs: first.loadNo });
    expect((await bench.store.stores.operational.loads.newest(1))[0]?.loadNo).toBe(first.loadNo);
    await bench.under.run(insert('growing', 'G-3', '2024-03-02 09:00:00'), "UPDATE growing SET state = 'closed', changed = '2024-03-02 10:00:00' WHERE id = 'G-1'");
    const second = await bench.load(profile);
    // G-2 lies within the overlap and comes again, unchanged.
    expect(second).toMatchObject({ delivered: 3, loaded: 2, unchanged: 1, casesNew: 1, casesChanged: 1 });
    expect((await bench.cases('growing')).map(([id, , state]) => [id, state])).toEqual([['G-1', 'closed'], ['G-2', 'open'], ['G-3', 'open']]);
    expect(await bench.load(profile)).toMatchObject({ state: 'unchanged', sameAs: second.loadNo });
    expect(await checkFiles(bench.store.stores, { profile, files: [], places: bench.places(), pseudonymKey: KEY })).toMatchObject({ sameAs: second.loadNo });
  });

  it('does not lose a row that was committed late under an earlier time', async () => {
    await bench.create('late');
    const profile = bench.profile('late');
    await bench.under.run(insert('late', 'L-1', '2024-03-01 08:00:00'));
    const slow = await bench.under.transaction();
    await slow.run(insert('late', 'L-2', '2024-03-01 08:30:00'));
    await bench.under.run(insert('late', 'L-3', '2024-03-01 09:00:00'));
    await bench.load(profile);
    expect(await bench.ids('late')).toEqual(['L-1', 'L-3']);
    await slow.commit();
    await bench.load(profile);
    expect(await bench.ids('late')).toEqual(['L-1', 'L-2', 'L-3']);
    // Beyond the overlap it is lost to the watermark, as the documents say; a full read finds it.
    await bench.under.run(insert('late', 'L-0', '2024-03-01 07:59:00'));
    expect(await bench.load(profile)).toMatchObject({ state: 'unchanged' });
    await bench.load(profile, { full: true });
    expect(await bench.ids('late')).toEqual(['L-0', 'L-1', 'L-2', 'L-3']);
  });

  it('is not blinded by a time to come, and reads rows without one each time', async () => {
    await bench.create('ahead');
    const profile = bench.profile('ahead');
    await bench.under.run(insert('ahead', 'A-1', '2024-03-01 08:00:00'), insert('ahead', 'A-9', '2037-01-01 00:00:00'), insert('ahead', 'A-0', 'null'));
    await bench.load(profile);
    await bench.under.run(insert('ahead', 'A-2', '2024-03-01 08:05:00'), "UPDATE ahead SET state = 'closed' WHERE id = 'A-0'");
    expect(await bench.load(profile)).toMatchObject({ casesNew: 1, casesChanged: 1 });
    expect((await bench.cases('ahead')).map(([id, , state]) => [id, state])).toEqual([['A-0', 'closed'], ['A-1', 'open'], ['A-2', 'open'], ['A-9', 'open']]);
  });

  it('brings every row of a case of which one row changed, where rows fold', async () => {
    await bench.create('folded');
    const profile = parseProfile([
      'id: folded', 'dataset: folded', 'label: {zh: 合并, en: folded}', 'grain: fold', LENIENT, `format: {type: table, source: under-test, table: ${bench.under.words.name('folded')}, watermark: changed}`,
      'columns:', '  case_id: {from: id}', '  received_on: {from: received, fold: min}', '  amount_claimed: {from: amount, fold: sum}', '  outcome_raw: {from: state, fold: last}',
    ].join('\n'));
    await bench.under.run(insert('folded', 'F-1', '2024-03-01 08:00:00', 'a', '1'), insert('folded', 'F-1', '2024-03-05 08:00:00', 'b', '2'), insert('folded', 'F-2', '2024-03-02 08:00:00', 'c', '5'));
    await bench.load(profile);
    await bench.under.run(insert('folded', 'F-1', '2024-03-06 08:00:00', 'd', '4'));
    expect(await bench.load(profile)).toMatchObject({ delivered: 3, casesChanged: 1 });
    expect((await bench.cases('folded')).map(([id, , state, amount]) => [id, state, amount])).toEqual([['F-1', 'd', '7'], ['F-2', 'c', '5']]);
  });

  it('moves on only with what is published, and back with what is taken back', async () => {
    await bench.create('moves');
    const profile = bench.profile('moves', []);
    await bench.under.run(insert('moves', 'M-1', '2024-03-01 08:00:00'));
    await bench.load(profile);
    await bench.under.run(insert('moves', 'M-2', '2024-03-02 06:00:00'), insert('moves', 'M-3', '2024-03-02 08:00:00'));
    const stop = new AbortController();
    const cancelled = await bench.refused(bench.load(profile, { signal: stop.signal, onProgress: ({ phase }) => { if (phase === 'publish') stop.abort(); } }));
    expect(cancelled.code).toBe('CANCELLED');
    const second = await bench.load(profile);
    expect(second).toMatchObject({ casesNew: 2 });
    await bench.under.run(insert('moves', 'M-4', '2024-03-03 08:00:00'));
    await bench.load(profile);
    await withdrawLoad(bench.store.stores, second.loadNo);
    // M-3 was in the overlap, so the third load had brought it as well.
    expect(await bench.ids('moves')).toEqual(['M-1', 'M-3', 'M-4']);
    await bench.load(profile);
    expect(await bench.ids('moves')).toEqual(['M-1', 'M-2', 'M-3', 'M-4']);
  });

  it('sees a deleted row only in a full read, which is a snapshot', async () => {
    await bench.create('shrinks');
    const profile = bench.profile('shrinks', ['missing: withdrawn']);
    await bench.under.run(insert('shrinks', 'S-1', '2024-03-01 08:00:00'), insert('shrinks', 'S-2', '2024-03-02 08:00:00'), insert('shrinks', 'S-3', '2024-03-03 08:00:00'));
    await bench.load(profile);
    await bench.under.run("DELETE FROM shrinks WHERE id = 'S-1'");
    expect(await bench.load(profile)).toMatchObject({ state: 'unchanged' });
    expect(await bench.ids('shrinks')).toEqual(['S-1', 'S-2', 'S-3']);
    expect(await bench.load(profile, { full: true })).toMatchObject({ absences: { withdrawn: 1 } });
    expect(await bench.ids('shrinks')).toEqual(['S-2', 'S-3']);
  });
}

import { LoadRefused, planWithdrawal, withdrawLoad, type LoadResult, type Profile } from '@concord/etl';
import { sequence } from './sequence.js';
import { overTheEngine } from './engine-suite.js';
import { rowProfile, type ScratchStore } from './scratch-store.js';

const HEAD = '编号,收案,办结,结果,金额';
const file = (...rows: readonly string[]): string => [HEAD, ...rows, ''].join('\n');
/** S-2 is closed late, in the second; S-3 is not in the second and is back, as it was, in the third; S-1 is not in the third. */
const FIRST = file('S-1,2024-01-01,2024-01-31,达成协议,1', 'S-2,2024-01-02,,,2', 'S-3,2024-01-03,,,3', 'S-4,2023-01-04,,,4');
const SECOND = file('S-1,2024-01-01,2024-01-31,达成协议,1', 'S-2,2024-01-02,2024-04-01,分歧过大,2', 'S-4,2023-01-04,,,4', 'S-5,2024-04-05,,,5');
const THIRD = file('S-2,2024-01-02,2024-04-01,分歧过大,2', 'S-3,2024-01-03,,,3', 'S-4,2023-01-04,,,4', 'S-5,2024-04-05,,,5');

const snapshot = (missing: string, more = ''): Profile => rowProfile(`delivery: snapshot\nmissing: ${missing}\n${more}`);

overTheEngine(({ open }) => {
  let store: ScratchStore;
  beforeAll(async () => { store = await open(); });
  afterAll(async () => { await store.close(); });

  const ids = async (from: string, dataset: string): Promise<readonly unknown[]> => (await store.ask(`SELECT case_id FROM ${from} WHERE dataset = '${dataset}' ORDER BY case_id`)).flat();
  const current = (dataset: string): Promise<readonly unknown[]> => ids('concord.case_current', dataset);
  const asOf = (loadNo: number, dataset: string): Promise<readonly unknown[]> => ids(`concord.case_fact_as_of(as_of_load = ${String(loadNo)})`, dataset);
  const load = (missing: string, content: string, dataset: string, more = ''): Promise<LoadResult> => store.load(snapshot(missing, more), content, { dataset });
  const contents = (dataset: string): Promise<readonly (readonly unknown[])[]> => store.ask(`SELECT * EXCEPT (dataset, load_no, row_no) FROM concord.case_current WHERE dataset = '${dataset}' ORDER BY case_id`);

  it('keeps what only left the window of the source, and counts it', async () => {
    const first = await load('rolled_off', FIRST, 'rolled');
    expect(first.absences).toEqual({ missing: 0, withdrawn: 0 });
    const second = await load('rolled_off', SECOND, 'rolled');
    expect(second).toMatchObject({ delivered: 4, loaded: 2, unchanged: 2, folded: 0, rejected: 0, casesNew: 1, casesChanged: 1, absences: { missing: 1, withdrawn: 0 } });
    expect(await store.ask(`SELECT case_id, mark FROM concord.case_mark WHERE load_no = ${String(second.loadNo)} AND mark != 'unchanged'`)).toEqual([['S-3', 'missing']]);
    expect(await current('rolled')).toEqual(['S-1', 'S-2', 'S-3', 'S-4', 'S-5']);
    // S-3 came again as it was held: nothing new about it.
    expect(await load('rolled_off', THIRD, 'rolled')).toMatchObject({ loaded: 0, unchanged: 4, absences: { missing: 1, withdrawn: 0 } });
  });

  it('takes what was withdrawn out of the current figures, keeps its history, and takes it in again when it comes back', async () => {
    const first = await load('withdrawn', FIRST, 'gone');
    const second = await load('withdrawn', SECOND, 'gone');
    expect(second).toMatchObject({ delivered: 4, loaded: 2, unchanged: 2, casesNew: 1, casesChanged: 1, absences: { missing: 0, withdrawn: 1 } });
    expect(await current('gone')).toEqual(['S-1', 'S-2', 'S-4', 'S-5']);
    expect(await asOf(first.loadNo, 'gone')).toEqual(['S-1', 'S-2', 'S-3', 'S-4']);
    expect(await asOf(second.loadNo, 'gone')).toEqual(['S-1', 'S-2', 'S-4', 'S-5']);
    const third = await load('withdrawn', THIRD, 'gone');
    expect(third).toMatchObject({ loaded: 1, unchanged: 3, casesNew: 1, absences: { missing: 0, withdrawn: 1 } });
    expect(await current('gone')).toEqual(['S-2', 'S-3', 'S-4', 'S-5']);
    expect(await asOf(second.loadNo, 'gone')).toEqual(['S-1', 'S-2', 'S-4', 'S-5']);
    expect(await asOf(third.loadNo, 'gone')).toEqual(['S-2', 'S-3', 'S-4', 'S-5']);
    const without = await load('withdrawn', FIRST, 'gone-two');
    await load('withdrawn', THIRD, 'gone-two');
    await withdrawLoad(store.stores, second.loadNo);
    expect(await contents('gone')).toEqual(await contents('gone-two'));
    expect(await asOf(third.loadNo, 'gone')).toEqual(['S-2', 'S-3', 'S-4', 'S-5']);
    expect(without.absences).toEqual({ missing: 0, withdrawn: 0 });
  });

  it('takes a snapshot back with its absences: what it withdrew counts again', async () => {
    await load('withdrawn', FIRST, 'back');
    const { loadNo } = await load('withdrawn', SECOND, 'back');
    expect(await withdrawLoad(store.stores, loadNo)).toMatchObject({ restored: 1, removed: 1, returned: 1 });
    expect(await current('back')).toEqual(['S-1', 'S-2', 'S-3', 'S-4']);
  });

  it('does not take a refused row for a missing case, nor withdraw while rows name no case', async () => {
    await load('withdrawn', FIRST, 'refused');
    const named = file('S-1,2024-01-01,2024-01-31,达成协议,1', 'S-2,2024-01-02,,,2', 'S-3,kein Tag,,,3', 'S-4,2023-01-04,,,5');
    expect(await load('withdrawn', named, 'refused')).toMatchObject({ rejected: 1, absences: { missing: 0, withdrawn: 0 } });
    const torn = file('S-1,2024-01-01,2024-01-31,达成协议,1', 'S-2,2024-01-02,,,2', 'S-4,2023-01-04,,,6', 'too,few');
    expect(await load('withdrawn', torn, 'refused')).toMatchObject({ rejected: 1, absences: { missing: 1, withdrawn: 0 } });
    expect(await current('refused')).toEqual(['S-1', 'S-2', 'S-3', 'S-4']);
  });

  it('refuses a snapshot that lacks too much to be whole', async () => {
    await load('withdrawn', FIRST, 'half');
    const half = file('S-1,2024-01-01,2024-01-31,达成协议,1');
    const refusal = await load('withdrawn', half, 'half').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(LoadRefused);
    expect(refusal).toMatchObject({ code: 'TOO_MANY_MISSING' });
    expect(await current('half')).toHaveLength(4);
    expect(await load('withdrawn', half, 'half', 'checks: {max_missing_share: 0.75}')).toMatchObject({ absences: { withdrawn: 3 } });
    expect(await current('half')).toEqual(['S-1']);
  });

  it.each((process.env['SEEDS'] ?? '1,2').split(',').map(Number))('takes any load of a long story back as if it had never been (story %i)', async (seed) => {
    const next = sequence(seed);
    const kinds = ['withdrawn', 'rolled_off', 'changes'];
    const story = Array.from({ length: 4 }, (_, i) => {
      const cases = Array.from({ length: 8 }, (__, n) => n).filter(() => next(10) < 6);
      const lines = cases.map((n) => (next(12) === 0 ? `K-${String(n)},no day,,,1` : `K-${String(n)},202${String(2 + next(2))}-01-0${String(1 + n)},,,${String(next(3))}`));
      return { kind: kinds[next(kinds.length)] ?? 'changes', content: `${file('K-9,2024-01-01,,,9', ...lines)}${'\n'.repeat(i)}` };
    });
    const tell = async (dataset: string, leaveOut: readonly number[]): Promise<number[]> => {
      const numbers: number[] = [];
      for (const [i, { kind, content }] of story.entries()) {
        if (leaveOut.includes(i)) continue;
        const profile = kind === 'changes' ? rowProfile() : snapshot(kind, 'checks: {max_missing_share: 1}');
        numbers.push((await store.load(profile, content, { dataset })).loadNo);
      }
      return numbers;
    };
    const out = [next(4), next(4)];
    const numbers = await tell(`story-${String(seed)}`, []);
    for (const i of new Set(out)) {
      const { restored, removed, returned, kept } = await planWithdrawal(store.stores, numbers[i] ?? 0);
      expect(await withdrawLoad(store.stores, numbers[i] ?? 0)).toMatchObject({ restored, removed, returned, kept });
    }
    const plain = await tell(`plain-${String(seed)}`, out);
    expect(await contents(`story-${String(seed)}`)).toEqual(await contents(`plain-${String(seed)}`));
    // And as it stood after each load that is left.
    const kept = numbers.filter((_, i) => !out.includes(i));
    for (const [i, loadNo] of kept.entries()) {
      const rows = (dataset: string, as: number) => store.ask(`SELECT * EXCEPT (dataset, load_no, row_no) FROM concord.case_fact_as_of(as_of_load = ${String(as)}) WHERE dataset = '${dataset}' ORDER BY case_id`);
      expect([i, await rows(`story-${String(seed)}`, loadNo)]).toEqual([i, await rows(`plain-${String(seed)}`, plain[i] ?? 0)]);
    }
  }, 120_000);
});

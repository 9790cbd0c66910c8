import { wordingOf } from '../../../text/wording.js';
import { cellText, filledColumns, loadCommand, loadedFirst, type RecordKind } from './records.js';

const text = { en: 'x', zh: 'x' };
const column = (name: string, isRequired = false): RecordKind['columns'][number] => ({ name, label: text, isKey: isRequired, isRequired, isNumber: false });
const kind = (id: RecordKind['id'], newestLoad: number | null): RecordKind => ({ id, label: text, meaning: text, records: 0, validity: 'none', firstOn: null, newestLoad, loadedAt: null, columns: [] });
const row = (...values: readonly (string | null)[]) => ({ id: 'r', loadNo: 1, cells: values.map((value) => ({ value, word: null })) });

it('lists what is loaded before what is not, each in its order', () => {
  expect(loadedFirst([kind('branch', null), kind('mediator', 3), kind('target', null), kind('training', 1)]).map(({ id }) => id)).toEqual(['mediator', 'training', 'branch', 'target']);
});

it('shows the columns that say something, and always those a record needs', () => {
  const columns = [column('mediator', true), column('team'), column('fte'), column('valid_from', true)];
  expect(filledColumns({ columns }, [row('M1', null, '1', '2024-01-01'), row('M2', null, null, '2024-01-01')])).toEqual([0, 2, 3]);
  expect(filledColumns({ columns }, [])).toEqual([0, 3]);
});

it('says a value in words, marks thousands, and leaves years and codes alone', () => {
  const said = (value: string | null, word: { en: string; zh: string } | null = null) => cellText({ value, word }, wordingOf('en'));
  expect([said(null), said('1234567'), said('2026'), said('0.5'), said('T1', { en: 'Team 1', zh: '团队 1' })]).toEqual(['—', '1,234,567', '2026', '0.5', 'Team 1 (T1)']);
});

it('names the profile of a kind as the command line knows it', () => {
  expect(loadCommand('definition_break', 'demo', 'breaks.csv')).toBe('npm run etl -- load definition-break breaks.csv --dataset demo');
});

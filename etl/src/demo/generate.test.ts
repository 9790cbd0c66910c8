import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CANONICAL_COLUMNS, dimensionById, memberLabel, OUTCOMES, type Dimension } from '@concord/sql';
import { writeDemo } from './generate.js';
import { DIRT, type DirtKind } from './plan.js';
import type { TruthsFile } from './truths.js';

type Row = Record<string, string>;

const SMALL = { seed: 1, cases: 3000 };
const folder = mkdtempSync(join(tmpdir(), 'concord-demo-'));
afterAll(() => rmSync(folder, { recursive: true }));

const text = (name: string): string => readFileSync(join(folder, 'small', name), 'utf8');
const rowsOf = (name: string): Row[] => {
  const [header = '', ...lines] = text(name).trimEnd().split('\n');
  const columns = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((value, i) => [columns[i] ?? `extra ${i}`, value])));
};
const isGood = (row: Row): boolean => /^TJ\d{10}$/.test(row['case_id'] ?? '');
const good = (name: string): Row[] => [...new Map(rowsOf(name).filter(isGood).map((row) => [row['case_id'], row])).values()];
let truths: TruthsFile;

beforeAll(async () => {
  await writeDemo(join(folder, 'small'), SMALL);
  truths = JSON.parse(text('truths.json')) as TruthsFile;
});

const hash = (dir: string): string[] =>
  ['demo-1.csv', 'demo-2.csv', 'truths.json'].map((name) => createHash('sha256').update(readFileSync(join(folder, dir, name))).digest('hex').slice(0, 16));

it('writes the same bytes for the same seed, on every machine', async () => {
  await writeDemo(join(folder, 'again'), SMALL);
  expect(hash('again')).toEqual(hash('small'));
  expect(hash('small')).toEqual(['0b76852777a7975e', '0a84538a3e8c664d', '1ba8e95b0dbc0e10']);
  await writeDemo(join(folder, 'other'), { ...SMALL, seed: 2 });
  expect(hash('other')).not.toEqual(hash('small'));
});

describe.each(['demo-1.csv', 'demo-2.csv'])('%s', (name) => {
  const asOf = name === 'demo-1.csv' ? '2026-09-30' : '2026-10-31';
  const deadlines = ['due_on', 'extended_due_on', 'performance_due_on'];

  it('has the canonical columns and no other, and needs no quotes', () => {
    expect(text(name).split('\n', 1)[0]).toBe(CANONICAL_COLUMNS.map((column) => column.name).join(','));
    expect(text(name)).not.toMatch(/["\r\t;]/);
    expect(rowsOf(name).filter((row) => Object.keys(row).length !== CANONICAL_COLUMNS.length)).toEqual([]);
  });

  it('holds in each column what the column is for', () => {
    const shapes: Record<string, RegExp> = {
      date: /^(\d{4}-\d{2}-\d{2})?$/, amount: /^(\d+\.\d{2})?$/, count: /^\d*$/, flag: /^[01]?$/, score: /^(\d|10)?$/,
      pseudonym: /^(P\d{7}|DL\d{3})?$/, outcome: new RegExp(`^(${OUTCOMES.join('|')})$`), text: /^[A-Za-z0-9_-]*$/,
    };
    const wrong = good(name).flatMap((row) =>
      CANONICAL_COLUMNS.filter(({ name: column, kind }) => column !== 'outcome_raw' && !shapes[kind]?.test(row[column] ?? '?'))
        .map(({ name: column }) => `${row['case_id']} ${column} ${row[column]}`),
    );
    expect(wrong).toEqual([]);
    expect(good(name).filter((row) => !/^P/u.test(row['party'] ?? '') || /^P/u.test(row['claimant_agent'] ?? ''))).toEqual([]);
  });

  it('tells a first default wherever instalments are behind, and within the agreement', () => {
    const agreed = good(name).filter((row) => row['agreement_on'] !== '');
    const behind = agreed.filter((row) => Number(row['instalments_paid']) < Number(row['instalments_due']));
    expect(behind.length).toBeGreaterThan(20);
    // What was performed before an instalment fell due is behind with nothing.
    expect(behind.filter((row) => row['first_default_on'] === '' && row['performed_on'] === '')).toEqual([]);
    const told = good(name).filter((row) => row['first_default_on'] !== '');
    expect(told.filter((row) => (row['first_default_on'] ?? '') < (row['agreement_on'] ?? '~') || (row['first_default_on'] ?? '') > asOf || (row['performed_on'] !== '' && (row['first_default_on'] ?? '') >= (row['performed_on'] ?? '')))).toEqual([]);
  });

  it.each(['outcome', 'business', 'cause', 'subtype', 'intake_channel', 'mediation_mode', 'complexity', 'party_group', 'overdue_stage', 'region', 'branch',
    'institution', 'organisation', 'team', 'mediator', 'product'] as const)('has words in both languages for every %s', (id) => {
    const words: NonNullable<Dimension['words']> = dimensionById(id).words ?? [];
    const codes = new Set(good(name).map((row) => row[id] ?? '').filter((code) => code !== ''));
    expect([...codes].filter((code) => !words.some((table) => table[code]))).toEqual([]);
    expect(codes.size).toBeGreaterThan(2);
  });

  it('gives the outcome in the words of a source too', () => {
    for (const [outcome, raw] of new Map(good(name).map((row) => [row['outcome'] ?? '', row['outcome_raw']]))) {
      expect(raw).toBe(outcome && memberLabel(dimensionById('outcome'), outcome).zh);
    }
  });

  it('knows nothing that happened later', () => {
    const happened = CANONICAL_COLUMNS.filter(({ name: column, kind }) => kind === 'date' && !deadlines.includes(column));
    expect(good(name).filter((row) => happened.some(({ name: column }) => (row[column] ?? '') > asOf))).toEqual([]);
  });

  it('tells each case in the order in which things happen', () => {
    const steps = ['received_on', 'accepted_on', 'assigned_on', 'attempted_on', 'first_contact_on', 'consent_on', 'first_session_on', 'agreement_on', 'first_closed_on', 'reopened_on', 'closed_on', 'litigated_on'];
    const rests = ['assigned_on', 'inactive_on', 'reactivated_on', 'first_closed_on', 'closed_on'];
    const disordered = good(name).filter((row) => {
      return [steps, rests].some((order) => {
        const dates = order.map((step) => row[step] ?? '').filter((date) => date !== '');
        return dates.some((date, i) => date < (dates[i - 1] ?? ''));
      });
    });
    expect(disordered).toEqual([]);
    expect(good(name).filter((row) => (row['closed_on'] === '') !== (row['outcome'] === ''))).toEqual([]);
    expect(good(name).filter((row) => (row['mediator'] === '') !== (row['assigned_on'] === ''))).toEqual([]);
  });

  it('holds as many dirty rows of each kind as truths.json says', () => {
    const delivery = name === 'demo-1.csv' ? 0 : 1;
    const rows = rowsOf(name);
    const lines = text(name).trimEnd().split('\n');
    const real = (date = ''): boolean => !Number.isNaN(Date.parse(date)) && new Date(date).toISOString().slice(0, 10) === date;
    const spoilt = rows.filter((row) => !isGood(row));
    const found: Record<DirtKind, number> = {
      unreadable_date: spoilt.filter((row) => !real(row['received_on'])).length,
      closed_before_received: spoilt.filter((row) => row['closed_on'] !== '' && (row['closed_on'] ?? '') < (row['received_on'] ?? '') && real(row['received_on'])).length,
      unknown_outcome: rows.filter((row) => !(OUTCOMES as readonly string[]).includes(row['outcome'] ?? '')).length,
      missing_case_id: rows.filter((row) => row['case_id'] === '').length,
      identical_row: lines.length - new Set(lines).size,
      conflicting_rows: spoilt.filter((row) => row['case_id'] !== '' && spoilt.filter((other) => other['case_id'] === row['case_id']).length > 1).length,
      negative_amount: rows.filter((row) => row['amount_claimed']?.startsWith('-')).length,
    };
    expect(found).toEqual(truths.deliveries[delivery]?.dirt);
    expect(found.unreadable_date).toBe(DIRT.unreadable_date[delivery]);
    expect(found.conflicting_rows).toBe(2 * DIRT.conflicting_rows[delivery]);
    expect(rows).toHaveLength(truths.deliveries[delivery]?.rows ?? -1);
    expect(good(name)).toHaveLength(truths.deliveries[delivery]?.goodRows ?? -1);
  });
});

it('delivers in October what is new or different, and nothing else', () => {
  const before = new Map(good('demo-1.csv').map((row) => [row['case_id'], row]));
  const october = good('demo-2.csv');
  for (const row of october) {
    const known = before.get(row['case_id']);
    if (known) expect(row).not.toEqual(known);
    else expect((row['received_on'] ?? '') > '2026-09-30' || (row['entered_on'] ?? '') > '2026-09-30').toBe(true);
  }
  const cases = new Set([...before.keys(), ...october.map((row) => row['case_id'])]).size;
  expect(cases).toBeGreaterThan(SMALL.cases * 0.98);
  expect(cases).toBeLessThanOrEqual(SMALL.cases);
});

it('restates what truths.json says it restates', () => {
  const before = new Map(good('demo-1.csv').map((row) => [row['case_id'], row]));
  const after = new Map(good('demo-2.csv').map((row) => [row['case_id'], row]));
  for (const [column, ids] of Object.entries(truths.restated)) {
    expect(ids.length).toBeGreaterThan(10);
    for (const id of ids) {
      expect(before.get(id)?.['closed_on']).not.toBe('');
      expect(after.get(id)?.[column]).not.toBe(before.get(id)?.[column]);
    }
  }
});

it('delivers messages that agree with what cases count', () => {
  const current = new Map([...good('demo-1.csv'), ...good('demo-2.csv')].map((row) => [row['case_id'] ?? '', row]));
  const [header = '', ...lines] = text('demo-message.csv').trimEnd().split('\n');
  const messages = lines.map((line) => Object.fromEntries(line.split(',').map((value, i) => [header.split(',')[i] ?? '', value])));
  expect(new Set(messages.map((one) => one['message_id'])).size).toBe(messages.length);
  const byCase = new Map<string, (typeof messages)[number][]>();
  for (const one of messages) byCase.set(one['case_no'] ?? '', [...(byCase.get(one['case_no'] ?? '') ?? []), one]);
  const counted = (of: readonly (typeof messages)[number][], has: (one: (typeof messages)[number]) => boolean): string => String(of.filter(has).length);
  for (const [id, row] of current) {
    const own = byCase.get(id) ?? [];
    const known = own.some((one) => one['receipt'] !== '');
    expect([id, String(own.length), known ? counted(own, (one) => one['receipt'] === 'delivered') : '', counted(own, (one) => one['answered_at'] !== '')])
      .toEqual([id, row['sms_sent'] || '0', own.length === 0 ? '' : row['sms_delivered'], row['sms_replied'] || '0']);
    for (const one of own) {
      expect((one['sent_at'] ?? '') >= (row['assigned_on'] ?? '') && (one['sent_at'] ?? '') <= '2026-10-31 23:59').toBe(true);
      for (const later of ['delivered_at', 'opened_at', 'answered_at']) expect(one[later] === '' || (one[later] ?? '') >= (one['sent_at'] ?? '')).toBe(true);
    }
  }
});

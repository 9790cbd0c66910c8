import { parseProfile, type LoadResult, type Profile } from '@concord/etl';
import { openScratchStore, type ScratchStore } from './scratch-store.js';

let store: ScratchStore;
beforeAll(async () => { store = await openScratchStore(); });
afterAll(async () => { await store.close(); });

let profiles = 0;
function dated(more: string): Profile {
  profiles += 1;
  return parseProfile([`id: dates-${String(profiles)}`, 'dataset: dates', 'label: {zh: 日期, en: dates}', 'grain: row', more, 'columns:', '  case_id: {from: id}', '  received_on: {from: day}'].join('\n'));
}

/** Loads a date a row, and answers what became of each: the stored day, or the reason it was rejected for. */
async function daysOf(profile: Profile, texts: readonly string[]): Promise<readonly string[]> {
  const result: LoadResult = await store.load(profile, ['id,day', ...texts.map((text, i) => `${String(i + 1000)},"${text}"`)].join('\n'));
  const rows = await store.ask([
    `SELECT toString(row_no), toString(received_on) FROM concord.case_current WHERE source = '${profile.id}'`,
    `UNION ALL SELECT toString(row_no), reason FROM concord.reject WHERE load_no = ${String(result.loadNo)}`,
  ].join(' '));
  const byRow = new Map(rows.map(([row, told]) => [Number(row), String(told)]));
  return texts.map((_, i) => byRow.get(i + 2) ?? 'nowhere');
}

const DAY_MS = 86_400_000;
const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

it('reads days as spreadsheets count them, by either count', async () => {
  const serials = ['32874', '45351', '45352', '45352.99', '45351.999999', '20000', '2958465', '45322x', '4532 2'];
  // Day 60 of 1900 is a 29 February that never was: from then on the count starts on 1899-12-30. 45351.999999 is, to the second, the next midnight.
  const from1900 = (days: number): string => isoDay(Date.UTC(1899, 11, 30) + days * DAY_MS);
  expect([32_874, 45_351, 45_352].map(from1900)).toEqual(['1990-01-01', '2024-02-29', '2024-03-01']);
  expect(await daysOf(dated('dates: [EXCEL]'), serials)).toEqual(['1990-01-01', '2024-02-29', '2024-03-01', '2024-03-01', '2024-03-01', 'BAD_DATE', 'BAD_DATE', 'BAD_DATE', 'BAD_DATE']);
  const from1904 = (days: number): string => isoDay(Date.UTC(1904, 0, 1) + days * DAY_MS);
  expect(from1904(43_889)).toBe('2024-02-29');
  expect(await daysOf(dated("dates: ['EXCEL-1904']"), ['43889', '43889.5'])).toEqual(['2024-02-29', '2024-02-29']);
});

it('reads a column in which serials, texts and points in time stand side by side', async () => {
  const texts = ['45352', '2024-03-01', '2024/3/1 9:05:00', '01-MAR-24', '2024-03-01T23:59:59Z'];
  expect(await daysOf(dated("dates: [YYYY-MM-DD, EXCEL, 'YYYY/M/D H:mm:ss', DD-MON-YY, 'YYYY-MM-DDTHH:mm:ssZ']"), texts)).toEqual(texts.map(() => '2024-03-01'));
});

/** The day a point in time fell on, by the table of zones JavaScript carries and not the engine's. */
function dayIn(zone: string, text: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(new Date(text));
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** Points around midnight, at the ends of summer time on both sides of the ocean, written with every kind of offset. */
const MOMENTS = [
  '2024-03-10T01:30:00-05:00', '2024-03-10T03:30:00-04:00', '2024-03-10T04:59:59Z', '2024-03-10T05:00:00Z', '2024-03-11T03:59:59Z', '2024-03-11T04:00:00Z',
  '2024-11-03T03:59:59Z', '2024-11-04T04:59:59Z', '2024-11-04T05:00:00Z', '2024-01-05T15:59:59.999Z', '2024-01-05T16:00:00Z', '2024-01-05T23:00:00+08:00',
  '2024-01-06T00:30:00+14:00', '2023-12-31T18:29:59+00:00', '2023-12-31T18:30:00+00:00', '1991-07-01T15:30:00Z', '1991-07-01T14:59:59Z',
];

it.each(['Asia/Shanghai', 'America/New_York', 'Asia/Kolkata', 'America/St_Johns', 'UTC'])('tells points in time as days of %s', async (zone) => {
  const days = await daysOf(dated(`zone: ${zone}\ndates: ['YYYY-MM-DDTHH:mm:ssZ']`), MOMENTS);
  expect(days).toEqual(MOMENTS.map((text) => dayIn(zone, text)));
});

it('knows these by hand: a summer of 1991 in Shanghai, a spring night in New York', async () => {
  // China had summer time (UTC+9) until September 1991: 15:30 UTC is half past midnight of the next day.
  expect(await daysOf(dated("zone: Asia/Shanghai\ndates: ['YYYY-MM-DDTHH:mm:ssZ']"), ['1991-07-01T15:30:00Z', '1992-07-01T15:30:00Z'])).toEqual(['1991-07-02', '1992-07-01']);
  expect(await daysOf(dated("zone: America/New_York\ndates: ['YYYY-MM-DD HH:mmZ']"), ['2024-03-10 04:59+0000', '2024-03-11 03:59+00'])).toEqual(['2024-03-09', '2024-03-10']);
});

it('takes every zone of the tz database, and refuses by name what the engine does not know', async () => {
  const zones = Intl.supportedValuesOf('timeZone');
  const known = new Set((await store.ask('SELECT time_zone FROM system.time_zones')).map(([zone]) => String(zone)));
  const profiles = zones.map((zone) => dated(`zone: ${zone}\ndates: ['YYYY-MM-DDTHH:mm:ssZ']`));
  expect([zones.length > 400, zones.filter((zone) => known.has(zone)).length > 400]).toEqual([true, true]);
  for (const newer of profiles.filter(({ zone }) => !known.has(zone ?? ''))) await expect(store.load(newer, 'id,day\n1,2024-01-01T00:00:00Z')).rejects.toMatchObject({ code: 'PROFILE_INVALID' });
  for (const zone of ['asia/shanghai', '+08:00', 'Mars/Olympus', 'CST', "x'y"]) expect(() => dated(`zone: "${zone}"`)).toThrow('tz database');
});

it('takes times as written where no zone is named, and where the time names none', async () => {
  const formats = "dates: ['YYYY-MM-DDTHH:mm:ssZ', 'YYYY-MM-DDTHH:mm:ss']";
  const texts = ['2024-03-10T23:30:00-05:00', '2024-03-10T23:30:00Z', '2024-03-10T23:30:00'];
  expect(await daysOf(dated(formats), texts)).toEqual(['2024-03-10', '2024-03-10', '2024-03-10']);
  expect(await daysOf(dated(`zone: Asia/Shanghai\n${formats}`), texts)).toEqual(['2024-03-11', '2024-03-11', '2024-03-10']);
});

it('rejects what is no time, no offset and no day', async () => {
  const texts = ['2024-03-10T24:00:00Z', '2024-03-10T10:00:00+15:00', '2024-03-10T10:00:00', '2024-02-30T10:00:00Z', '2024-03-10T10:60:00Z', '2024-03-10T10:00:00z'];
  expect(await daysOf(dated("zone: Asia/Shanghai\ndates: ['YYYY-MM-DDTHH:mm:ssZ']"), [...texts, '2024-03-10T10:00:00Z'])).toEqual([...texts.map(() => 'BAD_DATE'), '2024-03-10']);
});

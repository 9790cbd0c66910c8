import { join } from 'node:path';
import { logOf } from '@concord/server';
import { becauseOf, startApi, type Api } from './api.js';

const TOTAL = 'query($input: TotalInput!) { total(input: $input) { value { n } } }';
const input = (more: object = {}) => ({ input: { dataset: 'worked', metrics: ['intake'], range: { from: '2026-01-01', to: '2026-03-31' }, ...more } });
const [PHONE, IDENTITY] = ['13812345678', '110101199003078515'];

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await api.load('canonical', join(__dirname, '../fixtures/worked-cases.csv'), 'worked');
});
afterAll(() => api.close());

it('is one object a line, whatever was asked, and tells nobody who a party is', async () => {
  const before = api.logged.length;
  const nasty = `客户李明${PHONE}\r\n{"level":60,"msg":"forged"}\u2028证件${IDENTITY}`;
  const failed = [
    await api.ask(TOTAL, input({ dataset: nasty })),
    await api.ask(TOTAL, input({ range: { from: nasty, to: nasty } })),
    await api.ask(TOTAL, input({ metrics: [nasty] })),
    await api.ask(TOTAL, input({ filters: [{ dimension: nasty, values: [PHONE] }] })),
    await api.ask(`query { total(input: ${JSON.stringify(nasty)}) { value { n } } }`),
  ];
  const ids = failed.flatMap(({ errors = [] }) => errors.map(({ extensions }) => extensions.id));
  const lines = api.logged.slice(before);
  expect(ids.length).toBeGreaterThanOrEqual(failed.length);
  expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(ids);
  for (const line of lines) {
    // Nobody can begin a line of the log.
    expect(line.indexOf('\n')).toBe(line.length - 1);
    for (const secret of [PHONE, IDENTITY, '李明', 'forged']) expect(line).not.toContain(secret);
  }
});

it('holds what the framework caught, as one object a line', async () => {
  const before = api.logged.length;
  const written = jest.spyOn(api.stores.operational.auditLog, 'add').mockRejectedValue(Object.assign(new TypeError(`${PHONE} 李明\nat forged`), { detail: IDENTITY }));
  try {
    expect((await fetch(becauseOf(`${api.url}/audit.csv`))).status).toBe(500);
  } finally {
    written.mockRestore();
  }
  const lines = api.logged.slice(before);
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) {
    expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number) as number });
    expect(line.indexOf('\n')).toBe(line.length - 1);
    for (const secret of [PHONE, IDENTITY]) expect(line).not.toContain(secret);
  }
});

it('says of what is thrown what and where it was, masked, and nothing that hangs on it', () => {
  const lines: string[] = [];
  const log = logOf('info', { write: (line) => { lines.push(line); } });
  const inner = new Error(`cannot read '${IDENTITY}'`);
  log.error({ err: Object.assign(new TypeError(`no such phone ${PHONE}`, { cause: inner }), { document: 'a whole document', code: 'E_PHONE' }), detail: `value ${PHONE}` }, 'failed');
  log.error({ err: `thrown as a text: ${PHONE}` }, 'failed');
  const [first, second] = lines.map((line) => JSON.parse(line) as { err: { type: string; message: string; stack: string[]; code: string; cause: { message: string } }; detail: string });
  expect(first).toMatchObject({ err: { type: 'TypeError', message: 'no such phone 〔电话〕', code: 'E_PHONE', cause: { message: "cannot read '〔证件号〕'" } }, detail: 'value 〔电话〕' });
  expect(first?.err.stack[0]).toContain('log.spec');
  expect(Object.keys(first?.err ?? {}).sort()).toEqual(['cause', 'code', 'message', 'stack', 'type']);
  expect(second?.err).toEqual({ message: 'thrown as a text: 〔电话〕' });
});

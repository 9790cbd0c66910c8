import { metric, value } from '../../measure/samples.js';
import { basisLine, basisOf, versionsOf } from './basis-line.js';
import type { Wording } from '../../text/wording.js';

const wording = { locale: 'zh-CN', t: (key: string) => key, name: ({ zh }: { zh: string }) => zh } as unknown as Wording;
const intake = { ...metric('count', 'case', { id: 'intake', label: { zh: '收案量', en: 'Intake' } }), definitionVersion: 3 };
const closed = { ...metric('count', 'case', { id: 'closings', label: { zh: '办结量', en: 'Closed' } }), definitionVersion: 2 };

it('says which data and which version of the definition made a number, its value at hand or not', () => {
  expect(basisLine(value({ asOf: '2026-10-31', dataVersion: 7, definitionVersion: 2 }), intake, wording)).toMatch(/frame\.asOf 2026-10-31 · v2 · #7$/u);
  expect(basisOf({ asOf: '2026-10-31', dataVersion: 7 }, intake, wording)).toMatch(/frame\.asOf 2026-10-31 · v3 · #7$/u);
  expect(versionsOf([intake, closed], wording)).toBe('收案量 v3、办结量 v2');
});

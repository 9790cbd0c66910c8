import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import vueParser from 'vue-eslint-parser';
import { ROOT } from './checkout.js';

interface HouseRules { readonly houseRules: Linter.Config[] }

/** What the lint rules say about a text as if it stood in that file: the rule ids, each once. */
type Judge = (path: string, code: string) => string[];

const long = (lines: number): string => 'void 0;\n'.repeat(lines);
const longFunction = (lines: number): string => `/** x */\nexport function f(): void {\n${long(lines)}}\n`;

/** Rule, a file it watches, a text it refuses there, and (when it has one) the door where the same text is right. */
const REFUSED: readonly (readonly [rule: string, path: string, code: string, door?: string])[] = [
  ['house/door-environment', 'server/src/main.ts', 'void process.env;', 'server/src/config/config.ts'],
  ['house/door-environment', 'etl/src/cli.ts', "void process.env['CONCORD_DATA_DIR'];", 'etl/src/config.ts'],
  ['house/door-environment', 'sql/src/migrate.ts', "import { env } from 'node:process'; void env;"],
  ['house/door-engine', 'server/src/store/store.ts', "import { createClient } from '@clickhouse/client'; void createClient;", 'sql/src/engine/http.ts'],
  ['house/door-engine', 'etl/src/publish/publish.ts', "void import('chdb');", 'sql/src/engine/embedded.ts'],
  ['house/door-engine', 'test/store/a.spec.ts', "export { Session } from 'chdb';"],
  ['house/door-operational', 'server/src/people/people.service.ts', "import { Pool } from 'pg'; void Pool;", 'sql/src/operational/dialect/postgres.ts'],
  ['house/door-operational', 'sql/src/migrate.ts', "import { sql } from 'kysely'; void sql;", 'sql/src/operational/loads.ts'],
  ['house/door-operational', 'test/store/a.spec.ts', "void import('libsql');"],
  ['house/door-echarts', 'web/src/pages/issues/pareto.ts', "import { init } from 'echarts/core'; init;", 'web/src/chart/echarts.ts'],
  ['house/door-echarts', 'web/src/pages/Page.vue', "<script setup lang=\"ts\">import VChart from 'vue-echarts';</script>"],
  ['house/door-text', 'web/src/measure/measure.ts', 'void (1.5).toFixed(1);', 'web/src/text/format.ts'],
  ['house/door-text', 'web/src/measure/measure.ts', "void new Intl.NumberFormat('zh-CN');", 'web/src/text/format.ts'],
  ['house/door-text', 'web/src/pages/Page.vue', '<template><p>{{ n.toLocaleString() }}</p></template>'],
  ['house/door-text', 'server/src/metrics/value.ts', 'void (1.5).toFixed(1);', 'server/src/narrative/text.ts'],
  ['house/door-calendar', 'sql/src/question/compile.ts', "void 'toStartOfMonth(closed_on)';", 'sql/src/time/bucket.ts'],
  ['house/door-calendar', 'server/src/metrics/series.ts', 'void `toTimeZone(x, y)`;', 'sql/src/time/bucket.ts'],
  ['house/door-calendar', 'etl/src/map/date-sql.ts', "void 'Asia/Shanghai';", 'sql/src/time/bucket.ts'],
  ['house/door-clock', 'web/src/filter/month.ts', 'void new Date().getMonth();'],
  ['house/door-upload', 'server/src/loads/loads.service.ts', "import { createGunzip } from 'node:zlib'; void createGunzip;", 'etl/src/read/bytes/decode.ts'],
  ['house/door-upload', 'etl/src/stage/stage.ts', "void new TextDecoder('gb18030');", 'etl/src/read/bytes/decode.ts'],
  ['house/door-workbook', 'etl/src/stage/stage.ts', "import { readXlsx } from 'hucre/xlsx'; void readXlsx;", 'server/src/workbook/workbook.ts'],
  ['house/door-network', 'web/src/pages/data/ledger.ts', "void fetch('/graphql');", 'web/src/graphql/client.ts'],
  ['house/door-echarts', 'server/src/board/board.service.ts', "import { init } from 'echarts/core'; init;", 'server/src/reports/print/chart-svg.ts'],
  ['house/door-print', 'server/src/board/board.service.ts', "import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'; void NodeCompiler;", 'server/src/reports/print/pdf.ts'],
  ['house/door-outward', 'server/src/store/store.ts', "void fetch('http://somewhere/');", 'etl/src/cli/hand-over.ts'],
  ['house/door-outward', 'etl/src/stage/stage.ts', "import { request } from 'node:https'; void request;"],
  ['house/door-outward', 'sql/src/migrate.ts', "import { lookup } from 'node:dns/promises'; void lookup;"],
  ['house/door-words', 'web/src/pages/Page.vue', '<template><p>暂无数据</p></template>'],
  ['house/door-words', 'web/src/pages/Page.vue', '<template><p title="暂无数据" /></template>'],
  ['house/door-words', 'web/src/measure/measure.ts', 'void `${n} 件`;', 'web/src/text/zh-cn.ts'],
  ['house/file-name', 'server/src/store/helpers.ts', 'void 0;', 'server/src/store/store.ts'],
  ['house/file-name', 'etl/src/types.ts', 'void 0;'],
  ['house/file-name', 'web/src/chart/chartOption.ts', 'void 0;', 'web/src/chart/chart-option.ts'],
  ['house/file-name', 'web/src/chart/chart-card.vue', '<template><p /></template>', 'web/src/chart/ChartCard.vue'],
  ['house/file-name', 'sql/src/settlement_rate.ts', 'void 0;', 'sql/metrics/settlement_rate.ts'],
  ['house/docstring', 'server/src/stats/wilson.ts', 'export const z = 1.96;'],
  ['no-restricted-syntax', 'sql/src/index.ts', "export * from './metric.js';"],
  ['no-restricted-syntax', 'sql/src/index.ts', 'export default 1;', 'web/vite.config.ts'],
  ['no-restricted-syntax', 'test/api/a.spec.ts', "it.only('a', () => undefined);"],
  ['no-restricted-syntax', 'sql/src/a.test.ts', "describe.skip('a', () => undefined);"],
  ['no-restricted-imports', 'server/src/main.ts', "import { x } from '@concord/sql/src/time/bucket.js'; void x;"],
  ['no-restricted-imports', 'server/src/main.ts', "import { x } from '../../sql/src/time/bucket.js'; void x;"],
  ['house/no-cause', 'server/src/signals/growth.ts', "void { zh: '投诉增多导致存量上升' };"],
  ['house/no-cause', 'server/src/signals/growth.ts', 'void { en: `a rise driven by ${name}` };', 'sql/metrics/intake.ts'],
  ['house/no-cause', 'web/src/text/zh-cn.ts', "void { effect: '由于短信' };"],
  ['no-console', 'server/src/store/store.ts', "console.log('x');"],
  ['no-warning-comments', 'sql/src/question/compile.ts', '// TO' + 'DO later'],
  ['max-lines', 'sql/src/question/compile.ts', long(201)],
  ['max-lines-per-function', 'sql/src/question/compile.ts', longFunction(50)],
];

/** What must pass, so that a rule is not merely against everything. */
const ACCEPTED: readonly (readonly [path: string, code: string])[] = [
  ['web/src/chart/table.ts', "import type { ECharts } from 'echarts/core'; /** x */ export type Drawn = ECharts;"],
  ['sql/src/question/compile.ts', longFunction(48)],
  ['sql/src/question/compile.ts', "export { bucketOf } from './bucket.js';"],
  ['web/src/filter/month.ts', 'void new Date(0).getUTCMonth();'],
  ['web/src/frame/BrandMark.vue', '<template><b>Concord 和衷</b></template>'],
  ['web/src/measure/measure.ts', '// 口径 stays in comments\nvoid 0;'],
  ['server/src/signals/growth.ts', "void { en: 'the cause of the dispute', zh: '纠纷原因' };"],
  ['server/src/main.ts', "import { openEngine } from '@concord/sql'; void openEngine;"],
];

async function judge(): Promise<Judge> {
  const { houseRules } = (await import(join(ROOT, 'test/tools/lint/house.js'))) as HouseRules;
  const parsers = [
    { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } },
    { files: ['**/*.vue'], languageOptions: { parser: vueParser, parserOptions: { parser: tseslint.parser } } },
  ] as Linter.Config[];
  const linter = new Linter({ cwd: ROOT, configType: 'flat' });
  return (path, code) => [...new Set(linter.verify(code, [...parsers, ...houseRules], { filename: join(ROOT, path) }).map((found) => found.ruleId ?? found.message))];
}

describe('lint rules of the house', () => {
  let found: Judge;
  beforeAll(async () => { found = await judge(); });

  it.each(REFUSED.map(([rule, path, code]) => [rule, path, code] as const))('%s refuses it in %s', (rule, path, code) => {
    expect(found(path, code)).toContain(rule);
  });

  it.each(REFUSED.flatMap(([rule, , code, door]) => (door === undefined ? [] : [[rule, door, code] as const])))('%s knows its door %s', (rule, door, code) => {
    expect(found(door, code)).not.toContain(rule);
  });

  it.each(ACCEPTED)('nothing is wrong with this in %s', (path, code) => {
    expect(found(path, code)).toEqual([]);
  });

  it('are in force in the project, together with the strict rules on types', () => {
    const printed = execFileSync(process.execPath, [join(ROOT, 'node_modules/eslint/bin/eslint.js'), '--print-config', 'server/src/stats/wilson.ts'], { cwd: ROOT, encoding: 'utf8' });
    const { rules } = JSON.parse(printed) as { rules: Record<string, [number, ...unknown[]]> };
    const inForce = REFUSED.map(([rule]) => rule).filter((rule) => !/echarts|network|words/.test(rule));
    for (const rule of [...inForce, '@typescript-eslint/no-explicit-any', '@typescript-eslint/no-floating-promises', '@typescript-eslint/ban-ts-comment']) {
      expect([rule, rules[rule]?.[0]]).toEqual([rule, 2]);
    }
  });
});

import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allDimensions, allMetrics } from './catalogue.js';
import { definitionsWith, type Definitions } from './definition/definitions.js';
import type { Engine } from './engine/engine.js';
import { openEngine } from './engine/open-engine.js';
import { goldenSql } from './definition/golden.js';
import type { Metric } from './metric.js';
import { migrate } from './migrate.js';
import { roomPath } from './room.js';

// Writes what is derived from this room's sources and committed for review: definitions.json, golden/, schema/, DICTIONARY.md.

async function freshFolder(name: string): Promise<string> {
  const folder = roomPath(name);
  await mkdir(folder, { recursive: true });
  for (const file of await readdir(folder)) await rm(join(folder, file));
  return folder;
}

async function writeGolden(): Promise<void> {
  const folder = await freshFolder('golden');
  for (const metric of allMetrics) await writeFile(join(folder, `${metric.id}.sql`), `${goldenSql(metric)}\n`);
}

/** Adds what is new; a definition that changed under its old version stops here. */
async function writeDefinitions(): Promise<void> {
  const path = roomPath('definitions.json');
  const kept = JSON.parse(await readFile(path, 'utf8')) as Definitions;
  await writeFile(path, `${JSON.stringify(definitionsWith(kept, allMetrics), null, 2)}\n`);
}

async function writeSchema(engine: Engine): Promise<void> {
  const folder = await freshFolder('schema');
  const { rows } = await engine.writer.ask({
    sql: "SELECT name, create_table_query FROM system.tables WHERE database = 'concord' AND NOT startsWith(name, '.') ORDER BY name",
  });
  for (const [name, statement] of rows) {
    const text = String(statement).replace(/ UUID '[^']+'/, '').replace(/, `/g, ',\n  `').replace(/ (ENGINE|PARTITION BY|ORDER BY|SETTINGS|AS SELECT|FROM|WHERE) /g, '\n$1 ');
    await writeFile(join(folder, `${String(name)}.sql`), `${text}\n`);
  }
}

function entry(metric: Metric): string[] {
  const part = (zh: string, en: string, text: { zh: string; en: string } | undefined) => (text ? [`- ${zh} ${en}: ${text.zh} · ${text.en}`] : []);
  return [
    `### ${metric.label.zh} · ${metric.label.en}`,
    `\`${metric.id}\` · v${metric.version} · ${metric.kind} · ${metric.unit} · ${metric.basis}`,
    '',
    metric.meaning.zh,
    '',
    metric.meaning.en,
    '',
    ...part('分子', 'numerator', metric.numeratorLabel),
    ...part('分母', 'denominator', metric.denominatorLabel),
    ...part('依据', 'source', metric.source),
    '',
  ];
}

async function writeDictionary(): Promise<void> {
  const lines = [
    '# 指标词典 · Dictionary of metrics',
    '',
    '<!-- Generated from metrics/ and dimensions/; not to be edited. -->',
    '',
    ...allMetrics.flatMap(entry),
    '## 维度 · Dimensions',
    '',
    '| id | 名称 | Name |',
    '|---|---|---|',
    ...allDimensions.map((d) => `| \`${d.id}\` | ${d.label.zh} | ${d.label.en} |`),
    '',
  ];
  await writeFile(roomPath('DICTIONARY.md'), lines.join('\n'));
}

const dataDir = await mkdtemp(join(tmpdir(), 'concord-schema-'));
const engine = await openEngine({ dataDir });
try {
  await writeDefinitions();
  await migrate(engine);
  await writeGolden();
  await writeSchema(engine);
  await writeDictionary();
} finally {
  await engine.close();
  await rm(dataDir, { recursive: true, force: true });
}

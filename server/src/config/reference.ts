import { CHAPTERS, loadSchema, settings, type Told } from '@concord/etl';
import { z } from 'zod';
import { AT, serverSchema } from './config.js';

/** A setting as it is checked, and what it says of itself. */
export interface Setting extends Told {
  readonly name: string;
  /** What is taken where nothing is said; undefined: the setting is not set then. */
  readonly default: string | undefined;
  /** What it takes: `on | off`, `0–65535`, `HH:MM`; empty: a text. */
  readonly takes: string;
  /** Settings that are refused without this one. */
  readonly neededBy: readonly string[];
  /** The command line reads it, too. */
  readonly isOfLoading: boolean;
}

/** Read by what starts the product, before there is a configuration; the tests hold them against what reads them. */
const OF_THE_PROCESS: readonly { readonly name: string; readonly preset: string; readonly zh: string; readonly en: string }[] = [
  { name: 'UV_THREADPOOL_SIZE', preset: '24', zh: 'Node 的线程池，启动时定下：嵌入式引擎的每个查询占一个。npm 的命令自行设定；直接运行 node 时须给出。', en: 'Threads of Node, fixed when the process starts: each query of the embedded engine takes one. The commands of npm set it; whoever runs node itself must.' },
  { name: 'CHROMIUM', preset: '', zh: '仅供测试：使用此 Chromium，而非 PATH 上找到的。', en: 'Tests only: a Chromium to use instead of the one found on PATH.' },
];

interface Shape {
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly pattern?: string;
  readonly default?: string | number;
}

function takes({ enum: values, minimum, maximum, minLength = 0, pattern }: Shape): string {
  if (values !== undefined) return values.join(' | ');
  if (minimum !== undefined && maximum !== undefined) return `${String(minimum)}–${String(maximum)}`;
  if (pattern !== undefined) return pattern === AT.source ? 'HH:MM' : pattern;
  return minLength > 1 ? `≥ ${String(minLength)} 字符 · characters` : '';
}

/** Every setting of the product, by chapter. Throws for one that says nothing of itself. */
export function allSettings(): Setting[] {
  const schema = z.object({ ...loadSchema.shape, ...serverSchema.shape });
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const named = Object.entries(schema.shape).map(([name, field]) => {
    const told = settings.get(field);
    if (told === undefined) throw new Error(`${name} says nothing of itself: .register(settings, …) in its schema`);
    return { ...told, name };
  });
  return Object.keys(CHAPTERS).flatMap((chapter) => named.filter((one) => one.chapter === chapter)).map((one) => {
    const shape = properties[one.name] as Shape;
    return { ...one, default: shape.default?.toString(), takes: takes(shape), neededBy: named.filter(({ needs = [] }) => needs.includes(one.name)).map(({ name }) => name), isOfLoading: one.name in loadSchema.shape };
  });
}

const code = (text: string): string => `\`${text}\``;
/** What is written as it stands, but for words. */
const shown = (values: string): string => (values === '' || values.includes('字符') ? values : code(values));
const part = (zh: string, en: string, words: readonly string[]): string[] => (words.length === 0 ? [] : [`- ${zh} · ${en}: ${words.map(code).join(' ')}`]);

function entry({ default: usual, en, example, isOfLoading, isSecret, name, neededBy, needs = [], takes: values, zh }: Setting): string[] {
  const facts = [
    ...(values === '' ? [] : [shown(values)]), ...(usual === undefined ? [] : [`默认 · default ${code(usual)}`]), `例 · e.g. ${code(example)}`,
    ...(isSecret === true ? ['**秘密 · secret**'] : []), ...(isOfLoading ? ['命令行亦读 · read by the command line, too'] : []),
  ];
  return [`### ${name}`, facts.join(' — '), '', zh, '', en, '', ...part('须同时设定', 'needs', needs), ...part('设定下列各项时必须设定', 'required where one of these is set', neededBy), ...(needs.length + neededBy.length > 0 ? [''] : [])];
}

/** The reference of every setting, in Markdown. */
export function referenceText(): string {
  const all = allSettings();
  return [
    '# 配置项 · Settings', '', '<!-- Generated from the schemas that check them (etl/src/config.ts, server/src/config/); not to be edited. -->', '',
    '由环境变量给出；`npm` 的命令另读产品文件夹中的 `.env`（以环境变量为准）。空值即未设。启动时一次报告全部错误，从不回显值。', '',
    'Given by the environment; the commands of `npm` read `.env` in the folder of the product as well (the environment wins). Empty means: not set. A start tells every fault at once, and never a value.', '',
    '| | 取值 · takes | 默认 · default | 秘密 · secret |', '|---|---|---|---|',
    ...all.map(({ default: usual = '', isSecret, name, takes: values }) => `| [${name}](#${name.toLowerCase()}) | ${shown(values).replaceAll('|', '\\|')} | ${usual} | ${isSecret === true ? '是 · yes' : ''} |`), '',
    ...Object.entries(CHAPTERS).flatMap(([chapter, { en, zh }]) => [`## ${zh} · ${en}`, '', ...all.filter((one) => one.chapter === chapter).flatMap(entry)]),
    '## 进程 · The process', '', ...OF_THE_PROCESS.flatMap(({ en, name, zh }) => [`### ${name}`, zh, '', en, '']),
  ].join('\n').trimEnd();
}

/** `.env.example`: every setting with what is taken where nothing is said. */
export function exampleText(): string {
  const all = allSettings();
  return [
    '# Generated; not to be edited. 复制为 .env，改动不同之处；以环境变量为准，空值即未设。Copy to .env and change what differs; the environment wins over this file. Empty means: not set.', '',
    ...Object.entries(CHAPTERS).flatMap(([chapter, { en, zh }]) => [`# ${zh} · ${en}`, '', ...all.filter((one) => one.chapter === chapter).flatMap((one) => [
      `# ${one.takes === '' ? '' : `${one.takes}: `}${one.zh}`, `# ${one.en}`, `${one.name}=${one.default ?? ''}`, '',
    ])]),
    '# 进程 · The process', '', ...OF_THE_PROCESS.flatMap(({ en, name, preset, zh }) => [`# ${zh}`, `# ${en}`, `${name}=${preset}`, '']),
  ].join('\n').trimEnd();
}

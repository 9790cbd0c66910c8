import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { commandLanguage, ConfigError, LoadRefused, storeSentence } from '@concord/etl';
import { EngineError, OperationalError } from '@concord/sql';
import { configAt, type Config } from './config/config.js';
import { checkLines, packLines, sumLine } from './packs/command/check-lines.js';
import { withPacks, type PacksAtHand } from './packs/command/packs-at-hand.js';
import { PackRefused } from './packs/pack-refused.js';
import { Refused } from './store/errors.js';

// Verifies packs from the command line: the exit code is 0 where everything holds, and where packs are listed only.

const USAGE = '用法：npm run verify-pack -- [编号 | all] [--data-dir 文件夹] [--lang zh|en]\nUsage: npm run verify-pack -- [pack | all] [--data-dir folder] [--lang zh|en]';
const ALL = 'all';

function asked() {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { 'data-dir': { type: 'string' }, lang: { type: 'string' }, help: { type: 'boolean', default: false } } });
  if (positionals.length > 1) throw new TypeError('one pack, or all');
  return { pack: positionals[0], dataDir: values['data-dir'], language: commandLanguage(values.lang), isHelp: values.help };
}

const say = (lines: readonly string[]): void => { process.stdout.write(`${lines.join('\n')}\n`); };

/** Whether everything holds of what was asked. */
async function verify(packs: PacksAtHand, pack: string | undefined, language: 'en' | 'zh'): Promise<boolean> {
  const all = await packs.list();
  if (pack === undefined || all.length === 0 && pack === ALL) {
    say(packLines(all, language));
    return true;
  }
  const wanted = pack === ALL ? all : all.filter(({ id }) => id === pack);
  if (wanted.length === 0) throw new PackRefused('NO_SUCH_PACK');
  let green = 0;
  for (const one of wanted) {
    const check = await packs.verify(one.id);
    if (check.isGreen) green += 1;
    say(checkLines(one, check, language));
  }
  if (pack === ALL) say([sumLine(green, wanted.length, language)]);
  return green === wanted.length;
}

function describe(error: unknown, language: 'en' | 'zh', config: Config | undefined): string {
  if (error instanceof Refused) return `${error.code} ${error.sentence[language]}`;
  if (error instanceof LoadRefused || error instanceof OperationalError) return `${error.code} ${error[language]}`;
  if (error instanceof ConfigError) return `${language === 'zh' ? '配置有误' : 'The configuration is wrong'}: ${error.message}`;
  if (error instanceof EngineError) return storeSentence(error, config?.store)[language];
  return error instanceof Error ? error.stack ?? error.message : String(error);
}

async function run(): Promise<number> {
  let told: ReturnType<typeof asked>;
  try {
    told = asked();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : ''}\n${USAGE}\n`);
    return 1;
  }
  const { dataDir, isHelp, language, pack } = told;
  if (isHelp) {
    say([USAGE]);
    return 0;
  }
  let config: Config | undefined;
  try {
    config = configAt(dataDir);
    return await withPacks(config, (packs) => verify(packs, pack, language)) ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${describe(error, language, config)}\n`);
    return 1;
  }
}

process.exitCode = await run();

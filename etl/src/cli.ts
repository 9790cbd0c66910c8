#!/usr/bin/env node
import { Command, InvalidArgumentError, Option } from 'commander';
import { EngineError, OperationalError } from '@concord/sql';
import { commandLanguage, ConfigError, readLoadConfig } from './config.js';
import { checkCommand, loadCommand, type LoadFlags } from './cli/load-command.js';
import { backupCommand, restoreCommand } from './cli/backup-command.js';
import { deleteCommand } from './cli/delete-command.js';
import { proposeCommand, type ProposeFlags } from './cli/propose-command.js';
import { moveCommand } from './move/move-command.js';
import { forgetCommand } from './retention/keeping-command.js';
import { deleteForAgeCommand } from './retention/retention-command.js';
import { readCommand } from './cli/reading.js';
import { LoadRefused } from './reject/refusal.js';
import { storeSentence } from './store-sentence.js';

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/u.test(text)) throw new InvalidArgumentError('须为正整数 / must be a whole number');
  return Number(text);
}

function digest(text: string): string {
  if (!/^[\da-f]{64}$/u.test(text)) throw new InvalidArgumentError('须为 64 位十六进制 / must be 64 hexadecimal digits');
  return text;
}

function atLeastOne(text: string): number {
  const value = wholeNumber(text);
  if (value === 0) throw new InvalidArgumentError('至少为 1 / must be at least 1');
  return value;
}

const program = new Command('etl').description('载入纠纷案件 / load dispute cases').option('--lang <language>', 'zh | en');
const language = (): 'zh' | 'en' => commandLanguage(program.opts<{ lang?: string }>().lang);

const delivery = (name: string, description: string, run: typeof loadCommand): Command => program.command(name).description(description)
  .argument('<profile>', '档案 / profile').argument('[files...]', '文件（一次交付）或文件夹（每个文件一次；行折叠成案件的，全部一次）；读取数据库表的档案不须给出 / files (one delivery) or folders (one for each file, or one of all where rows fold into cases): csv, jsonl, xes (.gz), xlsx, parquet; none for a profile of a database table')
  .option('--full', '整表重读 / read the whole table again')
  .option('--dataset <name>', '数据集 / dataset').option('--as-of <date>', '截至日，只说一次交付 / as-of day of one delivery, YYYY-MM-DD').option('--profiles <folder>', '档案所在文件夹 / folder of profiles')
  .action(async (profile: string, files: string[], flags: LoadFlags) => { await run(profile, files, flags, language()); });

delivery('load', '按来源档案载入文件 / load files with a source profile', loadCommand);
delivery('check', '试载：报告结果，不写入任何数据 / say what a load would do, and load nothing', checkCommand);

program.command('propose').description('为没有档案的文件草拟来源档案 / propose a source profile for a file')
  .argument('<file>', '文件 / file').option('-o, --output <file>', '写入此文件 / write the profile here, e.g. my-source.yaml').option('--sheet <name>', '工作表 / sheet')
  .option('--into <kind>', '参考数据的类别 / kind of reference data, e.g. mediator').option('--dataset <name>', '所属数据集 / dataset it belongs to')
  .action(async (file: string, flags: ProposeFlags) => { await proposeCommand(file, flags, language()); });

program.command('loads').description('历次载入 / loads so far').action(async () => { await readCommand({ what: 'loads' }, language()); });

program.command('rejects').description('某次载入的拒收行 / rows a load rejected')
  .argument('<load>', '编号 / number', wholeNumber).option('--limit <rows>', '至多行数 / at most', wholeNumber, 100).option('-o, --output <file>', '全部写入 CSV，改正后可再次载入 / all of them as CSV, to be corrected and loaded again')
  .action(async (loadNo: number, { limit, output }: { limit: number; output?: string }) => {
    await (output === undefined ? readCommand({ what: 'rejects', loadNo, limit }, language()) : readCommand({ what: 'rejects-csv', loadNo }, language(), output));
  });

program.command('checks').description('某次载入的控制总数与质量检查 / control totals and checks of a load')
  .argument('<load>', '编号 / number', wholeNumber)
  .action(async (loadNo: number) => { await readCommand({ what: 'checks', loadNo }, language()); });

program.command('delete').description('撤回一次载入及其全部影响 / take back a load and everything it did')
  .argument('<load>', '编号 / number', wholeNumber).option('--dry-run', '只说明影响，不撤回 / say what would change, and change nothing').option('--breaks-rounds', '公示或定案的评选以其为据时也撤回 / also where public or final rounds of the board rest on it')
  .action(async (loadNo: number, { dryRun, breaksRounds }: { dryRun?: true; breaksRounds?: true }) => { await (dryRun === true ? readCommand({ what: 'withdrawal', loadNo }, language()) : deleteCommand(loadNo, breaksRounds === true, language())); });

program.command('retention').description('保存期限：设定了什么；按期限删除会怎样，或删除 / how long something is kept: the rules; what deleting by one would do, or do it')
  .argument('[dataset]', '数据集（操作日志不须给出）/ dataset; none for the log')
  .addOption(new Option('--of <what>', '案件、拒收行内容、操作日志 / closed cases, texts of rejected rows, the activity log').choices(['cases', 'rejects', 'log']).default('cases')).option('--dry-run', '只说明影响（不加 --delete 亦然）/ say what would go, and delete nothing (as without --delete)')
  .option('--delete', '删除，不可恢复 / delete for good').option('--breaks-rounds', '公示或定案的评选以其为据时也删除 / also where public or final rounds of the board rest on them')
  .action(async (dataset: string | undefined, { of: what, delete: isWanted, dryRun, breaksRounds }: { of: 'cases' | 'log' | 'rejects'; delete?: true; dryRun?: true; breaksRounds?: true }) => {
    const isMeant = isWanted === true && dryRun !== true;
    if (what === 'log' || (what === 'rejects' && dataset !== undefined)) {
      const of = { what, dataset: what === 'log' ? '' : dataset ?? '' };
      await (isMeant ? forgetCommand(of, language()) : readCommand({ what: 'keeping', of }, language()));
      return;
    }
    await (dataset !== undefined && isMeant ? deleteForAgeCommand(dataset, breaksRounds === true, language()) : readCommand({ what: 'retention', dataset }, language()));
  });

program.command('backup').description('备份案件库、业务库与档案为一个加密文件 / both stores and the profiles as one encrypted file')
  .argument('<file>', '写入此文件，或此文件夹 / write it here, or into this folder').option('--keep <count>', '文件夹中只留最近几份 / keep so many in the folder', atLeastOne)
  .action(async (file: string, { keep }: { keep?: number }) => { await backupCommand(file, keep, language()); });

program.command('restore').description('由备份恢复 / bring a backup back')
  .argument('<file>', '备份文件 / backup').option('--replace', '现有数据移到一旁 / put aside what is there')
  .action(async (file: string, { replace }: { replace?: true }) => { await restoreCommand(file, replace === true, language()); });

program.command('move').description('搬迁两个库：内嵌、服务器、集群之间，SQLite 与 PostgreSQL 之间 / move both stores: between embedded, server and cluster, SQLite and PostgreSQL')
  .argument('<settings>', '新处的设置，写法同 .env / settings of the new place, written like .env')
  .action(async (file: string) => { await moveCommand(file, language()); });

program.command('audit').description('核对操作日志的整条链 / check the chain of the activity log').option('--head <digest>', '此前记下的最后一条的摘要 / digest of the newest event, noted earlier', digest)
  .action(async ({ head }: { head?: string }) => { await readCommand({ what: 'audit', head }, language()); });

program.command('profiles').description('来源档案，含在网页保存的 / source profiles, those saved in the browser among them').action(async () => { await readCommand({ what: 'profiles' }, language()); });

function describe(error: unknown): string {
  if (error instanceof LoadRefused) return `${error.code} ${error[language()]}`;
  if (error instanceof ConfigError) return `${language() === 'zh' ? '配置有误' : 'The configuration is wrong'}: ${error.message}`;
  if (error instanceof OperationalError) return `${error.code} ${error[language()]}`;
  if (error instanceof EngineError) return storeSentence(error, readLoadConfig())[language()];
  return error instanceof Error ? error.stack ?? error.message : String(error);
}

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${describe(error)}\n`);
  process.exitCode = 1;
}

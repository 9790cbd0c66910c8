import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { controlsOf, findingsOf } from '../check/load-report.js';
import { LoadRefused } from '../reject/refusal.js';
import { rejectsCsv } from '../reject/reject-csv.js';
import { checkLines, type Language } from './check-lines.js';
import { withStore } from './load-command.js';

/** `etl checks <load>`: control totals and findings of a load, published or refused. */
export async function checksCommand(loadNo: number, language: Language): Promise<void> {
  const checks = await withStore(async ({ engine: { reader } }) => ({
    controls: await controlsOf((statement) => reader.ask(statement), loadNo), findings: await findingsOf((statement) => reader.ask(statement), loadNo),
  }));
  for (const line of checkLines(checks, language)) process.stdout.write(`${line}\n`);
}

/** `etl rejects <load> -o file.csv`: the rejected rows, to be corrected and delivered again. Never overwrites a file. */
export async function rejectsToFile(loadNo: number, path: string): Promise<void> {
  await withStore(async ({ engine: { reader }, operational }) => {
    const load = await operational.loads.find(loadNo);
    if (load === undefined) throw new LoadRefused('NO_SUCH_LOAD', `没有第 ${String(loadNo)} 次载入。`, `There is no load ${String(loadNo)}.`);
    await pipeline(rejectsCsv((statement) => reader.ask(statement), load), createWriteStream(path, { flags: 'wx' }));
  });
}

// Child of bench.ts: a round of the board over the loaded store, made and read over HTTP as the committee does, in a process of its own.
import 'reflect-metadata';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { loadFiles, NO_PLACES, readProfile } from '@concord/etl';
import { AppModule, configureHttp, LOCAL_VIEWER } from '@concord/server';
import { openStores, type Stores } from '@concord/sql';
import { pino } from 'pino';
import { asker } from '../asker.js';
import { inTurn, withPeakMemory, type Timing } from '../measure.js';

const CUT_OFF = '2026-10-31';
const ROUNDS = 40;
/** What the wall and the committee's table draw of everybody. */
const ROUND = `query($id: ID!) { boardRound(id: $id) { phase board { eligible zone inseparable { from to } rows { mediator { key label { zh en } } score sd inZone tier
  indicators { metric n observed expected points } } } } }`;
const TRIAL = `query($input: BoardInput!) { board(input: $input) { eligible zone rows { mediator { key label { zh en } } score sd inZone tier indicators { metric n observed expected points } } } }`;
const INPUT = { dataset: 'many', cutOff: CUT_OFF, seats: 10 };

/** What was measured: seconds of the first computation, reads of the round and of the trial in ms, seconds of the sensitivity, and what was computed. */
export interface BoardMeasured {
  readonly computeSeconds: number;
  readonly sensitivitySeconds: number;
  readonly round: Timing;
  readonly trial: Timing;
  readonly people: number;
  readonly eligible: number;
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}

async function measured(stores: Stores): Promise<BoardMeasured> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.over(stores, { log: pino({ level: 'error' }), viewer: () => LOCAL_VIEWER, deliveries: { inbox: 'none', maxUploadBytes: 0, pseudonymKey: () => Promise.resolve(undefined), places: NO_PLACES } }), { logger: ['error'], bodyParser: false });
  configureHttp(app, 'no-web-here');
  await app.listen(0, '127.0.0.1');
  const ask = asker(await app.getUrl());
  try {
    const { beginBoardRound: { id } } = await ask<{ beginBoardRound: { id: string } }>({ query: 'mutation($input: BeginRoundInput!) { beginBoardRound(input: $input) { id } }', variables: { input: { dataset: INPUT.dataset, cutOff: CUT_OFF, title: 'bench' } } });
    const computeSeconds = await seconds(async () => {
      let { job } = await ask<{ job: { id: string; state: string } }>({ query: 'mutation($id: ID!) { job: computeBoardRound(id: $id) { id state } }', variables: { id } });
      while (job.state === 'running') {
        // As the page asks; without a pause the questions would take the processor from the work.
        await new Promise((resolve) => { setTimeout(resolve, 100); });
        ({ job } = await ask<{ job: { id: string; state: string } }>({ query: 'query($id: ID!) { job: boardJob(id: $id) { id state } }', variables: { id: job.id } }));
      }
      if (job.state !== 'done') throw new Error(`the board was not made: ${job.state}`);
    });
    const { round, trial } = await inTurn(ROUNDS, { round: () => ask({ query: ROUND, variables: { id } }), trial: () => ask({ query: TRIAL, variables: { input: INPUT } }) });
    const sensitivitySeconds = await seconds(() => ask({ query: 'query($id: ID!) { boardRoundSensitivity(id: $id) { metric moves { person } } }', variables: { id } }));
    const { boardRound } = await ask<{ boardRound: { board: { eligible: number; rows: unknown[] } } }>({ query: ROUND, variables: { id } });
    return { computeSeconds, sensitivitySeconds, round, trial, people: boardRound.board.rows.length, eligible: boardRound.board.eligible };
  } finally {
    await app.close();
  }
}

const [dataDir, file] = process.argv.slice(2);
if (dataDir === undefined || file === undefined) throw new Error('usage: bench-board <data dir> <file of cases>');

const stores = await openStores({ engine: { dataDir }, operational: { path: join(dataDir, 'operational.sqlite') } });
await loadFiles(stores, { profile: await readProfile('canonical'), files: [file], dataset: 'many', pseudonymKey: 'a key for the bench only, of 32 letters', asOf: CUT_OFF });
const { result, beforeMb, peakMb } = await withPeakMemory(() => measured(stores));
await stores.close();
process.stdout.write(`${JSON.stringify({ ...result, beforeMb, peakMb })}\n`);

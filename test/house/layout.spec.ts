import { dirname } from 'node:path';
import { files, ROOMS, textOf } from './checkout.js';

const IS_SOURCE = /\.(ts|vue|js|cjs)$/;
const IS_PROOF = /\.(test|spec)\.ts$/;
const IS_GENERATED = /(^|\/)(gen|golden|schema)\/|\.gen\.ts$/;
/** Folders with one file per thing of the field: they grow with the product's subject, not with its machinery. */
const ONE_FILE_PER_THING = new Set(['sql/checks', 'sql/metrics', 'sql/dimensions', 'sql/records', 'sql/src/operational/migrations']);
const SOURCES_A_FOLDER = 12;
const README_LINES = 60;

const all = files();
const sources = all.filter((path) => IS_SOURCE.test(path) && !IS_GENERATED.test(path));

/** Lines that match, as `path:line: text`. */
function matches(paths: readonly string[], pattern: RegExp): string[] {
  return paths.flatMap((path) => textOf(path).split('\n').flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1}: ${line.trim()}`] : [])));
}

describe('the layout of the house', () => {
  it('keeps a folder to a dozen source files', () => {
    const perFolder = new Map<string, number>();
    for (const path of sources.filter((one) => !IS_PROOF.test(one))) perFolder.set(dirname(path), (perFolder.get(dirname(path)) ?? 0) + 1);
    expect([...perFolder].filter(([folder, n]) => n > SOURCES_A_FOLDER && !ONE_FILE_PER_THING.has(folder))).toEqual([]);
  });

  it('keeps views and migrations to 200 lines, like the files the lint rules see', () => {
    const statements = all.filter((path) => /^sql\/(views|migrations)\/.+\.sql$/.test(path));
    expect(statements.filter((path) => textOf(path).split('\n').length - 1 > 200)).toEqual([]);
  });

  it.each(ROOMS)('%s says in a README of at most 60 lines what it is, and keeps its decisions', (room) => {
    expect([`${room}/README.md`, `${room}/DECISIONS.md`].filter((path) => !all.includes(path))).toEqual([]);
    expect(textOf(`${room}/README.md`).trimEnd().split('\n').length).toBeLessThanOrEqual(README_LINES);
  });

  it('has a map at its entrance', () => {
    const map = textOf('README.md');
    for (const word of ['npm start', 'npm test', ...ROOMS.map((room) => `${room}/`)]) expect(map).toContain(word);
  });

  it('runs every proof: a spec lies where a runner looks for it', () => {
    const lost = all.filter((path) => /\.spec\.ts$/.test(path) && !/^test\/(house|store|sources|pipeline|api|web)\//.test(path));
    const misplaced = all.filter((path) => /\.test\.ts$/.test(path) && !/^(sql|etl|server|web|test)\//.test(path));
    expect([...lost, ...misplaced]).toEqual([]);
  });

  it('numbers the migrations without a gap', () => {
    const numbers = all.filter((path) => /^sql\/migrations\/.+\.sql$/.test(path)).map((path) => Number(/(\d{4})_/.exec(path)?.[1]));
    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
  });
});

describe('what a commit must not carry', () => {
  const texts = all.filter((path) => !/\.(gz|png|ico|parquet|xlsx|zip)$/.test(path));

  it('names no path of a machine it was written on', () => {
    expect(matches(texts, /(^|[\s'"(=:`])\/(work|home|root|Users)\//)).toEqual([]);
  });

  it('names no host of a package registry', () => {
    expect(matches(texts, /registry\.[a-z]+\.(org|com)|npmmirror|artifactory|verdaccio/i).filter((line) => !line.startsWith('test/house/'))).toEqual([]);
  });
});

describe('.env.example', () => {
  const configs = all.filter((path) => /^(server\/src\/config\/.+|etl\/src\/config|sql\/src\/engine\/embedded|test\/browser\/chromium)\.ts$/.test(path) && !IS_PROOF.test(path));
  const read = new Set(configs.flatMap((path) => [...textOf(path).matchAll(/^\s*([A-Z][A-Z0-9_]+):\s*z\b|env\['([A-Z][A-Z0-9_]+)'\]/gm)].map(([, a, b]) => a ?? b ?? '')));
  const offered = new Set([...textOf('.env.example').matchAll(/^([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name ?? ''));
  for (const ofTheSystem of ['PATH', 'LANG']) read.delete(ofTheSystem);

  it('offers every setting that is read, and no other', () => {
    expect([...offered].sort()).toEqual([...read].sort());
    expect(read.size).toBeGreaterThan(5);
  });

  it('holds no secret', () => {
    expect(textOf('.env.example')).toMatch(/^CLICKHOUSE_PASSWORD=$/m);
    expect(textOf('.env.example')).toMatch(/^CONCORD_PSEUDONYM_KEY=$/m);
  });
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ROOT } from './checkout.js';

/** Every spec and small test of the rooms, by the name the README calls it by. */
function proofs(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory() && !['node_modules', 'dist'].includes(entry.name)) walk(join(folder, entry.name));
      else if (/\.ts$/u.test(entry.name)) {
        const name = basename(entry.name).replace(/(?:\.spec|\.test)?\.ts$/u, '');
        found.set(name, `${found.get(name) ?? ''}${readFileSync(join(folder, entry.name), 'utf8')}`);
      }
    }
  };
  for (const folder of ['test/pipeline', 'test/sources', 'test/api', 'etl/src/read', 'etl/src/backup']) if (existsSync(join(ROOT, folder))) walk(join(ROOT, folder));
  return found;
}

const rows = (readFileSync(join(ROOT, 'etl/README.md'), 'utf8').split('## What bad input gets')[1] ?? '').split('## ')[0]?.split('\n').filter((line) => /^\| /u.test(line)).slice(1) ?? [];

it('is a table whose every row names its proof', () => {
  expect(rows.length).toBeGreaterThanOrEqual(17);
});

it.each(rows.map((line) => { const [, input = '', gets = '', provedBy = ''] = line.split(' | ').map((cell) => cell.replace(/^\| /u, '').trim()).reduce<string[]>((cells, cell) => [...cells, cell], ['']); return [input, gets, provedBy] as const; }))('%s', (_, gets, provedBy) => {
  const names = [...provedBy.matchAll(/`([a-z-]+)`/gu)].map(([, name = '']) => name);
  expect(names.length).toBeGreaterThan(0);
  const texts = names.map((name) => [name, proofs().get(name)] as const);
  expect(texts.filter(([, text]) => text === undefined)).toEqual([]);
  const codes = [...gets.matchAll(/`([A-Z]+(?:_[A-Z0-9]+)+|MACROS)`/gu)].map(([, code = '']) => code);
  expect(codes.filter((code) => !texts.some(([, text]) => text?.includes(code)))).toEqual([]);
});

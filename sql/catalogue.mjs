// Writes src/catalogue.gen.ts from the files in metrics/, dimensions/ and checks/, so that a new metric is one new file.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';

const room = new URL('.', import.meta.url);

const definitions = (folder, define) =>
  readdirSync(new URL(folder, room))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.endsWith('.d.ts'))
    .sort()
    .flatMap((file) => {
      const found = readFileSync(new URL(`${folder}/${file}`, room), 'utf8').match(new RegExp(`export const (\\w+) = ${define}\\(\\{\\s*id: '(\\w+)'`));
      if (!found) return [];
      const [, name, id] = found;
      if (`${id}.ts` !== file) throw new Error(`${folder}/${file} defines '${id}': the file must be called ${id}.ts`);
      return [{ name, id }];
    });

const metrics = definitions('metrics', 'defineMetric');
const dimensions = definitions('dimensions', 'defineDimension');
const checks = definitions('checks', 'defineCheck');

const imports = (folder, list) => list.map(({ name, id }) => `import { ${name} } from '../${folder}/${id}.js';`);
const constant = (name, list) => [`export const ${name} = [`, ...list.map((d) => `  ${d.name},`), '] as const;'];

writeFileSync(
  new URL('src/catalogue.gen.ts', room),
  [
    '// Generated from metrics/, dimensions/ and checks/ by catalogue.mjs; not to be edited.',
    ...imports('checks', checks),
    ...imports('dimensions', dimensions),
    ...imports('metrics', metrics),
    '',
    '/** Every metric, by id. */',
    ...constant('METRICS', metrics),
    '',
    '/** Every dimension, by id. */',
    ...constant('DIMENSIONS', dimensions),
    '',
    '/** Every check, by id. */',
    ...constant('CHECKS', checks),
    '',
  ].join('\n'),
);

// Writes src/catalogue.gen.ts from the files in metrics/, dimensions/, checks/ and records/, so that a new metric is one new file.
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
const records = definitions('records', 'defineRecord');

// A dimension and a kind of record may share their id, so each folder's names carry its mark.
const imports = (folder, list, mark = '') => list.map(({ name, id }) => `import { ${name}${mark && ` as ${name}${mark}`} } from '../${folder}/${id}.js';`);
const constant = (name, list, mark = '') => [`export const ${name} = [`, ...list.map((d) => `  ${d.name}${mark},`), '] as const;'];

writeFileSync(
  new URL('src/catalogue.gen.ts', room),
  [
    '// Generated from metrics/, dimensions/, checks/ and records/ by catalogue.mjs; not to be edited.',
    ...imports('checks', checks),
    ...imports('dimensions', dimensions),
    ...imports('metrics', metrics),
    ...imports('records', records, 'Record'),
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
    '/** Every kind of reference data, by id. */',
    ...constant('RECORDS', records, 'Record'),
    '',
  ].join('\n'),
);

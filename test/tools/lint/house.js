// Everything this house decided itself about its code: sizes, names, doors. None of it needs types, so that a snippet can be judged alone.

import { doors } from './doors.js';
import { house } from './plugin.js';

const PROOFS = ['**/*.{test,spec}.ts', 'test/**/*.ts'];
/** Where a tool asks for a default export. */
const TOOL_CONFIGS = ['*.js', 'web/*.ts', 'test/web/playwright.config.ts', 'test/web/*-setup.ts', '**/*.d.ts'];
/** Their meaning stands in the definition (`meaning`, shown in the dictionary) or in the contract (`description`), once. */
const SAY_IT_THEMSELVES = ['sql/metrics/**', 'sql/dimensions/**', 'sql/checks/**', 'sql/records/**', 'server/src/**/*.{model,input,module,resolver}.ts'];

const sizes = {
  'max-lines': ['error', { max: 200, skipBlankLines: false, skipComments: false }],
  'max-lines-per-function': ['error', { max: 50, skipBlankLines: false, skipComments: false, IIFEs: true }],
};
const restricted = [
  { selector: 'ExportAllDeclaration', message: 'No export *: a door lists what passes through it.' },
  {
    selector: 'CallExpression[callee.object.name=/^(it|test|describe)$/][callee.property.name=/^(only|skip|todo|fixme)$/]',
    message: 'Every test runs, every time.',
  },
];
const noDefault = { selector: 'ExportDefaultDeclaration', message: 'Named exports only: one name for one thing, everywhere.' };
const deepImports = {
  patterns: [
    { regex: '^@concord/[^/]+/', message: 'Rooms are entered by their door: @concord/sql, @concord/etl, @concord/server.' },
    { regex: '^(\\.\\./)+(sql|etl|server|web|test)/', message: 'Another room is imported by its name, @concord/…, never by a path into it.' },
  ],
};

/** Flat config objects, in the order in which they apply. */
export const houseRules = [
  {
    plugins: { house },
    rules: {
      ...sizes,
      eqeqeq: ['error', 'always'],
      'house/file-name': 'error',
      'no-restricted-syntax': ['error', ...restricted, noDefault],
      'no-warning-comments': 'error',
    },
  },
  { files: ['**/*.{ts,vue}'], rules: { 'no-restricted-imports': ['error', deepImports] } },
  { files: ['**/*.ts'], ignores: [...PROOFS, ...SAY_IT_THEMSELVES, '**/*.d.ts'], rules: { 'house/docstring': 'error' } },
  { files: ['sql/**/*.ts', 'server/src/**/*.ts', 'web/src/**/*.{ts,vue}'], rules: { 'no-console': 'error' } },
  // What commentary is held against has to name the words that name causes.
  { files: ['server/src/**/*.ts', 'web/src/text/**/*.ts'], ignores: ['server/src/reports/commentary/claims.ts'], rules: { 'house/no-cause': 'error' } },
  ...Object.entries(doors).map(([name, door]) => ({
    name: `door ${name}`,
    files: door.files.map((files) => `${files}/*.{ts,vue}`),
    ignores: door.open,
    rules: { [`house/door-${name}`]: 'error' },
  })),
  { files: TOOL_CONFIGS, rules: { 'no-restricted-syntax': ['error', ...restricted] } },
  // A describe block is a list, not a function.
  { files: PROOFS, rules: { 'max-lines-per-function': 'off' } },
];

// The arrows of the house: sql imports no room, etl and server stand on sql, server on etl, web on none, test may import any.

const room = (name) => `^${name}/`;
const ROOMS = ['sql', 'etl', 'server', 'web', 'test'];
const MAY_IMPORT = { sql: [], etl: ['sql'], server: ['sql', 'etl'], web: [], test: ['sql', 'etl', 'server'] };
const PROOF = '\\.(test|spec)\\.ts$';

const arrows = ROOMS.map((name) => {
  const others = ROOMS.filter((other) => other !== name && !MAY_IMPORT[name].includes(other));
  return {
    name: `${name}-imports-${MAY_IMPORT[name].join('-and-') || 'no-room'}`,
    comment: `${name} may import ${MAY_IMPORT[name].join(' and ') || 'no room'}.`,
    severity: 'error',
    from: { path: room(name) },
    to: { path: others.map(room) },
  };
});

const doors = ROOMS.map((name) => ({
  name: `${name}-by-its-door`,
  comment: `From outside, ${name} is entered by ${name}/src/index.ts.`,
  severity: 'error',
  from: { pathNot: room(name) },
  to: { path: room(name), pathNot: `^${name}/src/index\\.ts$` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...arrows,
    ...doors,
    { name: 'no-cycle', comment: 'A cycle cannot be read from either end.', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphan',
      comment: 'Nobody imports it and it imports nobody: dead, or wired by something that is not an import.',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', PROOF, '(^|/)[^/]+\\.config\\.(ts|js|cjs)$', '^test/jest/', '^test/web/scenario/clock\\.cjs$', '^web/codegen\\.ts$'] },
      to: {},
    },
    {
      name: 'resolvable',
      comment: 'The import leads nowhere.',
      severity: 'error',
      from: {},
      // A package of types alone: nothing to run, nothing to find.
      to: { couldNotResolve: true, pathNot: '^@graphql-typed-document-node/core$' },
    },
    {
      name: 'declared',
      comment: 'The package is not in this room\'s package.json.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-proof-in-product',
      comment: 'Tests and their tools stay out of what is shipped.',
      severity: 'error',
      from: { path: '^(sql|etl|server|web)/', pathNot: PROOF },
      to: { path: [PROOF, '^test/'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    tsConfig: { fileName: 'tsconfig.arrows.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'], mainFields: ['module', 'main', 'types'] },
  },
};

// Nest 12 ships ES modules only and some of its packages are still CommonJS. The one mode in which both load on Node 20 is CommonJS Jest
// with every ES module, node_modules included, compiled by swc (cached: about 10 s the first time, 2 s after).

// Workers inherit both. Half-hour offset and summer time: a date that is cut in the wrong zone shows at once.
process.env.TZ = 'America/St_Johns';
// Every running query of the embedded engine holds a thread of libuv's pool; with the default of 4, files and timers would wait behind them.
process.env.UV_THREADPOOL_SIZE = '24';

const swc = (parser) => ['@swc/jest', {
  swcrc: false,
  sourceMaps: 'inline',
  module: { type: 'commonjs' },
  jsc: { target: 'es2022', parser, transform: { legacyDecorator: true, decoratorMetadata: true } },
}];

const shared = {
  rootDir: __dirname,
  testEnvironment: 'node',
  // js before mjs: a package with both builds must load once, as CommonJS.
  moduleFileExtensions: ['ts', 'js', 'cjs', 'mjs', 'json', 'node'],
  moduleNameMapper: {
    '^@concord/(sql|etl|server)$': '<rootDir>/$1/src/index.ts',
    '^element-plus/.+/style/(css|index)$|\\.css$': '<rootDir>/test/jest/empty.cjs',
    '^element-plus/es/(.+)$': 'element-plus/lib/$1',
    '^(\\.{1,2}/.*)\\.js$': ['$1', '$1.js'],
  },
  transform: {
    '\\.vue$': '<rootDir>/test/jest/vue-transformer.cjs',
    '\\.ts$': swc({ syntax: 'typescript', decorators: true }),
    '\\.m?js$': swc({ syntax: 'ecmascript' }),
  },
  transformIgnorePatterns: [],
  modulePathIgnorePatterns: ['<rootDir>/(sql|etl|server|web|test)/dist/', '<rootDir>/\\.concord/'],
};

const folder = (name) => ({ ...shared, displayName: name, roots: ['<rootDir>/test'], testMatch: [`<rootDir>/test/${name}/**/*.spec.ts`] });

module.exports = {
  rootDir: __dirname,
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  watchman: false,
  maxWorkers: 2,
  // Stops what hangs. Over servers that tests start, three of them where it is a cluster, every statement takes its way.
  testTimeout: (process.env.CONCORD_TEST_ENGINE ?? 'embedded') === 'embedded' ? 60_000 : 240_000,
  // Also keeps Jest from running small sets in its own process, where the settings above come too late for the thread pool.
  workerIdleMemoryLimit: '1500MB',
  projects: [
    { ...shared, displayName: 'small', roots: ['sql', 'etl', 'server', 'test'].map((room) => `<rootDir>/${room}`), testMatch: ['**/*.test.ts'] },
    {
      ...shared,
      displayName: 'web',
      roots: ['<rootDir>/web'],
      testMatch: ['**/*.test.ts'],
      testEnvironment: 'jsdom',
      // Vue's test tools come as CommonJS for Node; their browser build wants a global Vue.
      testEnvironmentOptions: { customExportConditions: ['node', 'node-addons'] },
    },
    ...['house', 'store', 'sources', 'pipeline', 'api'].map(folder),
  ],
};

import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: '../server/schema.graphql',
  documents: ['src/**/*.ts', '!src/graphql/gen/**'],
  importExtension: '.js',
  generates: {
    'src/graphql/gen/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false, persistedDocuments: { mode: 'embedHashInDocument', hashAlgorithm: 'sha256' } },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        scalars: { LocalDate: 'string', Prose: 'string', Timestamp: 'string' },
      },
    },
  },
};

export default config;

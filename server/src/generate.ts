import 'reflect-metadata';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { NO_PLACES } from '@concord/etl';
import { openStores } from '@concord/sql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { pino } from 'pino';
import { AppModule } from './app.module.js';
import { exampleText, referenceText } from './config/reference.js';
import { repositoryRoot } from './repository-root.js';
import { LOCAL_VIEWER } from './store/viewer.js';

// Writes what is told of every setting, and server/schema.graphql, the contract with the browser: what the application answers, asked of itself over an empty store, so that no list can lack a resolver.
await writeFile(join(repositoryRoot(), 'server', 'SETTINGS.md'), `${referenceText()}\n`);
await writeFile(join(repositoryRoot(), '.env.example'), `${exampleText()}\n`);
const folder = await mkdtemp(join(tmpdir(), 'concord-contract-'));
try {
  const stores = await openStores({ engine: { dataDir: join(folder, 'data') }, operational: { path: join(folder, 'data', 'operational.sqlite') } });
  const deliveries = { inbox: join(folder, 'inbox'), maxUploadBytes: 1, pseudonymKey: () => Promise.reject(new Error('no file is brought here')), places: NO_PLACES };
  const app = await NestFactory.create(AppModule.over(stores, { log: pino({ level: 'silent' }), viewer: () => LOCAL_VIEWER, deliveries }), { logger: ['error', 'warn'], bodyParser: false });
  await app.init();
  const { schema } = app.get(GraphQLSchemaHost, { strict: false });
  await writeFile(join(repositoryRoot(), 'server', 'schema.graphql'), `# Generated from the resolvers; not to be edited.\n${printSchema(lexicographicSortSchema(schema))}\n`);
  await app.close();
  await stores.close();
} finally {
  await rm(folder, { recursive: true, force: true });
}

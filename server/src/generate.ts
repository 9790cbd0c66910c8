import 'reflect-metadata';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { printSchema, lexicographicSortSchema } from 'graphql';
import { writeFile } from 'node:fs/promises';
import { CasesResolver } from './cases/cases.resolver.js';
import { CatalogueResolver } from './catalogue/catalogue.resolver.js';
import { DeliveriesResolver } from './deliveries/deliveries.resolver.js';
import { WithdrawalsResolver } from './deliveries/withdrawals.resolver.js';
import { ChecksResolver } from './checks/checks.resolver.js';
import { ConfidenceResolver } from './confidence/confidence.resolver.js';
import { LoadsResolver } from './loads/loads.resolver.js';
import { MetricsResolver } from './metrics/metrics.resolver.js';
import { RecordsResolver } from './records/records.resolver.js';
import { repositoryRoot } from './repository-root.js';
import { SchedulesResolver } from './schedules/schedules.resolver.js';
import { RestatementsResolver } from './restatements/restatements.resolver.js';

// Writes server/schema.graphql, the contract with the browser.
const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
const schema = await app.get(GraphQLSchemaFactory).create([CatalogueResolver, MetricsResolver, CasesResolver, DeliveriesResolver, LoadsResolver, RestatementsResolver, ConfidenceResolver, ChecksResolver, WithdrawalsResolver, RecordsResolver, SchedulesResolver]);
await writeFile(
  join(repositoryRoot(), 'server', 'schema.graphql'),
  `# Generated from the resolvers; not to be edited.\n${printSchema(lexicographicSortSchema(schema))}\n`,
);
await app.close();

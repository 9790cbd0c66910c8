import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EVERY_RIGHT, NOBODY, type Right } from '@concord/server';
import { buildSchema, getNamedType, GraphQLEnumType, GraphQLInputObjectType, GraphQLScalarType, isLeafType, isListType, isNonNullType, isRequiredArgument, isRequiredInputField, type GraphQLField, type GraphQLInputType } from 'graphql';
import { startApi, type Api } from './api.js';

/** What every question and act needs besides seeing figures, as a reader of the contract would say it. A new one has to be put here. */
const NEEDED: Readonly<Record<string, readonly Right[]>> = {
  ...of(['administer'], ['addPerson', 'grantRole', 'people', 'resetPassword', 'revokeGrant', 'setPersonActive']),
  ...of(['audit'], ['auditEvents', 'auditVerdict']),
  ...of(['define'], ['acknowledgeSignal', 'closeSignal', 'explainSignal', 'judgeSignals', 'reopenSignal']),
  ...of(['drill'], ['case', 'cases', 'excellentOfCase', 'journey', 'maskedText', 'nominateExcellentCase', 'reviseExcellentCase']),
  ...of(['drill', 'names'], ['records', 'restatements']),
  ...of(['load'], ['cancelJob', 'checkDelivery', 'delivery', 'dropDelivery', 'enableSchedule', 'job', 'loadDelivery', 'mergeMediatorNames', 'places', 'proposal', 'rejects', 'removeSchedule', 'runSchedule', 'saveProfile', 'saveSchedule', 'schedules', 'sourceProfiles', 'withdrawLoad', 'withdrawalPlan']),
  ...of(['names'], ['boardWatch', 'mediatorNames', 'trainings']),
  ...of(['publish'], ['acceptExcellentCase', 'answerAppeal', 'beginBoardRound', 'boardJob', 'cancelBoardJob', 'checkBoardRound', 'chooseCandidate', 'computeBoardRound', 'decideBoardMethod', 'disqualify', 'finaliseBoardRound', 'publishBoardRound', 'publishExcellentCase', 'returnExcellentCase', 'reviewBoardRound', 'withdrawDisqualifier', 'withdrawExcellentCase']),
  ...of([], [
    'actBy', 'annotations', 'appealBoardRound', 'baselines', 'board', 'boardMethods', 'boardMovement', 'boardPerson', 'boardRound', 'boardRoundPerson', 'boardRoundSensitivity', 'boardRounds', 'boardRules', 'boardSensitivity', 'breakdown', 'catalogue', 'confidence', 'deadlines', 'effort', 'excellentCases', 'exploration', 'filterValues',
    'freshness', 'funnelMember', 'funnelPlot', 'importView', 'issues', 'limitRules', 'loadChecks', 'loads', 'makeToken', 'messageSteps', 'outlook', 'pair', 'profile', 'rareEvents', 'rateChange', 'recordKinds', 'removeView', 'revokeToken', 'saveView', 'savedViews', 'series', 'signal', 'signals', 'survival', 'targets', 'together', 'total',
    'trainingEffect', 'viewDifferences', 'viewer', 'whatIf',
  ]),
};

function of(rights: readonly Right[], fields: readonly string[]): Record<string, readonly Right[]> {
  return Object.fromEntries(fields.map((field) => [field, rights]));
}

const schema = buildSchema(readFileSync(join(__dirname, '../../server/schema.graphql'), 'utf8'));
interface RootField { readonly kind: string; readonly field: GraphQLField<unknown, unknown> }

const FIELDS: readonly RootField[] = [schema.getQueryType(), schema.getMutationType()].flatMap((type) => Object.values(type?.getFields() ?? {}).map((field) => ({ kind: type?.name === 'Mutation' ? 'mutation' : 'query', field })));

/** The least that a contract takes for an argument. */
function least(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return least(type.ofType as GraphQLInputType);
  if (isListType(type)) return [least(type.ofType as GraphQLInputType)];
  if (type instanceof GraphQLEnumType) return type.getValues()[0]?.name;
  if (type instanceof GraphQLInputObjectType) return Object.fromEntries(Object.values(type.getFields()).filter(isRequiredInputField).map(({ name, type: of }) => [name, least(of)]));
  if (!(type instanceof GraphQLScalarType)) throw new TypeError(`no value for ${String(type)}`);
  return { Boolean: true, Float: 1, ID: 'x', Int: 1, LocalDate: '2026-01-01', String: 'x' }[type.name];
}

function question(kind: string, { args, name, type }: GraphQLField<unknown, unknown>): [string, Record<string, unknown>] {
  const needed = args.filter(isRequiredArgument);
  const declared = needed.length === 0 ? '' : `(${needed.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ')})`;
  const passed = needed.length === 0 ? '' : `(${needed.map((arg) => `${arg.name}: $${arg.name}`).join(', ')})`;
  return [`${kind} ${declared} { ${name}${passed}${isLeafType(getNamedType(type)) ? '' : ' { __typename }'} }`, Object.fromEntries(needed.map((arg) => [arg.name, least(arg.type)]))];
}

let api: Api;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());

const asked = async (kind: string, field: GraphQLField<unknown, unknown>): Promise<string> => (await api.ask(...question(kind, field))).errors?.[0]?.extensions.code ?? 'answered';

it('says of every question and act what right it needs', () => {
  expect(FIELDS.map(({ field }) => field.name).sort()).toEqual(Object.keys(NEEDED).sort());
});

it.each(FIELDS)('lets nobody do $field.name without signing in, without a role, or without what it needs', async ({ kind, field }) => {
  api.viewer = NOBODY;
  expect(await asked(kind, field)).toBe('SIGN_IN');
  api.viewer = { id: 'somebody', scope: 'all', rights: new Set() };
  expect(await asked(kind, field)).toBe('FORBIDDEN');
  for (const missing of NEEDED[field.name] ?? []) {
    api.viewer = { id: 'somebody', scope: 'all', rights: new Set([...EVERY_RIGHT].filter((right) => right !== missing)) };
    expect(await asked(kind, field)).toBe('FORBIDDEN');
  }
});

it.each(FIELDS.filter(({ kind }) => kind === 'query'))('asks for no more than that for $field.name', async ({ kind, field }) => {
  api.viewer = { id: 'somebody', scope: 'all', rights: new Set<Right>(['view', 'names', ...(NEEDED[field.name] ?? [])]) };
  expect(['FORBIDDEN', 'SIGN_IN', 'INTERNAL']).not.toContain(await asked(kind, field));
});

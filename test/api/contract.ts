import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, getNamedType, GraphQLEnumType, GraphQLInputObjectType, GraphQLScalarType, isLeafType, isListType, isNonNullType, isObjectType, isRequiredArgument, isRequiredInputField, type GraphQLField, type GraphQLInputType, type GraphQLOutputType } from 'graphql';

/** A question or an act of the contract. */
export interface RootField {
  readonly kind: 'mutation' | 'query';
  readonly field: GraphQLField<unknown, unknown>;
}

/** What stands for an argument or a part of one, by its name or else its type; also where it could be left out. */
export type Given = Readonly<Record<string, unknown>>;

const schema = buildSchema(readFileSync(join(__dirname, '../../server/schema.graphql'), 'utf8'));

/** Everything that can be asked or done. */
export const ROOT_FIELDS: readonly RootField[] = (['query', 'mutation'] as const).flatMap((kind) => Object.values((kind === 'query' ? schema.getQueryType() : schema.getMutationType())?.getFields() ?? {}).map((field) => ({ kind, field })));

const LEAST: Readonly<Record<string, unknown>> = { Boolean: true, Float: 1, ID: 'x', Int: 1, LocalDate: '2026-01-01', Prose: 'xxxxxxxxxx', String: 'x' };

/** The least that the contract takes there, but for what is given. */
function least(name: string, type: GraphQLInputType, given: Given): unknown {
  if (name in given) return given[name];
  if (isNonNullType(type)) return least(name, type.ofType, given);
  if (isListType(type)) return [least(name, type.ofType, given)];
  if (String(type) in given) return given[String(type)];
  if (type instanceof GraphQLEnumType) return type.getValues()[0]?.name;
  if (type instanceof GraphQLInputObjectType) return Object.fromEntries(Object.values(type.getFields()).filter((part) => isRequiredInputField(part) || isGiven(part, given)).map((part) => [part.name, least(part.name, part.type, given)]));
  if (type instanceof GraphQLScalarType && type.name in LEAST) return LEAST[type.name];
  throw new TypeError(`no value for ${String(type)}`);
}

const isGiven = ({ name, type }: { readonly name: string; readonly type: GraphQLInputType }, given: Given): boolean => name in given || String(getNamedType(type)) in given;

/** Every field of an answer down to a depth. */
function everything(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (depth === 0 || !isObjectType(named)) return ' { __typename }';
  const fields = Object.values(named.getFields()).filter(({ args, type: of }) => args.every((arg) => !isRequiredArgument(arg)) && (depth > 1 || isLeafType(getNamedType(of))));
  return ` { __typename ${fields.map((field) => `${field.name}${everything(field.type, depth - 1)}`).join(' ')} }`;
}

/** A question with its variables: the least that is needed, what is given, and the answer down to a depth. */
export function askedBy({ kind, field }: RootField, given: Given = {}, depth = 0): [string, Record<string, unknown>] {
  const args = field.args.filter((arg) => isRequiredArgument(arg) || isGiven(arg, given));
  const declared = args.length === 0 ? '' : `(${args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ')})`;
  const passed = args.length === 0 ? '' : `(${args.map((arg) => `${arg.name}: $${arg.name}`).join(', ')})`;
  return [`${kind} ${declared} { ${field.name}${passed}${everything(field.type, depth)} }`, Object.fromEntries(args.map((arg) => [arg.name, least(arg.name, arg.type, given)]))];
}

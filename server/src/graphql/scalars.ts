import { maskText } from '@concord/etl';
import { isDate } from '@concord/sql';
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

function date(value: unknown): string {
  if (typeof value === 'string' && isDate(value)) return value;
  throw new GraphQLError('a date is written YYYY-MM-DD and lies between 1970-01-01 and 2149-06-06', { extensions: { code: 'BAD_INPUT' } });
}

/** A business date; text all the way, so that no zone can move it. */
export const LocalDate = new GraphQLScalarType<string, string>({
  name: 'LocalDate',
  description: "A calendar date, YYYY-MM-DD, in the institution's zone.",
  serialize: date,
  parseValue: date,
  parseLiteral: (node) => date(node.kind === Kind.STRING ? node.value : null),
});

/** Output only. */
export const Timestamp = new GraphQLScalarType<string, string>({
  name: 'Timestamp',
  description: 'A point in time, ISO 8601 with zone.',
  serialize: String,
});

const prose = (value: unknown): string => {
  if (typeof value === 'string') return maskText(value, 'text').text;
  throw new GraphQLError('words are expected here', { extensions: { code: 'BAD_INPUT' } });
};

/** What somebody writes in their own words. What tells who a party is goes out of it as it comes in, before anything keeps it or writes it into a log. */
export const Prose = new GraphQLScalarType<string, string>({
  name: 'Prose',
  description: 'Words of a person. Identity, card, account and phone numbers, addresses and names of parties are taken out of it before it is kept.',
  serialize: String,
  parseValue: prose,
  parseLiteral: (node) => prose(node.kind === Kind.STRING ? node.value : null),
});

import { GraphQLError } from 'graphql';
import { failureOf } from './failure.js';

const failed = (extensions: Record<string, unknown>) => failureOf({ graphQLErrors: [new GraphQLError('x', { extensions })] });

it('keeps the code and the reference', () => {
  expect(failed({ code: 'QUERY_TIMEOUT', id: '7f3a' })).toEqual({ code: 'QUERY_TIMEOUT', id: '7f3a' });
});

it('does not guess at codes it has no words for', () => {
  expect(failed({ code: '__proto__', id: 7 })).toEqual({ code: 'INTERNAL', id: null });
});

it('keeps the sentence of a refusal', () => {
  const sentence = { zh: '文件 a.csv 是空的。', en: 'File a.csv is empty.' };
  expect(failed({ code: 'EMPTY_FILE', id: '7f3a', sentence })).toEqual({ code: 'INTERNAL', id: '7f3a', refusal: { code: 'EMPTY_FILE', sentence } });
});

it('says the network failed when no server answered', () => {
  expect(failureOf({ graphQLErrors: [] })).toEqual({ code: 'NETWORK', id: null });
});

import { ClickHouseError } from '@clickhouse/client';
import { EngineError } from './engine.js';
import { engineFailure } from './engine-failure.js';

const said = (code: string): ClickHouseError => new ClickHouseError({ message: `SELECT secret failed`, code, type: 'SOME_TYPE' });

describe('engineFailure', () => {
  it.each([
    ['159', 'QUERY_TIMEOUT'], ['241', 'QUERY_TOO_LARGE'], ['396', 'QUERY_TOO_LARGE'], ['394', 'QUERY_CANCELLED'], ['164', 'QUERY_REFUSED'], ['516', 'STORE_DOWN'],
    ['194', 'STORE_DOWN'], ['243', 'STORE_FULL'], ['202', 'QUEUE_FULL'], ['47', 'QUERY_FAILED'], ['9999', 'QUERY_FAILED'],
  ])('names the engine’s %s %s, without its words', (number, code) => {
    const failure = engineFailure(said(number), 'id');
    expect(failure).toMatchObject({ code, detail: { engineCode: Number(number), queryId: 'id' } });
    expect(failure.message).not.toContain('secret');
    expect(String(failure.detail.cause)).toContain('secret');
  });

  it('tells a line that broke from an error of ours', () => {
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    expect(engineFailure(refused).code).toBe('STORE_DOWN');
    expect(engineFailure(Object.assign(new Error(''), { errors: [refused] })).code).toBe('STORE_DOWN');
    expect(engineFailure(new Error('socket hang up')).code).toBe('STORE_DOWN');
    expect(engineFailure(new SyntaxError('Unexpected token')).code).toBe('QUERY_FAILED');
    expect(engineFailure('text').code).toBe('QUERY_FAILED');
  });

  it('leaves what is named already', () => {
    const named = new EngineError('QUEUE_FULL', 'full');
    expect(engineFailure(named)).toBe(named);
  });
});

import { readConfig } from './config.js';

it('tells every fault at once, never a value', () => {
  const env = { PORT: 'eighty', LOG_LEVEL: 'loud', CLICKHOUSE_URL: 'ftp://secret@nowhere', DATABASE_URL: 'mysql://secret@nowhere/x', CONCORD_PSEUDONYM_KEY: 'short' };
  let told = '';
  try {
    readConfig(env);
  } catch (error) {
    told = String(error);
  }
  for (const name of Object.keys(env)) expect(told).toContain(name);
  for (const value of ['secret', 'short', 'eighty']) expect(told).not.toContain(value);
});

it('listens on loopback whatever the environment says', () => {
  expect(readConfig({ HOST: '0.0.0.0', PORT: '' })).toMatchObject({ host: '127.0.0.1', port: 3000, demo: true });
});

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

it('makes backups by itself where it has a folder and a key, and starts with no folder alone', () => {
  const key = 'a key of more than thirty-two characters';
  expect(readConfig({ CONCORD_BACKUP_KEY: key }).backups).toBeUndefined();
  expect(readConfig({ CONCORD_DATA_DIR: '/srv/concord', CONCORD_BACKUP_KEY: key, CONCORD_BACKUP_FOLDER: '/mnt/backup' }).backups).toEqual({ into: '/mnt/backup', key, keep: 14, at: '02:30', folder: '/srv/concord' });
  expect(readConfig({ CONCORD_BACKUP_KEY: key, CONCORD_BACKUP_FOLDER: '/mnt/backup', CONCORD_BACKUP_KEEP: '30', CONCORD_BACKUP_AT: '23:05' }).backups).toMatchObject({ keep: 30, at: '23:05' });
  expect(() => readConfig({ CONCORD_BACKUP_FOLDER: '/mnt/backup' })).toThrow('CONCORD_BACKUP_FOLDER: needs CONCORD_BACKUP_KEY');
  expect(() => readConfig({ CONCORD_BACKUP_KEY: key, CONCORD_BACKUP_FOLDER: 'backup', CONCORD_BACKUP_KEEP: '0', CONCORD_BACKUP_AT: '24:00' })).toThrow(/CONCORD_BACKUP_FOLDER.*CONCORD_BACKUP_KEEP.*CONCORD_BACKUP_AT/u);
});

it('listens on loopback whatever the environment says', () => {
  expect(readConfig({ HOST: '0.0.0.0', PORT: '' })).toMatchObject({ host: '127.0.0.1', port: 3000, demo: true });
});

import type { LoadEntry } from '@concord/sql';

/** An entry of the registry as a load begins it, with a file name no two databases may treat differently. */
export function delivery(more: Partial<LoadEntry> = {}): Omit<LoadEntry, 'loadNo'> {
  return {
    dataset: 'register', source: 'court', profile: 'register', profileHash: 'p1', profileText: 'id: register\nlabel: {zh: 登记簿}\n', fileNames: ['一月 “a”, b\'.csv'],
    fileHash: 'f1', fileBytes: 5_000_000_000, state: 'running', message: '', startedAt: '2026-11-01 08:00:00.000', finishedAt: '', asOf: '', publicationId: '',
    delivered: 0, loaded: 0, folded: 0, unchanged: 0, rejected: 0, casesNew: 0, casesChanged: 0, by: 'schedule 每日', ...more,
  };
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { isGone, PROCESS_ID } from './process-id.js';

const [host = '', pid = '', born = ''] = PROCESS_ID.split('-');

it('a process is gone once it was killed, and not before', async () => {
  expect(isGone(PROCESS_ID)).toBe(false);
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
  const its = `${host}-${String(child.pid)}-`;
  expect(isGone(its)).toBe(false);
  child.kill('SIGKILL');
  await once(child, 'close');
  expect(isGone(its)).toBe(true);
});

it('a later process of the same number is another one; of other machines nothing is said', () => {
  expect(born).toMatch(process.platform === 'linux' ? /^[0-9a-f]{12}$/u : /^/u);
  expect(isGone(`${host}-${pid}-000000000000`)).toBe(process.platform === 'linux');
  expect(isGone(`000000000000-${pid}-${born}`)).toBe(false);
  expect(isGone('')).toBe(false);
});

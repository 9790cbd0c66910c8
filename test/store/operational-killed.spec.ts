import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { surviveKills } from './operational/kills.js';

const folder = mkdtempSync(join(tmpdir(), 'concord-killed-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

it('two processes write one file, and no acknowledged row is lost when both are killed', async () => {
  await surviveKills({ path: join(folder, 'operational.sqlite') });
}, 600_000);

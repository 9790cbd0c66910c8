import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEngine } from '@concord/sql';
import { engineContract } from './engine-contract.js';

const dataDir = mkdtempSync(join(tmpdir(), 'concord-embedded-'));

describe('the embedded engine', () => {
  afterAll(() => rm(dataDir, { recursive: true, force: true }));
  engineContract((limits = {}) => openEngine({ dataDir, limits }));
});

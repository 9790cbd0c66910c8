import { askingContract } from './contract/asking.js';
import type { OpenEngine } from './contract/fixture.js';
import { limitsContract } from './contract/limits.js';
import { migratingContract } from './contract/migrating.js';
import { refusalsContract } from './contract/refusals.js';
import { writingContract } from './contract/writing.js';

/** What any engine behind the port must do, whether it lives in this process or behind a URL. */
export function engineContract(open: OpenEngine): void {
  askingContract(open);
  limitsContract(open);
  refusalsContract(open);
  writingContract(open);
  migratingContract(open);
}

import type { Viewer } from '../../store/viewer.js';
import type { PackCheck, PackHead } from '../packs.model.js';
import type { PacksService } from '../packs.service.js';

/** A pack as the command line lists it. */
export type PackTold = Pick<PackHead, keyof PackHead>;
/** What verifying found, as the command line shows it. */
export type CheckTold = Pick<PackCheck, keyof PackCheck>;

const A_PAGE = 100;

/** Every pack of the archive that somebody may see, the newest first. Throws `QuestionError`, `OperationalError`. */
export async function allPacks(packs: PacksService, viewer: Viewer): Promise<readonly PackTold[]> {
  const all: PackTold[] = [];
  for (let after: string | null | undefined; after !== null;) {
    const page = await packs.search(viewer, { words: '', first: A_PAGE, ...(after === undefined ? {} : { after }) });
    all.push(...page.rows);
    after = page.after;
  }
  return all;
}

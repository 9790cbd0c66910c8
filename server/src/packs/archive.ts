import type { LocalisedText, PackSearch, Scope, SealedPack } from '@concord/sql';
import { institutionTime } from '@concord/sql';
import { isWithin } from '../identity/people/scope.js';
import type { Block, ReportDocument } from '../reports/document/document.js';
import { QuestionError } from '../store/errors.js';
import type { Viewer } from '../store/viewer.js';
import { openPack, packScope, type PackBody } from './pack-body.js';
import type { Pack, PackHead, PackSearchInput } from './packs.model.js';

const MOST_WORDS = 5;
/** What is kept to find a pack by: longer reports are found by their beginning. */
const MOST_LETTERS = 200_000;

/** Whether somebody may see what is in a pack: every case of it lies within what they see. Throws `QuestionError` NO_SCOPE for whoever sees nothing. */
export function isFor(viewer: Pick<Viewer, 'scope'>, pack: Pick<SealedPack, 'scope'>): boolean {
  return isWithin(mustSee(viewer), packScope(pack));
}

/** What somebody sees. Throws `QuestionError` NO_SCOPE. */
export function mustSee({ scope }: Pick<Viewer, 'scope'>): Scope {
  if (scope === undefined || scope.length === 0) throw new QuestionError('NO_SCOPE', 'no scope, no answer');
  return scope;
}

/** Whether they may see whom it names. */
export const mayRead = ({ rights }: Viewer, { namesPeople }: Pick<PackBody, 'namesPeople'>): boolean => !namesPeople || rights?.has('names') === true;

function wordsIn(block: Block): LocalisedText[] {
  switch (block.kind) {
    case 'text': return block.sentences.map(({ words }) => words);
    case 'table': return [block.caption, ...block.rows.map(({ cells: [first] }) => first?.words ?? { zh: '', en: '' })];
    case 'chart': return [block.caption];
    case 'certificate': return [block.name, block.words];
  }
}

/** What a pack can be found by: all that stands in it as words. */
export const wordsOf = ({ sections, stamp, title }: ReportDocument): string =>
  [title, stamp.scope, stamp.filters, ...sections.flatMap((section) => [section.title, ...section.blocks.flatMap(wordsIn)])]
    .map(({ en, zh }) => (en === zh ? zh : `${zh}\n${en}`)).join('\n').slice(0, MOST_LETTERS);

/** What is asked, as the store searches. */
export const searchOf = ({ dataset, period, template, words }: PackSearchInput, after: PackSearch['after']): PackSearch => ({
  ...(dataset === null || dataset === undefined ? {} : { dataset }), ...(period === null || period === undefined ? {} : { period }), ...(template === null || template === undefined ? {} : { template }),
  words: words.split(/\s+/u).filter((word) => word !== '').slice(0, MOST_WORDS), ...(after === undefined ? {} : { after }),
});

/** A pack as lists tell it. */
export const headOf = ({ dataset, dataVersion, digest, id, madeAt, period, template, title }: Omit<SealedPack, 'body'>): Pick<PackHead, keyof PackHead> =>
  ({ id, dataset, template, period, title: JSON.parse(title) as LocalisedText, dataVersion, madeAt: institutionTime(madeAt), digest });

/** A pack as it is told. Throws `PackRefused` SEAL_BROKEN. */
export function packOf(kept: SealedPack): Pack {
  const { because, document: { stamp }, files, publisher } = openPack(kept);
  return { ...headOf(kept), asOf: stamp.asOf, scope: stamp.scope, filters: stamp.filters, definitions: stamp.definitions, publisher, because, keyId: kept.keyId, files };
}

import { CANONICAL_COLUMNS, subjectById, type LocalisedText } from '@concord/sql';
import { draftOf, type Draft } from './draft.js';
import { proposedFolds } from './folds.js';
import type { Match } from './match-columns.js';
import { nameScore } from './name-match.js';
import type { Proposal, ProposalDecisions, ProposalName, ProposedColumn, SampledFile } from './proposal.js';
import { proposeRecords } from './propose-records.js';
import { questionsOf } from './questions.js';
import { writeProfile } from './write-profile.js';

const NEW_SOURCE: ProposalName = { id: 'new-source', label: { zh: '新来源', en: 'New source' } };

function reasonOf({ column, look, score, isDecided }: Match): LocalisedText {
  if (isDecided === true) return { zh: '由人指定。', en: 'As decided.' };
  const byName = nameScore(look.header, column);
  if (byName === 0) return { zh: '列名不能说明；按其值与用途推断。', en: 'Not by its name; taken for its values and use.' };
  if (look.values.length === 0) return { zh: '按列名；样本中没有值。', en: 'By its name; the sample holds no values.' };
  if (score < byName) return { zh: '按列名；其值只是部分相符。', en: 'By its name; the values fit in part.' };
  const formats = look.dates.formats.join(', ');
  return look.dates.share > 0.5
    ? { zh: `按列名；日期写作 ${formats}。`, en: `By its name; the dates are written ${formats}.` }
    : { zh: '按列名，其值相符。', en: 'By its name, and the values fit.' };
}

const rounded = (score: number): number => Math.round(score * 100) / 100;

function proposedColumns({ matches: { chosen } }: Draft): readonly ProposedColumn[] {
  return CANONICAL_COLUMNS.map(({ name }) => {
    const match = chosen.get(name);
    const outcome = name === 'outcome_raw' && match === undefined ? chosen.get('outcome') : undefined;
    if (outcome !== undefined) return { column: name, from: outcome.look.header.trim(), confidence: rounded(outcome.score), reason: { zh: '结果的原文。', en: 'The outcome as delivered.' } };
    if (match === undefined) return { column: name, from: null, confidence: 0, reason: { zh: '没有相符的列。', en: 'No column fits.' } };
    return { column: name, from: match.look.header.trim(), confidence: rounded(match.score), reason: reasonOf(match) };
  });
}

/**
 * Proposes a profile for a file nobody has seen, from its header and first rows. Columns are taken by name and only where their values agree;
 * what is not certain is asked and left out, never guessed; what a person decided stands. Personal numbers never get into a column that keeps text.
 */
export function proposeProfile(file: SampledFile, name: ProposalName = NEW_SOURCE, decisions: ProposalDecisions = {}): Proposal {
  const { record } = subjectById(decisions.into ?? 'case');
  if (record !== undefined) return proposeRecords(record, file, name, decisions);
  const draft = draftOf(file, decisions);
  const used = new Set([...draft.matches.chosen.values()].map(({ look }) => look.index));
  return {
    text: writeProfile(draft, name),
    columns: proposedColumns(draft),
    outcomes: draft.outcomes,
    folds: proposedFolds(draft),
    closedOnly: draft.allClosed ? draft.closedOnly === true : null,
    unmapped: draft.looks.filter(({ index }) => !used.has(index)).map(({ header }) => header),
    questions: questionsOf(draft),
  };
}

import type { MetricId } from '@concord/sql';
import { GOLD_BOARD } from '../../board/method.js';
import { selfOf } from '../../board/visible/viewers.js';
import type { Right } from '../../identity/rights.js';
import type { Viewer } from '../../store/viewer.js';
import type { Part } from './parts.js';
import type { Template } from './template.js';

/** What a report of a template asks for beside its dataset and period. */
export interface TemplateNeeds {
  /** Without which it is refused; a person's own sheet is also for themselves. */
  readonly rights: readonly Right[];
  /** A mediator. */
  readonly subject: boolean;
  /** A published round of the board. */
  readonly round: boolean;
  /** A meeting. */
  readonly meeting: boolean;
  /** A request to an institution. */
  readonly letter: boolean;
}

const OF_A_PERSON: readonly Part['kind'][] = ['own-place', 'own-open'];
const OF_A_ROUND: readonly Part['kind'][] = ['board', 'method', 'certificates'];
const OF_A_MEETING: readonly Part['kind'][] = ['meeting-actions', 'meeting-agenda', 'meeting-areas', 'meeting-decisions', 'meeting-head'];
const OF_A_LETTER: readonly Part['kind'][] = ['letter-answer', 'letter-asks', 'letter-numbers', 'letter-why'];

/** It follows from its parts, so that whoever changes a template changes it as well. */
export function needsOf({ sections }: Template): TemplateNeeds {
  const has = (kinds: readonly Part['kind'][]): boolean => sections.some(({ parts }) => parts.some(({ kind }) => kinds.includes(kind)));
  const round = has(OF_A_ROUND);
  return { rights: round ? ['names', 'publish'] : [], subject: has(OF_A_PERSON), round, meeting: has(OF_A_MEETING), letter: has(OF_A_LETTER) };
}

/**
 * What a report of a template needs of whoever fetches it beside what its parts need: `export`; nothing of a mediator who sees their own cases alone and asks for the sheet about themselves, which tells no more than their pages do. It is
 * given with a reason and bears its mark as any other. A template about a round is about others as well.
 */
export function takingRights(template: Template, viewer: Viewer, subject: string | undefined): readonly Right[] {
  const { round, subject: isOfPerson } = needsOf(template);
  return isOfPerson && !round && subject !== undefined && selfOf(viewer) === subject ? [] : ['export'];
}

/** What a part counts. */
export function metricsOf(part: Part): readonly MetricId[] {
  switch (part.kind) {
    case 'figures': case 'meeting-areas': case 'together': return part.metrics;
    case 'own-open': case 'peer-members': case 'peer-overview': case 'peer-rate': case 'peer-theme': case 'trend': case 'workdays': return [part.metric];
    case 'types': return part.instead === undefined ? [part.metric] : [part.metric, part.instead];
    case 'per': return part.of.map(({ metric }) => metric);
    case 'split': return [part.metric, ...part.beside];
    case 'stuck': return [part.metric, part.aged, part.duration];
    case 'board': case 'own-place': return GOLD_BOARD.indicators.map(({ metric }) => metric);
    case 'actions': case 'breaks': case 'certificates': case 'definitions': case 'excellent': case 'letter-answer': case 'letter-asks': case 'letter-numbers': case 'letter-why': case 'meeting-actions': case 'meeting-agenda': case 'meeting-decisions': case 'meeting-head': case 'method': case 'signals': case 'words': return [];
  }
}

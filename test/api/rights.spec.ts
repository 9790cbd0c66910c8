import { EVERY_RIGHT, NOBODY, type Right } from '@concord/server';
import { startApi, type Api } from './api.js';
import { askedBy, ROOT_FIELDS, type RootField } from './contract.js';

/** What every question and act needs besides seeing figures, as a reader of the contract would say it. A new one has to be put here. */
const NEEDED: Readonly<Record<string, readonly Right[]>> = {
  ...of(['administer'], ['addPerson', 'grantRole', 'people', 'rejectKeeping', 'rejectKeepingPlan', 'resetPassword', 'retention', 'retentionPlan', 'revokeGrant', 'setPersonActive', 'setRejectRule', 'setRetentionRule']),
  ...of(['administer', 'audit'], ['deleteOldEvents', 'logKeeping', 'logKeepingPlan', 'setLogRule']),
  ...of(['administer', 'load'], ['deleteForAge', 'emptyRejects']),
  ...of(['audit'], ['auditEvents', 'auditVerdict']),
  ...of(['define'], ['acknowledgeSignal', 'closeSignal', 'drawRollOut', 'explainSignal', 'judgeSignals', 'removeReportTemplate', 'reopenSignal', 'saveReportDraft', 'saveReportTemplate', 'addAction', 'addHypothesis', 'changeHypothesis', 'changeRectification', 'draftRectification']),
  ...of(['export', 'publish'], ['publishPack', 'sealMinutes', 'sealRectification']),
  ...of(['drill'], ['case', 'cases', 'excellentOfCase', 'journey', 'maskedText', 'nominateExcellentCase', 'reviseExcellentCase']),
  ...of(['drill', 'names'], ['boardRoundCases', 'boardRoundChanges', 'restatements']),
  ...of(['export'], ['noteExport', 'ownAlerts', 'removeOwnAlerts', 'saveOwnAlerts', 'testMail']),
  ...of(['export', 'publish'], ['cancelReportRun', 'enableReportSchedule', 'removeReportSchedule', 'reportChoices', 'reportRuns', 'reportSchedules', 'reportTimes', 'resendReport', 'runReportSchedule', 'saveReportSchedule']),
  ...of(['load'], ['cancelJob', 'checkDelivery', 'delivery', 'dropDelivery', 'enableSchedule', 'job', 'loadDelivery', 'mergeMediatorNames', 'places', 'proposal', 'rejects', 'removeSchedule', 'runSchedule', 'saveProfile', 'saveSchedule', 'schedules', 'sourceProfiles', 'withdrawLoad', 'withdrawalPlan']),
  ...of(['names'], ['appealBoardRound', 'board', 'boardMovement', 'boardPerson', 'boardRound', 'boardRoundPerson', 'boardRoundSensitivity', 'boardRounds', 'boardSensitivity', 'boardWatch', 'mediatorNames', 'records', 'trainings']),
  ...of(['publish'], ['cancelMeeting', 'changeMeeting', 'inviteToMeeting', 'meetingSeries', 'planMeeting', 'proposeAgenda', 'saveMeetingSeries', 'acceptExcellentCase', 'decideBoardMethod', 'publishExcellentCase', 'returnExcellentCase', 'publicationPreview', 'publishableMonths', 'publishTables', 'withdrawExcellentCase', 'withdrawPublication']),
  ...of(['read'], ['publication', 'publications']),
  ...of(['publish', 'names'], ['answerAppeal', 'confirmCorrection', 'beginBoardRound', 'boardJob', 'cancelBoardJob', 'checkBoardRound', 'chooseCandidate', 'computeBoardRound', 'disqualify', 'finaliseBoardRound', 'publishBoardRound', 'reviewBoardRound', 'withdrawDisqualifier']),
  ...of([], [
    'actBy', 'annotations', 'baselines', 'boardMethods', 'boardRules', 'breakdown', 'catalogue', 'checkCommentary', 'comparedEffect', 'comparePacks', 'confidence', 'deadlines', 'effort', 'excellentCases', 'exploration', 'filterValues', 'followUp',
    'freshness', 'funnelMember', 'funnelPlot', 'importView', 'issues', 'limitRules', 'loadChecks', 'loads', 'makeToken', 'messageSteps', 'outlook', 'pair', 'passport', 'profile', 'rareEvents', 'rateChange', 'recordKinds', 'removeView', 'reportDraft', 'reportPack', 'reportPacks', 'reportTemplateRevisions', 'reportTemplates', 'revokeToken', 'rollOutDraw', 'rollOutPlans', 'saveView', 'savedViews', 'series', 'signal', 'signals', 'survival', 'targets', 'together', 'total', 'action', 'actionFollowUp', 'actions', 'actionVerdicts', 'addActionEvidence', 'changeAction', 'colleagues', 'addComment', 'beginThread', 'comments', 'editComment', 'settleThread', 'cause', 'hypotheses', 'rectification', 'rectificationAfter', 'rectifications',
    'trainingEffect', 'arrangeAgenda', 'closeCalendar', 'closeMeeting', 'decideInMeeting', 'handOverChair', 'meeting', 'meetings', 'openCalendar', 'openMeeting', 'ownCalendar', 'reopenMeeting', 'withdrawDecision', 'writeStatement', 'verifyPack', 'viewDifferences', 'viewer', 'whatIf',
  ]),
};

function of(rights: readonly Right[], fields: readonly string[]): Record<string, readonly Right[]> {
  return Object.fromEntries(fields.map((field) => [field, rights]));
}

let api: Api;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.close());

const asked = async (root: RootField): Promise<string> => (await api.ask(...askedBy(root))).errors?.[0]?.extensions.code ?? 'answered';

it('says of every question and act what right it needs', () => {
  expect(ROOT_FIELDS.map(({ field }) => field.name).sort()).toEqual(Object.keys(NEEDED).sort());
});

it.each(ROOT_FIELDS)('lets nobody do $field.name without signing in, without a role, or without what it needs', async (root) => {
  api.viewer = NOBODY;
  expect(await asked(root)).toBe('SIGN_IN');
  api.viewer = { id: 'somebody', scope: 'all', rights: new Set() };
  expect(await asked(root)).toBe('FORBIDDEN');
  for (const missing of NEEDED[root.field.name] ?? []) {
    api.viewer = { id: 'somebody', scope: 'all', rights: new Set([...EVERY_RIGHT].filter((right) => right !== missing)) };
    expect(await asked(root)).toBe('FORBIDDEN');
  }
});

it.each(ROOT_FIELDS.filter(({ kind }) => kind === 'query'))('asks for no more than that for $field.name', async (root) => {
  api.viewer = { id: 'somebody', scope: 'all', rights: new Set<Right>(['view', 'names', ...(NEEDED[root.field.name] ?? [])]) };
  expect(['FORBIDDEN', 'SIGN_IN', 'INTERNAL']).not.toContain(await asked(root));
});

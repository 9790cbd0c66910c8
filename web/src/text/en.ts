import type { Messages } from './zh-cn.js';

/** Every sentence of the interface in English. */
export const en: Messages = {
  frame: {
    product: 'Concord', skip: 'Skip to content', menu: 'Menu', close: 'Close', navigation: 'Main navigation',
    english: 'English', chinese: '中文', language: 'Language', dark: 'Dark', light: 'Light', projector: 'Projector', theme: 'Theme', view: 'View',
    asOf: 'Data as of', version: 'Version', demo: 'Demonstration data', published: 'published {at}', casesHeld: '{n} cases', noAsOf: 'no data yet',
    notFound: 'There is no such page', home: 'Back to the overview', passport: 'Where this page’s data comes from',
  },
  nav: { overview: 'Overview', issues: 'Issues', resolution: 'Resolution', notifications: 'Notifications', mediators: 'Mediators', data: 'Data', deliver: 'Bring in a file', schedules: 'Scheduled loads', metric: 'Metric', case: 'Case' },
  filter: {
    bar: 'Filters', dataset: 'Dataset', period: 'Period', from: 'From', to: 'To', custom: 'Custom', months: '{from} to {to}',
    month: 'This month', last3: 'Last 3', last12: 'Last 12', year: 'This year', all: 'All',
    more: 'Filter', active: 'Filter {n}', clear: 'Clear all filters', remove: 'Remove filter {name}', search: 'Search', none: 'No matching value', loading: 'Searching', chosen: '{name}: {value}', chosenMany: '{name}: {value} and others, {n} in all',
    shown: '{n} of {total} values listed', failed: 'The values could not be fetched', done: 'Done',
  },
  state: {
    loading: 'Fetching data', failed: 'The data could not be fetched', retry: 'Try again', id: 'Reference {id}',
    STORE_DOWN: 'The database cannot be reached at present.', QUERY_TIMEOUT: 'The question took longer than allowed. Choose a shorter period or fewer filters.', NO_SCOPE: 'You are not entitled to see these data.',
    BAD_INPUT: 'The server did not accept the request. Check the filters.', INTERNAL: 'The server met a fault.', NETWORK: 'The server cannot be reached. Check the network.',
    empty: 'No cases in this period', emptyWhy: 'Nothing can be counted in this period with these filters.', nearest: 'Show the nearest period with data: {period}', clearFilters: 'Clear the filters', noDataset: 'No data have been loaded yet.', noMetric: 'This dataset does not deliver the columns this metric needs.', notAvailable: 'This dataset does not deliver “{name}”.',
  },
  measure: {
    interval: '95% interval {interval}', intervalShort: '95% {interval}', n: 'n = {n}', cases: '{n} cases', days: 'days', day: '{n} days', points: 'points',
    none: 'nothing to count', counts: 'fewer than 10, shown as a fraction', countsPlain: 'only {n}, fewer than 10, not computed', indicative: 'fewer than 30, indicative', notReached: 'Not reached', notReachedWhy: 'more than half are still open, the median is not reached', immature: 'not mature ({share} have an outcome)',
    incomplete: 'month not complete', versus: { month: 'vs last month', year: 'vs last year' }, versusLabel: 'Compare with',
    value: 'Value', valueDays: 'Value (days)', intervalHead: '95% interval', nHead: 'Cases', share: 'Share', month: 'Month', numerator: 'Numerator', denominator: 'Denominator', p90: 'P90', sum: 'Sum', shareOf: 'of {n} {name}', median: 'Median', basis: 'Definition',
  },
  overview: {
    title: 'Overview', month: '{month}', partial: '{month} (not complete, to {asOf})',
    headline: '{facts}.', fact: '{name} {value}', factInterval: '{name} {value} (95% interval {interval})', join: '; ',
    noSignal: 'All {judged} metrics with control limits show normal variation in their latest month; even if nothing had changed, about {chance} would signal by chance on average.',
    someSignals: 'Of the {judged} metrics with control limits, {signals} signal in their latest month: {names}. Even if nothing had changed, about {chance} would by chance on average.', signal: '{name} ({state})',
    springFestival: 'The Spring Festival moves between January and February: neither month is compared with the same month last year.', notJudged: 'Fewer than 12 complete months so far: no control limits, no judgement.', listJoin: ', ', openMetric: 'Open {name}', spark: '{name}, {from} to {to}, {n} months: lowest {low}, highest {high}, latest {last}.',
    caption: 'Each tile: the last complete month of the period; a cohort shows its last mature month and names it. Line: the last 13 months, shaded with the control limits (the 95% interval where there are none). Differences from last month or year are told, not judged; only a rule that fires gives colour.', unavailable: 'columns not delivered',
  },
  spc: {
    normal: 'Normal variation', improvement: 'Improvement signal', concern: 'Concern signal', neutral: 'Change signal', notJudged: 'Not judged', state: 'State', limits: 'Control limits', limitsOf: 'Control limits {limits}',
    rules: { astronomical: 'outside the limits', shift: 'seven months on one side of the centre', trend: 'seven months rising or falling', twoOfThree: 'two of three months near a limit' },
    assurances: { pass: 'Met reliably', fail: 'Missed reliably', inconsistent: 'Hit and miss' }, target: '{assurance} (target {target})',
    sentence: 'Latest month that can be judged ({month}): {state}.', sentenceTarget: '{target}.', provisional: 'Limits are provisional: fewer than 20 months.', tooFew: 'Fewer than 12 months can be judged: no control limits yet.',
    how: 'Limits {how}; rules {rules}.', perWorkday: 'of cases per working day', bySize: 'that go with the size of each month (p′ chart)', byRange: 'from the mean difference of neighbouring months (XmR chart)',
  },
  metric: {
    break: 'definition changed', broken: 'Definition changed on {day}: {text}.', breaksFailed: 'Definition breaks could not be fetched; flags may be missing.', choose: 'Choose a metric', trend: 'Trend', bySplit: 'By {name}', split: 'Split', noSplit: 'No split', topOther: 'top {n} and other', breakdown: 'Breakdown', rest: '{n} in all',
    whole: 'Whole period', how: 'How this number is computed', meaning: 'Meaning', basis: 'Counted under', source: 'Source', version: 'Definition', versionOf: 'version {n}', statement: 'SQL statement', statementNote: 'For the whole period; parameters are bound, never spliced into the text.', minN: 'Least cases', range: 'Period', dataVersion: 'Data version', direction: 'Direction',
    bounds: 'Bounds with those who did not answer', boundsNote: 'The lower one if none of them is satisfied, the upper one if all are.',
    higher: 'higher is better', lower: 'lower is better', noDirection: 'neither is better', copy: 'Copy',
    survival: 'Progress to closing', survivalNote: 'Share still open n days after receipt; open cases are censored at the as-of date.', atRisk: 'Still observed', day: 'Days', open: 'Still open', survivalMedian: 'Half of the cases close within {n} days.', survivalNoMedian: 'Fewer than half of the cases close within the time observed.', survivalAt: 'After 30 days {share} are still open.',
    sentence: 'From {from} to {to}, {name} by month lies between {low} and {high}; the last complete month ({month}) is {last}.', sentenceEmpty: 'From {from} to {to} no month can be drawn.', axisCut: 'The vertical axis does not start at zero.', nStrip: 'cases',
    gaps: 'Months with fewer than 10 cases, not drawn: {n}.', splitSentence: '{shown} of {total} by {name}; all panels share one axis.',
    cases: 'Cases', part: 'List', partNumerator: 'Numerator', partDenominator: 'Denominator', partRest: 'Not in the numerator', partAll: 'All cases', reconcile: 'List {list} = {part} {number}', mismatch: 'List {list} ≠ {part} {number}; reload the page', previous: 'Previous', next: 'Next', page: '{from}–{to} of {total}', ofMonth: '{month}', allMonths: 'Whole period', pick: 'Cases of {month}', filterTo: 'Only {name}',
    caseId: 'Case', received: 'Received', assigned: 'Assigned', due: 'Due', closed: 'Closed', outcome: 'Outcome', issue: 'Issue', organisation: 'Organisation', mediator: 'Mediator', claimed: 'Claimed (CNY)', agreed: 'Agreed (CNY)', restated: 'Changed', restatedTimes: '{n} ×', restatedOf: 'Restatements of these cases', restatedNote: 'Changed by later loads after it first came; choose the case to see what was and what is.', openCase: 'open',
  },
  issues: { title: 'Issues' },
  notifications: {
    title: 'Notifications', note: 'The first message of each case: sent, delivered, opened, answered, and whether the party consented to mediation within seven days. Only messages seven days old or more, so that all steps are of the same cases.',
    funnel: 'Notification funnel', steps: { sent: 'First message sent', delivered: 'Delivered', opened: 'Link opened', answered: 'Answered in 72 hours', consented: 'Consented in 7 days' },
    failed: '{n} not delivered', unknown: '{n} without a receipt: unknown, not a failure ({share}, hatched)', notOpened: '{n} delivered and not opened', notAnswered: '{n} delivered and not answered within 72 hours', notConsented: '{n} without consent within seven days',
    ofSent: '{share} of sent', rate: '95% {interval} · {fraction} {of}',
    caption: 'Bars are shares of all sent. Opening, answering and consent are each counted by themselves: a party may call back without opening a link, or consent without an answer. An answer belongs to the last message before it; consent counts from the same day to the seventh after.',
    effect: 'Consent by what became of the first message', response: 'Response to the first message', notCausal: 'This is not an effect of messages. Parties who answer were readier to mediate to begin with, and without a control group the two cannot be told apart. To know whether messages help, hold some cases out at random (or vary the template) and compare.',
    eachSent: '{n} messages', each: 'per message {rate} (95% {interval} · {fraction})', eachFailed: 'The rates per message could not be fetched.', eachNote: '“Per message” counts every message, also only those seven days old; an opening, an answer or a consent belongs to the last message before it.',
    care: 'Disturbance and opting out', none: 'This dataset has no messages yet.', how: 'Save the message platform\'s log as CSV or Excel (message id, case id, time sent, receipt, time opened, time answered, opted out), then run:',
  },
  mediators: {
    title: 'Mediators', note: 'In order of name; this is no ranking. Fewer than 10 cases are shown as a fraction; 10–29 are grey and indicative.', measure: 'Metric', name: 'Name', workload: 'Closings', count: '{n} people, {full} of them with 30 cases or more.', search: 'Find a name', none: 'No mediator matches', reliability: 'Reliability', full: 'sufficient', indicative: 'indicative', counts: 'fraction only', nothing: 'none', all: 'All',
    caption: 'The line marks the whole, {value}. An interval that crosses it does not differ from the whole.',
  },
  data: {
    title: 'Data', loads: 'Ledger of loads', ledgerOf: 'Which loads to list', ledgerOne: 'This dataset', ledgerAll: 'All datasets', identity: 'delivered = loaded + folded + unchanged + rejected', delivered: 'Delivered', loaded: 'Loaded', folded: 'Folded', unchanged: 'Unchanged', rejected: 'Rejected', load: 'Load', file: 'File', when: 'When', state: 'State', profile: 'Profile', detail: 'Detail', balanced: 'balances', unbalanced: 'does not balance: {n} rows', casesNew: 'New cases', casesChanged: 'Changed cases', missing: 'not in the snapshot, still counted: {n}', withdrawn: 'not in the snapshot, no longer counted: {n}', took: '{n} s',
    states: { published: 'published', failed: 'failed', running: 'running', unchanged: 'unchanged', withdrawn: 'withdrawn' },
    rejects: 'Rows rejected in load #{n}', rejectsNone: 'This load rejected no rows.', reason: 'Reason', column: 'Column', rows: 'Rows', row: 'Row', value: 'Value', raw: 'As delivered', firstRows: 'first {n} rows', show: 'Show rejects', show2: 'Show', hide: 'Hide', none: 'This dataset has no loads yet.',
    showRestated: 'Show what changed in {n} cases', hideRestated: 'Hide what changed in {n} cases', restated: 'What load #{n} changed in history', restatedNote: 'Compared column by column with the version before; choose a column to see only its changes. The CSV holds what is shown.', restatedColumns: 'Cases changed by column', restatedLoads: 'Cases restated, by load', restatedAll: 'Restatements', restatedAllNote: 'What each load changed in cases already held, and when: every version is compared with the version before it, column by column.', restatedReceived: 'The period goes by date of receipt; the filters above by how cases are told now.', restatedBehind: 'Only the cases behind “{name}” (period: {basis}).', restatedEvery: 'All cases', restatedNoneOfAll: 'No load changed any of the cases received in this period.', restatedCase: 'Case', restatedValues: 'Before → after', restatedNone: 'This load changed no case that you may see.', restatedNoCase: 'Nothing was restated within what you asked for.', restatedDownload: 'Download CSV',
    fresh: 'Freshness', received: 'Received from – to', datasets: 'Datasets', version: 'Current version', publishedAt: 'Published', asOf: 'As of', cases: 'Cases', metrics: 'Metrics available', of: '{n} / {total}', note: 'Every row delivered is either loaded or rejected with a reason. A load that fails a check publishes nothing.',
  },
  records: {
    title: 'Reference data', note: 'What figures need beside the cases: who was in which team, how many customers a branch has, targets and time limits, when definitions changed. It comes in like cases, through source profiles: row by row accounted for, to be taken back, and told of any time as it was known then.', loaded: '{n} of {total} kinds loaded',
    kind: 'Kind', count: 'In force', since: 'Holds since', newest: 'Newest load', at: 'Loaded at', none: 'Not loaded', open: 'Show {name}', new: 'New records', changed: 'Changed records',
    on: 'Valid on', onAll: 'Any day', search: 'Find', empty: 'No record fits.', notYet: 'This dataset has no {name} yet.', how: 'Save the file as CSV or Excel with headers from the list below, then run:', columns: 'Headers that may stand there (bold ones must)', page: '{from}–{to} of {total}',
  },
  trust: {
    title: 'Data confidence', worst: 'Worst {grade}', below: '{n} of {total} monthly grades below B ({share})', ungraded: 'too few cases to grade', unknown: 'could not be fetched', nothing: 'Nothing is beyond its limit.',
    rule: 'Graded by month of receipt. A: nothing beyond its limit; B: something beyond it; C: beyond twice; D: beyond four times. The worst counts, nothing is weighted; fewer than 10 cases get no grade.', ofColumn: '{name} ({column})', reason: '{what} {measured}, limit {threshold}', gathered: '{reason}; worst {month}, {n} months in all',
    low: 'data confidence {grade}, {reason}', lowMonths: 'Months marked C or D, whose records received are graded below B: {n}. The worst, {month}: {worst}.', lowTile: 'Records received in {month}: {text}', notLow: 'B or better',
    by: 'Graded by', table: 'Confidence by source and month', worstHead: 'Worst', all: 'All {n}',
  },
  control: {
    title: 'control totals and checks', none: 'This load has no control totals (it came before there were any, or did not get so far).', findings: 'Checks', found: '{n} beyond their limit', rule: 'Check', severity: 'Severity', severities: { block: 'blocks', warn: 'warning', note: 'note' }, month: 'Received', whole: 'whole load', measured: 'Measured', limit: 'Limit', cases: 'Cases',
    totals: 'Control totals', total: 'Total', noMonth: 'no readable date', delivered: 'Delivered', next: 'Current after', current: 'Current before', claimed: 'Claimed ({unit})', agreed: 'Agreed ({unit})', note: 'Rows as in the files; cases and amounts as they are loaded, without rejected rows.', download: 'Download rejects as CSV',
  },
  withdraw: {
    open: 'Take back…', title: 'Take load #{n} back?', done: 'Load #{n} was taken back', doneNote: 'The data version is #{n} now.', already: 'Load #{n} had been taken back before; nothing was done.', running: 'Taking back', stop: 'Cancel', go: 'Take this load back', cancel: 'Keep it', close: 'Close', again: 'Look at the effect again', cancelled: 'Cancelled; no data were changed.', failed: 'Not taken back; no data were changed', plan: 'Effect of taking it back',
    nothing: 'No current case changes.', restored: 'return to the version before', removed: 'go: no other load brought them', returned: 'count again: the snapshot of this load had taken them out', kept: 'stay: a later load brought the same or newer', unit: '{n} cases',
    later: 'Later loads that are touched', laterNone: 'No later load is touched.', load: 'Load', takesOver: 'Takes over versions', comparedAnew: 'Changes compared with an earlier version', forgets: 'No longer noted as missing', repeats: 'The same files came again (load {list}) and were found unchanged: what they delivered goes, too.',
    note: 'The load stays in the ledger as taken back. Its versions and rejects go, its control totals and findings stay. The same files can be loaded again. This cannot be undone other than by loading again.',
  },
  case: {
    title: 'Case', notFound: 'This case was not found', notFoundWhy: 'It may belong to another dataset, or its load was withdrawn.', fields: 'Fields as they stand', history: 'History', version: 'Load #{n}', first: 'first loaded', changed: 'fields changed: {n}', from: 'From', to: 'To', field: 'Field', value: 'Value', empty: '(empty)', hidden: 'changed; the values are not shown', inFigures: 'in figures, by reference data: {value}', withdrawn: 'Its source withdrew this case with load #{n}: it no longer counts; its history is kept.', back: 'Back', source: 'Source', dataset: 'Dataset',
  },
  chart: { table: 'Table', chart: 'Chart', asTable: 'Show as table', asChart: 'Show as chart', drawing: 'Drawing', failed: 'The chart could not be drawn; see the table.', rows: '{n} rows' },
};

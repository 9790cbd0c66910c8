import type { ExploreWords } from './zh-cn.js';

/** Sentences of the Explore page in English. */
export const exploreEn: ExploreWords = {
  title: 'Explore', note: 'Any metrics by up to two splits and a grain of time, against the period before, last year or a target. Subtotals and totals are asked for at their own grain, never added up from cells.',
  metrics: 'Metrics', rows: 'Rows by', columns: 'Columns by', none: 'No split', grain: 'Time', grains: { all: 'Whole period', month: 'By month', merged_month: 'Jan–Feb as one', quarter: 'By quarter', year: 'By year' },
  against: 'Against', againsts: { none: 'Nothing', period: 'Period before', year: 'Year before', target: 'Target' }, form: 'Shown as', forms: { table: 'Pivot table', chart: 'Chart' }, top: 'Listed of each split', tops: 'at most {n}', answer: 'Exploration',
  listed: '{name}: {n} of {total} listed', listedAll: '{name}: all {total} listed', capped: 'A table holds about 4,000 cells, so fewer are listed: {listed}. Filter, choose fewer metrics or a coarser time.', panelsOf: 'The first {n} of {total} panels; the pivot table has the rest.',
  all: 'All', range: 'Whole period', download: 'Download CSV (internal)', circulate: 'Download CSV (for others)', drill: '{place}: {value}, see the cases', sortBy: 'Sort by {name}', sorted: { down: 'largest first', up: 'smallest first' }, unsorted: 'Rows of fewer than 30 cases take no part in the order.',
  caption: 'Under a rate stands its n; below 10 cases only the fraction, below 30 grey and indicative only. A number opens its metric and the cases behind it.', csvNote: 'For machines: a line a number, unrounded, totals included; it tells of small numbers, and is for internal use.', circulateNote: 'For others: 1 to 4 cases are “<5”, other cells that totals would give away are “*”; nothing is compared with earlier periods. Metrics counted under one date are told together: where one may not be told, none is.',
  heldAgainst: 'Changes beside a number are against: {what}.', notComparable: 'Periods that are not complete, times before the data, and a single January or February are not compared.', noTargets: 'Cells for which nobody set a target have none.',
  views: {
    title: 'Views', note: 'A view remembers metrics, splits, period and filters, and holds no data.', save: 'Save this view', update: 'Update {name} to this page', updateShort: 'Update', name: 'Name', share: 'Share with everybody', shared: 'shared', own: 'own', saved: 'Saved: {name}', none: 'No view has been saved yet.', open: 'Open', remove: 'Remove', removeSure: 'Remove for good', export: 'Export',
    import: 'Import a view file', imported: 'Imported: {name}', compare: 'Compare', compareWith: 'Compare with…', same: 'The two views are the same.', field: 'What', failed: 'Not done', dataset: 'This view belongs to the dataset {name}', choose: 'Choose another view', close: 'Close', at: 'saved {at}', moved: 'The view was changed elsewhere; open it again before saving.',
  },
};

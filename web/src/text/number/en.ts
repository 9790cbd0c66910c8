import type { NumberMessages } from './zh-cn.js';

/** Sentences about where a number comes from. */
export const numberEn: NumberMessages = {
  title: 'Where this number comes from', note: 'Of one number: its definition, numerator and denominator, filters, data version, and the cases behind it.', back: 'Back to {page}',
  invalid: 'This address is not whole: it names no number.', invalidWhy: 'Open it from a number of a report or a page, or go back to the overview.', home: 'Back to the overview',
  of: 'Of', allCases: 'All cases', period: 'Period', filters: 'Filters', noFilters: 'none', version: 'Data version', versionOf: '{n}, as of {asOf}', definition: 'Definition', definitionOf: 'version {n}',
  then: 'Then (data version {n})', now: 'Now (data version {n})', unchanged: 'No data since have changed this number.', moved: 'Data since have changed this number: {then} then, {now} now.', definitionMoved: 'Its definition went from version {then} to {now} since; it is worked out here by the one in force.',
  against: 'Held against {span}', change: 'Change', seeMetric: 'See this metric', seeRestated: 'What was corrected since', listOf: '{span}',
  share: 'share', shareOf: 'A share of', shareFraction: 'This / all', isNumerator: 'The number in the report is its numerator.', isDenominator: 'The number in the report is its denominator.', isBasis: 'The number in the report is worked out from it, as a figure a working day or in days.',
  mayNotDrill: 'Seeing the cases needs the right to see cases one by one.',
};

import type { PublishedMessages } from './zh-cn.js';

/** Sentences about tables published for outside readers. */
export const publishedEn: PublishedMessages = {
  title: 'Published', note: 'A fixed set of tables for each month. Once published they do not change; all tables are looked through together, so that nothing hidden can be worked out from the rest.',
  none: 'No month is published yet.', nothing: 'Nothing of this month is within what you may read.', month: 'Month', total: 'Whole month', by: 'By {name}', crossed: 'By {first} and {second}',
  measures: { intake: 'Received', closings: 'Closed', settled: 'Settled', unsettled: 'Not settled', rate: 'Settlement rate' },
  hidden: 'fewer than 5 cases, or not shown to protect others', legend: '“*”: fewer than 5 cases, or not shown to protect such a number. “–”: fewer than 10 closed, or a number is not shown; no rate. Settlement rate = settled ÷ closed.', open: 'Table',
  source: '{dataset} · data as of {asOf} · data version {version}', made: 'Published {at} by {by}', definitions: 'Definitions: {list}', definition: '{name} (version {version})', digest: 'Digest SHA-256', broken: 'what is kept does not match its digest and is not shown', withdrawn: 'withdrawn', withdrawnAt: 'Withdrawn {at}: {reason}',
  publish: 'Publish', dataset: 'Data', preview: 'Preview', previewNote: '{cells} numbers other than nought would be published, {hidden} of them hidden ({share}): {small} are fewer than 5 cases, {withheld} protect those.', tooClose: 'It differs too little from tables that were withdrawn, and cannot be published.', go: 'Publish this month', published: 'Published', isPublished: '{month} (published)', noMonths: 'The data know no month in full.',
  withdraw: 'Withdraw', reason: 'Reason for withdrawing (10–300 characters)', sure: 'Withdraw this month', refused: 'This cannot be done.', reader: 'Outside reader', tables: 'Tables of {month}', previewOf: 'Preview of {month}',
};

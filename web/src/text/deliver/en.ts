import type { DeliverWords } from './zh-cn.js';

/** The sentences of bringing in a file, in English. */
export const wordsEn: DeliverWords = {
  title: 'Bring in a file', note: 'From a file never seen before to a chart, in five steps and without code. Nothing is changed before the last one.', back: 'Back to Data',
  again: 'Go on with the last file', open: 'Open', waitingStep: 'opens when the step before is done', doneStep: 'done',
  file: {
    title: 'Choose a file', drop: 'Drop a file here', dropping: 'Let go to upload', or: 'or', choose: 'Choose a file', kinds: 'CSV, TSV, Excel (.xlsx), JSON Lines, Parquet, XES; all but Excel and Parquet may be gzipped.',
    stays: 'The file goes to this server and nowhere else; what is not loaded is removed after 24 hours. Names of parties become pseudonyms while they are loaded.', sending: 'Uploading “{name}”', sent: '{sent} of {total}', cancel: 'Cancel', another: 'Choose another file', brought: '{name} · {size}',
  },
  faults: {
    EMPTY: 'The file is empty and was not uploaded.', MANY: 'Bring one file at a time. Many files, such as monthly exports, go into a folder the server watches, which loads them one after the other (Scheduled loads); etl load on the command line takes a folder, too.', OLD_EXCEL: 'This is the old Excel format (.xls). Save it as .xlsx and choose it again.', TOO_LARGE: 'The file is larger than the server takes. Compress it (gzip) or split it.', DISK_FULL: 'The disk of the server is full and the file was not taken; have room made and choose it again.',
    NO_SCOPE: 'Only those who may see every case can bring in files.', NETWORK: 'The upload broke off: the network failed, the server stopped, or the file is too large. Choose it again.', CANCELLED: 'The upload was cancelled; nothing of it is left.', INTERNAL: 'The server did not take the file; its log says why.',
  },
  gone: 'This file is no longer on the server: it was loaded, removed, or lay there for more than 24 hours. Choose the file again.', lost: 'The server does not answer; trying again. The work goes on there and need not be repeated.', jobGone: 'The server no longer knows how this ended (it may have been restarted). See on Data whether it was loaded, or repeat this step.',
  reading: {
    title: 'Check how it is read', format: 'Format', gzip: '{format}, gzipped', encoding: 'Encoding', plain: 'plain ASCII, any will do', delimiter: 'Delimiter', sheet: 'Sheet', headerRow: 'Header row', found: 'Found out by itself; change what is wrong', rows: 'First {n} rows, as delivered', more: '{n} more columns not shown', columns: '{n} columns', noRows: 'There are no rows below the header.', badLine: 'Line {n} holds bytes that are not {encoding} (shown as �): loaded like this the file would be refused. Mend it in the source, or choose another encoding.',
    next: 'This is right, go on', redo: 'Find out again', long: 'Of long cells only the beginning is shown.', row: 'Row',
  },
  formats: { csv: 'Delimited text', xlsx: 'Excel workbook', jsonl: 'JSON Lines', parquet: 'Parquet', xes: 'XES event log' },
  encodings: { utf_8: 'UTF-8', gb18030: 'GBK / GB18030', utf_16le: 'UTF-16 LE', utf_16be: 'UTF-16 BE' },
  delimiters: { comma: 'comma ,', tab: 'tab', semicolon: 'semicolon ;', bar: 'vertical bar', other: 'other: {sign}' },
  mapping: {
    title: 'Match the columns', source: 'Source', into: 'What the file holds', cases: 'Cases', records: 'Reference data', isNew: 'A new source, as matched below', known: 'Known sources', builtIn: '{name} (built in)', saved: '{name} (saved)', knownNote: 'Read by the rules of “{name}”; where the file does not fit them, the trial says so.', name: 'Name of the source', id: 'Identifier', idNote: 'Lower case letters, digits and hyphens.',
    BAD_ID: 'Only lower case letters, digits and hyphens, at most 40, not beginning with a hyphen.', BUILT_IN: 'This identifier belongs to a built-in source. Choose another.', SAVED: 'This source exists: it is saved as a new version of it.',
    columns: 'Columns', column: 'Column to fill', from: 'Column of the file', none: 'None', required: 'required', sure: 'Certainty', why: 'Why', samples: 'Samples', more: 'More columns ({n})', fewer: 'Fewer', found: 'Columns matched: {n}',
    levels: { decided: 'Decided', sure: 'Sure', likely: 'Likely', unsure: 'Please confirm', missing: 'Must be chosen', none: 'None' },
    outcomes: 'How the file writes outcomes', outcomesNote: 'Left as the file writes it, with its rows (before a trial, among the first only); right the outcome it stands for.', outcome: 'In the file', rows: 'Rows', code: 'Stands for', pick: 'Choose', unknown: 'Not yet explained: {n}. Their rows are rejected unless they are.', moreOutcomes: 'Show all {n}',
    classes: { S: 'Settled', U: 'Not settled', T: 'Ended', X: 'Excluded', open: 'Open' }, classOnly: ' (no finer)', questions: 'To be looked at ({n})', questionsNote: 'Only a person can judge these; change them above, or go on if they are right.', left: 'Columns left out ({n})', leftNone: 'Every column is matched.',
    yaml: 'Profile (YAML)', yamlNote: 'The rules made of the choices above. You may edit them; then the text holds.', byText: 'The text holds; the choices above have no effect.', toForm: 'Drop the text, back to the choices', apply: 'Use this text', check: 'Try it out (changes nothing)', checkAgain: 'Try it again', checking: 'Beginning',
  },
  coverage: {
    title: 'Does the source deliver open cases, too?', note: 'Every case of the sample is closed. Where a source delivers closed cases only, what is pending and how long cases take cannot be told, and such metrics are not shown.',
    all: 'Yes: there just are none among the first rows', closed: 'No, cases come only once they are closed',
  },
  fold: {
    title: 'Several rows, one case', note: 'The file tells one case on several rows, which become one. Where rows differ, say which value holds; a column that must agree refuses every case whose rows do not. Empty cells do not count.', open: 'Columns whose rows differ within a case and that have no rule yet: {n}. Such cases are rejected unless they have one.', none: 'Among the first rows, none of a case differ. A trial compares all of them.',
    forAll: 'For all {n} of them:', found: 'Rows of one case', rule: 'Rule', refused: 'differ in the trial; rows rejected: {n}', differs: 'differ among the first rows', agrees: 'agree among the first rows', more: 'Other columns ({n})',
    rules: { must_agree: 'Must agree, or the case is rejected', first: 'The first row', last: 'The last row', any: 'The first row', min: 'The least (earliest)', max: 'The largest (latest)', sum: 'Add the rows up', sum_distinct: 'Add up different values', distinct: 'List them all' },
  },
  target: {
    dataset: 'Load into dataset', isNew: 'A new dataset; cases of different datasets are never added up.', JOINS: 'The dataset “{name}” ({n} cases) is there already: cases join it by source and id.', BAD_DATASET: 'Lower case letters, digits, - and _ only, at most 40, beginning with a letter or a digit.',
    asOf: 'Data as of', asOfNone: 'Left empty: the latest date in the file.', asOfNote: 'The last day the file knows; open cases are counted up to it.', FUTURE: 'This day is yet to come; please check.',
  },
  check: {
    title: 'Try it out', running: 'Trying', cancel: 'Cancel', cancelled: 'Cancelled; nothing was changed.', failed: 'The trial did not finish', refused: 'Loaded like this, it would be refused', good: 'Ready to be loaded', goodBut: 'Can be loaded, but {n} rows ({share}) would be rejected and count in no figure.', goodButNote: 'Mostly it helps to go back to step 3 and explain outcomes, choose rules for rows that differ or match other columns; the reasons stand below.', nothing: 'The same as load #{n}; loading it again changes nothing.', delivered: 'Delivered', asOf: 'as of {date}', noAsOf: 'no dates', rejects: 'Rejected ({n} rows)', noRejects: 'No rows are rejected.', row: 'row {n}', unknown: 'Values outside the vocabularies', unknownCut: '{column}: {n} of {of} values are listed, the most frequent ones.', unknownAll: 'All that were kept, as CSV', unknownNote: 'The rules do not say what they are; an outcome is rejected for it, other columns keep them as they are.',
    cases: 'The first {n} as they would be stored', changes: 'What changes in what is stored', changesNote: '{column}: {n}', old: 'Before', new: 'After', case: 'Case', months: 'By month of receipt', month: 'Month', count: 'Cases', claimed: 'Claimed', agreed: 'Agreed', empty: '(empty)', redo: 'The choices above have changed. Try it again.', reason: 'Reason', column: 'Column', value: 'Value', rowsOf: 'Rows', sum: 'Sum', quality: 'Data confidence', qualityNote: 'The same checks as at the load. A: nothing beyond its limit; B: beyond it; C: beyond twice; D: beyond four times. The worst counts.',
    phases: { check: 'checking the file', read: 'reading', map: 'mapping', fold: 'folding', publish: 'publishing', withdraw: 'taking back', delete: 'deleting for age', done: 'done' }, files: 'File “{name}”',
  },
  load: {
    title: 'Load', into: 'Loaded as “{name}” into the dataset {dataset}: {n} rows to load, {casesNew} new cases, {casesChanged} changed.', intoRecords: 'Loaded as “{name}” into the dataset {dataset}: {n} rows to load, {casesNew} new records, {casesChanged} changed.', loadedRecords: 'Load #{n} is published: {casesNew} new records, {casesChanged} changed.', go: 'Load', running: 'Loading', failed: 'Not loaded; the data are as before', again: 'Load again', done: 'Loaded', loaded: 'Load #{n} is published: {casesNew} new cases, {casesChanged} changed.', dashboard: 'Open the overview of “{name}”', ledger: 'See this load on Data', next: 'Bring in another file', cancel: 'Cancel the load', saveFailed: 'The source was not saved, so nothing was loaded. Its identifier may be taken; choose another in step 3.',
  },
};

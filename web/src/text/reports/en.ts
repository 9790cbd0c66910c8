import type { ReportsMessages } from './zh-cn.js';

/** Sentences about reports: making, sealing, finding and editing them. */
export const reportsEn: ReportsMessages = {
  title: 'Reports', note: 'Made by a template, with your words beside the figures, sealed into the archive; every number opens where it comes from, and a pack can be verified at any time.',
  tabs: { make: 'Make', archive: 'Archive', templates: 'Templates', schedules: 'Schedules' },
  make: {
    template: 'Template', period: 'Period', language: 'Language', format: 'Format', zh: 'Chinese', en: 'English', subject: 'Code of the mediator', round: 'Round of the board', noRounds: 'No round is public or final yet.', filtersNote: 'Dataset and filters are those above; the period is chosen here.',
    noPeriods: 'This dataset has no {kind} in full yet.', kinds: { month: 'month', quarter: 'quarter', year: 'year' }, quarter: 'Q{n} {year}', year: '{year}', fiscalYear: '{from} to {to}',
    draft: 'Download a draft', draftNote: 'A draft is not sealed; who takes it, why and when goes into the log.',
    words: 'Commentary', wordsNote: 'It stands in the section you choose. Once saved, whoever sees the same cases finds it; reports of other cases do not bear these words.', section: 'Section', inZh: 'In Chinese', inEn: 'In English (empty: the Chinese)', save: 'Save commentary', saved: 'Saved (revision {n}, {at})', notSaved: 'Changes are not saved', check: 'Hold against the numbers', checking: 'Checking', checked: '{claims} claims, {flags} to be mended.', clean: '{claims} claims, all carried by the numbers of the report. ✓', flag: '“{claim}”: {why}',
    seal: 'Seal', sealNote: 'Once sealed it does not change: data version, definitions, scope, filters, commentary and every file are signed and kept together.', formats: 'Files to seal', because: 'Why what is flagged stays (at least 10 characters)', sealing: 'Making and sealing', go: 'Make and seal', sealed: 'Sealed, {n} files.', open: 'Open the pack', mayNot: 'Sealing needs the right to publish.', refused: 'This was not done',
  },
  formats: { pdf: 'PDF', pptx: 'PowerPoint', xlsx: 'Excel', docx: 'Word', html: 'Web page (one file)', csv: 'CSV (to read)', data: 'CSV (for programs)' },
  archive: {
    search: 'Search the archive', words: 'Words of its title or text', none: 'No pack fits.', more: 'List more', made: 'sealed {at}', of: '{title} · {period}', version: 'data version {n}', published: 'Published by {by}, {at}', scope: 'Scope', filters: 'Filters', definitions: 'Definitions', digest: 'Digest SHA-256', key: 'Key that signed', because: 'Why what was flagged stays', files: 'Files', size: 'Size', fileDigest: 'SHA-256',
    verify: 'Verify the pack', verifying: 'Verifying', green: 'Verified ✓: seal and signature are intact, {files} files are those that were sealed and tell what the report tells, word by word and number by number, and {n} numbers worked out again from the data of then are all the same.', red: 'Not verified',
    broken: 'What is kept is not what was sealed and signed.', notOurs: 'It was not signed by the key of this installation.', fileBroken: 'File {name} is not the one that was sealed.', notDerived: 'It could not be worked out again from the data of then: {why}', differs: 'Of {n} numbers {m} came out otherwise.', fileMissing: 'File {name}, read back, lacks {n} things of the report, such as {example}.',
    compare: 'Compare with another', compareWith: 'Another one (same template, period and scope)', noOther: 'There is no other pack of this template and period.', same: 'All {n} numbers are the same.', changed: 'Of {n} numbers {m} differ; each is explained.', place: 'Where', earlier: 'Earlier ({at})', later: 'Later ({at})', why: 'Why', gone: 'not there',
  },
  templates: {
    builtIn: 'comes with the product', own: 'your own', changed: 'changed', revision: 'revision {n}', savedBy: 'saved by {by}, {at}', sections: 'Sections', add: 'Add a section', up: 'Move up', down: 'Move down', remove: 'Take out', titleZh: 'Chinese title', titleEn: 'English title', filters: 'Filters of this section', parts: '{n} parts', noFilters: 'as the whole report', narrow: 'Take the filters above', widen: 'Drop its filters', rename: 'Rename',
    save: 'Save the template', saved: 'Saved as revision {n}.', restore: 'Restore the original', restoreSure: 'Restore it', removeOwn: 'Remove the template', removeSure: 'Remove it', copy: 'Save as a new template', newId: 'Id of the new template (small letters, digits, hyphens)', export: 'Export as a file', import: 'Import a file', imported: '{id} was read; it holds once you save it.', source: 'The file', sourceNote: 'It can be edited here; every field is checked when it is saved.', diff: 'Changes', diffWith: 'Against', original: 'as the product comes with it', lastSaved: 'as it was last saved', noDiff: 'There is no difference.', added: 'added', removed: 'taken out', notJson: 'The file is not JSON.', mayNot: 'Editing templates needs the right to define.',
  },
};

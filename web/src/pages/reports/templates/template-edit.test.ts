import { addSection, changeSection, moveSection, readTemplateFile, removeSection, sectionsToAdd, writeTemplateFile } from './template-edit.js';

const section = (id: string) => ({ id, title: { zh: id, en: id }, parts: [] });
const TEMPLATE = { id: 'own', title: { zh: '甲', en: 'A' }, sections: ['a', 'b', 'c'].map(section) };
const ids = ({ sections }: { readonly sections: readonly { readonly id: string }[] }): string => sections.map(({ id }) => id).join('');

it('moves, takes out, adds and renames sections, and loses none', () => {
  expect([ids(moveSection(TEMPLATE, 0, 1)), ids(moveSection(TEMPLATE, 2, -1)), ids(moveSection(TEMPLATE, 0, -1)), ids(moveSection(TEMPLATE, 2, 1)), ids(moveSection(TEMPLATE, 9, 1))]).toEqual(['bac', 'acb', 'abc', 'abc', 'abc']);
  expect([ids(removeSection(TEMPLATE, 'b')), ids(removeSection({ ...TEMPLATE, sections: [section('a')] }, 'a')), ids(addSection(TEMPLATE, section('d')))]).toEqual(['ac', 'a', 'abcd']);
  expect(changeSection(TEMPLATE, 'b', { title: { zh: '乙', en: 'B' } }).sections[1]).toEqual({ ...section('b'), title: { zh: '乙', en: 'B' } });
  const narrowed = changeSection(TEMPLATE, 'b', { filters: [{ dimension: 'region', values: ['N'] }] });
  expect([Object.keys(narrowed.sections[1] ?? {}), changeSection(narrowed, 'b', { filters: [] })]).toEqual([['id', 'title', 'filters', 'parts'], TEMPLATE]);
  expect(sectionsToAdd(TEMPLATE, [{ ...TEMPLATE, sections: ['a', 'd'].map(section) }, { ...TEMPLATE, sections: ['d', 'e'].map(section) }]).map(({ id }) => id)).toEqual(['d', 'e']);
});

it('reads what it writes, and nothing that is no template', () => {
  expect(readTemplateFile(writeTemplateFile(TEMPLATE))).toEqual(TEMPLATE);
  for (const text of ['', '[', 'null', '{}', '{"id":"x","title":{"zh":"","en":""},"sections":[{"id":1}]}', '{"id":"x","title":"x","sections":[]}']) expect(readTemplateFile(text)).toBeNull();
});

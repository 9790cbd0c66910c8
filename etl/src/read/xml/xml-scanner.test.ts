import { XmlScanner } from './xml-scanner.js';
import { workbookText, xmlText } from './xml-text.js';

/** What a document says, cut into pieces of `step` bytes. */
function scan(text: string, step: number): string {
  const said: string[] = [];
  let pending = '';
  const flush = (): void => {
    if (pending !== '') said.push(`"${xmlText(pending)}"`);
    pending = '';
  };
  const scanner = new XmlScanner({
    open: (tag) => {
      flush();
      said.push(`<${tag.name} a=${tag.get('a') ?? '-'} n=${String(tag.number('n'))}>`);
    },
    close: (name) => {
      flush();
      said.push(`</${name}>`);
    },
    text: (bytes, from, to) => { pending += Buffer.from(bytes.subarray(from, to)).toString('latin1'); },
  }, 'x.xml', new Map());
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += step) scanner.push(bytes.subarray(at, at + step));
  scanner.finish();
  return said.join('');
}

describe('XmlScanner', () => {
  it.each([
    ['tags, texts and attributes', '<r><c a="1" n="42">x</c><d/></r>', '<r a=- n=-1><c a=1 n=42>"x"</c><d a=- n=-1></d></r>'],
    ['prefixes', '<x:row xmlns:x="u" x:a="no" a="y"/>', '<row a=y n=-1></row>'],
    ['signs inside quotes', `<r a="a>b" b='"' n='7'><c a='x/'/></r>`, '<r a=a>b n=7><c a=x/ n=-1></c></r>'],
    ['entities', '<r a="&lt;&#65;&#x42;">&amp;&unknown;</r>', '<r a=<AB n=-1>"&&unknown;"</r>'],
    ['comments, instructions and literal text', '<?xml version="1.0"?><!-- <a> --><r><![CDATA[<&amp;]]]></r>', '<r a=- n=-1>"<&amp;]"</r>'],
    ['blanks in tags', '<r\n a = "1"\tn="2" >\n</r >', '<r a=1 n=2>"\n"</r>'],
    ['longer names', '<worksheet><sheetData/></worksheet>', '<worksheet a=- n=-1><sheetData a=- n=-1></sheetData></worksheet>'],
  ])('reads %s', (_, text, said) => {
    for (const step of [1, 2, 7, 1 << 16]) expect({ step, said: scan(text, step) }).toEqual({ step, said });
  });

  it.each([
    ['a document type', '<!DOCTYPE r [<!ENTITY x "y">]><r>&x;</r>'], ['a tag left open', '<r><c></r>'], ['a tag too many', '<r></r></r>'],
    ['no tag at all', 'text'], ['an end inside a tag', '<r><c a="'], ['a tag without end', `<r a="${'x'.repeat((1 << 20) + 10)}`],
  ])('refuses %s', (_, text) => {
    for (const step of [3, 1 << 16].slice(text.length > 1000 ? 1 : 0)) expect(() => scan(text, step)).toThrow('BAD_XML');
  });
});

it('makes plain what a workbook escapes', () => {
  expect(workbookText('a_x000D_\r\nb_x005F_x000D_ _x00_ &lt;')).toBe('a\r\nb_x000D_ _x00_ <');
});

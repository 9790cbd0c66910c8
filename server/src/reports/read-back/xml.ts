import { XmlScanner, xmlText, type XmlTag } from '@concord/etl';

/** What is told of a document: elements as they open and close, by their names without prefix, and each element's own text as it closes. */
export interface XmlReader {
  readonly open?: (name: string, attribute: (name: string) => string | undefined) => void;
  readonly close?: (name: string, text: string) => void;
}

/** Reads XML once, from its start to its end. Throws `LoadRefused` BAD_XML where it is broken or declares a document type. */
export function readXml(bytes: Uint8Array, fileName: string, { open, close }: XmlReader): void {
  const texts: string[] = [];
  const scanner = new XmlScanner({
    open: (tag: XmlTag) => {
      texts.push('');
      open?.(tag.name, (name) => tag.get(name, true));
    },
    close: (name) => { close?.(name, xmlText(texts.pop() ?? '')); },
    text: (all, from, to) => { texts.push((texts.pop() ?? '') + Buffer.from(all.subarray(from, to)).toString('utf8')); },
  }, fileName, new Map());
  scanner.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  scanner.finish();
}

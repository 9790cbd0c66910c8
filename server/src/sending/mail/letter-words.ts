import type { LocalisedText } from '@concord/sql';

/** A line of a mail: what it is, and what is said of it. */
export type Line = readonly [heading: LocalisedText, text: LocalisedText | string];

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"']/gu, (letter) => ENTITIES[letter] ?? letter);
const said = (text: LocalisedText | string, language: 'en' | 'zh'): string => (typeof text === 'string' ? text : text[language]);

/** What stands in a mail, in both languages, as plain text and as HTML that loads nothing. */
export function bodyOf(title: LocalisedText, lines: readonly Line[], then: readonly LocalisedText[], link: string | null): { readonly text: string; readonly html: string } {
  const plain = (language: 'en' | 'zh'): string => [title[language], '', ...lines.map(([heading, text]) => `${heading[language]}${language === 'zh' ? '：' : ': '}${said(text, language)}`), '', ...then.map((one) => one[language]), ...(link === null ? [] : [link])].join('\n');
  const part = (language: 'en' | 'zh'): string => [
    `<div lang="${language === 'zh' ? 'zh-CN' : 'en'}"><h1 style="font-size:1.2em">${escaped(title[language])}</h1>`,
    `<table style="border-collapse:collapse">${lines.map(([heading, text]) => `<tr><th scope="row" style="text-align:left;padding:.2em 1em .2em 0;vertical-align:top;font-weight:normal">${escaped(heading[language])}</th><td style="padding:.2em 0">${escaped(said(text, language))}</td></tr>`).join('')}</table>`,
    ...then.map((one) => `<p>${escaped(one[language])}</p>`), '</div>',
  ].join('\n');
  const anchor = link === null ? '' : `<p><a href="${escaped(link)}">${escaped(link)}</a></p>`;
  return {
    text: `${plain('zh')}\n\n——\n\n${plain('en')}\n`,
    html: `<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(title.zh)}</title></head><body style="font-family:sans-serif;line-height:1.6">\n${part('zh')}\n<hr>\n${part('en')}\n${anchor}</body></html>\n`,
  };
}

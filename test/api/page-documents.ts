import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the pages ask, as they write it, by operation, each with the fragments it uses. `folder` is the web room's `src`. */
export function pageDocuments(folder: string): ReadonlyMap<string, string> {
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !name.startsWith(join('graphql', 'gen')))
    .flatMap((name) => Array.from(readFileSync(join(folder, name), 'utf8').matchAll(/graphql\(\/\* GraphQL \*\/ `([^`]+)`/gu), ([, text = '']) => text.trim()));
  const fragments = new Map(texts.flatMap((text) => { const [, name] = /^fragment (\w+)/u.exec(text) ?? []; return name === undefined ? [] : [[name, text] as const]; }));
  return new Map(texts.flatMap((text): [string, string][] => {
    const [, name] = /^(?:query|mutation) (\w+)/u.exec(text) ?? [];
    const used = Array.from(text.matchAll(/\.\.\.(\w+)/gu), ([, fragment = '']) => fragments.get(fragment) ?? '');
    return name === undefined ? [] : [[name, [...new Set([text, ...used])].join('\n')]];
  }));
}

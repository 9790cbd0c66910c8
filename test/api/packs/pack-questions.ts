import type { Api } from '../api.js';

interface Words { readonly zh: string; readonly en: string }
/** A pack as it is asked for here. */
export interface Pack { readonly id: string; readonly digest: string; readonly dataVersion: number; readonly publisher: string; readonly because: string; readonly files: readonly { readonly name: string; readonly bytes: number; readonly digest: string }[] }
/** A number that changed, with why. */
export interface Changed { readonly place: Words; readonly metric: string | null; readonly earlier: Words | null; readonly later: Words | null; readonly reasons: readonly { readonly what: string; readonly cases: number | null; readonly words: Words }[] }
/** What verifying found. */
export interface Check { readonly isIntact: boolean; readonly isOurs: boolean; readonly isGreen: boolean; readonly compared: number; readonly notDerived: Words | null; readonly files: readonly { readonly name: string; readonly isIntact: boolean; readonly lacking: readonly string[] }[]; readonly differing: readonly Changed[] }

const PACK = 'id digest dataVersion publisher because files { name bytes digest }';
const CHANGED = 'place { zh en } metric earlier { zh en } later { zh en } reasons { what cases words { zh en } }';
/** The least of a pack. */
const INPUT = { dataset: 'centre', template: 'monthly', period: '2026-02', formats: ['pdf'], languages: ['zh', 'en'] };
/** Two packs held against each other. */
export interface Compared { readonly differing: number; readonly compared: number; readonly earlier: { readonly id: string }; readonly rows: readonly Changed[] }

/** Asks about packs; the code of the error where there is one. */
export function packQuestions(api: () => Api) {
  async function asked<Data>(query: string, variables: Record<string, unknown>): Promise<Data | string> {
    const { data, errors } = await api().ask<Data>(query, variables);
    return errors?.[0]?.extensions.code ?? (data as Data);
  }
  async function publish(input: Record<string, unknown> = {}): Promise<Pack | string> {
    const told = await asked<{ readonly publishPack: Pack }>(`mutation ($input: PackInput!) { publishPack(input: $input) { ${PACK} } }`, { input: { ...INPUT, ...input } });
    return typeof told === 'string' ? told : told.publishPack;
  }
  async function published(input: Record<string, unknown> = {}): Promise<Pack> {
    const pack = await publish(input);
    if (typeof pack === 'string') throw new Error(pack);
    return pack;
  }
  async function verified(id: string): Promise<Check | string> {
    const told = await asked<{ readonly verifyPack: Check }>(`mutation ($id: ID!) { verifyPack(id: $id) { isIntact isOurs isGreen compared notDerived { zh en } files { name isIntact lacking } differing { ${CHANGED} } } }`, { id });
    return typeof told === 'string' ? told : told.verifyPack;
  }
  async function compared(a: string, b: string, skip = 0): Promise<Compared | string> {
    const told = await asked<{ readonly comparePacks: Compared }>(`query ($a: ID!, $b: ID!, $skip: Int!) { comparePacks(a: $a, b: $b, first: 50, skip: $skip) { compared differing earlier { id } rows { ${CHANGED} } } }`, { a, b, skip });
    return typeof told === 'string' ? told : told.comparePacks;
  }
  return { asked, compared, publish, published, verified };
}

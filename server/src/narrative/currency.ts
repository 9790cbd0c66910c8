import { AsyncLocalStorage } from 'node:async_hooks';

/** What amounts are in unless a source says otherwise (ISO 4217). */
export const USUAL_CURRENCY = 'CNY';

const asked = new AsyncLocalStorage<{ code: string }>();

/** Runs a request whose sentences name amounts in one currency: the usual one, until `sayInCurrency`. A sentence is made far below whoever knows the dataset. */
export const withCurrency = <Result>(work: () => Result): Result => asked.run({ code: USUAL_CURRENCY }, work);

/** From here on the sentences of this request name amounts in the currency `code`. */
export function sayInCurrency(code: string): void {
  const request = asked.getStore();
  if (request !== undefined) request.code = code;
}

/** The currency in which this request's sentences name amounts. */
export const askedCurrency = (): string => asked.getStore()?.code ?? USUAL_CURRENCY;

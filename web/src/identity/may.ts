import { useCatalogue } from '../catalogue/catalogue.js';
import type { Right } from '../graphql/gen/graphql.js';

/** Whether whoever asks has all of some rights: what they may not is not asked for. The server decides anew each time. */
export function useMay(): (...rights: readonly Right[]) => boolean {
  const catalogue = useCatalogue();
  return (...rights) => rights.every((right) => catalogue.value.viewer.rights.includes(right));
}

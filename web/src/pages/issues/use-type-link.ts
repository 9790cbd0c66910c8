import { useRouter } from 'vue-router';
import type { RouteLocationRaw } from 'vue-router';
import { useFilter } from '../../filter/use-filter.js';
import type { DimensionId } from '../../graphql/gen/graphql.js';

/** The page of a type under the same filter; the classification goes with it, for a key says nothing without. */
export function useTypeLink(): { readonly linkTo: (key: string, dimension: DimensionId, metric: string, /** The month drilled into. */ at?: string) => RouteLocationRaw; readonly open: (key: string, dimension: DimensionId, metric: string) => void } {
  const { to } = useFilter();
  const router = useRouter();
  const linkTo = (key: string, dimension: DimensionId, metric: string, at?: string): RouteLocationRaw => to(`/issues/${encodeURIComponent(key)}`, {}, { split: dimension, metric, ...(at === undefined ? {} : { at }) });
  return { linkTo, open: (...type) => { void router.push(linkTo(...type)); } };
}

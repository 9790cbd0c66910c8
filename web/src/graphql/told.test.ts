import { Kind, visit } from 'graphql';
import type { DocumentNode, FieldNode, SelectionSetNode } from 'graphql';
import { ISSUES } from '../pages/issues/questions.js';
import { METRIC } from './pages/metric.js';
import { RESOLUTION } from './pages/resolution.js';
import { TYPE } from './pages/type.js';

const fieldsOf = (set: SelectionSetNode | undefined): FieldNode[] => (set?.selections ?? []).flatMap((one) => (one.kind === Kind.FIELD ? [one] : []));
const names = (set: SelectionSetNode | undefined): string[] => fieldsOf(set).map(({ name }) => name.value);

/** What a document draws: trends with their limits, and members with their shares; each with whether it asks for the sentences under it. */
function drawnBy(document: DocumentNode): [string, boolean][] {
  const drawn: [string, boolean][] = [];
  visit(document, {
    Field({ alias, name, selectionSet }) {
      const [own, rows] = [names(selectionSet), fieldsOf(selectionSet).find((one) => one.name.value === 'rows')];
      const isTrend = name.value === 'series' && own.includes('points') && own.includes('control');
      if (isTrend || (name.value === 'breakdown' && names(rows?.selectionSet).includes('share'))) drawn.push([(alias ?? name).value, own.includes('findings')]);
    },
  });
  return drawn;
}

it.each([['issues', ISSUES, 1], ['a type', TYPE, 5], ['a metric', METRIC, 2], ['resolution', RESOLUTION, 2]])('the page of %s asks for what is to be said under each trend and breakdown', (_, document, drawn) => {
  const all = drawnBy(document);
  expect(all).toHaveLength(drawn);
  expect(all.filter(([, isTold]) => !isTold)).toEqual([]);
});

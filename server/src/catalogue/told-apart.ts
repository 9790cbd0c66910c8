import type { LocalisedText } from '@concord/sql';

interface Named {
  readonly id: string;
  readonly label: LocalisedText;
}

/** Sources may bear one name, as files of one name do: then the id tells their datasets apart. */
export function toldApart<One extends Named>(datasets: readonly One[]): One[] {
  const bearers = new Map<string, number>();
  for (const { label } of datasets) for (const name of new Set([label.zh, label.en])) bearers.set(name, (bearers.get(name) ?? 0) + 1);
  const isShared = ({ zh, en }: LocalisedText): boolean => [zh, en].some((name) => (bearers.get(name) ?? 0) > 1);
  return datasets.map((one) => (isShared(one.label) ? { ...one, label: { zh: `${one.label.zh}（${one.id}）`, en: `${one.label.en} (${one.id})` } } : one));
}

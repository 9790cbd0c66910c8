import type { MetricDefinition, MetricValue } from '../../measure/measure.js';
import type { Wording } from '../../text/wording.js';

/** Which data and which version of a definition made a number. */
export type Stamp = Pick<MetricValue, 'asOf' | 'dataVersion' | 'definitionVersion'>;

/** The 口径 line under a chart: the date counted under, the fraction in words, as-of, versions. */
export function basisLine(value: Stamp, definition: MetricDefinition, { t, name }: Wording): string {
  const parts = [`${t('measure.basis')} ${name(definition.basisLabel)}`];
  if (definition.denominatorLabel !== null) {
    parts.push(`${t('measure.numerator')} = ${name(definition.numeratorLabel)}`, `${t('measure.denominator')} = ${name(definition.denominatorLabel)}`);
  }
  parts.push(`${t('frame.asOf')} ${value.asOf}`, `v${value.definitionVersion}`, `#${value.dataVersion}`);
  return parts.join(' · ');
}

/** The same of an answer that holds no value of the metric itself, such as its sizes by type: by the definition in force, which made it. */
export const basisOf = ({ asOf, dataVersion }: Omit<Stamp, 'definitionVersion'>, definition: MetricDefinition, wording: Wording): string =>
  basisLine({ asOf, dataVersion, definitionVersion: definition.definitionVersion }, definition, wording);

/** Of several metrics: which version of each made its numbers, `收案量 v1、办结量 v2`. */
export const versionsOf = (definitions: readonly MetricDefinition[], { locale, name }: Wording): string =>
  definitions.map(({ definitionVersion, label }) => `${name(label)} v${String(definitionVersion)}`).join(locale === 'en' ? ', ' : '、');

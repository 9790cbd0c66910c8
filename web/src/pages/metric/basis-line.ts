import type { MetricDefinition, MetricValue } from '../../measure/measure.js';
import type { Wording } from '../../text/wording.js';

/** The 口径 line under a chart: the date counted under, the fraction in words, as-of, versions. */
export function basisLine(value: MetricValue, definition: MetricDefinition, { t, name }: Wording): string {
  const parts = [`${t('measure.basis')} ${name(definition.basisLabel)}`];
  if (definition.denominatorLabel !== null) {
    parts.push(`${t('measure.numerator')} = ${name(definition.numeratorLabel)}`, `${t('measure.denominator')} = ${name(definition.denominatorLabel)}`);
  }
  parts.push(`${t('frame.asOf')} ${value.asOf}`, `v${value.definitionVersion}`, `#${value.dataVersion}`);
  return parts.join(' · ');
}

import { metricById } from '@concord/sql';
import type { Tone } from '../../narrative/finding.js';
import type { CauseMeasure } from './cause.model.js';

/** Whether a difference beyond chance is to the worse, to the better, or neither by what the metric holds to be better. */
export function toneOf({ metric, standing }: Pick<CauseMeasure, 'metric' | 'standing'>): Tone {
  const { better } = metricById(metric);
  if (standing === 'few' || standing === 'same') return 'normal';
  return better === 'none' ? 'neutral' : (better === 'higher') === (standing === 'more') ? 'improvement' : 'concern';
}

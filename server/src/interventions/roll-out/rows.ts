import { monthFrom } from '@concord/sql';
import type { RollOutRow } from './roll-out.model.js';

/** A draw as a file of campaigns holds it: a row for each unit, from the day it steps over. `id` names the plan, so that loading it twice does nothing. */
export function rowsOf(id: string, name: string, { dimension, startsOn, stepMonths, order }: { readonly dimension: string; readonly startsOn: string; readonly stepMonths: number; readonly order: readonly (readonly string[])[] }): RollOutRow[] {
  return order.flatMap((units, step) => units.map((member): RollOutRow => ({
    campaign: `${id}/${member}`, validFrom: monthFrom(startsOn, step * stepMonths), kind: 'roll_out', nameZh: `${name}（第 ${String(step + 1)} 步）`, nameEn: `${name} (step ${String(step + 1)})`, dimension, member,
  })));
}

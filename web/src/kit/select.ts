import { ElOption, ElSelect } from 'element-plus';

/**
 * The kit's declared properties do not survive `exactOptionalPropertyTypes` (an absent validator is written as
 * `undefined`), so what we use of a select is declared here, once. Never put one inside a `<label>`: the label's
 * second click would close what the first opened. Its name is its `aria-label`.
 */

interface SelectSurface<Value> {
  readonly modelValue: Value;
  readonly multiple?: boolean;
  readonly filterable?: boolean;
  /** Hears what is typed; the list then shows whatever options it is given. (`remote` would not open on an empty list.) */
  readonly filterMethod?: (text: string) => void;
  readonly collapseTags?: boolean;
  readonly collapseTagsTooltip?: boolean;
  readonly clearable?: boolean;
  readonly loading?: boolean;
  readonly loadingText?: string;
  readonly noDataText?: string;
  readonly noMatchText?: string;
  readonly placeholder?: string;
  readonly teleported?: boolean;
  readonly 'aria-label': string;
  readonly 'onUpdate:modelValue'?: (value: Value) => void;
  readonly onVisibleChange?: (visible: boolean) => void;
}

interface OptionSurface {
  readonly value: string;
  readonly label: string;
}

interface Slots {
  readonly default?: () => unknown;
  readonly footer?: () => unknown;
}

/** One value out of a list. */
export const SelectOne = ElSelect as unknown as new () => { $props: SelectSurface<string>; $slots: Slots };

/** Several values out of a list. */
export const SelectMany = ElSelect as unknown as new () => { $props: SelectSurface<readonly string[]>; $slots: Slots };

/** A value in a list. */
export const SelectOption = ElOption as unknown as new () => { $props: OptionSurface; $slots: Slots };

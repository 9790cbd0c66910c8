import { Refused } from '../store/errors.js';

/** Why a view is not taken. */
export type ViewRefusalCode = 'VIEW_CHANGED' | 'VIEW_GONE' | 'VIEW_INVALID' | 'VIEW_NOT_JSON' | 'VIEW_TOO_LARGE' | 'VIEW_TOO_MANY' | 'VIEW_VERSION';

/** A view that is not taken, with its sentence for people. */
export class ViewRefused extends Refused<ViewRefusalCode> {
  override readonly name = 'ViewRefused';
}

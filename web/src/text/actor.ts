import type { Wording } from './wording.js';

/** Who did something, as it is told: whoever sits at this machine has an id and no name. */
export const actorText = (id: string, { t }: Pick<Wording, 't'>): string => (id === 'local' ? t('frame.thisMachine') : id);

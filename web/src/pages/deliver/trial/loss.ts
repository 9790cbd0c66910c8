/** Rejected rows beyond this share are more than slips of the pen: the limit of the check of rejected rows. */
const MUCH = 0.02;

/** Whether a delivery that can be loaded would lose so many of its rows that a person should think twice. */
export const losesMuch = ({ delivered, rejected }: { readonly delivered: number; readonly rejected: number }): boolean => rejected > delivered * MUCH;

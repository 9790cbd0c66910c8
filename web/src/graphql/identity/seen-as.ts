const KEPT = 'concord.seen-as';

/** Through whose eyes this window looks: ids of a person and of their grant. Other windows, and the next sign-in, look for themselves. */
export const seenAsHeader = (): Record<string, string> => {
  const as = sessionStorage.getItem(KEPT);
  return as === null ? {} : { 'x-concord-as': as };
};

/** Whether this window looks through another's eyes. */
export const isLookingAs = (): boolean => sessionStorage.getItem(KEPT) !== null;

/** From now on this window shows what somebody sees by a grant; everything is asked anew. */
export function lookAs(person: string, grant: string): void {
  sessionStorage.setItem(KEPT, `${person} ${grant}`);
  location.assign('/');
}

/** Whoever signs in looks for themselves. */
export const forgetLooking = (): void => { sessionStorage.removeItem(KEPT); };

/** And again what whoever is signed in sees. */
export function lookForOneself(): void {
  forgetLooking();
  location.assign('/people');
}

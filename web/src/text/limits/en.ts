import type { LimitMessages } from './zh-cn.js';

/** The sentences of the card of time limits in English. */
export const limitsEn: LimitMessages = {
  title: 'Where limits come from', note: 'A limit that was delivered with a case holds. Other cases get theirs by the first of these rules that is about them: own rules before built-in ones, the particular before the general, the newer before the older.',
  rule: 'Rule', applies: 'For', limit: 'Limit', runs: 'Runs', valid: 'Valid', source: 'Source', every: 'all cases', calendarDays: '{n} calendar days', workingDays: '{n} working days', runsFrom: '{from} → {to}', since: 'since {from}', span: '{from} to {to}',
  own: 'own', builtIn: 'built in', replaced: 'replaced by an own rule of the same name', verify: 'to be checked', noSource: 'not stated', rolls: 'moves on from rest days', suspends: 'stops while inactive', suspendsFor: 'stops while inactive (only for {reasons})',
  steps: { received_on: 'receipt', accepted_on: 'acceptance', opened_on: 'opening', assigned_on: 'assignment', consent_on: 'consent', closed_on: 'closing', first_contact_on: 'first contact' },
  announced: 'Holidays are loaded for {from} to {until}; in other years no working day is counted, nor guessed. Years can be added to the calendars of the reference data.', toVerify: '{n} built-in rules are still to be checked against the primary text; hold them against nobody before.',
};

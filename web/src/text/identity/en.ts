import type { IdentityMessages } from './zh-cn.js';

/** The sentences of signing in, in English. */
export const identityEn: IdentityMessages = {
  title: 'Sign in', login: 'User name', password: 'Password', enter: 'Sign in', entering: 'Signing in', name: 'Name', code: 'One-time code on the console', make: 'Make the administrator',
  refused: 'User name or password is wrong, or signing in is not possible for now (after several failures one must wait 15 minutes).', refusedCode: 'The code is wrong or out of date; starting the server again gives a new one.', bad: 'A password has 12 to 128 characters; nothing else may be empty.', failed: 'The server cannot be reached. Check the network.',
  first: 'There is nobody here yet. When the server started it showed a one-time code on the console, by which the first administrator is made; it is good for half an hour.', ended: 'You are signed out; sign in again.', out: 'Sign out', outEverywhere: 'Sign out on every device', person: 'Signed in',
  own: 'My account', people: 'People and rights', audit: 'Activity log',
  sso: 'Single sign-on', ssoRefused: 'Single sign-on did not succeed: nobody here is known by that, or the account is closed.', ssoFailed: 'The provider of single sign-on does not answer at present.',
  noRole: 'You are signed in, but no role is granted to you at present, so there is nothing you may see. Ask an administrator for one.',
  roles: { executive: 'Executive', quality_manager: 'Quality manager', analyst: 'Analyst', committee_member: 'Committee member', mediator: 'Mediator', auditor: 'Auditor', administrator: 'Administrator', reader: 'Outside reader' },
  roleNotes: {
    executive: 'sees figures and the names of mediators; may export', quality_manager: 'sees cases and names; decides targets and methods; may publish and export', analyst: 'sees cases without names; may export', committee_member: 'sees cases and names; reviews and publishes; may export',
    mediator: 'sees the cases of their own scope', auditor: 'sees figures and the activity log; may export', administrator: 'looks after people, loads data and reads the activity log; sees neither cases nor names', reader: 'reads the tables published for outside readers and nothing else; scoped by one dimension, their own rows of its table',
  },
  rights: { read: 'read published tables', view: 'see figures', drill: 'see cases', names: 'see names of mediators', export: 'export', load: 'load data', define: 'decide targets, methods and what signals come to', publish: 'review and publish', administer: 'look after people', audit: 'read the activity log' },
  peoplePage: {
    note: 'A grant is a role, a scope and a time. Grants are revoked, never changed: who could see what on any day can be told. What is revoked is gone with the next request. No administrator gives more than they have, nor for longer.',
    none: 'There is nobody else yet.', elsewhere: 'Signs in by single sign-on, with no password here', add: 'Add somebody', login: 'User name', name: 'Name', mediator: 'Mediator in the data (may be left empty)', made: 'The password of {name}, shown this once:', copy: 'Copy', close: 'Close', open: 'Reopen', reset: 'Reset password', closed: 'Closed', created: 'Added {at} by {by}',
    noGrants: 'No grant yet: sees nothing.', grant: 'Grant a role', role: 'Role', scope: 'Scope', everything: 'Everything', from: 'First day', to: 'Last day', always: 'no end', revoke: 'Revoke', revoked: 'revoked {at}', notYet: 'from {at}', until: 'until {at}', ended: 'ended {at}', by: 'by {by}', past: 'Past grants: {n}',
    narrow: 'Narrow the scope', by2: 'By', values: 'Values', addValue: 'Add', removeValue: 'Remove {value}', removePart: 'Do not narrow by {name}', addPart: 'Narrow further', give: 'Grant', cancel: 'Cancel', and: 'and', refused: 'That cannot be done; check what you entered.',
  },
  profilePage: {
    sheet: 'My own sheet', sheetNote: 'Your own cases alone, beside what is reached with cases alike. It is taken with a reason, which the log keeps, and needs no right to take data out.', sheetMonth: 'Month', sheetAs: 'Download {format}',
    local: 'This machine is used without signing in; to let several people use it, start with CONCORD_SIGN_IN=on.', acts: 'Acting as', actBy: 'Act by this', mine: 'I may', grants: 'My grants',
    password: 'Change password', current: 'Present password', next: 'New password (12 to 128 characters)', change: 'Change', changed: 'The password is changed; sign in again.', wrong: 'That is not the present password.',
    tokens: 'Tokens for programs', tokensNote: 'With a token a program asks as you, and may do no more than you may; it is sent in the header Authorization after Bearer. It is shown once; only a digest is kept.', noTokens: 'No tokens.', tokenName: 'What for', days: 'Days it holds', make: 'Make a token', secret: 'The token, shown this once:', revoke: 'Revoke', used: 'last used {at}', unused: 'never used', ends: 'until {at}', revoked: 'revoked',
  },
  seenAs: { look: 'View as this', hint: 'Looks by the scope of this grant: no more than you may see yourself, and nothing can be done.', note: 'You look by what {name} was granted: only what both of you may see, and nothing can be done.', leave: 'Back to your own view', nothing: 'By this grant there is nothing that both of you may see, or it does not hold any more.' },
  takeOut: { why: 'Why it is taken out (at least 4 characters)', example: 'e.g. quality review of August', note: 'Who took it, when and why is kept in the log; the file carries a mark by which the log finds them.', go: 'Take out', cancel: 'Cancel', refused: 'Nothing was taken out.' },
  auditPage: {
    note: 'Who saw, looked up, exported or changed what, and when. Each event holds the digest of the one before: changing or taking out any of them shows.',
    verify: 'Check the whole chain', whole: 'All {n} events are as they were written; the digest of the newest is {head}.', begins: 'Checked from event {at} on: those before were deleted for their age, and one event seals their digest.', broken: 'From event {at} on the log is not what was written.', who: 'Person', action: 'Action', from: 'From', to: 'To', text: 'Contains', search: 'Search', all: 'All', csv: 'Download CSV', older: 'Older', at: 'Time', subject: 'What', none: 'No event fits.', newest: 'Back to the newest',
    actions: {
      account_made: 'Account made', account_closed: 'Account closed', account_opened: 'Account reopened', changed: 'Changed', drilled: 'Looked up cases', exported: 'Exported', grant_chosen: 'Acted by another grant', password_changed: 'Password changed', password_change_refused: 'Password change refused', password_reset: 'Password reset',
      deleted: 'Deleted for age', deletion_begun: 'Deletion for age begun', log_deleted: 'Old events deleted', role_granted: 'Role granted', role_revoked: 'Grant revoked', saw: 'Saw', sign_in: 'Signed in', sign_in_refused: 'Sign-in refused', sign_out: 'Signed out', tables_published: 'Tables published', tables_withdrawn: 'Tables withdrawn', token_made: 'Token made', token_revoked: 'Token revoked',
    },
  },
};

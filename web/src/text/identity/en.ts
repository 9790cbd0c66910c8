import type { IdentityMessages } from './zh-cn.js';

/** The sentences of signing in, in English. */
export const identityEn: IdentityMessages = {
  title: 'Sign in', login: 'User name', password: 'Password', enter: 'Sign in', entering: 'Signing in', name: 'Name', code: 'One-time code on the console', make: 'Make the administrator',
  refused: 'User name or password is wrong, or signing in is not possible for now (after several failures one must wait 15 minutes).', refusedCode: 'The code is wrong or out of date; starting the server again gives a new one.', bad: 'A password has 12 to 128 characters; nothing else may be empty.', failed: 'The server cannot be reached. Check the network.',
  first: 'There is nobody here yet. When the server started it showed a one-time code on the console, by which the first administrator is made; it is good for half an hour.', ended: 'You are signed out; sign in again.', out: 'Sign out', outEverywhere: 'Sign out on every device', person: 'Signed in',
};

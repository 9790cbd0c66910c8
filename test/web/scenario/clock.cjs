// Loaded before a server (NODE_OPTIONS): it lives at the moment that CONCORD_TEST_NOW names, and its days pass from there on. Only what tells the time moves; timers run as ever.
'use strict';
const ahead = Date.parse(process.env.CONCORD_TEST_NOW) - Date.now();
if (!Number.isFinite(ahead)) throw new Error('CONCORD_TEST_NOW tells no moment');

const RealDate = Date;
globalThis.Date = class Date extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + ahead);
    else super(...given);
  }

  static now() {
    return RealDate.now() + ahead;
  }
};

/** Somebody who may sign in. */
export interface AccountTable {
  id: string;
  /** Lower case; nobody has the same. */
  login: string;
  name: string;
  /** In PHC form; '' for whoever signs in elsewhere only. */
  password_hash: string;
  /** Issuer and subject of single sign-on. */
  subject: string | null;
  /** Who of the data they are, or ''. */
  mediator: string;
  /** `active` or `closed`. */
  state: string;
  locked_until: string | null;
  failures: number;
  /** Counts changes of what they may do or are known by: sessions read it. */
  revision: number;
  created_at: string;
  created_by: string;
}

/** A role of somebody within a scope, for a time. */
export interface RoleGrantTable {
  id: string;
  account_id: string;
  role: string;
  /** JSON: `"all"` or a list of filters. */
  scope: string;
  valid_from: string;
  valid_to: string | null;
  granted_at: string;
  granted_by: string;
  revoked_at: string | null;
  revoked_by: string | null;
}

/** Somebody signed in; only the digest of what their browser holds is kept. */
export interface SessionTable {
  digest: string;
  account_id: string;
  begun_at: string;
  seen_at: string;
  ends_at: string;
  /** `password` or `sso`. */
  how: string;
  /** The grant they act by, where they chose one. */
  grant_id: string | null;
}

/** What a program of somebody's is known by. */
export interface ApiTokenTable {
  id: string;
  digest: string;
  account_id: string;
  name: string;
  /** JSON list. */
  rights: string;
  made_at: string;
  ends_at: string;
  used_at: string | null;
  revoked_at: string | null;
}

/** A code that may be used once, told on the console. */
export interface OnceCodeTable {
  purpose: string;
  digest: string;
  ends_at: string;
  tries: number;
}

/** Something somebody did, chained to what was done before. */
export interface AuditEventTable {
  seq: number;
  at: string;
  by: string;
  action: string;
  /** JSON. */
  subject: string;
  before_hash: string;
  hash: string;
}

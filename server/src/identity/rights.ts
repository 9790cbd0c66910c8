/** What somebody may do, by action. */
export const RIGHTS = ['read', 'view', 'drill', 'names', 'export', 'load', 'define', 'publish', 'administer', 'audit'] as const;
/**
 * One of them: read what was published for outside readers; see figures; see cases one by one; see who the mediators are; take data out of the product; bring data in and take it back; decide targets, methods, views of all and what
 * signals come to; decide and publish boards and reports; say who may do what; read what was done.
 */
export type Right = (typeof RIGHTS)[number];

/** Roles, and what each may do. A reader stands outside: whoever asks figures freely can tell single cases apart by two questions that differ in one. */
export const ROLES = {
  executive: ['read', 'view', 'names', 'export'],
  quality_manager: ['read', 'view', 'drill', 'names', 'export', 'define', 'publish'],
  analyst: ['read', 'view', 'drill', 'export'],
  committee_member: ['read', 'view', 'drill', 'names', 'export', 'publish'],
  mediator: ['read', 'view', 'drill'],
  auditor: ['read', 'view', 'audit', 'export'],
  administrator: ['read', 'view', 'load', 'administer', 'audit'],
  reader: ['read'],
} as const satisfies Readonly<Record<string, readonly Right[]>>;
/** A key of `ROLES`. */
export type Role = keyof typeof ROLES;

/** Whether a text is the name of a role. */
export const isRole = (text: string): text is Role => Object.hasOwn(ROLES, text);

/** What a role may do. */
export const rightsOf = (role: Role): ReadonlySet<Right> => new Set<Right>(ROLES[role]);

/** Everything: whoever sits at a machine that nobody else can reach. */
export const EVERY_RIGHT: ReadonlySet<Right> = new Set(RIGHTS);

/** Adds somebody. */
export const ADD = 'mutation ($input: NewPersonInput!) { addPerson(input: $input) { password person { id login createdBy mayManage grants { id } } } }';
/** Gives a role. */
export const GRANT = 'mutation ($input: GrantInput!) { grantRole(input: $input) { id grants { id role scope { dimension values } isInForce mayRevoke grantedBy } } }';
/** Takes a grant back. */
export const REVOKE = 'mutation ($person: ID!, $grant: ID!) { revokeGrant(person: $person, grant: $grant) { grants { id isInForce revokedAt } } }';
/** What of the worked cases somebody sees. */
export const INTAKE = '{ series(input: { dataset: "worked", metrics: [intake], range: { from: "2026-01-01", to: "2026-03-31" }, bucket: month }) { total { value } } }';

/** Of `ADD`. */
export interface Added { readonly addPerson: { readonly password: string; readonly person: { readonly id: string } } }
/** Of `GRANT`. */
export interface Granted { readonly grantRole: { readonly grants: readonly { readonly id: string; readonly role: string; readonly scope: unknown; readonly isInForce: boolean; readonly mayRevoke: boolean }[] } }

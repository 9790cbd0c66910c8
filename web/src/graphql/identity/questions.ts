import { graphql } from '../gen/index.js';

graphql(/* GraphQL */ `fragment GrantFields on Grant { id role validFrom validTo grantedAt grantedBy revokedAt isInForce mayRevoke scope { dimension values } }`);
graphql(/* GraphQL */ `fragment PersonFields on Person { id login name mediator isActive createdAt createdBy mayManage grants { ...GrantFields } }`);
graphql(/* GraphQL */ `fragment OwnFields on Profile { login name actsBy grants { ...GrantFields } tokens { id name rights madeAt endsAt usedAt revokedAt } }`);

/** What anything done about people moves. */
export const PEOPLE_MOVED = ['Person', 'Grant', 'Profile', 'Token'] as const;

/** Who may sign in. */
export const PEOPLE = graphql(/* GraphQL */ `query People { people { ...PersonFields } }`);
/** Adds somebody; answers their password, once. */
export const ADD_PERSON = graphql(/* GraphQL */ `mutation AddPerson($input: NewPersonInput!) { addPerson(input: $input) { password person { id name } } }`);
/** Gives a role. */
export const GRANT_ROLE = graphql(/* GraphQL */ `mutation GrantRole($input: GrantInput!) { grantRole(input: $input) { id } }`);
/** Takes a grant back. */
export const REVOKE_GRANT = graphql(/* GraphQL */ `mutation RevokeGrant($person: ID!, $grant: ID!) { revokeGrant(person: $person, grant: $grant) { id } }`);
/** Shuts somebody out, or lets them in again. */
export const SET_ACTIVE = graphql(/* GraphQL */ `mutation SetPersonActive($person: ID!, $isActive: Boolean!) { setPersonActive(person: $person, isActive: $isActive) { id } }`);
/** Gives somebody another password, told once. */
export const RESET_PASSWORD = graphql(/* GraphQL */ `mutation ResetPassword($person: ID!) { resetPassword(person: $person) { password person { id name } } }`);

/** Whoever is signed in. */
export const PROFILE = graphql(/* GraphQL */ `query OwnProfile { profile { ...OwnFields } }`);
/** Acts by another grant. */
export const ACT_BY = graphql(/* GraphQL */ `mutation ActBy($grant: ID!) { actBy(grant: $grant) { actsBy } }`);
/** Makes a token, told once. */
export const MAKE_TOKEN = graphql(/* GraphQL */ `mutation MakeToken($input: TokenInput!) { makeToken(input: $input) { secret token { id } } }`);
/** Takes a token back. */
export const REVOKE_TOKEN = graphql(/* GraphQL */ `mutation RevokeToken($token: ID!) { revokeToken(token: $token) { login } }`);

/** What was done. */
export const AUDIT_EVENTS = graphql(/* GraphQL */ `query AuditEvents($input: AuditInput!) { auditEvents(input: $input) { before actions deleted { before upTo sentence { en zh } } people { id name } events { seq at name by action subject } } }`);
/** Whether the log is what was written. */
export const AUDIT_VERDICT = graphql(/* GraphQL */ `query AuditVerdict { auditVerdict { events brokenAt head deleted { before upTo } } }`);

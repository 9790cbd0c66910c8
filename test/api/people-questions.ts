import type { Answer, Api } from './api.js';

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

/** Headers of a request that show who asks. */
export type Shown = Readonly<Record<string, string>>;

/** The code with which something is refused; undefined where it is answered. */
export const codeOf = ({ errors }: Answer<unknown>): string | undefined => errors?.[0]?.extensions.code;

/** Asking as people do who sign in. */
export function bySession(api: () => Api) {
  const post = (path: string, body: unknown, headers: Shown = {}): Promise<Response> => fetch(`${api().url}/${path}`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-concord': '1', ...headers }, body: JSON.stringify(body) });
  async function signIn(login: string, password: string): Promise<Shown> {
    return { cookie: ((await post('sign-in', { login, password })).headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
  }
  async function as<Data>(who: Shown, query: string, variables: Record<string, unknown> = {}): Promise<Answer<Data>> {
    const response = await post('graphql', { query, variables }, who);
    return { status: response.status, ...(await response.json() as object) };
  }
  async function add(who: Shown, login: string, name = login): Promise<{ id: string; password: string }> {
    const { data, errors } = await as<Added>(who, ADD, { input: { login, name } });
    if (data === undefined || errors !== undefined) throw new Error(JSON.stringify(errors));
    return { id: data.addPerson.person.id, password: data.addPerson.password };
  }
  const grant = (who: Shown, input: Record<string, unknown>): Promise<Answer<Granted>> => as<Granted>(who, GRANT, { input });
  async function intake(who: Shown): Promise<number | string | undefined> {
    const answer = await as<{ series: readonly { total: { value: number } }[] }>(who, INTAKE);
    return codeOf(answer) ?? answer.data?.series[0]?.total.value;
  }
  return { post, signIn, as, add, grant, intake };
}

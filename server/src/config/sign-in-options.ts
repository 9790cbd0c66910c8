import { ConfigError } from '@concord/etl';
import { z } from 'zod';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;
/** A secret goes over the wire: in the clear only where there is no wire. */
const isPrivate = ({ hostname, protocol }: URL): boolean => protocol === 'https:' || LOOPBACK.test(hostname);

const address = z.string().refine((text) => URL.canParse(text) && /^https?:$/u.test(new URL(text).protocol), 'must be an address that begins with http:// or https://').transform((text) => new URL(text));

/** What the environment says of signing in. */
export const signInSchema = {
  CONCORD_SIGN_IN: z.enum(['on', 'off']).default('on'),
  CONCORD_HOST: z.string().default('127.0.0.1'),
  CONCORD_URL: z.optional(address.refine(isPrivate, 'must be https outside of this machine')),
  CONCORD_SSO_ISSUER: z.optional(address.refine(isPrivate, 'must be https outside of this machine')),
  CONCORD_SSO_CLIENT_ID: z.string().optional(),
  CONCORD_SSO_CLIENT_SECRET: z.string().optional(),
  CONCORD_SSO_LOGIN: z.string().default('preferred_username'),
};

/** An OpenID Connect provider at which people sign in. */
export interface SsoOptions {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the provider sends people back to; to be registered there. */
  readonly redirectUri: URL;
  /** The claim that holds the login of an account here. */
  readonly loginClaim: string;
}

/** Who comes in, and where from. */
export interface SignInOptions {
  /** People sign in; else whoever sits at this machine sees everything. */
  readonly signIn: boolean;
  /** The address that is listened on. */
  readonly host: string;
  /** The address people type; undefined: this machine only. */
  readonly publicUrl: URL | undefined;
  readonly sso: SsoOptions | undefined;
}

function ssoOf(read: z.output<z.ZodObject<typeof signInSchema>>): SsoOptions | undefined {
  const { CONCORD_SSO_ISSUER: issuer, CONCORD_SSO_CLIENT_ID: clientId, CONCORD_SSO_CLIENT_SECRET: clientSecret, CONCORD_SSO_LOGIN: loginClaim, CONCORD_URL: publicUrl } = read;
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return undefined;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined || publicUrl === undefined) throw new ConfigError('CONCORD_SSO_ISSUER: needs CONCORD_SSO_CLIENT_ID, CONCORD_SSO_CLIENT_SECRET and CONCORD_URL');
  if (read.CONCORD_SIGN_IN === 'off') throw new ConfigError('CONCORD_SSO_ISSUER: needs CONCORD_SIGN_IN=on');
  return { issuer, clientId, clientSecret, redirectUri: new URL('/sso/back', publicUrl), loginClaim };
}

/** Throws `ConfigError` for a server that others could reach without signing in, and for a provider of which something is missing. */
export function signInOptionsOf(read: z.output<z.ZodObject<typeof signInSchema>>): SignInOptions {
  const { CONCORD_HOST: host, CONCORD_SIGN_IN: signIn, CONCORD_URL: publicUrl } = read;
  const isOpen = !LOOPBACK.test(host) || (publicUrl !== undefined && !LOOPBACK.test(publicUrl.hostname));
  if (isOpen && signIn === 'off') throw new ConfigError('CONCORD_SIGN_IN: must be on where others than this machine can reach the server');
  if (!LOOPBACK.test(host) && publicUrl === undefined) throw new ConfigError('CONCORD_HOST: needs CONCORD_URL, the address people type');
  return { signIn: signIn === 'on', host, publicUrl, sso: ssoOf(read) };
}

import { ConfigError, settings } from '@concord/etl';
import { z } from 'zod';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;
/** A secret goes over the wire: in the clear only where there is no wire. */
const isPrivate = ({ hostname, protocol }: URL): boolean => protocol === 'https:' || LOOPBACK.test(hostname);

const address = z.string().refine((text) => URL.canParse(text) && /^https?:$/u.test(new URL(text).protocol), 'must be an address that begins with http:// or https://').transform((text) => new URL(text));

const proxy = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], 'must be addresses or networks such as 10.0.0.0/16, with commas between them');

/** What the environment says of signing in. */
export const signInSchema = {
  CONCORD_SIGN_IN: z.enum(['on', 'off']).default('on').register(settings, {
    chapter: 'reach', example: 'off',
    zh: '须登录。装入演示数据时，控制台给出一位管理员及其随机口令（只显示一次）；否则给出一次性代码，用它建立第一位管理员。off：坐在这台机器前的人看到全部，其他人无法访问。',
    en: 'People sign in. Of the demo an administrator with a random password is told once on the console; else a code by which the first one is made. off: whoever sits at this machine sees everything, and nobody else reaches the server.',
  }),
  CONCORD_HOST: z.string().default('127.0.0.1').register(settings, {
    chapter: 'reach', example: '0.0.0.0', needs: ['CONCORD_URL'],
    zh: '监听的地址。',
    en: 'The address that is listened on.',
  }),
  CONCORD_URL: z.optional(address.refine(isPrivate, 'must be https outside of this machine')).register(settings, {
    chapter: 'reach', example: 'https://concord.bank.example',
    zh: '人们在浏览器中输入的地址；本机以外须为 https，由服务器前面的反向代理终止 TLS。其他主机名一律拒绝（421）。未设：只限本机。',
    en: 'The address people type: https outside of this machine; a proxy in front of the server ends TLS. Other host names are refused (421). Not set: this machine only.',
  }),
  CONCORD_PROXIES: z.string().transform((text) => text.split(',').map((one) => one.trim())).pipe(z.array(proxy)).optional().register(settings, {
    chapter: 'reach', example: '10.0.0.0/16',
    zh: '反向代理的地址或网段，逗号分隔：访问者是谁、是否经过 TLS，采信它们的转述（X-Forwarded-For、X-Forwarded-Proto）。本机的代理始终采信。代理在另一台机器或容器中而未设时，所有人算作同一地址，登录次数合并计算。',
    en: 'Addresses or networks of reverse proxies, with commas between them, whose word is taken for who asks and whether it was over TLS (X-Forwarded-For, X-Forwarded-Proto). One on this machine is always believed. Where the proxy is on another machine or in another container and this is not set, everybody counts as one address, and attempts to sign in are counted together.',
  }),
  CONCORD_SSO_ISSUER: z.optional(address.refine(isPrivate, 'must be https outside of this machine')).register(settings, {
    chapter: 'reach', example: 'https://id.bank.example', needs: ['CONCORD_SSO_CLIENT_ID', 'CONCORD_SSO_CLIENT_SECRET', 'CONCORD_URL'],
    zh: '单点登录的 OpenID Connect 提供方；在那里登记回调地址 CONCORD_URL/sso/back。',
    en: 'Single sign-on at an OpenID Connect provider; to be registered there: CONCORD_URL/sso/back.',
  }),
  CONCORD_SSO_CLIENT_ID: z.string().optional().register(settings, { chapter: 'reach', example: 'concord', needs: ['CONCORD_SSO_ISSUER'], zh: '本产品在提供方的标识。', en: 'What the provider calls this product.' }),
  CONCORD_SSO_CLIENT_SECRET: z.string().optional().register(settings, { chapter: 'reach', example: 'kept elsewhere', needs: ['CONCORD_SSO_ISSUER'], isSecret: true, zh: '本产品在提供方的密钥。', en: 'What this product shows the provider.' }),
  CONCORD_SSO_LOGIN: z.string().default('preferred_username').register(settings, { chapter: 'reach', example: 'email', zh: '提供方的声明（claim）中，与本产品账户的登录名对应的一项。', en: 'The claim that holds the login of an account here.' }),
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
  /** Whose word is taken for who asks, beside a proxy on this machine: addresses and networks. */
  readonly proxies: readonly string[];
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
  const { CONCORD_HOST: host, CONCORD_SIGN_IN: signIn, CONCORD_PROXIES: proxies = [], CONCORD_URL: publicUrl } = read;
  const isOpen = !LOOPBACK.test(host) || (publicUrl !== undefined && !LOOPBACK.test(publicUrl.hostname));
  if (isOpen && signIn === 'off') throw new ConfigError('CONCORD_SIGN_IN: must be on where others than this machine can reach the server');
  if (!LOOPBACK.test(host) && publicUrl === undefined) throw new ConfigError('CONCORD_HOST: needs CONCORD_URL, the address people type');
  return { signIn: signIn === 'on', host, publicUrl, proxies, sso: ssoOf(read) };
}

import { Inject, Injectable } from '@nestjs/common';
import type { Stores } from '@concord/sql';
import { allowInsecureRequests, authorizationCodeGrant, buildAuthorizationUrl, calculatePKCECodeChallenge, discovery, randomNonce, randomPKCECodeVerifier, randomState, type Configuration } from 'openid-client';
import type { SsoOptions } from '../../config/sign-in-options.js';
import { STORES } from '../../store/store.js';
import { SignInService } from '../sign-in.service.js';

/** Injection token of `SsoOptions | undefined`. */
export const SSO = Symbol('SSO');

const TIMEOUT_S = 10;

/** What an attempt is recognised by when it comes back; kept by the browser that made it. */
export interface Attempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Signing in at an OpenID Connect provider: authorization code with PKCE, state and nonce. */
@Injectable()
export class SsoService {
  private known: Promise<Configuration> | undefined;

  constructor(@Inject(SSO) private readonly options: SsoOptions | undefined, @Inject(STORES) private readonly stores: Stores, private readonly signIns: SignInService) {}

  /** Whether there is a provider. */
  get isOffered(): boolean {
    return this.options !== undefined;
  }

  /** Where to send somebody, and what to keep until they come back. Throws where there is no provider, or it does not answer. */
  async begin(): Promise<{ readonly url: URL; readonly attempt: Attempt }> {
    const { redirectUri } = this.asked();
    const attempt: Attempt = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
    const url = buildAuthorizationUrl(await this.provider(), {
      redirect_uri: redirectUri.href, scope: 'openid profile', state: attempt.state, nonce: attempt.nonce, code_challenge: await calculatePKCECodeChallenge(attempt.verifier), code_challenge_method: 'S256',
    });
    return { url, attempt };
  }

  /** The secret of a new session for whoever came back; null where nobody here is known by what the provider says of them. Throws where what came back is not what was asked for. */
  async finish(search: string, { nonce, state, verifier }: Attempt): Promise<string | null> {
    const { loginClaim, redirectUri } = this.asked();
    const back = new URL(redirectUri);
    back.search = search;
    const claims = (await authorizationCodeGrant(await this.provider(), back, { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true })).claims();
    if (claims === undefined) return null;
    const subject = JSON.stringify([claims.iss, claims.sub]);
    const { accounts, auditLog } = this.stores.operational;
    const login = claims[loginClaim];
    // Whoever comes for the first time is known by their login, from then on by what the provider never gives to anybody else.
    const account = await accounts.bySubject(subject) ?? (typeof login === 'string' && login !== '' ? await accounts.bind(login, subject) : undefined);
    if (account?.state !== 'active') {
      await auditLog.add(account?.id ?? 'nobody', 'sign_in_refused', { how: 'sso', isKnown: account !== undefined });
      return null;
    }
    return this.signIns.begin(account.id, 'sso');
  }

  private asked(): SsoOptions {
    if (this.options === undefined) throw new TypeError('there is no provider');
    return this.options;
  }

  /** What the provider says of itself; asked for once, and again after it could not be had. */
  private async provider(): Promise<Configuration> {
    const { clientId, clientSecret, issuer } = this.asked();
    // The configuration lets plain http through on this machine only, where there is no wire.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    this.known ??= discovery(issuer, clientId, clientSecret, undefined, { timeout: TIMEOUT_S, ...(issuer.protocol === 'http:' ? { execute: [allowInsecureRequests] } : {}) });
    try {
      return await this.known;
    } catch (error) {
      this.known = undefined;
      throw error;
    }
  }
}

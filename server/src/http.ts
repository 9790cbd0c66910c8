import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import { MAX_BODY_BYTES } from './graphql/limits.js';
import { LoggedOnce } from './health/failures.js';
import { Telemetry } from './health/telemetry.js';
import { opensPage, rateLimited, type RateLimits } from './identity/rates/rate-limits.js';
import { withCurrency } from './narrative/currency.js';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** Names other than this machine's and the one people type are refused, so that no web page elsewhere can point its own name here and read the answers. */
const knownNamesOnly = (publicUrl: URL | undefined) => (req: Request, res: Response, next: NextFunction): void => {
  const { host = '' } = req.headers;
  if (LOOPBACK.test(host) || host === publicUrl?.host) next();
  else res.status(421).json({ error: 'this server does not answer to that name' });
};

/** Who reaches the server, and how often they may ask. */
export interface HttpOptions {
  /** The address people type, where it is not this machine's. */
  readonly publicUrl?: URL | undefined;
  /** Proxies elsewhere that are believed: addresses and networks. */
  readonly proxies?: readonly string[];
  /** Absent: whoever sits at this machine asks as often as they like. */
  readonly rates?: RateLimits;
}

/** Headers, limits and the built dashboard: hashed files are immutable, index.html is never kept, only page-like GETs fall back to it. */
export function configureHttp(app: NestExpressApplication, webDist: string, { proxies = [], publicUrl, rates }: HttpOptions = {}): void {
  // Who asks, and whether over TLS, is what a proxy on this machine says, or one that the operator named.
  app.set('trust proxy', ['loopback', ...proxies]);
  app.useGlobalFilters(new LoggedOnce(app.getHttpAdapter()));
  app.use(app.get(Telemetry).timed);
  app.use(knownNamesOnly(publicUrl));
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"], scriptSrc: ["'self'"], styleSrc: ["'self'"], imgSrc: ["'self'", 'data:'], fontSrc: ["'self'"],
          connectSrc: ["'self'"], baseUri: ["'none'"], requireTrustedTypesFor: ["'script'"], trustedTypes: ['vue', 'vueuse', "'allow-duplicates'"], formAction: ["'self'"], frameAncestors: ["'none'"],
        },
      },
      strictTransportSecurity: publicUrl?.protocol === 'https:',
    }),
  );
  if (rates !== undefined) app.use(rateLimited(rates));
  app.use('/graphql', (_: Request, __: Response, next: NextFunction) => { withCurrency(next); });
  app.useBodyParser('json', { limit: MAX_BODY_BYTES });
  if (!existsSync(join(webDist, 'index.html'))) return;
  app.useStaticAssets(webDist, {
    index: false,
    setHeaders: (res: Response, path: string) => void res.setHeader('Cache-Control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
  });
  app.use((req: Request, res: Response, next: NextFunction) => {
    if (!opensPage(req)) {
      next();
      return;
    }
    res.setHeader('Cache-Control', 'no-cache');
    res.sendFile('index.html', { root: webDist });
  });
}

import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Where the peers' packages lie: in a folder of their own, which only `npm run bench:peers` fills. Nothing else knows of them, so what is used of each is written down by who uses it. */
const PACKAGES = fileURLToPath(new URL('../../../bench/peers/package.json', import.meta.url));

const load = createRequire(PACKAGES);

/** A package of that folder. */
export const installed = (name: string): unknown => load(name);

/** The version a package has, as it says itself. */
export const installedVersion = (name: string): string => (installed(`${name}/package.json`) as { version: string }).version;

/** The door of the room: what tests use. */
export { AppModule } from './app.module.js';
export { configureHttp } from './http.js';
export { MAX_BODY_BYTES } from './graphql/limits.js';
export { frameworkLog, logOf } from './health/log.js';
export { LOCAL_VIEWER, NOBODY, type Viewer } from './store/viewer.js';
export type { BackupOptions } from './schedules/nightly-backup.js';
export { viewerBySession } from './identity/sign-in.service.js';
export { FirstAdministrator } from './identity/first-administrator.js';
export { EVERY_RIGHT, RIGHTS, ROLES, type Right, type Role } from './identity/rights.js';
export type { MailOptions, SendingOptions } from './config/sending-options.js';
export type { SsoOptions } from './config/sign-in-options.js';
export type { RateLimits } from './identity/rates/rate-limits.js';

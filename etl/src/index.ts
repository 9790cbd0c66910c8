/** The door of the room: what other rooms may use. */
export { loadFiles, type LoadRequest } from './load-files.js';
export { type LoadProgress, type LoadResult } from './run-load.js';
export { withdrawLoad, type Withdrawn } from './withdraw-load.js';
export { type Absences } from './publish/absences.js';
export { recover, type Recovered } from './recover.js';
export { builtInProfiles, listProfiles, parseProfile, readProfile, type Profile } from './profile/profile.js';
export { LoadRefused, type RefusalCode } from './reject/refusal.js';
export { REJECT_REASONS, rejectSentence, type RejectReason } from './reject/reasons.js';
export { countRejects, listRejects, type RejectCount, type RejectedRow } from './reject/reject-counts.js';
export { placeOfRow } from './read/read-files.js';
export { type UnknownValue } from './map/unknown-values.js';
export { type LedgerEntry, type LoadState } from './publish/ledger.js';
export { DEMO_DEFAULTS, writeDemo, type DemoOptions } from './demo/generate.js';
export { ConfigError, readLoadConfig, type LoadConfig } from './config.js';
export { storeSentence } from './store-sentence.js';

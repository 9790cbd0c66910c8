/**
 * Tells the embedded engine, before it is loaded, to give memory back that it has not used again within a second and a half; by itself it waits for ten, and the steps of a
 * load, each of which takes some and lets go of it, add up. It reads this from the environment while it is loaded, so this is imported ahead of it.
 * What an operator sets stays.
 */
process.env['JE_MALLOC_CONF'] ??= 'dirty_decay_ms:1500,muzzy_decay_ms:0';

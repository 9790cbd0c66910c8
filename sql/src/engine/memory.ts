/**
 * Tells the embedded engine, before it is loaded, to give memory back that it has not used again within a third of a second; by itself it waits for five, and the steps of a
 * load, each of which takes some and lets go of it, add up. It reads this from the environment while it is loaded, so this is imported ahead of it.
 * What an operator sets stays.
 */
process.env['JE_MALLOC_CONF'] ??= 'dirty_decay_ms:300,muzzy_decay_ms:0';

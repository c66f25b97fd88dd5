/** Keys in `storage.local` that more than one context reads. */

/** The gate as text; written by the background with each snapshot, read by every page. */
export const GATE_KEY = 'gate';

/** What the sync remembers; only the background reads it. */
export const SYNC_KEY = 'sync';

/** Ids of site adapters that a signed manifest has switched off; a list of strings, read by every page. */
export const SWITCHED_OFF_KEY = 'switchedOff';

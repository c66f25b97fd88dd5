/** Keys in `storage.local` that more than one context reads. */

/** The gate as text; written by the background with each snapshot, read by every page. */
export const GATE_KEY = 'gate';

/** Where the extension runs from install on. Apart from the registry, because pages need no list of hosts. */
import { NEWS_MATCHES } from './news-hosts.ts';
import { SITES } from './registry.ts';

/** Match patterns, all of the form `https://host/*` or `https://*.host/*`. */
export const MATCHES: readonly string[] = [...SITES.flatMap((site) => site.matches), ...NEWS_MATCHES];

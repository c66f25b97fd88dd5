/**
 * Where the user lets the extension run besides the sites of the manifest. The grant itself is the browser's: it is asked
 * for in the click of a page of ours, and everything here follows from what the browser then says is granted.
 */

const SCRIPT_ID = 'granted-sites';
const PAGE_SCRIPT = 'page.js';

/** The parts of the extension API that are used here. */
export interface AccessApi {
  readonly permissions: {
    getAll(): Promise<{ origins?: string[] | undefined }>;
    remove(permissions: { origins: string[] }): Promise<boolean>;
  };
  readonly scripting: {
    getRegisteredContentScripts(filter: { ids: string[] }): Promise<{ id: string; matches?: string[] | undefined }[]>;
    registerContentScripts(scripts: Registration[]): Promise<void>;
    unregisterContentScripts(filter: { ids: string[] }): Promise<void>;
  };
}

interface Registration {
  id: string;
  matches: string[];
  js: string[];
  runAt: 'document_idle';
  persistAcrossSessions: boolean;
}

/** Match patterns that cover a host: itself and its subdomains. `www.` is left out. */
export function patternsOf(host: string): string[] {
  const name = host.replace(/^www\./, '');
  const isName = /[a-z]/i.test(name) && name.includes('.');
  return isName ? [`https://${name}/*`, `https://*.${name}/*`] : [`https://${name}/*`];
}

/** The host in what a user typed, an address or a name; null where there is none. */
export function hostOf(text: string): string | null {
  const address = text.includes('://') ? text.trim() : `https://${text.trim()}`;
  if (text.trim() === '' || !URL.canParse(address)) return null;
  const { hostname } = new URL(address);
  return hostname.includes('.') ? hostname : null;
}

/** Patterns by the host that they cover, with its subdomains; under null those that cover all sites. */
export function byHost(patterns: readonly string[]): Map<string | null, string[]> {
  const hosts = new Map<string | null, string[]>();
  for (const pattern of patterns) {
    const host = /^[^:]+:\/\/(?:\*\.)?([^/*]+)\//u.exec(pattern)?.[1] ?? null;
    hosts.set(host, [...(hosts.get(host) ?? []), pattern]);
  }
  return hosts;
}

/** What is granted beyond the manifest's own sites. */
export async function grantedSites(api: AccessApi, own: readonly string[]): Promise<string[]> {
  const { origins = [] } = await api.permissions.getAll();
  return origins.filter((origin) => !own.includes(origin)).sort();
}

let last: Promise<void> = Promise.resolve();

/**
 * Registers the page's script for just what is granted now. Called when a grant comes or goes, and on start; one after the
 * other, because a grant that is given back here is also told of by the browser.
 */
export function followGrants(api: AccessApi, own: readonly string[]): Promise<void> {
  const followed = last.then(() => register(api, own));
  last = followed.catch(() => undefined);
  return followed;
}

async function register(api: AccessApi, own: readonly string[]): Promise<void> {
  const matches = await grantedSites(api, own);
  const [registered] = await api.scripting.getRegisteredContentScripts({ ids: [SCRIPT_ID] });
  if (registered && [...(registered.matches ?? [])].sort().join() === matches.join()) return;
  if (registered) await api.scripting.unregisterContentScripts({ ids: [SCRIPT_ID] });
  if (matches.length === 0) return;
  await api.scripting.registerContentScripts([
    { id: SCRIPT_ID, matches, js: [PAGE_SCRIPT], runAt: 'document_idle', persistAcrossSessions: true },
  ]);
}

/** Gives back what was granted; the sites of the manifest stay. @returns what is granted afterwards */
export async function revokeSites(
  api: AccessApi,
  own: readonly string[],
  origins: readonly string[],
): Promise<string[]> {
  const given = new Set(await grantedSites(api, own));
  const going = origins.filter((origin) => given.has(origin));
  if (going.length > 0) await api.permissions.remove({ origins: going });
  await followGrants(api, own);
  return grantedSites(api, own);
}

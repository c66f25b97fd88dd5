/** Addresses of published datasets. */

/**
 * An address as a directory's: https (http only on this machine), no query, no fragment, no password, `/` at the end.
 * Null where it is none.
 */
export function directoryAddress(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const isLocal = url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (!(url.protocol === 'https:' || isLocal) || url.username !== '' || url.password !== '') return null;
  url.search = '';
  url.hash = '';
  return url.pathname.endsWith('/') ? url.href : `${url.href}/`;
}

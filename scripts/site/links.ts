/** Holds the site's own links against its files. */

const LINK = / (?:href|src)="([^"]*)"/gu;
const ID = / id="([^"]*)"/gu;

const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/**
 * Every link of a page that leads to no file of the site, to no id of the page that it names, or to another place
 * without https: "page: link".
 * @param root where the site's root lies: what links that begin with a slash begin with
 */
export function deadLinks(files: ReadonlyMap<string, string>, root: string): string[] {
  const home = 'https://site.invalid/';
  const ids = new Map<string, ReadonlySet<string>>();
  const idsOf = (path: string): ReadonlySet<string> => {
    const found = ids.get(path) ?? new Set(Array.from(files.get(path)?.matchAll(ID) ?? [], ([, id = '']) => id));
    ids.set(path, found);
    return found;
  };
  const leads = (from: string, link: string): boolean => {
    const inside = link.startsWith(root) ? home + link.slice(root.length) : link;
    if (!URL.canParse(inside, home + from)) return false;
    const { href, hash, pathname, protocol, origin } = new URL(inside, home + from);
    if (!href.startsWith(home)) return protocol === 'https:' && origin !== new URL(home).origin;
    const path = decodeURIComponent(pathname.slice(1));
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    return files.has(file) && (hash === '' || idsOf(file).has(decodeURIComponent(hash.slice(1))));
  };
  const dead: string[] = [];
  for (const [path, text] of files) {
    if (!path.endsWith('.html')) continue;
    const links = new Set(Array.from(text.matchAll(LINK), ([, link = '']) => unescaped(link)));
    for (const link of links) if (!leads(path, link)) dead.push(`${path}: ${link}`);
  }
  return dead;
}

/** ModelScope: model pages and lists. Most makers have the same name here as on Hugging Face. */
import type { Identifier } from '../mentions/identifiers.ts';
import { isLoaded, mainColumn, within, type Site } from './site.ts';

/** The model of an address; the index decides whether it is known. */
function idOf(address: string, base: string): Identifier | null {
  const url = URL.canParse(address, base) ? new URL(address, base) : null;
  const id = /^\/models\/([\w.-]+\/[\w.-]+)\/?(?:summary|files)?$/.exec(url?.pathname ?? '')?.[1];
  return id !== undefined && url?.host.endsWith('modelscope.cn') ? { source: 'hub', id } : null;
}

export const modelscope: Site = {
  id: 'modelscope',
  matches: ['https://modelscope.cn/*', 'https://www.modelscope.cn/*'],
  setting: 'hub',
  classify: ({ pathname, href }) =>
    idOf(href, href) ? 'model' : pathname.startsWith('/models') ? 'model-list' : 'other',
  settled: isLoaded,
  targets(root, { url }) {
    const id = idOf(url.href, url.href);
    const [title] = within(root, 'h1');
    const header = id && title ? [{ id, place: 'header' as const, parent: title }] : [];
    const rows = within(root, 'a[href*="/models/"]').flatMap((link) => {
      const id = idOf(link.getAttribute('href') ?? '', url.href);
      const parent = link.querySelector('h2, h3, h4');
      return id && parent ? [{ id, place: 'list' as const, parent }] : [];
    });
    return [...header, ...rows];
  },
  prose: mainColumn,
  skip: 'nav, header, footer, aside, h1, a[href*="/models/"]',
};

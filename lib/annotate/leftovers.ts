/** What an earlier script of ours, or a page restored from a cache, may have left in the page. */

const PREFIX = 'open-recipe-';

function isOurs(sheet: CSSStyleSheet): boolean {
  try {
    return [...sheet.cssRules].some((rule) => rule.cssText.includes(`::highlight(${PREFIX}`));
  } catch {
    return false;
  }
}

/** Removes our elements, highlights and style sheets, whoever put them there. */
export function removeLeftovers(): void {
  for (const element of document.querySelectorAll(`${PREFIX}badge, ${PREFIX}layer, ${PREFIX}card`)) element.remove();
  // Firefox gives content scripts no iterators over the page's maps.
  const names: string[] = [];
  CSS.highlights.forEach((_highlight, name) => names.push(name));
  for (const name of names) if (name.startsWith(PREFIX)) CSS.highlights.delete(name);
  const sheets = Array.from(document.adoptedStyleSheets);
  if (sheets.some(isOurs)) document.adoptedStyleSheets = sheets.filter((sheet) => !isOurs(sheet));
}

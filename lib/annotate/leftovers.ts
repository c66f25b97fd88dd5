/** What an earlier script of ours, or a page restored from a cache, may have left in the page. */

const PREFIX = 'open-recipe-';

/** Removes our elements, highlights and style sheets, whoever put them there. */
export function removeLeftovers(): void {
  for (const element of document.querySelectorAll(`${PREFIX}badge, ${PREFIX}layer, ${PREFIX}card`)) element.remove();
  for (const name of [...CSS.highlights.keys()]) if (name.startsWith(PREFIX)) CSS.highlights.delete(name);
  const isOurs = (sheet: CSSStyleSheet) => {
    try {
      return [...sheet.cssRules].some((rule) => rule.cssText.includes(`::highlight(${PREFIX}`));
    } catch {
      return false;
    }
  };
  if (document.adoptedStyleSheets.some(isOurs))
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => !isOurs(sheet));
}

/** What an earlier script of ours, or a page restored from a cache, may have left in the page. */
import { HIGHLIGHT_NAMES } from './highlight-names.ts';

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
  // By name: in Firefox, looking at what a script left that is gone ends in an error.
  for (const name of HIGHLIGHT_NAMES) CSS.highlights.delete(name);
  try {
    const sheets = Array.from(document.adoptedStyleSheets);
    if (sheets.some(isOurs)) document.adoptedStyleSheets = sheets.filter((sheet) => !isOurs(sheet));
  } catch {
    // A style sheet without highlights to paint changes nothing.
  }
}

/** Whether a place in the page is dark, from the background that is really painted behind it. */

const CHANNELS = /rgba?\(([\d.]+)[ ,]+([\d.]+)[ ,]+([\d.]+)(?:[ ,/]+([\d.]+%?))?/;

/** Relative luminance of a CSS colour, 0 to 1 (WCAG 2.2); null for a see-through one or one we cannot read. */
function luminance(colour: string): number | null {
  const match = CHANNELS.exec(colour);
  if (!match || Number.parseFloat(match[4] ?? '1') < 0.5) return null;
  const [red, green, blue] = [match[1], match[2], match[3]].map((text) => {
    const channel = Number(text) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** How far up a background is looked for: deeper pages are made to hurt. */
const MOST_LEVELS = 64;

/** True where the first painted background behind `element` is darker than its middle. */
export function isDarkBehind(element: Element): boolean {
  for (let at: Element | null = element, up = 0; at && up < MOST_LEVELS; at = at.parentElement, up++) {
    // What is not laid out has no style yet, and working one out takes as long as it lies deep.
    if (!at.checkVisibility()) continue;
    const light = luminance(getComputedStyle(at).backgroundColor);
    if (light !== null) return light < 0.2;
  }
  const scheme = getComputedStyle(document.documentElement).colorScheme;
  return /dark/.test(scheme) && (!/light/.test(scheme) || matchMedia('(prefers-color-scheme: dark)').matches);
}

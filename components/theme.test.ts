import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PALETTES } from '../lib/openness/palettes.ts';
import { PALETTE_COLOURS, tierColours } from '../lib/openness/tier-colours.ts';
import { TIERS } from '../lib/openness/tier-names.ts';

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8');

type Rgb = readonly [number, number, number];

function parse(hex: string): Rgb {
  const digits = hex.length === 4 ? hex.slice(1).replaceAll(/./g, '$&$&') : hex.slice(1);
  const channel = (at: number) => Number.parseInt(digits.slice(at, at + 2), 16);
  return [channel(0), channel(2), channel(4)];
}

function colour(name: string, dark: boolean): Rgb {
  const found = new RegExp(`--or-${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(css);
  const hex = found?.[dark ? 2 : 1];
  if (hex === undefined) throw new Error(`theme.css has no colour --or-${name}`);
  return parse(hex);
}

function mix(over: Rgb, under: Rgb, share: number): Rgb {
  const part = (at: 0 | 1 | 2) => over[at] * share + under[at] * (1 - share);
  return [part(0), part(1), part(2)];
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((c) => {
    const s = c / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: Rgb, b: Rgb): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

describe.each([
  ['light', false],
  ['dark', true],
])('%s colours', (_name, dark) => {
  const paper = colour('paper', dark);
  const wash = colour('wash', dark);

  it.each(TIERS)('%s is readable as text on its own tint, on paper and on a washed row', (tier) => {
    const ink = colour(tier, dark);
    expect(contrast(ink, mix(ink, paper, 0.09))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(ink, paper)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(ink, wash)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(TIERS)('the mark of %s stands out on the sites that carry it', (tier) => {
    const grounds = dark ? ['#0b0f19', '#0d1117', '#212830', '#000'] : ['#fff', '#f6f8fa', '#f9fafb', '#fef6e4'];
    for (const ground of grounds) expect(contrast(colour(tier, dark), parse(ground))).toBeGreaterThanOrEqual(3);
  });

  it.each(TIERS)('%s has the colours that badges on pages have', (tier) => {
    const { tier: ink, paper: ground, soft } = tierColours(PALETTE_COLOURS.standard, tier, dark);
    expect(colour(tier, dark)).toEqual(parse(ink));
    expect(paper).toEqual(parse(ground));
    expect(colour('soft', dark)).toEqual(parse(soft));
  });

  it.each(PALETTES.flatMap((palette) => TIERS.map((tier) => [palette, tier] as const)))(
    'the %s palette keeps %s readable',
    (palette, tier) => {
      const ink = parse(tierColours(PALETTE_COLOURS[palette], tier, dark).tier);
      for (const ground of [paper, wash, mix(ink, paper, 0.09)])
        expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('plain and quiet text are readable', () => {
    for (const name of ['ink', 'soft'])
      for (const ground of [paper, wash]) expect(contrast(colour(name, dark), ground)).toBeGreaterThanOrEqual(4.5);
  });
});

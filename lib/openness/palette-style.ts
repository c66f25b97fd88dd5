import type { Palette } from './palettes.ts';
import { PALETTE_COLOURS } from './tier-colours.ts';

/**
 * A palette as values for the custom properties of `components/theme.css`. Empty for the standard one, which that file
 * itself holds.
 */
export function paletteStyle(palette: Palette): Readonly<Record<string, string>> {
  if (palette === 'standard') return {};
  return Object.fromEntries(
    Object.entries(PALETTE_COLOURS[palette]).map(([tier, [light, dark]]) => [
      `--or-${tier}`,
      `light-dark(${light}, ${dark})`,
    ]),
  );
}

/** The palettes that a user can choose from, by name. Apart from their colours, because every page carries the names. */
export const PALETTES = ['standard', 'distinct', 'plain'] as const;
/** `distinct`: hues and lightness that all kinds of colour blindness tell apart. `plain`: one ink, marks and words only. */
export type Palette = (typeof PALETTES)[number];

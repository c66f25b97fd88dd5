/** The painter's script, put into a page once it names something. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { PagePainter } from '../lib/annotate/painter.ts';
import { PAINTER, type PainterWindow } from '../lib/annotate/painter-window.ts';

export default defineUnlistedScript(() => {
  (globalThis as PainterWindow)[PAINTER] ??= (options) => new PagePainter(options);
});

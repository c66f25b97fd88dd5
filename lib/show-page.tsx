/** Puts a view into a page of the extension, in the language and colours that the user chose, and again when that changes. */
import { render, type ComponentChildren } from 'preact';
import { WordsContext } from '../components/words-context.ts';
import { browserLanguage, currentLanguage } from './current-language.ts';
import { loadWords } from './language/load.ts';
import { paletteStyle } from './openness/palette-style.ts';
import { TIERS } from './openness/tier-names.ts';
import { currentSettings, onSettings } from './stored-settings.ts';

/**
 * Renders `view` into the page's `#app` once the words are there, and the view where it has to wait for something too. What
 * the page's HTML holds as its first frame stands there until then.
 */
export async function showPage(view: ComponentChildren | Promise<ComponentChildren>): Promise<void> {
  const place = document.querySelector('#app')!;
  // Most likely these are the words, so they come while the settings are still being read.
  void loadWords(browserLanguage());
  const draw = async () => {
    const [words, { palette }, content] = await Promise.all([
      currentLanguage().then(loadWords),
      currentSettings(),
      view,
    ]);
    const { documentElement: root } = document;
    root.lang = words.locale;
    root.dir = words.direction;
    const colours = paletteStyle(palette);
    for (const tier of TIERS) root.style.setProperty(`--or-${tier}`, colours[`--or-${tier}`] ?? null);
    place.querySelector(':scope > [data-first-frame]')?.remove();
    render(<WordsContext.Provider value={words}>{content}</WordsContext.Provider>, place);
  };
  await draw();
  onSettings(() => void draw());
}

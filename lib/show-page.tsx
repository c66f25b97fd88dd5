/** Puts a view into a page of the extension, in the language that the user chose, and again when that changes. */
import { render, type ComponentChildren } from 'preact';
import { browser } from 'wxt/browser';
import { WordsContext } from '../components/words-context.ts';
import { currentWords } from './current-words.ts';
import { SETTINGS_KEY } from './settings.ts';

/** Renders `view` into the page's `#app` once the words are there, and the view where it has to wait for something too. */
export async function showPage(view: ComponentChildren | Promise<ComponentChildren>): Promise<void> {
  const draw = async () => {
    const [words, content] = await Promise.all([currentWords(), view]);
    document.documentElement.lang = words.locale;
    document.documentElement.dir = words.direction;
    render(<WordsContext.Provider value={words}>{content}</WordsContext.Provider>, document.querySelector('#app')!);
  };
  await draw();
  browser.storage.local.onChanged.addListener((changes) => {
    if (changes[SETTINGS_KEY]) void draw();
  });
}

/** The words of the language that the user chose, for every context of the extension that is not a web page. */
import { browser } from 'wxt/browser';
import type { Words } from './language/en.ts';
import { languageFor } from './language/languages.ts';
import { loadWords } from './language/load.ts';
import { currentSettings } from './stored-settings.ts';

/** The catalogue of the chosen language, or of the browser's where none was chosen. */
export async function currentWords(): Promise<Words> {
  const { language } = await currentSettings();
  return loadWords(languageFor(language, [browser.i18n.getUILanguage(), ...navigator.languages]));
}

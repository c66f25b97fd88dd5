/** The language of everything that is not a web page: the chosen one, or the browser's where none was chosen. */
import { browser } from 'wxt/browser';
import { languageFor, type Language } from './language/languages.ts';
import { currentSettings } from './stored-settings.ts';

export async function currentLanguage(): Promise<Language> {
  const { language } = await currentSettings();
  return languageFor(language, [browser.i18n.getUILanguage(), ...navigator.languages]);
}

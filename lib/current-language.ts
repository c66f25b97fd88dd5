/** The language of everything that is not a web page: the chosen one, or the browser's where none was chosen. */
import { browser } from 'wxt/browser';
import { languageFor, type Language, type LanguageChoice } from './language/languages.ts';
import { currentSettings } from './stored-settings.ts';

const chosen = (choice: LanguageChoice): Language =>
  languageFor(choice, [browser.i18n.getUILanguage(), ...navigator.languages]);

/** The language of whoever has chosen none. */
export const browserLanguage = (): Language => chosen('auto');

export async function currentLanguage(): Promise<Language> {
  const { language } = await currentSettings();
  return chosen(language);
}

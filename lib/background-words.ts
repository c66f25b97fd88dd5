/**
 * The words of the background. Each catalogue is a script of its own (`entrypoints/words-*.ts`): most starts of the
 * background answer a page, and five catalogues would be nearly half of what has to be read for that.
 */
import { browser } from 'wxt/browser';
import { currentLanguage } from './current-language.ts';
import type { Words } from './language/en.ts';
import { LANGUAGES, type Language } from './language/languages.ts';
import { shelved } from './language/shelf.ts';

/** What a service worker has and Firefox's background page has not. */
const { importScripts } = globalThis as { importScripts?: (...paths: string[]) => void };

const scriptOf = (language: Language): string => `/words-${language}.js`;

/**
 * Makes sure that catalogues can be loaded later; call it before any `await`. A service worker may load at any time what it
 * has loaded while it was being installed, and nothing else.
 */
export function keepCatalogues(): void {
  if (importScripts) addEventListener('install', () => importScripts(...LANGUAGES.map(scriptOf)));
}

/** The catalogue of the chosen language, or of the browser's where none was chosen. */
export async function backgroundWords(): Promise<Words> {
  const language = await currentLanguage();
  if (!shelved(language)) {
    if (importScripts) importScripts(scriptOf(language));
    else await import(/* @vite-ignore */ browser.runtime.getURL(scriptOf(language) as '/words-en.js'));
  }
  const words = shelved(language);
  if (!words) throw new Error(`${scriptOf(language)} brought no words`);
  return words;
}

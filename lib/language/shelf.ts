/** Where a catalogue that is a script of its own (`entrypoints/words-*.ts`) leaves its words for the background. */
import type { Words } from './en.ts';
import type { Language } from './languages.ts';

interface Shelf {
  openRecipeWords?: Partial<Record<Language, Words>>;
}
const shelf = globalThis as typeof globalThis & Shelf;

/** The words of a language, once its script has run. */
export const shelved = (language: Language): Words | undefined => shelf.openRecipeWords?.[language];

export function shelve(language: Language, words: Words): void {
  shelf.openRecipeWords = { ...shelf.openRecipeWords, [language]: words };
}

/** Loads one language's catalogue; the others stay where they are. */
import type { Words } from './en.ts';
import type { Language } from './languages.ts';

const CATALOGUES: Readonly<Record<Language, () => Promise<Words>>> = {
  en: async () => (await import('./en.ts')).en,
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
  es: async () => (await import('./es.ts')).es,
  zh: async () => (await import('./zh.ts')).zh,
};

/** The words of a language. */
export const loadWords = (language: Language): Promise<Words> => CATALOGUES[language]();

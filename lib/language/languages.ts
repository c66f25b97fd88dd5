/** The languages that the extension speaks, and which of them a user gets. */

export const LANGUAGES = ['en', 'de', 'fr', 'es', 'zh'] as const;
/** A language by its BCP 47 code; `zh` is written in simplified characters. */
export type Language = (typeof LANGUAGES)[number];

/** The languages by their own names. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  zh: '简体中文',
};

/** What the user chose: one language, or that of the browser. */
export type LanguageChoice = Language | 'auto';

/** The language for a choice. `preferred`: BCP 47 tags, best first; the first that we speak counts, else English. */
export function languageFor(choice: LanguageChoice, preferred: readonly string[]): Language {
  if (choice !== 'auto') return choice;
  const primary = preferred.map((tag) => tag.toLowerCase().split(/[-_]/u)[0]);
  return primary.flatMap((tag) => LANGUAGES.find((language) => language === tag) ?? [])[0] ?? 'en';
}

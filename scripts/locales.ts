/** What browser and store read of the catalogues, in the package under `_locales`: for the manifest alone. */
import { LANGUAGES } from '../lib/language/languages.ts';
import { loadWords } from '../lib/language/load.ts';

/** Folder names as both browsers know them. */
const FOLDERS: Readonly<Partial<Record<string, string>>> = { zh: 'zh_CN' };

export interface LocaleFile {
  /** Path in the package. */
  readonly relativeDest: string;
  readonly contents: string;
}

/** One file a language. The keys are those that `wxt.config.ts` names as `__MSG_key__`. */
export function localeFiles(): Promise<LocaleFile[]> {
  return Promise.all(
    LANGUAGES.map(async (language) => {
      const words = await loadWords(language);
      const messages = {
        name: words.app.name,
        description: words.app.tagline,
        commandList: words.commands.list,
        commandNext: words.commands.next,
        commandPrevious: words.commands.previous,
        commandOpen: words.commands.open,
      };
      const entries = Object.entries(messages).map(([key, message]) => [key, { message }]);
      return {
        relativeDest: `_locales/${FOLDERS[language] ?? language}/messages.json`,
        contents: `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`,
      };
    }),
  );
}

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Words } from '../lib/language/en.ts';

/** The words of the language in use, for every view below. */
export const WordsContext = createContext<Words | null>(null);

/**
 * The words of the language in use.
 * @throws Error outside of a `WordsContext.Provider`: a view without words is a fault in the code
 */
export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error('no WordsContext.Provider above this view');
  return words;
}

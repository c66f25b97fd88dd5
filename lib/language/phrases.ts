/** What every catalogue needs to put values into words. */

/** A count with its noun: `#` in the form stands for the number, written as the language writes it. */
export type Counting = (count: number, one: string, other?: string) => string;

/** The counting of a language, by its plural rules. `other` is left out where the language has one form only. */
export function counting(locale: string): Counting {
  let rules: Intl.PluralRules | undefined;
  let numbers: Intl.NumberFormat | undefined;
  return (count, one, other = one) => {
    rules ??= new Intl.PluralRules(locale);
    numbers ??= new Intl.NumberFormat(locale);
    const form = rules.select(count) === 'one' ? one : other;
    return form.replace('#', numbers.format(count));
  };
}

/** Makes a list of words: "a, b and c". */
export function listing(comma: string, and: string): (parts: readonly string[]) => string {
  return (parts) =>
    parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(comma)}${and}${parts.at(-1) ?? ''}`;
}

/** The text with a capital letter in front. Catalogues write names of things as they stand within a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

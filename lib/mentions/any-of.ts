/**
 * Word lists as parts of regular expressions. An entry is a word or phrase, in the notation of regular expressions where
 * it has endings (`models?`, `fine-?tun\w+`); entries stand between slashes, so that a word is added by writing it.
 * Earlier entries win over later ones that begin alike.
 */

/** An alternation of all entries of some lists, in their order: `anyOf('a / b', 'c')` is `(?:a|b|c)`. */
export function anyOf(...lists: readonly string[]): string {
  return `(?:${lists.flatMap((list) => list.trim().split(/\s+\/\s+/)).join('|')})`;
}

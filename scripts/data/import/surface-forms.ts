/** Surface forms for new records: which are free, and which need evidence from the text around them. */
import { aliasKey } from '../../../lib/dataset/rules/aliases.ts';
import { COMMON_WORDS } from '../../../lib/dataset/rules/common-words.ts';
import type { Dataset } from '../../../lib/dataset/schema.ts';
import { AMBIGUOUS_WORDS } from '../../../lib/mentions/ambiguous-words.ts';
import type { Alias } from '../../../lib/openness/record.ts';

const LEAST_LENGTH = 3;
const MOST_LENGTH = 80;

/** Who owns which surface form; grows with every record that is drafted. */
export class SurfaceForms {
  readonly #taken = new Set<string>();
  readonly #reserved = new Set<string>();
  readonly #companies = new Set<string>();

  constructor(dataset: Dataset) {
    for (const { name, aliases } of [...dataset.families, ...dataset.series, ...dataset.corpora])
      for (const form of [name, ...aliases]) this.#taken.add(aliasKey(typeof form === 'string' ? form : form.text));
    for (const { name, aliases } of dataset.developers) this.addCompany(name, aliases ?? []);
  }

  addCompany(name: string, aliases: readonly string[] = []): void {
    for (const form of [name, ...aliases]) this.#companies.add(aliasKey(form));
  }

  isFree(form: string): boolean {
    return !this.#taken.has(aliasKey(form));
  }

  /** Keeps a form for a series, so that a corpus of the same name gets its owner's name too. */
  reserve(form: string): void {
    this.#reserved.add(aliasKey(form));
  }

  isFreeForCorpus(form: string): boolean {
    return this.isFree(form) && !this.#reserved.has(aliasKey(form));
  }

  /** Takes those of the forms that are free, each as the alias it must be. */
  take(forms: readonly string[]): readonly Alias[] {
    return forms.flatMap((form): Alias[] => {
      const text = form.replaceAll(/\s+/gu, ' ').trim();
      if (text.length < LEAST_LENGTH || text.length > MOST_LENGTH || !this.isFree(text)) return [];
      this.#taken.add(aliasKey(text));
      return [this.#mustBeAmbiguous(text) ? { text, ambiguous: true } : text];
    });
  }

  /**
   * A digit or an inner capital makes a name of a word. Without them it may be a word, a phrase or a person; and a word
   * that is known to be ambiguous stays so whatever its capitals.
   */
  #mustBeAmbiguous(text: string): boolean {
    const key = aliasKey(text);
    if (this.#companies.has(key) || COMMON_WORDS.has(key) || AMBIGUOUS_WORDS.has(key)) return true;
    return !/\d/u.test(text) && !/\p{Ll}\p{Lu}|\p{Lu}\p{Lu}\p{Ll}|-\p{Lu}{2}/u.test(text);
  }
}

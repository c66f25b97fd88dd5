import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { LANGUAGES, languageFor, type Language } from './languages.ts';
import { loadWords } from './load.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
type Text = string | ((...values: unknown[]) => unknown) | readonly string[];

/** Every text of a catalogue by its path. */
function texts(words: object, path = ''): Map<string, Text> {
  return new Map(
    Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
      const here = path === '' ? key : `${path}.${key}`;
      const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value);
      return isGroup ? [...texts(value, here)] : [[here, value as Text] as const];
    }),
  );
}

/** What a text says with values that can be told apart; numbers are above 20, so that every language uses its plural. */
function said(text: Text): string {
  if (typeof text !== 'function') return String(text);
  const marks = ['«1»', '«2»', '«3»', '«4»', '«5»'].slice(0, text.length);
  const tries: unknown[][] = [marks, marks.map((mark) => [mark]), marks.map((_, at) => 21 + at), [['«1»'], 22, 23]];
  for (const values of tries) {
    try {
      const result = text(...values);
      const flat = Array.isArray(result) ? result.join('') : String(result);
      if (!/NaN|undefined|\[object/u.test(flat)) return flat;
    } catch {
      // The next kind of values is tried.
    }
  }
  throw new Error(`no values fit ${String(text)}`);
}

const values = (text: string) => [...new Set(text.match(/«\d»|\{\w+\}|%s|2[1-5]/gu) ?? [])].sort();

describe.each(LANGUAGES)('the catalogue %s', (language: Language) => {
  const english = texts(en);
  let own: ReadonlyMap<string, Text>;
  beforeAll(async () => {
    own = texts(await loadWords(language));
  });

  it('is a script of the package, for the background', () => {
    const script = readFileSync(join(ROOT, `entrypoints/words-${language}.ts`), 'utf8');
    expect(script).toContain(`shelve('${language}', ${language})`);
  });

  it('has just the texts of the English one', () => {
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('says something in each, with all values', () => {
    for (const [path, text] of english) {
      const mine = own.get(path) ?? '';
      // Chinese puts nothing between sentences.
      if (path === 'sentences.gap') continue;
      const isEmpty = said(text) === '';
      expect(said(mine) === '', path).toBe(isEmpty);
      expect(values(said(mine)), path).toEqual(values(said(text)));
    }
  });

  it('is translated', () => {
    if (language === 'en') return;
    const same = [...english].filter(
      ([path, text]) => said(text) === said(own.get(path) ?? '') && /\p{L}{4}/u.test(said(text)),
    );
    const letters = same.filter(([, text]) => said(text).includes(' ')).map(([path]) => path);
    // What stays: names of standards, of the product, of formats.
    expect(
      letters.filter(
        (path) =>
          !/^(frameworks|app\.name|options\.aboutVersion|lines\.licenceClass|badge\.named|clauses\.naming|terms\.g7|page\.times)/u.test(
            path,
          ),
      ),
    ).toEqual([]);
    expect(same.length).toBeLessThan(english.size * 0.1);
  });
});

describe('the language', () => {
  it('is the one chosen, else the first of the browser that we speak, else English', () => {
    expect(languageFor('de', ['fr'])).toBe('de');
    expect(languageFor('auto', ['pt-BR', 'de-AT', 'en'])).toBe('de');
    expect(languageFor('auto', ['EN_us'])).toBe('en');
    expect(languageFor('auto', ['ja'])).toBe('en');
  });
});

const SOURCES = ['components', 'entrypoints', 'lib', 'scripts'];

function sources(): { readonly name: string; readonly text: string }[] {
  const names = SOURCES.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  return names
    .filter(
      (name) =>
        /\.tsx?$/u.test(name) && !/\.test\.|\.fixture\./u.test(name) && !/lib\/language\/[a-z]{2}\.ts$/u.test(name),
    )
    .map((name) => ({ name, text: readFileSync(join(ROOT, name), 'utf8') }));
}

/** Texts whose key is an id of the domain are used by group: `words.tiers[tier]`. */
function isUsed(path: string, files: readonly { readonly text: string }[]): boolean {
  const [group = '', key] = path.split('.');
  return files.some(({ text }) => {
    if (!text.includes(group)) return false;
    if (key === undefined)
      return new RegExp(
        `\\b(?:words|en)\\??\\.${group}\\b|\\{[^{}]*\\b${group}\\b[^{}]*\\}(?::| = )[^\\n]*\\b[wW]ords\\b`,
        'u',
      ).test(text);
    if (new RegExp(`\\.${group}\\[|\\b${group}(?:: say)?[ ,][^\\n]*\\n[\\s\\S]*\\b${group}\\[`, 'u').test(text))
      return true;
    if (!text.includes(`.${key}`)) return false;
    // `words.page.loading`, `page.loading`, or the group under another name.
    const names = [
      group,
      ...[...text.matchAll(new RegExp(`\\b${group}: (\\w+)|(\\w+) = words\\.${group};`, 'gu'))].map(
        (match) => match[1] ?? match[2] ?? group,
      ),
    ];
    return names.some((name) => new RegExp(`(?<![\\w.])(?:words\\.|en\\.)?${name}\\s*\\.${key}\\b`, 'u').test(text));
  });
}

describe('the sources', () => {
  it('use every text', () => {
    const files = sources();
    const unused = [...texts(en).keys()].filter((path) => !isUsed(path, files));
    expect(unused).toEqual([]);
  });

  it('hold no text of their own in views', () => {
    const found = sources()
      .filter(({ name }) => name.endsWith('.tsx'))
      .flatMap(({ name, text }) => {
        const code = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/gu, '');
        const attributes = [
          ...code.matchAll(
            /\b(?:aria-label|aria-description|title|placeholder|alt|label|legend|hint)="([^"]*\p{L}[^"]*)"/gu,
          ),
        ];
        const nodes = [...code.matchAll(/(?:<\/?[A-Za-z][^<>]*[^=<>]|\})>([^<>{}]*\p{L}{2}[^<>{}]*)<\/?[A-Za-z]/gu)];
        return [...attributes, ...nodes].map((match) => `${name}: ${(match[1] ?? '').trim()}`);
      })
      // What follows a type parameter is code, and names of file formats are the same everywhere.
      .filter((line) => !/[;=]|: [(),:]/u.test(line))
      .filter((line) => !/: (?:TXT|CSV|Atom|JSON Feed)$/u.test(line));
    expect(found).toEqual([]);
  });
});

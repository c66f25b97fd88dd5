/**
 * The index of names: how the dataset's records become entries, in buckets by key, so that the background loads only
 * the buckets which a page's words ask for. `eachKey` in tokens.ts reads the same keys off a page.
 */
import { anyOf } from './any-of.ts';
import type { Alias } from '../openness/record.ts';
import { AMBIGUOUS_WORDS, EVERYDAY_WORDS } from './ambiguous-words.ts';
import { CONTEXT_KEYS } from './context-words.ts';
import {
  COMMON_FIRST,
  GENERIC_ENDINGS,
  isDate,
  isSize,
  isVersion,
  LINE_WORDS,
  plainWord,
  VARIANTS,
} from './grammar-words.ts';
import { ID_SOURCES, type IdSource } from './identifiers.ts';
import { nameWords } from './name-tokens.ts';

type NameableKind = 'family' | 'series' | 'release' | 'corpus';

/** What can be named. Made from records by `lib/catalogue/nameables.ts`. */
export interface Nameable {
  readonly id: string;
  readonly kind: NameableKind;
  readonly name: string;
  readonly aliases: readonly Alias[];
  /** The maker's names: evidence near an ambiguous surface form. */
  readonly developerNames: readonly string[];
  /** The id of the family, for series and releases. */
  readonly family: string | null;
  /** Of a release: its series. */
  readonly series?: string;
  /** Hugging Face ids (data set ids of a corpus), `*` standing for what varies. */
  readonly hubIds?: readonly string[];
  /** GitHub repositories, `owner/name`. */
  readonly repos?: readonly string[];
  /** arXiv numbers. */
  readonly papers?: readonly string[];
}

/** One surface form of one thing. Optional fields are left out where they say nothing: there may be a million entries. */
export interface AliasEntry {
  readonly id: string;
  readonly kind: NameableKind;
  readonly name: string;
  /** The form as listed: its capitals matter. For a structured id (`hub:org/name`) the whole key, in small letters. */
  readonly text: string;
  /** Folded words of the form; empty for structured ids. */
  readonly words: readonly string[];
  readonly family?: string;
  readonly makers?: readonly string[];
  /** Also means something else: needs evidence. */
  readonly ambiguous?: true;
  /** Must be written with just these capitals. */
  readonly exact?: true;
  /** Leaves out the family's name ("Scout", "Opus 4.5"): needs the family, its maker or a sibling on the page. */
  readonly short?: true;
  /** Is also what its maker is called ("DeepSeek"). */
  readonly firm?: true;
  /** Words that, near by, speak against it. */
  readonly not?: readonly string[];
}

/** The key under which a word is filed, or null where a word of this form is not (numbers, single letters). */
export function keyOfWord(word: string): string | null {
  const single = /^[a-z]\d+/.exec(word);
  if (single) return single[0];
  return word.length > 1 && !/^\d/.test(word) ? word : null;
}

/** The place of the word that a form is filed under: its first word that is not too common; for ideographs the first two. */
export function anchorOf(words: readonly string[]): number {
  const rare = words.findIndex((word) => keyOfWord(word) !== null && !COMMON_FIRST.has(word) && !VARIANTS.has(word));
  const any = words.findIndex((word) => keyOfWord(word) !== null);
  return rare >= 0 ? rare : any;
}

/** The key of a form; null for forms that cannot be found in text (no letters at all). */
function keyOfForm(words: readonly string[]): string | null {
  const first = words[0];
  if (first !== undefined && first.length === 1 && first > '\u3000') return first + (words[1] ?? '');
  const word = words[anchorOf(words)];
  return word === undefined ? null : keyOfWord(word);
}

/** The key under which structured ids of one owner are filed: `hub:allenai`. */
export function keyOfId(source: IdSource, id: string): string {
  return `${source}:${source === 'arxiv' ? id : (id.split('/')[0] ?? '')}`.toLowerCase();
}

/** Whether a key is one of words, which the gate must know; structured ids are no part of the gate. */
export function isWordKey(key: string): boolean {
  return !ID_SOURCES.some((source) => key.startsWith(`${source}:`));
}

/** The entry of a structured id (`hub:org/name` in small letters) in its bucket, listed or by pattern; null where neither. */
export function idEntry(bucket: readonly AliasEntry[], key: string): AliasEntry | null {
  let byPattern: AliasEntry | null = null;
  for (const entry of bucket) {
    if (entry.text === key) return entry;
    const star = entry.text.indexOf('*');
    if (
      star > 0 &&
      key.startsWith(entry.text.slice(0, star)) &&
      key.endsWith(entry.text.slice(entry.text.lastIndexOf('*') + 1))
    )
      byPattern ??= entry;
  }
  return byPattern;
}

/** Makes the index: entries by key. The order of `nameables` does not matter. */
export function buildAliasEntries(nameables: readonly Nameable[]): Map<string, AliasEntry[]> {
  const steps = aliasEntriesOf(nameables);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Makes the index in steps, so that whoever runs them may rest in between. */
export function* aliasEntriesOf(nameables: readonly Nameable[]): Generator<void, Map<string, AliasEntry[]>> {
  const index = new Map<string, AliasEntry[]>();
  const read = wordReader();
  const familyWords = new Map<string, readonly string[]>();
  for (const it of nameables) if (it.kind === 'family') familyWords.set(it.id, read(it.name).words);
  const lines = yield* linesOf(nameables, familyWords, read);
  const dateless = yield* uniqueDatelessNames(nameables, read);
  const file = (key: string | null, entry: AliasEntry): void => {
    if (key === null) return;
    const bucket = index.get(key);
    if (bucket) bucket.push(entry);
    else index.set(key, [entry]);
  };
  const makersOf = new Map<readonly string[], readonly string[]>();
  for (const it of nameables) {
    yield;
    const makers = makersOf.get(it.developerNames) ?? [...new Set(it.developerNames)];
    makersOf.set(it.developerNames, makers);
    // Field by field: a million entries are made, and spreading objects costs several times as much.
    const entryOf = (text: string, words: readonly string[]): Draft => {
      const entry: Draft = { id: it.id, kind: it.kind, name: it.name, text, words };
      if (it.family !== null) entry.family = it.family;
      if (makers.length > 0) entry.makers = makers;
      return entry;
    };
    const texts = new Set<string>();
    for (const form of [...formsOf(it, dateless, read), ...(lines.get(it.id) ?? [])]) {
      if (texts.has(form.text)) continue;
      texts.add(form.text);
      const { words } = read(form.text);
      if (words.every((word) => GENERIC_ENDINGS.has(word) || word === 'open')) continue;
      const ambiguous = form.ambiguous === true || isAmbiguous(form, words);
      const firm = words.length === 1 && makers.some((maker) => isFirmName(read(maker).words, words[0] ?? ''));
      // A corpus is not called like its maker alone, unless somebody lists it so.
      if (firm && it.kind === 'corpus' && !isListed(it, form.text)) continue;
      const entry = entryOf(form.text, words);
      if (ambiguous) entry.ambiguous = true;
      if (form.exact) entry.exact = true;
      if (form.short) entry.short = true;
      if (firm) entry.firm = true;
      if (form.not && form.not.length > 0) entry.not = form.not;
      file(keyOfForm(words), entry);
    }
    const ids: [IdSource, readonly string[]][] = [
      [it.kind === 'corpus' ? 'dataset' : 'hub', it.hubIds ?? []],
      ['github', it.repos ?? []],
      ['arxiv', it.papers ?? []],
    ];
    for (const [source, list] of ids) {
      for (const id of list) file(keyOfId(source, id), entryOf(`${source}:${id}`.toLowerCase(), NO_WORDS));
    }
  }
  // So that the gate lets pass what tells the background that a page is about AI.
  for (const key of CONTEXT_KEYS) if (!index.has(key)) index.set(key, []);
  return index;
}

type Draft = { -readonly [Field in keyof AliasEntry]: AliasEntry[Field] };

const NO_WORDS: readonly string[] = [];

interface ReadName {
  readonly words: readonly string[];
  /** The words with spaces between. */
  readonly folded: string;
}
type WordReader = (text: string) => ReadName;

/** Reads the words of names, each name once: the making of the index asks for the same ones again and again. */
function wordReader(): WordReader {
  const known = new Map<string, ReadName>();
  return (text) => {
    let name = known.get(text);
    if (!name) {
      const words = nameWords(text);
      known.set(text, (name = { words, folded: words.join(' ') }));
    }
    return name;
  };
}

function isListed({ name, aliases }: Nameable, text: string): boolean {
  return name === text || aliases.some((alias) => (typeof alias === 'string' ? alias : alias.text) === text);
}

/** Whether a maker, given by its words, is called by one alone ("Mistral AI", "DeepSeek"). */
function isFirmName([first, ...rest]: readonly string[], word: string): boolean {
  return first === word && rest.every((part) => /^(?:ai|labs?|inc|research|technolog\w+)$/.test(part));
}

interface Form {
  readonly text: string;
  readonly ambiguous?: boolean | undefined;
  readonly exact?: boolean | undefined;
  readonly short?: boolean | undefined;
  readonly not?: readonly string[] | undefined;
}

/** All surface forms: listed aliases, the name, for a release its name without the date. */
function formsOf(it: Nameable, dateless: ReadonlyMap<string, string>, read: WordReader): Form[] {
  const listed = it.aliases.map((alias): Form => (typeof alias === 'string' ? { text: alias } : alias));
  const forms = new Map<string, Form>();
  const bares = listed.map(({ text }) => bareForm(text, it, read));
  for (const [place, form] of listed.entries()) {
    // What is left without the maker is listed too, or it is as ambiguous as the maker's name made it.
    if (bares[place] === form.text) forms.set(form.exact ? form.text : read(form.text).folded, form);
  }
  const known = new Set<string>();
  for (const { text } of forms.values()) known.add(read(text).folded);
  const add = (form: Form): void => {
    const key = read(form.text).folded;
    if (known.has(key)) return;
    known.add(key);
    forms.set(key, form);
  };
  add({ text: it.name, not: listed.find((form) => form.not)?.not });
  for (const [place, form] of listed.entries()) {
    const bare = bares[place] ?? form.text;
    add(bare === form.text ? form : { ...form, text: bare });
  }
  const bare = dateless.get(it.id);
  if (bare !== undefined) add({ text: bare });
  const glued = /^([A-Z][a-z]+) ([A-Z][A-Za-z]+)$/.exec(it.name);
  if (glued) add({ text: `${glued[1] ?? ''}${glued[2] ?? ''}` });
  return [...forms.values()];
}

/** A form without its maker in front and generic words behind: neither belongs to the name ("Meta Llama", "Mistral models"). */
function bareForm(text: string, { name, developerNames }: Nameable, read: WordReader): string {
  const [first] = read(name).words;
  let bare = text;
  for (const maker of developerNames) {
    if (bare.charAt(maker.length) !== ' ' || bare.slice(0, maker.length).toLowerCase() !== maker.toLowerCase())
      continue;
    const rest = bare.slice(maker.length + 1);
    // A maker whose name is the model's first word stays ("DeepSeek OCR").
    if (read(rest).words[0] === first) bare = rest;
  }
  for (;;) {
    const space = bare.lastIndexOf(' ');
    const last = bare.slice(space + 1);
    if (space < 1 || last !== last.toLowerCase() || !GENERIC_ENDINGS.has(last)) return bare;
    bare = bare.slice(0, space);
  }
}

/**
 * Short forms that leave the family's name out: "Opus 4.5" of "Claude Opus 4.5", "Scout" of "Llama 4 Scout", "R1" of
 * "DeepSeek-R1". Those of releases belong to their series, since many releases share them.
 */
function* linesOf(
  nameables: readonly Nameable[],
  families: ReadonlyMap<string, readonly string[]>,
  read: WordReader,
): Generator<void, Map<string, Form[]>> {
  const lines = new Map<string, Map<string, Form>>();
  const add = (id: string, words: readonly string[]): void => {
    const text = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
    const known = lines.get(id) ?? new Map<string, Form>();
    lines.set(id, known.set(text, { text, short: true }));
  };
  for (const it of nameables) {
    yield;
    const family = families.get(it.family ?? '');
    if (!family || it.kind === 'family') continue;
    const owner = it.series ?? it.id;
    const names = [it.name, ...it.aliases.map((alias) => (typeof alias === 'string' ? alias : alias.text))];
    for (const name of names) {
      const { words } = read(name);
      if (!family.every((word, i) => words[i] === word)) continue;
      const rest = words.slice(family.length);
      const line = rest.findIndex((word) => isLineWord(word));
      const word = rest[line];
      const version = rest[line + 1];
      if (word !== undefined) {
        if (version !== undefined && isVersion(version)) add(owner, [word, version]);
        // The line's name alone names the family's line, whatever its version.
        add(version !== undefined && isVersion(version) ? (it.family ?? owner) : owner, [word]);
      } else if (
        it.kind === 'series' &&
        rest[0] !== undefined &&
        /^[a-z]\d+(?:\.\d+)?$/.test(rest[0]) &&
        !isSize(rest[0])
      )
        add(owner, rest);
    }
  }
  return new Map(Array.from(lines, ([id, forms]) => [id, [...forms.values()]]));
}

/** Whether a word can stand for a family's line by itself: long enough, and no word that many names share. */
function isLineWord(word: string): boolean {
  return (
    /^[a-z]{4,}$/.test(word) &&
    (LINE_WORDS.has(word) || !(VARIANTS.has(word) || GENERIC_ENDINGS.has(word) || GENERIC_LINES.test(word)))
  );
}

const GENERIC_LINES = new RegExp(
  `^${anyOf(
    String.raw`embed\w* / rerank\w* / dedup\w* / transcribe / search / version / text / first / second / generation / original / mix /
      twin / step / stage / main / tuned / hosted / checkpoints? / logs / recipes? / weights / short / old / aesthetics`,
    String.raw`foundation / robotics / science / world / vision\w* / speech\w* / commercial / community / enterprise / premier /
      express / standard / canvas / reel / sonic / titan / open\w*`,
    'arabic / german / french / spanish / italian / dutch / japanese / chinese / korean / hindi / english / indic / music / weather',
  )}$`,
);

/** A form is ambiguous where it is one word with another sense, or a letter and a number. */
function isAmbiguous(form: Form, words: readonly string[]): boolean {
  const [first, second] = words;
  if (first === undefined) return false;
  // Capitals inside a word (LLaMA) are nobody else's, if they must stand so.
  if (form.exact && /\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}/u.test(form.text)) return false;
  if (words.length === 1) return AMBIGUOUS_WORDS.has(first) || /^[a-z]\d{1,2}$/.test(first) || first.length < 3;
  if (words.length === 2 && first.length === 1) return true;
  // "Step 2", "Flux 1": things are counted so.
  if (words.length === 2 && EVERYDAY_WORDS.has(first) && /^\d{1,2}$/.test(second ?? '')) return true;
  return words.length === 2 && first === 'the' && second !== undefined && AMBIGUOUS_WORDS.has(second);
}

/** For releases whose name carries a date: the name without it, where no other release shares that. */
function* uniqueDatelessNames(nameables: readonly Nameable[], read: WordReader): Generator<void, Map<string, string>> {
  /** By the name, its only release; null where several share it. */
  const owners = new Map<string, string | null>();
  for (const it of nameables) {
    if (it.kind !== 'release') continue;
    yield;
    const { words } = read(it.name);
    const bare = words.filter((word, i) => i === 0 || !isDate(word) || isVersion(word)).filter((word) => word !== 'hf');
    const key = bare.map(plainWord).join(' ');
    owners.set(key, owners.has(key) ? null : it.id);
  }
  const result = new Map<string, string>();
  for (const [text, id] of owners) if (id !== null) result.set(id, text);
  return result;
}

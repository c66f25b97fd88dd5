/** One source file of the dataset: text in, record or faults out. For the tool chain; never shipped. */
import { LineCounter, isAlias, isNode, isScalar, isMap, parseDocument, visit, type Document, type Pair } from 'yaml';
import { en } from 'zod/locales';
import type * as z from 'zod/mini';
import { pathText, type Fault, type KeyPath } from './fault.ts';
import { placeOf, type FileKind, type FilePlace } from './places.ts';
import { fileSchemas, versionFileSchema } from './schema.ts';

/** Largest source file, in UTF-16 code units: some ten times the longest that people write. */
const FILE_LIMIT = 400_000;

/** What decoding left of bytes that are no UTF-8, and control characters, which the YAML reader would let pass. */
const NO_TEXT = /\uFFFD|[^\P{Cc}\t\n\r]/u;

const files = fileSchemas();
/** What each kind of file must hold. */
export const SCHEMAS = {
  series: files.seriesFile,
  corpus: files.corpusFile,
  family: files.familyFile,
  developer: files.developerFile,
  licences: files.licencesFile,
  sources: files.sourcesFile,
  version: versionFileSchema(),
} as const satisfies Record<FileKind, z.ZodMiniType>;

/** A file's value once its schema holds, by its kind. */
export type ParsedFile = {
  [Kind in FileKind]: { readonly kind: Kind; readonly id: string; readonly value: z.infer<(typeof SCHEMAS)[Kind]> };
}[FileKind];

export interface FileResult {
  /** Null where the path belongs to no kind of record. */
  readonly place: FilePlace | null;
  /** Null where there are faults. */
  readonly parsed: ParsedFile | null;
  readonly faults: readonly Fault[];
}

/**
 * Parses and checks one file by itself. Never throws: whatever is wrong becomes a fault.
 * @param path below the data folder, with `/` between folders; decides what the file must hold
 */
export function parseFile(path: string, text: string): FileResult {
  const place = placeOf(path);
  const whole = (rule: string, line: number | null = null): FileResult => ({
    place,
    parsed: null,
    faults: [{ file: path, line, path: [], rule }],
  });
  if (place === null) return whole('no record belongs at this place; docs/dataset.md lists the places and names');
  if (NO_TEXT.test(text)) return whole('is not UTF-8 text, or holds control characters');
  if (text.length > FILE_LIMIT) return whole(`is longer than ${FILE_LIMIT} characters`);
  try {
    const yaml = readYaml(text);
    if ('rule' in yaml) return whole(yaml.rule, yaml.line);
    const result = SCHEMAS[place.kind].safeParse(yaml.value, { error: message });
    if (result.success) return { place, parsed: { ...place, value: result.data } as ParsedFile, faults: [] };
    const lineOf = lineFinder(text);
    const faults = result.error.issues.map(describe).map(({ path: at, rule }): Fault => {
      return { file: path, line: lineOf(at), path: at, rule };
    });
    return { place, parsed: null, faults: firstOfEach(faults) };
  } catch (error) {
    // The YAML reader recurses, so that absurd nesting ends in a RangeError.
    return whole(error instanceof RangeError ? 'is nested too deeply' : `cannot be read as YAML: ${String(error)}`);
  }
}

/** One fault a value is enough: a date that is no date is not in the calendar either. */
function firstOfEach(faults: readonly Fault[]): readonly Fault[] {
  const seen = new Map(faults.toReversed().map((fault) => [pathText(fault.path), fault]));
  return faults.filter((fault) => seen.get(pathText(fault.path)) === fault);
}

/**
 * Finds lines in one file, reading it once: for a path, the line from 1 of its value, or of the nearest thing around it;
 * null where the text is not YAML.
 */
export function lineFinder(text: string): (path: KeyPath) => number | null {
  const lines = new LineCounter();
  const document = parseYaml(text, lines);
  if (document.errors.length > 0) return () => null;
  return (path) => {
    for (let length = path.length; length > 0; length -= 1) {
      const offset = offsetOf(document, path.slice(0, length));
      if (offset !== null) return lines.linePos(offset).line;
    }
    return 1;
  };
}

function parseYaml(text: string, lines?: LineCounter): Document.Parsed {
  return parseDocument(text, {
    version: '1.2',
    schema: 'core',
    prettyErrors: false,
    stringKeys: true,
    ...(lines && { lineCounter: lines }),
  });
}

/** Plain values only: no tags, no anchors, no aliases, so that a small file cannot unfold into a large one. */
export function readYaml(text: string): { readonly value: unknown } | { readonly rule: string; readonly line: number } {
  const lines = new LineCounter();
  const document = parseYaml(text, lines);
  const [first] = [...document.errors, ...document.warnings];
  if (first) return { rule: `is not plain YAML: ${first.message}`, line: lines.linePos(first.pos[0]).line };
  let odd: { readonly what: string; readonly offset: number } | null = null;
  visit(document, (_key, node) => {
    if (!isNode(node)) return undefined;
    const what = isAlias(node) ? 'an alias' : node.tag ? 'a tag' : 'anchor' in node && node.anchor ? 'an anchor' : null;
    if (what === null) return undefined;
    odd = { what, offset: node.range?.[0] ?? 0 };
    return visit.BREAK;
  });
  if (odd !== null) {
    const { what, offset } = odd as { what: string; offset: number };
    return { rule: `is not plain YAML: ${what} is not allowed`, line: lines.linePos(offset).line };
  }
  return { value: document.toJS({ maxAliasCount: 0 }) };
}

function offsetOf(document: Document.Parsed, path: KeyPath): number | null {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const last = path.at(-1);
  if (isMap(parent)) {
    const pair = parent.items.find((item): item is Pair => isScalar(item.key) && item.key.value === last);
    return isNode(pair?.key) ? (pair.key.range?.[0] ?? null) : null;
  }
  const node = document.getIn(path, true);
  return isNode(node) ? (node.range?.[0] ?? null) : null;
}

const english = en().localeError;

/** Zod's own English, but for what is simply not there. */
const message: z.core.$ZodErrorMap = (issue) =>
  issue.code === 'invalid_type' && issue.input === undefined ? 'is missing' : english(issue);

/** Path and rule of an issue; an unknown key is blamed itself, and of a choice of shapes the nearest one speaks. */
function describe(issue: z.core.$ZodIssue): { readonly path: KeyPath; readonly rule: string } {
  const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
  if (issue.code === 'unrecognized_keys') {
    const [first = '', ...others] = issue.keys;
    const more = others.length > 0 ? ` (and ${others.map((key) => `"${key}"`).join(', ')})` : '';
    return { path: [...path, first], rule: `unknown key${more}` };
  }
  if (issue.code === 'invalid_union') {
    const nearest = issue.errors.flat().find((inner) => inner.path.length > 0 || inner.code !== 'invalid_type');
    if (!nearest) return { path, rule: 'has neither of the shapes that are allowed here' };
    const inner = describe(nearest);
    return { path: [...path, ...inner.path], rule: inner.rule };
  }
  return { path, rule: issue.message.replace(/^Invalid input: /u, '') };
}

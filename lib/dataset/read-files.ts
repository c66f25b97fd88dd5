/** The dataset's source files, from a folder to records. For the tool chain on Node; never shipped. */
import { readFile, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Fault } from './fault.ts';
import { parseFile, type ParsedFile } from './parse-file.ts';
import { pathOf, type FileKind } from './places.ts';
import type { Dataset } from './schema.ts';

/** Files that may lie beside the records. */
const OTHER_FILES = /^(?:[^/]+\.md|schema\/[^/]+\.json)$/;

export interface SourceFile {
  /** Below the data folder, with `/` between folders. */
  readonly path: string;
  readonly text: string;
}

export interface ReadResult {
  /** What could be read; version 0 where `version.yaml` could not. Records in the order of their files' names. */
  readonly dataset: Dataset;
  readonly faults: readonly Fault[];
  /** Ids of records, and names of lists, whose files have faults. */
  readonly unread: ReadonlySet<string>;
  readonly files: readonly SourceFile[];
}

/**
 * Reads and parses every file below a folder.
 * @throws the file system's error where the folder or a file cannot be read
 */
export async function readDataset(folder: string): Promise<ReadResult> {
  return parseFiles(await readSourceFiles(folder));
}

/** All files below a folder that are or should be records, sorted by path. */
async function readSourceFiles(folder: string): Promise<readonly SourceFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !OTHER_FILES.test(path))
    .sort(byText);
  const files: SourceFile[] = [];
  // One after the other: thousands at once would run out of file handles.
  for (const path of paths) files.push({ path, text: decode(await readFile(join(folder, path))) });
  return files;
}

/** Pure: records and faults of source files. A list that is missing counts as a fault; a missing folder does not. */
export function parseFiles(files: readonly SourceFile[]): ReadResult {
  const results = files.map((file) => parseFile(file.path, file.text));
  const parsed = results.flatMap((result) => result.parsed ?? []);
  const missing = (['licences', 'sources', 'version'] as const).filter(
    (kind) => !results.some((result) => result.place?.kind === kind),
  );
  const faults = [
    ...results.flatMap((result) => result.faults),
    ...missing.map((kind) => ({ file: pathOf({ kind, id: kind }), line: null, path: [], rule: 'is missing' })),
  ];
  const broken = results.filter((result) => result.parsed === null).flatMap((result) => result.place?.id ?? []);
  return { dataset: assemble(parsed), faults, unread: new Set([...broken, ...missing]), files };
}

function assemble(files: readonly ParsedFile[]): Dataset {
  const of = <Kind extends FileKind>(kind: Kind) =>
    files.filter((file): file is Extract<ParsedFile, { kind: Kind }> => file.kind === kind);
  const withId = <Value extends object>({ id, value }: { readonly id: string; readonly value: Value }) => ({
    id,
    ...value,
  });
  const [version] = of('version');
  return {
    version: version?.value.version ?? 0,
    date: version?.value.date ?? '1970-01-01',
    developers: of('developer').map(withId),
    families: of('family').map(withId),
    series: of('series').map(withId),
    corpora: of('corpus').map(withId),
    licences: of('licences').flatMap(({ value }) => value),
    sources: of('sources').flatMap(({ value }) => value),
  };
}

function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Bytes that are no UTF-8 become U+FFFD, which YAML text of ours never holds. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}

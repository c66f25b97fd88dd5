/** Where each record of the dataset lives below `data/`, and which id a place gives. */

export type FileKind = 'series' | 'corpus' | 'family' | 'developer' | 'licences' | 'sources' | 'version';

/** One kind of file: its folder and ending, and what its ids start with. */
interface Place {
  readonly kind: FileKind;
  readonly folder: string;
  readonly prefix: string;
  readonly name: RegExp;
}

const NAME = '[a-z0-9]+(?:[.-][a-z0-9]+)*';
/** No developer may have a name that makes its series look like records of another kind. */
const DEVELOPER = `(?!(?:corpora|family|datasets)(?:/|$))${NAME}`;
const ONE_NAME = new RegExp(`^${NAME}$`);

const PLACES: readonly Place[] = [
  { kind: 'series', folder: 'models/', prefix: '', name: new RegExp(`^${DEVELOPER}/${NAME}$`) },
  { kind: 'corpus', folder: 'corpora/', prefix: 'corpora/', name: ONE_NAME },
  { kind: 'family', folder: 'families/', prefix: 'family/', name: ONE_NAME },
  { kind: 'developer', folder: 'developers/', prefix: '', name: new RegExp(`^${DEVELOPER}$`) },
  { kind: 'licences', folder: '', prefix: '', name: /^licences$/ },
  { kind: 'sources', folder: '', prefix: '', name: /^sources$/ },
  { kind: 'version', folder: '', prefix: '', name: /^version$/ },
];
const ENDING = '.yaml';

export interface FilePlace {
  readonly kind: FileKind;
  /** The record's id; for a file that is a list, the name of the list. */
  readonly id: string;
}

/** What a file below `data/` holds, by its path with `/` between folders; null where no record belongs there. */
export function placeOf(path: string): FilePlace | null {
  if (!path.endsWith(ENDING)) return null;
  for (const { kind, folder, prefix, name } of PLACES) {
    const stem = path.slice(folder.length, -ENDING.length);
    if (path.startsWith(folder) && name.test(stem)) return { kind, id: prefix + stem };
  }
  return null;
}

/** The path below `data/` where `placeOf` would find this record. */
export function pathOf({ kind, id }: FilePlace): string {
  const place = PLACES.find((candidate) => candidate.kind === kind);
  return `${place?.folder ?? ''}${id.slice(place?.prefix.length)}${ENDING}`;
}

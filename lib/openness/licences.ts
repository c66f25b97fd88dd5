/** Licence classes as the rules use them (rule book 2.3). */
import type { LicenceClass, LicenceRecord } from './record.ts';
import type { LicenceTable } from './recipe.ts';

/** Classes that count as open for the tier; `notice-threshold` is always shown as disputed. */
const OPEN: ReadonlySet<LicenceClass> = new Set(['osi', 'open-content', 'permissive-other', 'notice-threshold']);
/** Classes that every standard accepts as open. */
const FREE: ReadonlySet<LicenceClass> = new Set(['osi', 'open-content']);
/** Classes that leave no room for business use or for changes. */
const NON_COMMERCIAL: ReadonlySet<LicenceClass> = new Set([
  'non-commercial',
  'research-only',
  'proprietary',
  'no-derivatives',
]);

/** Strictest first, with the two classes that stand beside the order put where their effect is. */
const STRICTNESS: readonly LicenceClass[] = [
  'proprietary',
  'research-only',
  'non-commercial',
  'no-derivatives',
  'unstated',
  'mixed',
  'threshold',
  'use-restricted',
  'notice-threshold',
  'permissive-other',
  'open-content',
  'osi',
];

export const isOpenClass = (licenceClass: LicenceClass): boolean => OPEN.has(licenceClass);
export const isFreeClass = (licenceClass: LicenceClass): boolean => FREE.has(licenceClass);
export const isNonCommercialClass = (licenceClass: LicenceClass): boolean => NON_COMMERCIAL.has(licenceClass);
/** Open for a corpus: the open classes without the one that asks for a name above a size. */
export const isOpenDataClass = (licenceClass: LicenceClass): boolean =>
  OPEN.has(licenceClass) && licenceClass !== 'notice-threshold';

/** Makes the table that verdicts look licences up in. */
export function licenceTable(records: readonly LicenceRecord[]): LicenceTable {
  return new Map(records.map((record) => [record.id, record]));
}

/** The class of a licence id; `unstated` for none and for an id that the table does not list. */
export function classOf(licences: LicenceTable, id: string | null): LicenceClass {
  return (id === null ? undefined : licences.get(id)?.class) ?? 'unstated';
}

/** Whether the licence forbids training other models on outputs. */
export function bansTrainingOnOutputs(licences: LicenceTable, id: string | null): boolean {
  return id !== null && licences.get(id)?.noTrainingOnOutputs === true;
}

/** Whether class `a` allows less than class `b`. */
export function isStricter(a: LicenceClass, b: LicenceClass): boolean {
  return STRICTNESS.indexOf(a) < STRICTNESS.indexOf(b);
}

/**
 * The licence that counts where several claim to hold: the strictest one stated. A tag that states nothing never
 * beats a licence, as unknown never beats known.
 */
export function strictestStated(licences: LicenceTable, ids: readonly string[]): string | null {
  const stated = ids.filter((id) => classOf(licences, id) !== 'unstated');
  let strictest: string | null = stated[0] ?? null;
  for (const id of stated) {
    if (isStricter(classOf(licences, id), classOf(licences, strictest))) strictest = id;
  }
  return strictest ?? (ids.includes('none-stated') ? 'none-stated' : (ids[0] ?? null));
}

/**
 * Whether a card that names `card` promises more than the `base` licence lets it. A permissive base may be given on
 * under other terms, so only a base with limits can be in conflict.
 */
export function promisesMore(licences: LicenceTable, card: string, base: string): boolean {
  const baseClass = classOf(licences, base);
  const cardClass = classOf(licences, card);
  if (baseClass === 'unstated' || cardClass === 'unstated' || isOpenDataClass(baseClass)) return false;
  return isStricter(baseClass, cardClass);
}

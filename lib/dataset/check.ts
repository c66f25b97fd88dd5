/** The rules that hold over the whole dataset, beside the shape of each record (`schema.ts`). */
import { lineFinder } from './parse-file.ts';
import type { Fault } from './fault.ts';
import { pathOf } from './places.ts';
import type { ReadResult } from './read-files.ts';
import { accountsAreNoFamilies, aliasesHaveOneOwner, commonWordsAreAmbiguous } from './rules/aliases.ts';
import { dataAreNoMoreOpenThanTheBase } from './rules/bases.ts';
import { datesAreNotInTheFuture } from './rules/dates.ts';
import { hubIdsHaveOneOwner } from './rules/hub-ids.ts';
import {
  basesResolve,
  listsHaveNoDoubles,
  referencesResolve,
  seriesStandWithTheirDeveloper,
} from './rules/references.ts';
import type { Circumstances, Problem, Rule } from './rules/rule.ts';
import type { Dataset } from './schema.ts';

const RULES: readonly Rule[] = [
  referencesResolve,
  seriesStandWithTheirDeveloper,
  basesResolve,
  listsHaveNoDoubles,
  aliasesHaveOneOwner,
  commonWordsAreAmbiguous,
  accountsAreNoFamilies,
  hubIdsHaveOneOwner,
  dataAreNoMoreOpenThanTheBase,
  datesAreNotInTheFuture,
];

/** Pure: every broken rule of records whose shape is right. */
function checkDataset(dataset: Dataset, circumstances: Circumstances): readonly Problem[] {
  return RULES.flatMap((rule) => rule(dataset, circumstances));
}

/**
 * All faults of a dataset that was read from files, with their lines, in the order of the files.
 * @param today the day of the check, YYYY-MM-DD
 */
export function findFaults(read: ReadResult, today: string): readonly Fault[] {
  const problems = checkDataset(read.dataset, { today, unread: read.unread });
  const textOf = new Map(read.files.map(({ path, text }) => [path, text]));
  const finders = new Map<string, ReturnType<typeof lineFinder>>();
  const located = problems.map(({ place, path, rule }): Fault => {
    const file = pathOf(place);
    const finder = finders.get(file) ?? lineFinder(textOf.get(file) ?? '');
    finders.set(file, finder);
    return { file, line: finder(path), path, rule };
  });
  return [...read.faults, ...located].sort(
    (one, other) => compare(one.file, other.file) || (one.line ?? 0) - (other.line ?? 0),
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** From a snapshot to what the stages of detection read: the index of names, and the gate over its keys. */
import type { Snapshot } from '../dataset/schema.ts';
import { aliasEntriesOf, isWordKey, type AliasEntry, type Nameable } from '../mentions/alias-index.ts';
import { buildGate, type Gate } from '../mentions/gate.ts';
import { eachNameable } from './nameables.ts';

export interface NameIndex {
  /** Entries by key. */
  readonly index: ReadonlyMap<string, readonly AliasEntry[]>;
  readonly gate: Gate;
}

/** Makes both from the same names, so that the gate never holds back what the index knows. */
export function* buildIndex(snapshot: Snapshot): Generator<void, NameIndex> {
  const nameables: Nameable[] = [];
  for (const nameable of eachNameable(snapshot)) {
    nameables.push(nameable);
    yield;
  }
  return indexOf(yield* aliasEntriesOf(nameables));
}

/** The index with its gate, from entries by key. */
export function indexOf(index: ReadonlyMap<string, readonly AliasEntry[]>): NameIndex {
  return { index, gate: buildGate([...index.keys()].filter(isWordKey)) };
}

/** From a snapshot to what the stages of detection read: the index of names, and the gate over its keys. */
import type { Snapshot } from '../dataset/schema.ts';
import { aliasEntriesOf, isWordKey, type AliasEntry, type Nameable } from '../mentions/alias-index.ts';
import { buildGate, gateToText, type Gate } from '../mentions/gate.ts';
import { eachNameable } from './nameables.ts';

export interface NameIndex {
  /** Entries by key, and the gate under `GATE_ENTRY`. */
  readonly index: ReadonlyMap<string, readonly AliasEntry[] | Gate>;
  /** The gate as text, for pages. */
  readonly gate: string;
}

/** Where the index keeps its own gate, so that words which no name has cost no read. No word has such a key. */
export const GATE_ENTRY = 'gate:';

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
export function indexOf(entries: ReadonlyMap<string, readonly AliasEntry[]>): NameIndex {
  const gate = buildGate([...entries.keys()].filter(isWordKey));
  return {
    index: new Map<string, readonly AliasEntry[] | Gate>([...entries, [GATE_ENTRY, gate]]),
    gate: gateToText(gate),
  };
}

/** From a snapshot to what the stages of detection read: the index of names, and the gate over its keys. */
import type { Snapshot } from '../dataset/schema.ts';
import { buildAliasEntries, isWordKey, type AliasEntry } from '../mentions/alias-index.ts';
import { buildGate, gateToText } from '../mentions/gate.ts';
import { nameablesOf } from './nameables.ts';

export interface NameIndex {
  readonly index: ReadonlyMap<string, readonly AliasEntry[]>;
  /** The gate as text. */
  readonly gate: string;
}

/** Makes both from the same names, so that the gate never holds back what the index knows. */
export function buildIndex(snapshot: Snapshot): NameIndex {
  const index = buildAliasEntries(nameablesOf(snapshot));
  return { index, gate: gateToText(buildGate([...index.keys()].filter(isWordKey))) };
}

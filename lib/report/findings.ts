/**
 * What is known of a missing model, each with where it stands: one line, `licence: mit (https://...)`. Read by people in
 * the issue, and by `data draft`.
 */
import { isComponent, statusesOf } from './fields.ts';

/** Beside the ids of components, whose value is a status. */
const FINDING_KINDS = ['licence', 'base model', 'data set', 'file', 'task'] as const;

export interface Finding {
  /** The id of a component, or one of `FINDING_KINDS`. */
  readonly what: string;
  readonly value: string;
  /** Address of the page that shows it. */
  readonly source: string;
}

const LINE = /^([a-z_ ]{2,30}): ([^\s<>\p{C}][^<>\p{C}]{0,199}?) \((https:\/\/[^\s()]{1,900})\)$/u;
const RELATIONS = /^(\S+)(?:, (finetune|adapter|quantized|merge|distilled))?$/u;

export const findingText = ({ what, value, source }: Finding): string => `${what}: ${value} (${source})`;

/** The finding of one line, or null where the line is none. */
export function parseFinding(text: string): Finding | null {
  const [, what, value, source] = LINE.exec(text.trim()) ?? [];
  if (what === undefined || value === undefined || source === undefined) return null;
  if (isComponent(what)) return statusesOf(what).includes(value) ? { what, value, source } : null;
  return FINDING_KINDS.some((kind) => kind === what) ? { what, value, source } : null;
}

/** The lines that hold something. */
export const findingLines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** Every finding of a field; lines that are none are left out. */
export const findingsIn = (text: string): readonly Finding[] =>
  findingLines(text).flatMap((line) => parseFinding(line) ?? []);

/** Id and relation of a `base model` finding. */
export function baseOf({ value }: Finding): { readonly id: string; readonly relation: string | null } {
  const [, id = value, relation = null] = RELATIONS.exec(value) ?? [];
  return { id, relation };
}

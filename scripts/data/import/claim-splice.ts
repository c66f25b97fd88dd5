/** Claims into the text of a series file, so that every other character of it stays as people wrote it. */
import { isMap, isScalar, isSeq, parseDocument, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { COMPONENT_IDS } from '../../../lib/openness/components.ts';
import { LICENSED_PARTS, type Claim, type LicenceClaim } from '../../../lib/openness/record.ts';
import { flowText } from './flow-yaml.ts';
import type { ClaimPath } from './statement.ts';

/** One change of one list of claims. `index` counts the claims that the file has now. */
export type ClaimEdit =
  | { readonly path: ClaimPath; readonly kind: 'add'; readonly claim: Claim | LicenceClaim }
  | { readonly path: ClaimPath; readonly kind: 'replace'; readonly index: number; readonly claim: Claim | LicenceClaim }
  | { readonly path: ClaimPath; readonly kind: 'remove'; readonly index: number };

interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const ORDER: Readonly<Record<string, readonly string[]>> = { components: COMPONENT_IDS, licences: LICENSED_PARTS };

/**
 * The text with the edits made; comments, order, quotes and layout of the rest are untouched.
 * @throws Error where the text is no map, or a list that is to be changed is no list
 */
export function withClaims(text: string, edits: readonly ClaimEdit[]): string {
  const ended = text.endsWith('\n') || text === '' ? text : `${text}\n`;
  const root = parseDocument(ended).contents;
  if (!isMap(root)) throw new Error('is no map');
  const splices = [...byPath(inOrder(edits))].flatMap(([, group]) => splicesOf(ended, root, group));
  const added = newMaps(ended, root, edits);
  // From the end, so that offsets stay right; of two at one place the later one goes first.
  return [...splices, ...added]
    .reverse()
    .toSorted((one, other) => other.from - one.from)
    .reduce((result, { from, to, text: put }) => result.slice(0, from) + put + result.slice(to), ended);
}

/** Top to bottom: of two lists that begin at one place, the inner one and the one of the earlier component goes first. */
function inOrder(edits: readonly ClaimEdit[]): readonly ClaimEdit[] {
  const groups = ['components', 'licences', 'peerReviewed'];
  const rank = ({ path }: ClaimEdit): number => {
    return groups.indexOf(path[0]) * 100 + (ORDER[path[0]]?.indexOf(path.at(-1) ?? '') ?? 0);
  };
  return edits.toSorted((one, other) => rank(one) - rank(other));
}

function byPath(edits: readonly ClaimEdit[]): ReadonlyMap<string, readonly ClaimEdit[]> {
  const groups = new Map<string, ClaimEdit[]>();
  for (const edit of edits) {
    const key = edit.path.join('.');
    groups.set(key, [...(groups.get(key) ?? []), edit]);
  }
  return groups;
}

/** The edits of one list, as cuts of the text. */
function splicesOf(text: string, root: YAMLMap, edits: readonly ClaimEdit[]): readonly Splice[] {
  const path = edits[0]?.path ?? ['peerReviewed'];
  const parent = path.length === 1 ? root : root.get(path[0], true);
  if (!isMap(parent)) return [];
  const key = path.at(-1) ?? '';
  const pair = pairOf(parent, key);
  const added = edits.flatMap((edit) => (edit.kind === 'add' ? [flowText(edit.claim)] : []));
  if (pair === undefined)
    return added.length === 0 ? [] : [newPair(text, parent, path, `${key}: [${added.join(', ')}]`)];
  const list = pair.value;
  if (!isSeq(list)) throw new Error(`${path.join('.')} is no list`);
  const removed = new Set(edits.flatMap((edit) => (edit.kind === 'remove' ? [edit.index] : [])));
  if (removed.size === list.items.length && added.length === 0) return [wholePair(text, pair)];
  // A claim that goes away while others come is overwritten by one of them.
  const fresh = [...added];
  const changes = edits.flatMap((edit): Splice[] => {
    const node = edit.kind === 'add' ? undefined : list.items[edit.index];
    if (edit.kind === 'add' || node === undefined) return [];
    if (edit.kind === 'replace') return [{ ...rangeOf(node as Node), text: flowText(edit.claim) }];
    const instead = fresh.shift();
    return [instead === undefined ? cutItem(text, list, edit.index) : { ...rangeOf(node as Node), text: instead }];
  });
  const append = fresh.length === 0 ? [] : [appendItems(text, list, fresh)];
  return [...changes, ...append];
}

function rangeOf(node: Node): { readonly from: number; readonly to: number } {
  const [from, to] = node.range ?? [0, 0];
  return { from, to };
}

function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
}

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

/** After the end of the line at an offset. */
function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

/** Offset of a pair's key. */
function startOf(pair: Pair): number {
  return rangeOf(pair.key as Node).from;
}

/** Where the line after a pair begins. */
function afterPair(text: string, pair: Pair): number {
  const { to } = rangeOf((pair.value ?? pair.key) as Node);
  return text[to - 1] === '\n' ? to : lineEnd(text, to);
}

/** Before the first pair that comes later in the order of the components, else at the end of the map. */
function newPair(text: string, parent: YAMLMap, path: ClaimPath, line: string): Splice {
  const order = path.length === 1 ? [] : (ORDER[path[0]] ?? []);
  const rank = order.indexOf(path.at(-1) ?? '');
  const later = parent.items.find((pair) => isScalar(pair.key) && order.indexOf(String(pair.key.value)) > rank);
  const first = parent.items[0];
  const last = parent.items.at(-1);
  if (parent.flow === true || first === undefined || last === undefined) throw new Error('is a map on one line');
  const indent = ' '.repeat(startOf(first) - lineStart(text, startOf(first)));
  const at = rank >= 0 && later !== undefined ? lineStart(text, startOf(later)) : afterPair(text, last);
  return { from: at, to: at, text: `${indent}${line}\n` };
}

function wholePair(text: string, pair: Pair): Splice {
  return { from: lineStart(text, startOf(pair)), to: afterPair(text, pair), text: '' };
}

/** An item with the comma or the line that goes with it. */
function cutItem(text: string, list: YAMLSeq, index: number): Splice {
  const { from, to } = rangeOf(list.items[index] as Node);
  if (list.flow !== true)
    return { from: lineStart(text, from), to: text[to - 1] === '\n' ? to : lineEnd(text, to), text: '' };
  const next = list.items[index + 1];
  if (next !== undefined) return { from, to: rangeOf(next as Node).from, text: '' };
  const previous = list.items[index - 1];
  return { from: previous === undefined ? from : rangeOf(previous as Node).to, to, text: '' };
}

function appendItems(text: string, list: YAMLSeq, items: readonly string[]): Splice {
  const last = list.items.at(-1) as Node | undefined;
  if (last === undefined) return { ...rangeOf(list), text: `[${items.join(', ')}]` };
  const { from, to } = rangeOf(last);
  if (list.flow === true) {
    // In a list of one claim a line, so is the new one.
    const start = lineStart(text, from);
    const isAlone = text.slice(start, from).trim() === '';
    const between = isAlone ? `,\n${text.slice(start, from)}` : ', ';
    return { from: to, to, text: items.map((item) => between + item).join('') };
  }
  const dash = text.slice(lineStart(text, from), from);
  const end = text[to - 1] === '\n' ? to : lineEnd(text, to);
  return { from: end, to: end, text: items.map((item) => `${dash.replace(/-\s+$/u, '- ')}${item}\n`).join('') };
}

/** Whole `components` and `licences` maps that the file does not have yet, at its end. */
function newMaps(text: string, root: YAMLMap, edits: readonly ClaimEdit[]): readonly Splice[] {
  return (['components', 'licences'] as const).flatMap((group): Splice[] => {
    if (pairOf(root, group) !== undefined) return [];
    const lists = new Map<string, string[]>();
    for (const edit of edits)
      if (edit.kind === 'add' && edit.path[0] === group)
        lists.set(edit.path[1], [...(lists.get(edit.path[1]) ?? []), flowText(edit.claim)]);
    if (lists.size === 0) return [];
    const order = ORDER[group] ?? [];
    const sorted = [...lists].toSorted(([one], [other]) => order.indexOf(one) - order.indexOf(other));
    const lines = sorted.map(([key, claims]) => `  ${key}: [${claims.join(', ')}]\n`);
    return [{ from: text.length, to: text.length, text: `${group}:\n${lines.join('')}` }];
  });
}

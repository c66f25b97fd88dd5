/** What runs inside Chromium: walks documents in four ways, and fills the extension's store with many names. */
import AhoCorasick from 'modern-ahocorasick';
import { readBlocks } from '../../../lib/annotate/text-blocks.ts';
import { Catalogue } from '../../../lib/catalogue/catalogue.ts';
import { candidatesIn } from '../../../lib/catalogue/candidates.ts';
import { indexOf } from '../../../lib/catalogue/name-index.ts';
import { eachNameable } from '../../../lib/catalogue/nameables.ts';
import { layOut } from '../../../lib/dataset/rows.ts';
import { readSnapshot } from '../../../lib/dataset/snapshot.ts';
import { atOnce } from '../../../lib/dataset/steps.ts';
import { openDatabase, readStored, store } from '../../../lib/dataset/store.ts';
import { buildAliasEntries } from '../../../lib/mentions/alias-index.ts';
import { buildGate, scan, type Gate } from '../../../lib/mentions/gate.ts';
import type { PageQuestion } from '../../../lib/mentions/page-question.ts';
import { cutWindows, pageBudget } from '../../../lib/mentions/windows.ts';
import { addManyNames, manyNames } from './many-names.ts';

/** Elements whose text nobody sees. */
const UNSEEN = new Set(['script', 'style', 'noscript', 'template', 'head', 'title', 'textarea', 'svg']);
/** Milliseconds after which a slow way is stopped; its time is then scaled by the characters that it read. */
const PATIENCE_MS = 3000;

/** Visits every text node that is not inside an unseen or hidden element. */
function walk(root: Element, visit: (text: string) => void): void {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node.nodeType === 3) return NodeFilter.FILTER_ACCEPT;
    const element = node as Element;
    return UNSEEN.has(element.localName) || element.hasAttribute('hidden')
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_SKIP;
  });
  while (walker.nextNode()) visit((walker.currentNode as Text).data);
}

let characters = 0;

const floor = (root: Element): void => walk(root, (text) => (characters += text.length));

/** The same over all text nodes, seen or not: less than what was asked, as a yardstick of the tree alone. */
function plainFloor(root: Element): void {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) characters += (walker.currentNode as Text).data.length;
}

/** What the content script does with a page's text. Gives the characters that would be sent. */
function ours(root: Element, gate: Gate): number {
  const budget = pageBudget();
  const before = budget.left;
  let number = 0;
  for (const block of readBlocks(root, '')) {
    if (!block) continue;
    if (!block.code) {
      const hits = scan(block.text, gate);
      if (hits.length > 0) cutWindows(number, block.text, hits, budget);
    }
    number++;
  }
  return before - budget.left;
}

const documents: Element[] = [];
const gates = new Map<number, Gate>();

/** Parses pages and keeps them. @returns characters of visible text */
function load(pages: readonly string[]): number {
  for (const html of pages) {
    const { body } = new DOMParser().parseFromString(html, 'text/html');
    documents.push(body);
  }
  characters = 0;
  for (const root of documents) floor(root);
  return characters;
}

/** Makes the gate of a number of names. @returns its size in bytes and the share of other words that it lets pass */
function makeGate(count: number): { readonly bytes: number; readonly falsePass: number } {
  const index = new Map<string, never[]>();
  addManyNames(index, count);
  const gate = buildGate(index.keys());
  gates.set(count, gate);
  const words = new Set<string>();
  for (const root of documents) {
    walk(root, (text) => {
      for (const [word] of text.matchAll(/\p{L}{2,}/gu)) words.add(word.toLowerCase());
    });
  }
  const others = [...words].filter((word) => !index.has(word) && !index.has(word.replace(/s$/, '')));
  return {
    bytes: gate.byteLength,
    falsePass: others.filter((word) => scan(word, gate).length > 0).length / others.length,
  };
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Milliseconds for all documents, the median of `rounds`, the ways taking turns. */
function compareGates(
  counts: readonly number[],
  rounds: number,
): {
  floor: number;
  plain: number;
  ours: number[];
  sent: number[];
} {
  const sent = counts.map(() => 0);
  const ways: (() => void)[] = [
    () => documents.forEach(floor),
    () => documents.forEach(plainFloor),
    ...counts.map((count, place) => () => {
      const gate = gates.get(count);
      if (!gate) throw new Error(`no gate of ${count} names`);
      sent[place] = documents.reduce((sum, root) => sum + ours(root, gate), 0);
    }),
  ];
  const times = ways.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const turn of ways.keys()) {
      // Another one begins each round: whoever comes after a walk that makes no strings finds it easier.
      const place = (turn + round) % ways.length;
      times[place]?.push(timed(ways[place] ?? (() => undefined)));
    }
  }
  const [floorMs = 0, plain = 0, ...own] = times.map((each) => each.toSorted((a, b) => a - b)[each.length >> 1] ?? 0);
  return { floor: floorMs, plain, ours: own, sent };
}

/** Milliseconds that a peer takes for all documents, scaled up where it was stopped; null where it cannot be made. */
function comparePeer(way: 'regexp' | 'aho-corasick', count: number): { making: number; reading: number } | string {
  try {
    let search: (text: string) => void = () => undefined;
    const making = timed(() => {
      const names = [...manyNames(count)];
      if (way === 'regexp') {
        const pattern = new RegExp(
          `(?<![\\p{L}\\p{N}])(?:${names
            .toSorted((a, b) => b.length - a.length)
            .map((name) => name.replaceAll(/[.+]/g, '\\$&'))
            .join('|')})(?![\\p{L}\\p{N}])`,
          'giu',
        );
        search = (text) => {
          pattern.lastIndex = 0;
          while (pattern.exec(text)) characters++;
        };
        // It is compiled by its first use.
        search('x');
      } else {
        const machine = new AhoCorasick(names.map((name) => name.toLowerCase()));
        search = (text) => (characters += machine.search(text.toLowerCase()).length);
      }
    });
    let all = 0;
    for (const root of documents) walk(root, (text) => (all += text.length));
    let read = 0;
    const start = performance.now();
    for (const root of documents) {
      walk(root, (text) => {
        if (performance.now() - start > PATIENCE_MS) return;
        search(text);
        read += text.length;
      });
    }
    return { making, reading: (Math.min(PATIENCE_MS, performance.now() - start) * all) / read };
  } catch (error) {
    return error instanceof Error ? error.message.slice(-60) : String(error);
  }
}

/** Puts the bundled dataset with `count` more names into the extension's store. @returns how many keys the index has */
async function fillStore(count: number): Promise<number> {
  const packed = new Uint8Array(await (await fetch('/dataset/snapshot.json.gz')).arrayBuffer());
  const result = await readSnapshot(packed);
  if (!result.ok) throw new Error(result.reason);
  const index = buildAliasEntries([...eachNameable(result.snapshot)]);
  addManyNames(index, count);
  const rows = atOnce(layOut(result.snapshot, indexOf(index), atOnce(candidatesIn(result.snapshot))));
  await store(await openDatabase(), rows, 'https://dataset.example', { packed });
  return index.size;
}

/** The windows of each document, as the content script would send them. */
function questions(gateText: Gate): PageQuestion[] {
  return documents.map((root) => {
    const budget = pageBudget();
    let number = 0;
    const windows = [...readBlocks(root, '')].flatMap((block) =>
      block && !block.code ? cutWindows(number++, block.text, scan(block.text, gateText), budget).slice(0, 120) : [],
    );
    return {
      windows: windows.slice(0, 120),
      context: { site: 'article', title: '', aiWords: 0, named: [] },
      ids: [],
      pageModel: null,
    };
  });
}

/** Milliseconds that answering each question takes, over the extension's own store. */
async function answerAll(asked: readonly PageQuestion[]): Promise<number[]> {
  const reader = await readStored(await openDatabase());
  if (!reader) throw new Error('the store is empty');
  const catalogue = new Catalogue(reader);
  const times: number[] = [];
  for (const question of [...asked.slice(0, 3), ...asked]) {
    const start = performance.now();
    await catalogue.readPage(question);
    times.push(performance.now() - start);
  }
  return times.slice(3);
}

const bench = {
  load,
  makeGate,
  compareGates,
  comparePeer,
  fillStore,
  questions,
  answerAll,
  gateOf: (count: number) => gates.get(count),
};
export type PageSide = typeof bench;
(globalThis as { bench?: PageSide }).bench = bench;

/** What in a page's text may name something, and what the answer says that it names. Nothing here touches the page. */
import { scan, type Gate } from '../mentions/gate.ts';
import { identifierKey, idFromUrl, type Identifier } from '../mentions/identifiers.ts';
import type { PageReply } from '../mentions/page-question.ts';
import { cutWindows, type Budget, type TextWindow } from '../mentions/windows.ts';
import type { Summary } from '../openness/answer.ts';
import { idsInCode, type CodeId } from './code-ids.ts';
import type { Mark } from './prose.ts';
import type { Block } from './text-blocks.ts';

/** Windows that go to the background in one message. */
const BATCH = 120;
/** Longest text of a link that is marked as a whole. */
const LONGEST_NAME = 120;

interface NamedLink {
  readonly id: Identifier;
  readonly start: number;
  readonly end: number;
}

/** A block that may name something. Only these are kept: a page is mostly text that does not. */
export interface Finding {
  readonly block: Block;
  /** Its number among all blocks that were read with it. */
  readonly number: number;
  readonly windows: readonly TextWindow[];
  /** Exact ids in code, and what its links lead to. */
  readonly codeIds: readonly CodeId[];
  readonly links: readonly NamedLink[];
}

/** What a block may name; null where nothing does. @param base what completes the addresses of its links */
export function findingIn(block: Block, number: number, gate: Gate, budget: Budget, base: string): Finding | null {
  const codeIds = block.code ? idsInCode(block.text) : [];
  const links = block.links.flatMap(({ link, start, end }) => {
    const id = idFromUrl(link.getAttribute('href') ?? '', base);
    return id ? { id, start, end } : [];
  });
  const windows = block.code
    ? codeIds
        .filter(({ id }) => !id)
        .map(({ start, end }) => ({ block: number, offset: start, text: block.text.slice(start, end) }))
    : cutWindows(number, block.text, scan(block.text, gate), budget);
  return codeIds.length + links.length + windows.length > 0 ? { block, number, windows, codeIds, links } : null;
}

/** The keys of all ids in some findings. */
export function idKeysOf(findings: readonly Finding[]): string[] {
  return findings.flatMap(({ links, codeIds }) =>
    [...links, ...codeIds].flatMap(({ id }) => (id ? identifierKey(id) : [])),
  );
}

/** Findings in parts of about BATCH windows, in order; at least one part, which may be empty. */
export function inBatches(findings: readonly Finding[]): Finding[][] {
  const batches: Finding[][] = [[]];
  let windows = 0;
  for (const finding of findings) {
    batches.at(-1)?.push(finding);
    windows += finding.windows.length;
    if (windows < BATCH) continue;
    batches.push([]);
    windows = 0;
  }
  return batches;
}

/** What is to be marked in a block: `start` to `end` of its text. */
interface MarkWanted {
  readonly block: Block;
  readonly start: number;
  readonly end: number;
  readonly summary: Summary;
  readonly claim: Mark['claim'];
}

/** What the answer says of each of the findings that it was asked for. */
export function* marksOf(
  findings: readonly Finding[],
  { resolution, summaries, identified }: PageReply,
): Generator<MarkWanted[]> {
  const named = Map.groupBy(resolution.mentions, (mention) => mention.block);
  const claimed = Map.groupBy(resolution.claims, (claim) => claim.block);
  const summaryOf = (id: Identifier | null) => id && summaries[identified[identifierKey(id)] ?? ''];
  for (const { block, number, links, codeIds } of findings) {
    const marks: MarkWanted[] = [];
    const add = (start: number, end: number, summary: Summary | null | undefined, claim: Mark['claim'] = null) => {
      if (summary) marks.push({ block, start, end, summary, claim });
    };
    for (const { id, start, end } of links) {
      const summary = summaryOf(id);
      if (summary && namesIt(block.text.slice(start, end), id.id, summary.name)) add(start, end, summary);
    }
    const linked = [...marks];
    for (const { id, start, end } of codeIds) add(start, end, summaryOf(id));
    for (const { id, start, end } of named.get(number) ?? [])
      if (!linked.some((link) => start < link.end && link.start < end)) add(start, end, summaries[id]);
    for (const { id, start, end, verdict, attributed } of claimed.get(number) ?? [])
      add(start, end, summaries[id], { verdict, attributed });
    yield marks;
  }
}

/** Whether a link's words name what it leads to, rather than say "here". */
function namesIt(words: string, id: string, name: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  const said = plain(words);
  if (said.length < 2 || words.length > LONGEST_NAME) return false;
  const stem = /^[\p{L}]{2,}/u;
  const own = id.split('/').at(-1) ?? id;
  return [own, name].some((candidate) => {
    const start = stem.exec(candidate.toLowerCase())?.[0];
    return start !== undefined && said.includes(start);
  });
}

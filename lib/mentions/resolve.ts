/** The second stage, in the background: windows in, mentions and openness claims out. */
import { idEntry, keyOfId, type AliasEntry } from './alias-index.ts';
import { findClaims } from './claims.ts';
import { AI_MAKERS, aiWordsIn } from './context-words.ts';
import { hasWord, judge, needsEvidence, type Judgement, type PageEvidence } from './evidence.ts';
import { isSize, plainWord } from './grammar-words.ts';
import type { Lookup, Mention, PageContext, Resolution, ResolveRequest, TiersOf } from './mention.ts';
import { masksOf, slashPairs, type SlashPair, type Span } from './masks.ts';
import { keysOf, readTokens } from './name-match.ts';
import { findNames, type Candidate } from './names.ts';
import { findVersionedShorts, versionedShorts } from './short-forms.ts';
import { nameTokens, nameWords } from './name-tokens.ts';
import { findUnlisted, type UnlistedName } from './unlisted.ts';
import type { TextWindow } from './windows.ts';

/** What is less sure than this is not reported: a wrong badge costs more trust than a missing one. */
const LEAST_CONFIDENCE = 0.5;
const MOST_NAMED = 200;
/** Words of AI vocabulary that a page has before a name is believed which nobody has listed. */
const LEAST_AI_WORDS = 2;

interface Read {
  readonly window: TextWindow;
  readonly masks: readonly Span[];
  readonly candidates: readonly Candidate[];
  readonly ids: readonly Mention[];
  readonly unlisted: readonly UnlistedName[];
}

/**
 * Finds what the windows of a page name. Reads the index by `lookup` (one call) and the tiers of what claims are made of
 * by `tiersOf` (at most one call). Never throws on any text.
 */
export async function resolve(request: ResolveRequest, lookup: Lookup, tiersOf: TiersOf): Promise<Resolution> {
  const { windows, context } = request;
  const prepared = windows.map((window) => {
    const masks = masksOf(window.text);
    return { window, masks, pairs: slashPairs(window.text, masks) };
  });
  const keys = new Set<string>();
  for (const { window, pairs } of prepared) {
    for (const key of keysOf(nameTokens(window.text))) keys.add(key);
    for (const pair of pairs)
      for (const source of ['hub', 'dataset', 'github'] as const) keys.add(keyOfId(source, pair.owner));
  }
  const buckets = await lookup([...keys]);
  const shorts = versionedShorts(buckets);
  const found = prepared.map((it) => readWindow(it.window, it.masks, it.pairs, buckets, shorts));
  const page = pageEvidence(found, context);
  const read = found.map((it) => ({ ...it, candidates: it.candidates.map((candidate) => meantHere(candidate, page)) }));
  const mentions: Mention[] = [];
  const doubted = new Set<string>();
  const judgements = new Map<Candidate, Judgement>();
  const judgeAll = (short: boolean): void => {
    for (const { candidates, window } of read) {
      for (const candidate of candidates) {
        if ((candidate.core.short === true) !== short) continue;
        const judgement = judge(candidate, window.text, page);
        judgements.set(candidate, judgement);
        if (judgement.other) doubted.add(candidate.core.text);
        // A short form may lean on its family once that is accepted.
        if (judgement.confidence >= 0.7) page.named.add(candidate.core.family ?? candidate.core.id);
      }
    }
  };
  judgeAll(false);
  judgeAll(true);
  for (const it of read) {
    mentions.push(...it.ids);
    for (const candidate of it.candidates) {
      const judgement = judgements.get(candidate);
      if (!judgement) continue;
      // Where a page uses the word in its other sense, a bare word needs more than a little evidence.
      const doubt =
        doubted.has(candidate.core.text) && needsEvidence(candidate) && !candidate.hasSize && !candidate.firmVersion;
      const least = doubt ? 0.9 : LEAST_CONFIDENCE;
      if (judgement.confidence >= least)
        mentions.push(toMention(it.window, candidate, judgement.confidence, judgement.reason));
    }
  }
  if (page.namedCount > 0 || page.aiWords >= LEAST_AI_WORDS) {
    for (const { window, unlisted } of read) mentions.push(...unlisted.map((name) => unlistedMention(window, name)));
  }
  mentions.sort((a, b) => a.block - b.block || a.start - b.start);
  const claims = await findClaims(windows, mentions, tiersOf);
  return { mentions, claims, context: nextContext(context, page, mentions) };
}

/** Where several things share a form, the one whose family the page names, unless it names the maker of the first. */
function meantHere(candidate: Candidate, page: PageEvidence): Candidate {
  const { core, rivals } = candidate;
  if (rivals.length === 0 || core.makers?.some((maker) => page.named.has(`maker:${maker}`))) return candidate;
  const rival = rivals.find((it) => page.named.has(it.id) || (it.family !== undefined && page.named.has(it.family)));
  return rival ? { ...candidate, core: rival, target: rival } : candidate;
}

function readWindow(
  window: TextWindow,
  masks: readonly Span[],
  pairs: readonly SlashPair[],
  buckets: ReadonlyMap<string, readonly AliasEntry[]>,
  shorts: ReadonlyMap<string, AliasEntry>,
): Read {
  const ids: Mention[] = [];
  const taken: Span[] = [...masks];
  for (const pair of pairs) {
    const mention = readPair(window, pair, buckets);
    if (mention === 'path') taken.push(pair);
    else if (mention) {
      ids.push(mention);
      taken.push(pair);
    }
  }
  const tokens = readTokens(window.text, buckets);
  const names = findNames(window.text, tokens, buckets, taken);
  const candidates = [...names, ...findVersionedShorts(window.text, tokens, names, shorts, taken)];
  const unlisted = findUnlisted(window.text, [...taken, ...candidates]);
  return { window, masks, candidates: candidates.sort((a, b) => a.start - b.start), ids, unlisted };
}

/** What `owner/name` names: a listed id, a sibling by pattern, a repository derived from a known model, a path, or nothing. */
function readPair(
  window: TextWindow,
  pair: SlashPair,
  buckets: ReadonlyMap<string, readonly AliasEntry[]>,
): Mention | 'path' | null {
  const text = window.text.slice(pair.start, pair.end);
  const id = text.toLowerCase();
  const span = { block: window.block, start: window.offset + pair.start, end: window.offset + pair.end, text };
  for (const source of ['hub', 'dataset'] as const) {
    const entry = idEntry(buckets.get(keyOfId(source, pair.owner)) ?? [], `${source}:${id}`);
    if (entry)
      return {
        ...span,
        kind: entry.kind,
        id: entry.id,
        name: entry.name,
        base: null,
        confidence: 0.99,
        reason: 'A Hugging Face id of the dataset.',
      };
  }
  if (idEntry(buckets.get(keyOfId('github', pair.owner)) ?? [], `github:${id}`)) return 'path';
  // "4.7/GPT-5.5", "GLM-6B/GLM2-6B": two names, or two versions of one.
  if (!/[A-Za-z]{2}/.test(pair.owner) || nameTokens(pair.owner).some((token) => isSize(token.word))) return null;
  const tokens = readTokens(pair.name, buckets);
  const isSized = tokens.some((token) => isSize(token.word));
  const names = findNames(pair.name, tokens, buckets, []);
  // "-v4" and "-R1" at the end may be the repository's own version: a name beyond doubt comes first.
  const sure = names.find((it) => !needsEvidence(it) || it.hasSize);
  const first = sure ?? (isSized ? leadingName(pair.name, buckets) : undefined) ?? names[0];
  const exact = isSized || (first !== undefined && first.hasVersion && /[-_]/.test(pair.name));
  const owner = findNames(pair.owner, readTokens(pair.owner, buckets), buckets, []).find(
    (it) => it.start === 0 && it.end === pair.owner.length,
  );
  const base = first?.target ?? owner?.target;
  // "Llama/Mistral" are two names; "models/llama" is a path.
  if (!base || (owner && (!exact || !/[-_]/.test(pair.name)))) return null;
  if (!exact) return pair.owner === pair.owner.toLowerCase() ? 'path' : null;
  // Products and routes to closed models: "ChatGPT/GPT-4" are two names.
  if (AI_MAKERS.test(pair.owner)) return null;
  // Software has versions too: "fluxcd/flux2-example".
  if (first && first === names[0] && first !== sure && needsEvidence(first)) return 'path';
  return {
    ...span,
    kind: 'derived',
    id: text,
    name: pair.name,
    base: base.id,
    confidence: 0.9,
    reason: `A repository named after ${base.name}.`,
  };
}

/** The name that a repository's name begins with, joined to words that nobody lists: "mistral-nemo-gutenberg-12B". */
function leadingName(name: string, buckets: ReadonlyMap<string, readonly AliasEntry[]>): Candidate | undefined {
  const parts = name.split('-');
  for (let length = parts.length - 1; length > 0; length--) {
    const lead = parts.slice(0, length).join('-');
    const [found] = findNames(lead, readTokens(lead, buckets), buckets, []);
    if (found?.start === 0 && found.end === lead.length && !found.prefixed) return found;
  }
  return undefined;
}

/** Gathers what speaks for models on the page: what is named beyond doubt, and the vocabulary. */
function pageEvidence(read: readonly Read[], context: PageContext): PageEvidence {
  const named = new Set(context.named);
  let strong = new Set<string>();
  let weak = new Set<string>();
  for (const text of [context.title, ...read.map((it) => it.window.text)]) {
    const words = aiWordsIn(text);
    strong = new Set([...strong, ...words.strong]);
    weak = new Set([...weak, ...words.weak]);
  }
  // Two words that both name models seldom meet elsewhere.
  const families = new Set<string>();
  for (const { candidates } of read) {
    for (const candidate of candidates)
      if (!candidate.lower && !candidate.core.short) families.add(candidate.core.family ?? candidate.core.id);
  }
  const aiWords = Math.max(context.aiWords, strong.size + weak.size / 3);
  const sure = new Set<string>(context.named.filter((id) => !id.startsWith('maker:')));
  const note = (entry: AliasEntry): void => {
    sure.add(entry.id);
    named.add(entry.id);
    if (entry.family !== undefined) named.add(entry.family);
    for (const maker of entry.makers ?? []) named.add(`maker:${maker}`);
  };
  const makers = new Set(read.flatMap((it) => it.candidates.flatMap(({ core }) => core.makers ?? [])));
  for (const maker of makers) {
    if (hasWord(context.title, maker) || read.some((it) => hasWord(it.window.text, maker))) named.add(`maker:${maker}`);
  }
  for (const it of read) {
    for (const mention of it.ids) sure.add(mention.id);
    for (const candidate of it.candidates) {
      const form = candidate.hasSize || (candidate.firmVersion && candidate.hasVariant);
      if ((!needsEvidence(candidate) && !candidate.core.firm) || (form && !candidate.core.short)) note(candidate.core);
    }
  }
  return { named, namedCount: sure.size, familyCount: families.size, aiWords, site: context.site };
}

/** A name that is in no record: its text stands for its id. */
function unlistedMention({ block, offset }: TextWindow, { start, end, text }: UnlistedName): Mention {
  return {
    block,
    start: offset + start,
    end: offset + end,
    text,
    kind: 'unknown',
    id: text,
    name: text,
    base: null,
    confidence: 0.7,
    reason: 'A name with a size of parameters, on a page about models; nobody has listed it.',
  };
}

function toMention(window: TextWindow, candidate: Candidate, confidence: number, reason: string): Mention {
  const { target } = candidate;
  return {
    block: window.block,
    start: window.offset + candidate.start,
    end: window.offset + candidate.end,
    text: candidate.text,
    kind: target.kind,
    id: target.id,
    name: nameOf(candidate),
    base: null,
    confidence: Math.round(confidence * 100) / 100,
    reason,
  };
}

/** The dataset's name where the span says no more than it; else the span's own, which may name an unlisted sibling. */
function nameOf({ core, target, covered, prefixed, text }: Candidate): string {
  if (prefixed) return text;
  const own = new Set(nameWords(target.name).map(plainWord));
  const isNickname = !core.words.some((word) => own.has(plainWord(word)));
  if (isNickname) return covered ? target.name : `${target.name} ${text.slice(core.text.length).trim()}`.trim();
  const words = nameWords(text);
  return words.every((word) => own.has(plainWord(word))) && own.size <= words.length ? target.name : text;
}

function nextContext(context: PageContext, page: PageEvidence, mentions: readonly Mention[]): PageContext {
  const named = new Set([...page.named]);
  for (const mention of mentions) if (mention.confidence >= 0.9) named.add(mention.id);
  return { ...context, aiWords: Math.min(100, Math.round(page.aiWords)), named: [...named].slice(0, MOST_NAMED) };
}

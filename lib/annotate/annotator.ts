/**
 * Annotates one page: reads what changed, asks the background what it names, and shows the answer as badges, underlines
 * and dots. Everything is done in short slices, and everything can be taken back.
 */
import { scan, type Gate } from '../mentions/gate.ts';
import { identifierKey, idFromUrl } from '../mentions/identifiers.ts';
import { freshContext, type PageContext } from '../mentions/mention.ts';
import type { Ask, PageReply } from '../mentions/page-question.ts';
import { cutWindows, pageBudget, type TextWindow } from '../mentions/windows.ts';
import type { PageModel } from '../openness/page-model.ts';
import { isActiveOn, type Settings } from '../settings.ts';
import { anchorOf, outermost, type Page, type Site, type Target } from '../sites/site.ts';
import { idsInCode, type CodeId } from './code-ids.ts';
import { NOTHING_SHOWN, type PageDescription } from './description.ts';
import type { BadgeWanted, Painter, Step } from './painter-window.ts';
import { Slices } from './slices.ts';
import { blockElementOf, isInline, readBlocks, type Block } from './text-blocks.ts';

/** Windows that go to the background in one message. */
const BATCH = 120;
/** More changes than this are answered by reading the page anew. */
const MANY_CHANGES = 5000;
/** After a round, the page gets this many times as long for itself, up to a bound (milliseconds). */
const BREATHER = 4;
const LONGEST_BREATHER = 1000;
/** Badges that are put in one stretch. */
const BADGES_AT_ONCE = 20;
/** Milliseconds more to wait after each failed round. */
const RETRY = 200;
/** Rounds in a row that may fail before the page is left as it is. */
const MOST_FAILURES = 5;
/** A page that is still loading holds badges back for this long at most (milliseconds). */
const LONGEST_LOAD = 3000;
/** How often, and how long, places are waited for that a framework has not taken over (milliseconds, tries). */
const SETTLE_EVERY = 250;
const SETTLE_TRIES = 40;
/** Milliseconds that a page may take to fade from light to dark. */
const FADE = 400;
/** Longest text of a link that is marked as a whole. */
const LONGEST_NAME = 120;

export interface AnnotatorOptions {
  readonly site: Site;
  readonly ask: Ask;
  readonly gate: Gate;
  /** Brings the painter into the page; called once there is something to show. Null where that is not possible. */
  readonly loadPainter: (isSettled: (element: Element) => boolean) => Promise<Painter | null>;
  readonly settings: Settings;
  /** Called after each change with how many different things the page names. */
  readonly onCount: (count: number) => void;
}

interface Reading {
  readonly root: Element;
  readonly blocks: readonly Block[];
}

export class Annotator {
  readonly #options: AnnotatorOptions;
  #settings: Settings;
  #page: Page | null = null;
  #pageModel: PageModel | null = null;
  #context: PageContext;
  #budget = pageBudget();
  readonly #slices = new Slices();
  readonly #stop = new AbortController();
  readonly #observer: MutationObserver;

  #painter: Painter | null = null;
  #roots: Element[] = [];
  /** Elements whose text is to be read again, and rows whose places are to be looked at again. */
  #dirty = new Set<Element>();
  #rows = new Set<Element>();
  #hasLost = false;
  #restUntil = 0;
  #failures = 0;
  #everything = true;
  readonly #unsettled = new Set<Element>();
  #waiting = false;
  #tries = 0;
  #isLoaded = false;
  #isWorking = false;
  #isScheduled = false;

  constructor(options: AnnotatorOptions) {
    this.#options = options;
    this.#settings = options.settings;
    this.#context = freshContext(options.site.setting, document.title);
    this.#observer = new MutationObserver((records) => this.#note(records));
  }

  /** Starts watching and annotating. */
  start(): void {
    const { signal } = this.#stop;
    const again = () => this.#markAll();
    for (const event of ['turbo:render', 'soft-nav:react-done', 'soft-nav:payload'])
      document.addEventListener(event, again, { signal });
    window.addEventListener('pageshow', (event) => event.persisted && again(), { signal });
    window.addEventListener('popstate', again, { signal });
    (globalThis as { navigation?: EventTarget }).navigation?.addEventListener('navigatesuccess', again, { signal });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#turnTheme(), { signal });
    const loaded = () => {
      this.#isLoaded = true;
      this.#schedule();
    };
    if (document.readyState === 'complete') loaded();
    else {
      window.addEventListener('load', loaded, { signal, once: true });
      setTimeout(loaded, LONGEST_LOAD);
    }
    this.#observer.observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['href', 'title', 'class', 'data-color-mode', 'data-theme'],
    });
    this.#markAll();
  }

  /** Stops for good and takes everything of ours out of the page. */
  stop(): void {
    this.#stop.abort();
    this.#observer.disconnect();
    this.#painter?.remove();
  }

  /** Applies changed settings at once. */
  apply(settings: Settings): void {
    this.#settings = settings;
    this.#painter?.apply(settings);
    this.#clear();
    this.#markAll();
  }

  /** What is annotated now. */
  describe(): PageDescription {
    const { count, longestMs, totalMs } = this.#slices;
    const isIdle = !this.#isWorking && !this.#isScheduled && !this.#waiting;
    return {
      ...(this.#painter?.describe() ?? NOTHING_SHOWN),
      url: location.href,
      kind: this.#page?.kind ?? null,
      pageModel: this.#pageModel,
      settled: isIdle && this.#isLoaded && !this.#hasNews,
      slices: { count, longestMs, totalMs },
    };
  }

  /** Walks the annotations by keyboard. */
  walk(step: Step): { at: number; of: number } | null {
    return this.#painter?.walk(step) ?? null;
  }

  #clear(): void {
    this.#painter?.wipe();
    this.#overlookOwn();
  }

  /** Our own changes are no news; what the page changed meanwhile is. */
  #overlookOwn(): void {
    this.#note(this.#observer.takeRecords());
  }

  /** Collects what changed; the work is done later. */
  #note(records: readonly MutationRecord[]): void {
    for (const { type, target, addedNodes, removedNodes } of records) {
      if (this.#dirty.size + this.#rows.size > MANY_CHANGES) {
        this.#everything = true;
        break;
      }
      const element = target.nodeType === 1 ? (target as Element) : target.parentElement;
      if (!element || isOurs(element)) continue;
      if (type === 'attributes') {
        const isTheme = element === document.documentElement || element === document.body;
        if (isTheme) this.#turnTheme();
        else if (element.localName === 'a') {
          this.#dirty.add(element);
          this.#rows.add(element);
        } else if (element.hasAttribute('title') || element.localName.startsWith('react-')) this.#rows.add(element);
        continue;
      }
      const added = [...addedNodes].filter((node) => !isOurs(node));
      const removed = [...removedNodes];
      if (type === 'childList' && added.length === 0 && removed.length === 0) continue;
      if (removed.length > 0) this.#hasLost = true;
      this.#rows.add(element);
      // What is added to a list is read by itself: the list is not read again.
      const isWhole = (node: Node) => node.nodeType === 8 || (node.nodeType === 1 && !isInline(node as Element));
      if (added.length > 0 && [...added, ...removed].every(isWhole)) {
        for (const node of added) if (node.nodeType === 1) this.#dirty.add(node as Element);
      } else if (added.length > 0 || !removed.every((node) => isOurs(node) || isWhole(node))) this.#dirty.add(element);
    }
    if (this.#hasNews) this.#schedule();
  }

  get #hasNews(): boolean {
    return this.#everything || this.#hasLost || this.#dirty.size > 0 || this.#rows.size > 0;
  }

  /** The page turns light or dark: once now, and once more when its colours have faded over. */
  #turnTheme(): void {
    for (const delay of [0, FADE]) {
      setTimeout(() => {
        this.#painter?.repaint();
        this.#markAll();
      }, delay);
    }
  }

  #markAll(): void {
    this.#everything = true;
    this.#schedule();
  }

  #schedule(): void {
    if (this.#isScheduled || this.#stop.signal.aborted) return;
    this.#isScheduled = true;
    const run = () => {
      if (!this.#isScheduled) return;
      this.#isScheduled = false;
      void this.#work();
    };
    const wait = Math.max(0, this.#restUntil - performance.now());
    // Frames do not come in hidden tabs.
    if (wait === 0 && document.visibilityState === 'visible') requestAnimationFrame(run);
    setTimeout(run, Math.max(100, wait));
  }

  async #work(): Promise<void> {
    if (this.#isWorking || this.#stop.signal.aborted) return;
    this.#isWorking = true;
    const before = this.#slices.totalMs;
    this.#slices.begin();
    try {
      await this.#round();
      this.#failures = 0;
    } catch {
      // The background died over the question, or is being replaced: asked again, but not for ever.
      if (++this.#failures <= MOST_FAILURES) this.#everything = true;
    } finally {
      this.#slices.end();
      this.#isWorking = false;
      const took = this.#slices.totalMs - before;
      this.#restUntil = performance.now() + Math.min(LONGEST_BREATHER, BREATHER * took + this.#failures * RETRY);
    }
    if (this.#hasNews) this.#schedule();
  }

  async #round(): Promise<void> {
    const { site } = this.#options;
    const url = new URL(location.href);
    if (this.#page?.url.pathname !== url.pathname || this.#page.url.search !== url.search) this.#turnTo(url);
    const active = isActiveOn(this.#settings, url.hostname) && this.#page !== null && document.designMode !== 'on';
    const dirty = [...this.#dirty];
    const rows = [...this.#rows];
    const everything = this.#everything;
    this.#dirty.clear();
    this.#rows.clear();
    this.#everything = false;
    this.#hasLost = false;
    if (!active || !this.#page) {
      this.#clear();
      this.#options.onCount(0);
      return;
    }
    const page = this.#page;
    this.#painter?.dropDetached();
    if (
      everything ||
      this.#roots.length === 0 ||
      !this.#roots.every((root) => root.isConnected) ||
      dirty.some((element) => !this.#roots.some((root) => root.contains(element)))
    ) {
      this.#roots = site.prose(document, page);
      await this.#slices.restIfOver();
    }
    const readings: Reading[] = [];
    for (const root of this.#toRead(everything, dirty)) readings.push({ root, blocks: await this.#read(root) });
    const scopes = everything ? [document] : outermost(outermost(rows.filter(isThere)).map(rowOf));
    const targets = await this.#targets(scopes, page);
    await this.#answer(readings, targets, page);
    this.#painter?.keep(scopes, new Set(targets.map(anchorOf)));
    if (this.#painter) await this.#slices.restUntilDrawn();
    if (this.#stop.signal.aborted) return;
    for (const heading of this.#painter?.paint(this.#pageModel) ?? []) this.#wait(heading);
    this.#overlookOwn();
    this.#options.onCount(this.#painter?.count() ?? 0);
  }

  /** The places in some parts of the page, each once. */
  async #targets(scopes: readonly ParentNode[], page: Page): Promise<Target[]> {
    const found = new Map<Element, Target>();
    for (const scope of scopes) {
      for (const target of this.#options.site.targets(scope, page)) found.set(anchorOf(target), target);
      await this.#slices.restIfOver();
    }
    return [...found.values()];
  }

  #turnTo(url: URL): void {
    this.#clear();
    const kind = this.#options.site.classify(url, document);
    this.#page = kind && { kind, url };
    this.#context = freshContext(this.#options.site.setting, document.title);
    this.#budget = pageBudget();
    this.#roots = [];
    this.#unsettled.clear();
    this.#everything = true;
    this.#tries = 0;
  }

  /** The elements whose text is to be read: all of it, or what lies around the changes. */
  #toRead(everything: boolean, dirty: readonly Element[]): Element[] {
    if (everything) return this.#roots;
    const found = new Set<Element>();
    for (const element of dirty) {
      if (!element.isConnected) continue;
      for (const root of this.#roots) {
        if (root.contains(element)) {
          const block = blockElementOf(element) ?? root;
          if (!this.#options.site.skip || !block.closest(this.#options.site.skip))
            found.add(root.contains(block) ? block : root);
        } else if (element.contains(root)) found.add(root);
      }
    }
    return outermost([...found]);
  }

  async #read(root: Element): Promise<Block[]> {
    const blocks: Block[] = [];
    for (const block of readBlocks(root, this.#options.site.skip)) {
      if (block) blocks.push(block);
      await this.#slices.restIfOver();
    }
    return blocks;
  }

  /** Asks what the blocks and places name, batch by batch, and shows each answer as it comes. */
  async #answer(readings: readonly Reading[], targets: readonly Target[], page: Page): Promise<void> {
    const { gate } = this.#options;
    const blocks = readings.flatMap((reading) => reading.blocks);
    let windows: TextWindow[] = [];
    let ids = new Set(targets.map((target) => identifierKey(target.id)));
    let from = 0;
    let first = true;
    const send = async (to: number) => {
      if (first) this.#pageModel = this.#options.site.pageModel?.(document, page) ?? null;
      const question = { windows, ids: [...ids], context: this.#context, pageModel: first ? this.#pageModel : null };
      const part = blocks.slice(from, to);
      const offset = from;
      windows = [];
      ids = new Set();
      from = to;
      const wasFirst = first;
      first = false;
      if (question.windows.length === 0 && question.ids.length === 0) {
        if (wasFirst) for (const { root } of readings) this.#painter?.drop(root);
        return;
      }
      this.#slices.end();
      const reply = await this.#options.ask(question);
      this.#slices.begin();
      if (this.#stop.signal.aborted) return;
      this.#context = reply.resolution.context;
      if (Object.keys(reply.summaries).length > 0) this.#painter ??= await this.#loadPainter();
      if (!this.#painter) return;
      await this.#slices.restUntilDrawn();
      if (this.#stop.signal.aborted) return;
      if (wasFirst) for (const { root } of readings) this.#painter?.drop(root);
      await this.#show(part, offset, reply);
      if (wasFirst) await this.#place(targets, reply);
    };
    for (const [number, block] of blocks.entries()) {
      if (block.code) {
        for (const { start, end, id } of codeIdsOf(block)) {
          if (id) ids.add(identifierKey(id));
          else windows.push({ block: number, offset: start, text: block.text.slice(start, end) });
        }
      } else {
        const hits = scan(block.text, gate);
        if (hits.length > 0) windows.push(...cutWindows(number, block.text, hits, this.#budget));
      }
      for (const { link } of block.links) {
        const id = idFromUrl(link.getAttribute('href') ?? '', location.href);
        if (id) ids.add(identifierKey(id));
      }
      if (windows.length >= BATCH) await send(number + 1);
      else await this.#slices.restIfOver();
    }
    await send(blocks.length);
  }

  async #loadPainter(): Promise<Painter | null> {
    this.#slices.end();
    const painter = await this.#options.loadPainter((element) => this.#isReady(element));
    this.#slices.begin();
    // They may have changed since the page began.
    painter?.apply(this.#settings);
    return painter;
  }

  /** Whether a node may be inserted at this place by now. */
  #isReady(element: Element): boolean {
    return this.#isLoaded && this.#options.site.settled(element);
  }

  /** Marks what the answer says of some blocks; the answer counts blocks from `offset`. */
  async #show(
    blocks: readonly Block[],
    offset: number,
    { resolution, summaries, identified }: PageReply,
  ): Promise<void> {
    const named = Map.groupBy(resolution.mentions, (mention) => mention.block);
    const claimed = Map.groupBy(resolution.claims, (claim) => claim.block);
    for (const [index, block] of blocks.entries()) {
      const linked: { start: number; end: number }[] = [];
      for (const { link, start, end } of block.links) {
        const id = idFromUrl(link.getAttribute('href') ?? '', location.href);
        const summary = id && summaries[identified[identifierKey(id)] ?? ''];
        if (!id || !summary || !namesIt(block.text.slice(start, end), id.id, summary.name)) continue;
        linked.push({ start, end });
        this.#painter?.mark(block, start, end, summary, null);
      }
      for (const { id, start, end } of block.code ? codeIdsOf(block) : []) {
        const summary = id && summaries[identified[identifierKey(id)] ?? ''];
        if (summary) this.#painter?.mark(block, start, end, summary, null);
      }
      for (const { id, start, end } of named.get(offset + index) ?? []) {
        const summary = linked.some((link) => start < link.end && link.start < end) ? null : summaries[id];
        if (summary) this.#painter?.mark(block, start, end, summary, null);
      }
      for (const { id, start, end, verdict, attributed } of claimed.get(offset + index) ?? []) {
        const summary = summaries[id];
        if (summary) this.#painter?.mark(block, start, end, summary, { verdict, attributed });
      }
      await this.#slices.restIfOver();
    }
  }

  /** Puts badges at places that name something by id. */
  async #place(targets: readonly Target[], { summaries, identified }: PageReply): Promise<void> {
    const wanted: BadgeWanted[] = [];
    for (const target of targets) {
      const key = identifierKey(target.id);
      const summary = summaries[identified[key] ?? ''];
      if (!summary) this.#painter?.clear(anchorOf(target));
      else if (this.#isReady(target.parent)) wanted.push({ target, key, summary });
      else this.#wait(target.parent);
    }
    for (let at = 0; at < wanted.length; at += BADGES_AT_ONCE) {
      if (at > 0) await this.#slices.restUntilDrawn();
      this.#painter?.put(wanted.slice(at, at + BADGES_AT_ONCE));
      this.#overlookOwn();
    }
  }

  /** Comes back to a place that the page's framework has not taken over yet. */
  #wait(parent: Element): void {
    if (this.#tries >= SETTLE_TRIES) return;
    this.#unsettled.add(parent);
    if (this.#waiting) return;
    this.#waiting = true;
    this.#tries++;
    setTimeout(() => {
      this.#waiting = false;
      for (const parent of this.#unsettled) this.#rows.add(parent);
      this.#unsettled.clear();
      this.#schedule();
    }, SETTLE_EVERY);
  }
}

/** Exact ids in a block of code, looked up once. */
const codeIds = new WeakMap<Block, CodeId[]>();
function codeIdsOf(block: Block): CodeId[] {
  const known = codeIds.get(block) ?? idsInCode(block.text);
  codeIds.set(block, known);
  return known;
}

const isThere = (element: Element) => element.isConnected;
const isOurs = (node: Node) => node.nodeType === 1 && (node as Element).localName.startsWith('open-recipe-');

/** The row, card or heading that an element belongs to: what must be looked at again when a part of it changes. */
function rowOf(element: Element): Element {
  return (
    element.closest('article, li, tr, [data-target], react-app, react-partial') ??
    element.closest('a, h1, h2, h3') ??
    element
  );
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

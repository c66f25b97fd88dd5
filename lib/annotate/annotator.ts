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
import type { Page, Site, Target } from '../sites/site.ts';
import { NOTHING_SHOWN, type PageDescription } from './description.ts';
import type { Painter } from './painter-window.ts';
import { Slices } from './slices.ts';
import { blockElementOf, readBlocks, type Block } from './text-blocks.ts';

/** Windows that go to the background in one message. */
const BATCH = 120;
/** More changes than this are answered by reading the page anew. */
const MANY_CHANGES = 400;
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
  #dirty = new Set<Element>();
  #everything = true;
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
      settled: isIdle && this.#isLoaded && !this.#everything && this.#dirty.size === 0,
      slices: { count, longestMs, totalMs },
    };
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
      const element = target.nodeType === 1 ? (target as Element) : target.parentElement;
      if (!element || isOurs(element)) continue;
      if (type === 'attributes') {
        const isTheme = element === document.documentElement || element === document.body;
        if (isTheme) this.#turnTheme();
        else if (element.localName === 'a' || element.hasAttribute('title') || element.localName.startsWith('react-'))
          this.#dirty.add(rowOf(element));
        continue;
      }
      if (type === 'childList') {
        const nodes = [...addedNodes, ...removedNodes];
        if (nodes.length > 0 && nodes.every(isOurs) && ![...removedNodes].some(isOurs)) continue;
      }
      this.#dirty.add(type === 'characterData' ? rowOf(element) : element);
    }
    if (this.#dirty.size > MANY_CHANGES) this.#everything = true;
    if (this.#everything || this.#dirty.size > 0) this.#schedule();
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
    // Frames do not come in hidden tabs.
    if (document.visibilityState === 'visible') requestAnimationFrame(run);
    setTimeout(run, 100);
  }

  async #work(): Promise<void> {
    if (this.#isWorking || this.#stop.signal.aborted) return;
    this.#isWorking = true;
    this.#slices.begin();
    try {
      await this.#round();
    } finally {
      this.#slices.end();
      this.#isWorking = false;
    }
    if (this.#dirty.size > 0 || this.#everything) this.#schedule();
  }

  async #round(): Promise<void> {
    const { site } = this.#options;
    const url = new URL(location.href);
    if (this.#page?.url.pathname !== url.pathname || this.#page.url.search !== url.search) this.#turnTo(url);
    const active = isActiveOn(this.#settings, url.hostname) && this.#page !== null && document.designMode !== 'on';
    const dirty = [...this.#dirty];
    const everything = this.#everything;
    this.#dirty.clear();
    this.#everything = false;
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
    }
    const readings: Reading[] = [];
    for (const root of this.#toRead(everything, dirty)) readings.push({ root, blocks: await this.#read(root) });
    const scopes: ParentNode[] = everything ? [document] : dirty.filter((element) => element.isConnected);
    const targets = [
      ...new Map(
        scopes.flatMap((scope) => site.targets(scope, page)).map((target) => [target.parent, target]),
      ).values(),
    ];
    await this.#answer(readings, targets, page);
    if (everything) this.#painter?.keep(new Set(targets.map((target) => target.parent)));
    for (const heading of this.#painter?.paint(this.#settings, this.#pageModel) ?? []) this.#wait(heading);
    this.#overlookOwn();
    this.#options.onCount(this.#painter?.count() ?? 0);
  }

  #turnTo(url: URL): void {
    this.#clear();
    const kind = this.#options.site.classify(url, document);
    this.#page = kind && { kind, url };
    this.#context = freshContext(this.#options.site.setting, document.title);
    this.#budget = pageBudget();
    this.#roots = [];
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
    return [...found].filter((element) => ![...found].some((other) => other !== element && other.contains(element)));
  }

  async #read(root: Element): Promise<Block[]> {
    const blocks: Block[] = [];
    for (const block of readBlocks(root, this.#options.site.skip)) {
      if (block) blocks.push(block);
      if (this.#slices.isOver) await this.#slices.rest();
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
      if (wasFirst) for (const { root } of readings) this.#painter?.drop(root);
      this.#show(part, offset, reply);
      if (wasFirst) this.#place(targets, reply);
    };
    for (const [number, block] of blocks.entries()) {
      if (!block.code) {
        const hits = scan(block.text, gate);
        if (hits.length > 0) windows.push(...cutWindows(number, block.text, hits, this.#budget));
      }
      for (const { link } of block.links) {
        const id = idFromUrl(link.getAttribute('href') ?? '', location.href);
        if (id) ids.add(identifierKey(id));
      }
      if (windows.length >= BATCH) await send(number + 1);
      else if (this.#slices.isOver) await this.#slices.rest();
    }
    await send(blocks.length);
  }

  async #loadPainter(): Promise<Painter | null> {
    this.#slices.end();
    const painter = await this.#options.loadPainter((element) => this.#isReady(element));
    this.#slices.begin();
    return painter;
  }

  /** Whether a node may be inserted at this place by now. */
  #isReady(element: Element): boolean {
    return this.#isLoaded && this.#options.site.settled(element);
  }

  /** Marks what the answer says of some blocks; the answer counts blocks from `offset`. */
  #show(blocks: readonly Block[], offset: number, { resolution, summaries, identified }: PageReply): void {
    const named = Map.groupBy(resolution.mentions, (mention) => mention.block);
    const claimed = Map.groupBy(resolution.claims, (claim) => claim.block);
    blocks.forEach((block, index) => {
      const linked: { start: number; end: number }[] = [];
      for (const { link, start, end } of block.links) {
        const id = idFromUrl(link.getAttribute('href') ?? '', location.href);
        const summary = id && summaries[identified[identifierKey(id)] ?? ''];
        if (!id || !summary || !namesIt(block.text.slice(start, end), id.id, summary.name)) continue;
        linked.push({ start, end });
        this.#painter?.mark(block, start, end, summary, null);
      }
      for (const { id, start, end } of named.get(offset + index) ?? []) {
        const summary = linked.some((link) => start < link.end && link.start < end) ? null : summaries[id];
        if (summary) this.#painter?.mark(block, start, end, summary, null);
      }
      for (const { id, start, end, verdict, attributed } of claimed.get(offset + index) ?? []) {
        const summary = summaries[id];
        if (summary) this.#painter?.mark(block, start, end, summary, { verdict, attributed });
      }
    });
  }

  /** Puts badges at places that name something by id. */
  #place(targets: readonly Target[], { summaries, identified }: PageReply): void {
    for (const target of targets) {
      const key = identifierKey(target.id);
      const summary = summaries[identified[key] ?? ''];
      if (!summary) this.#painter?.clear(target.parent);
      else if (this.#isReady(target.parent)) this.#painter?.put(target, key, summary);
      else this.#wait(target.parent);
    }
    this.#overlookOwn();
  }

  /** Comes back to a place that the page's framework has not taken over yet. */
  #wait(parent: Element): void {
    if (this.#waiting || this.#tries >= SETTLE_TRIES) return;
    this.#waiting = true;
    this.#tries++;
    setTimeout(() => {
      this.#waiting = false;
      this.#dirty.add(rowOf(parent));
      this.#markAll();
    }, SETTLE_EVERY);
  }
}

const isOurs = (node: Node) => node.nodeType === 1 && (node as Element).localName.startsWith('open-recipe-');

/** The row, card or heading that an element belongs to: what must be looked at again when a part of it changes. */
function rowOf(element: Element): Element {
  return element.closest('article, li, tr, h1, h2, h3, [data-target], react-app, react-partial') ?? element;
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

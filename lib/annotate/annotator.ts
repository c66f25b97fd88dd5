/**
 * Annotates one page: reads what changed, asks the background what it names, and shows the answer as badges, underlines
 * and dots. Everything is done in short slices, and everything can be taken back.
 */
import { scan, type Gate } from '../mentions/gate.ts';
import { identifierKey, idFromUrl, type Identifier } from '../mentions/identifiers.ts';
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
/** Characters that are read between two looks at the clock, and how many a block's own elements count for. */
const LOOK_EVERY = 2000;
const BLOCK_COUNTS = 50;
/** Longest text of a link that is marked as a whole. */
const LONGEST_NAME = 120;

export interface AnnotatorOptions {
  readonly site: Site;
  readonly ask: Ask;
  readonly gate: Gate;
  /** Makes the painter, which has come with the first answer that names something. Null where it has not. */
  readonly painter: (isSettled: (element: Element) => boolean) => Painter | null;
  readonly settings: Settings;
  /** Called whenever it changes: how many different things the page names. None at first. */
  readonly onCount: (count: number) => void;
}

/** A block that may name something. Only these are kept: a page is mostly text that does not. */
interface Finding {
  readonly block: Block;
  /** Its number among all blocks that were read with it. */
  readonly number: number;
  readonly windows: readonly TextWindow[];
  /** Exact ids in code, and what its links lead to. */
  readonly codeIds: readonly CodeId[];
  readonly links: readonly NamedLink[];
}

interface NamedLink {
  readonly id: Identifier;
  readonly start: number;
  readonly end: number;
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
  #toldCount = 0;
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
      this.#comeBack();
    };
    if (document.readyState === 'complete') this.#isLoaded = true;
    else {
      window.addEventListener('load', loaded, { signal, once: true });
      setTimeout(loaded, LONGEST_LOAD);
    }
    this.#observer.observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: [
        'href',
        'title',
        'class',
        'data-color-mode',
        'data-dark-theme',
        'data-light-theme',
        'data-theme',
      ],
    });
    // At once: a frame that is waited for is one more that the browser has to draw.
    void this.#work();
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
    const records = this.#observer.takeRecords();
    if (records.length > 0) this.#note(records);
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
    // In a page that is being left there is no window any more to wait with.
    if (this.#isScheduled || this.#stop.signal.aborted || !document.defaultView) return;
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
      this.#tellCount(0);
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
    const read = this.#toRead(everything, dirty);
    const findings = await this.#read(read);
    const scopes = everything ? [document] : outermost(outermost(rows.filter(isThere)).map(rowOf));
    const targets = await this.#targets(scopes, page);
    const hasPut = await this.#answer(read, findings, targets, page);
    this.#painter?.keep(scopes, new Set(targets.map(anchorOf)));
    const isAltered = this.#prepare(false) || hasPut;
    await (isAltered ? this.#slices.restUntilDrawn() : this.#slices.restIfOver());
    if (this.#stop.signal.aborted) return;
    for (const heading of this.#painter?.paint(this.#pageModel) ?? []) this.#wait(heading);
    this.#overlookOwn();
    this.#tellCount(this.#painter?.count() ?? 0);
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

  /** Tells what changed only: most pages name nothing, and nobody has to wake up for that. */
  #tellCount(count: number): void {
    if (count === this.#toldCount) return;
    this.#toldCount = count;
    this.#options.onCount(count);
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

  /** Reads some parts of the page and keeps what may name something. */
  async #read(roots: readonly Element[]): Promise<Finding[]> {
    const findings: Finding[] = [];
    const { href } = location;
    let number = 0;
    let sinceLook = 0;
    for (const root of roots) {
      const reader = readBlocks(root, this.#options.site.skip);
      let step = reader.next();
      for (; !step.done; step = reader.next()) {
        const finding = step.value && this.#look(step.value, number++, href);
        if (finding) findings.push(finding);
        sinceLook += step.value ? BLOCK_COUNTS + step.value.text.length : LOOK_EVERY;
        if (sinceLook < LOOK_EVERY) continue;
        sinceLook = 0;
        await this.#slices.restIfOver();
      }
      // The page took away what was being read: the rest comes with the next round.
      if (!step.value) this.#dirty.add(root);
    }
    return findings;
  }

  /** What in a block may name something; null where nothing does. */
  #look(block: Block, number: number, base: string): Finding | null {
    const codeIds = block.code ? idsInCode(block.text) : [];
    const links = block.links.flatMap(({ link, start, end }) => {
      const id = idFromUrl(link.getAttribute('href') ?? '', base);
      return id ? { id, start, end } : [];
    });
    const windows = block.code
      ? codeIds
          .filter(({ id }) => !id)
          .map(({ start, end }) => ({ block: number, offset: start, text: block.text.slice(start, end) }))
      : cutWindows(number, block.text, scan(block.text, this.#options.gate), this.#budget);
    return codeIds.length + links.length + windows.length > 0 ? { block, number, windows, codeIds, links } : null;
  }

  /** Makes ready for dots, if there are marks or will be. @returns whether that changed the page */
  #prepare(willMark: boolean): boolean {
    const isAltered = this.#painter?.prepare(willMark) ?? false;
    this.#overlookOwn();
    return isAltered;
  }

  /** Asks what the findings and places name, batch by batch, and shows each answer as it comes. @returns whether it put badges */
  async #answer(
    read: readonly Element[],
    findings: readonly Finding[],
    targets: readonly Target[],
    page: Page,
  ): Promise<boolean> {
    let hasPut = false;
    this.#pageModel = this.#options.site.pageModel?.(document, page) ?? null;
    const batches = inBatches(findings);
    for (const [place, batch] of batches.entries()) {
      const isFirst = place === 0;
      const ids = new Set([
        ...(isFirst ? targets.map((target) => identifierKey(target.id)) : []),
        ...batch.flatMap(({ links, codeIds }) =>
          [...links, ...codeIds].flatMap(({ id }) => id ?? []).map(identifierKey),
        ),
      ]);
      const windows = batch.flatMap((finding) => finding.windows);
      const drop = () => isFirst && this.#painter?.drop(read);
      if (windows.length === 0 && ids.size === 0) {
        drop();
        continue;
      }
      this.#slices.end();
      const pageModel = isFirst ? this.#pageModel : null;
      const reply = await this.#options.ask({ windows, ids: [...ids], context: this.#context, pageModel });
      this.#slices.begin();
      if (this.#stop.signal.aborted) return hasPut;
      this.#context = reply.resolution.context;
      if (Object.keys(reply.summaries).length > 0) this.#painter ??= this.#makePainter();
      if (!this.#painter) continue;
      // Before the frame that is waited for anyway.
      this.#prepare(reply.resolution.mentions.length > 0);
      await this.#slices.restUntilDrawn();
      if (this.#stop.signal.aborted) return hasPut;
      drop();
      await this.#show(batch, reply);
      if (isFirst) hasPut = await this.#place(targets, reply);
    }
    return hasPut;
  }

  #makePainter(): Painter | null {
    const painter = this.#options.painter((element) => this.#isReady(element));
    // They may have changed since the page began.
    painter?.apply(this.#settings);
    return painter;
  }

  /** Whether a node may be inserted at this place by now. */
  #isReady(element: Element): boolean {
    return this.#isLoaded && this.#options.site.settled(element);
  }

  /** Marks what the answer says of some findings. */
  async #show(findings: readonly Finding[], { resolution, summaries, identified }: PageReply): Promise<void> {
    const named = Map.groupBy(resolution.mentions, (mention) => mention.block);
    const claimed = Map.groupBy(resolution.claims, (claim) => claim.block);
    const summaryOf = (id: Identifier) => summaries[identified[identifierKey(id)] ?? ''];
    for (const { block, number, links, codeIds } of findings) {
      const linked: { start: number; end: number }[] = [];
      for (const { id, start, end } of links) {
        const summary = summaryOf(id);
        if (!summary || !namesIt(block.text.slice(start, end), id.id, summary.name)) continue;
        linked.push({ start, end });
        this.#painter?.mark(block, start, end, summary, null);
      }
      for (const { id, start, end } of codeIds) {
        const summary = id && summaryOf(id);
        if (summary) this.#painter?.mark(block, start, end, summary, null);
      }
      for (const { id, start, end } of named.get(number) ?? []) {
        const summary = linked.some((link) => start < link.end && link.start < end) ? null : summaries[id];
        if (summary) this.#painter?.mark(block, start, end, summary, null);
      }
      for (const { id, start, end, verdict, attributed } of claimed.get(number) ?? []) {
        const summary = summaries[id];
        if (summary) this.#painter?.mark(block, start, end, summary, { verdict, attributed });
      }
      await this.#slices.restIfOver();
    }
  }

  /** Puts badges at places that name something by id. @returns whether there was any to put, or to leave as it is */
  async #place(targets: readonly Target[], { summaries, identified }: PageReply): Promise<boolean> {
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
    return wanted.length > 0;
  }

  /** Comes back later to a place that the page's framework has not taken over yet. */
  #wait(parent: Element): void {
    if (this.#tries >= SETTLE_TRIES) return;
    this.#unsettled.add(parent);
    if (this.#waiting) return;
    this.#waiting = true;
    this.#tries++;
    setTimeout(() => {
      this.#waiting = false;
      this.#comeBack();
    }, SETTLE_EVERY);
  }

  #comeBack(): void {
    for (const parent of this.#unsettled) this.#rows.add(parent);
    this.#unsettled.clear();
    // A round for nothing costs the page a frame.
    if (this.#hasNews) this.#schedule();
  }
}

/** Findings in parts of about BATCH windows, in order; at least one part, which may be empty. */
function inBatches(findings: readonly Finding[]): Finding[][] {
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

/**
 * Annotates one page: reads what changed, asks the background what it names, and shows the answer as badges, underlines
 * and dots. Everything is done in short slices, and everything can be taken back.
 */
import type { Gate } from '../mentions/gate.ts';
import { identifierKey } from '../mentions/identifiers.ts';
import { freshContext, type PageContext } from '../mentions/mention.ts';
import type { Ask, PageReply } from '../mentions/page-question.ts';
import { pageBudget } from '../mentions/windows.ts';
import type { PageModel } from '../openness/page-model.ts';
import { isActiveOn, type Settings } from '../settings.ts';
import { anchorOf, outermost, type Page, type Site, type Target } from '../sites/site.ts';
import { Changes, WATCHED_ATTRIBUTES } from './changes.ts';
import { NOTHING_SHOWN, type PageDescription } from './description.ts';
import { findingIn, idKeysOf, inBatches, marksOf, type Finding } from './findings.ts';
import type { BadgeWanted, Painter, Step } from './painter-window.ts';
import { Slices } from './slices.ts';
import { blockElementOf, readBlocks } from './text-blocks.ts';

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
  readonly #changes = new Changes();
  #restUntil = 0;
  #failures = 0;
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
      attributeFilter: WATCHED_ATTRIBUTES,
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
      settled: isIdle && this.#isLoaded && !this.#changes.any,
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
    if (this.#changes.note(records)) this.#turnTheme();
    if (this.#changes.any) this.#schedule();
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
    this.#changes.everything = true;
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
      if (++this.#failures <= MOST_FAILURES) this.#changes.everything = true;
    } finally {
      this.#slices.end();
      this.#isWorking = false;
      const took = this.#slices.totalMs - before;
      this.#restUntil = performance.now() + Math.min(LONGEST_BREATHER, BREATHER * took + this.#failures * RETRY);
    }
    if (this.#changes.any) this.#schedule();
  }

  async #round(): Promise<void> {
    const { site } = this.#options;
    const url = new URL(location.href);
    if (this.#page?.url.pathname !== url.pathname || this.#page.url.search !== url.search) this.#turnTo(url);
    const active = isActiveOn(this.#settings, url.hostname) && this.#page !== null && document.designMode !== 'on';
    const { everything, texts, places } = this.#changes.take();
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
      texts.some((element) => !this.#roots.some((root) => root.contains(element)))
    ) {
      this.#roots = site.prose(document, page);
      await this.#slices.restIfOver();
    }
    const read = this.#toRead(everything, texts);
    const findings = await this.#read(read);
    const scopes = everything ? [document] : outermost(outermost(places.filter(isThere)).map(rowOf));
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
    this.#changes.everything = true;
    this.#tries = 0;
  }

  /** The elements whose text is to be read: all of it, or what lies around the changes. */
  #toRead(everything: boolean, changed: readonly Element[]): Element[] {
    if (everything) return this.#roots;
    const found = new Set<Element>();
    for (const element of changed) {
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
    const { gate, site } = this.#options;
    const { href } = location;
    let number = 0;
    let sinceLook = 0;
    for (const root of roots) {
      const reader = readBlocks(root, site.skip);
      let step = reader.next();
      for (; !step.done; step = reader.next()) {
        const finding = step.value && findingIn(step.value, number++, gate, this.#budget, href);
        if (finding) findings.push(finding);
        sinceLook += step.value ? BLOCK_COUNTS + step.value.text.length : LOOK_EVERY;
        if (sinceLook < LOOK_EVERY) continue;
        sinceLook = 0;
        await this.#slices.restIfOver();
      }
      // The page took away what was being read: the rest comes with the next round.
      if (!step.value) this.#changes.texts.add(root);
    }
    return findings;
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
      const ids = new Set([...(isFirst ? targets.map((target) => identifierKey(target.id)) : []), ...idKeysOf(batch)]);
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
  async #show(findings: readonly Finding[], reply: PageReply): Promise<void> {
    for (const marks of marksOf(findings, reply)) {
      for (const { block, start, end, summary, claim } of marks) this.#painter?.mark(block, start, end, summary, claim);
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
    for (const parent of this.#unsettled) this.#changes.places.add(parent);
    this.#unsettled.clear();
    // A round for nothing costs the page a frame.
    if (this.#changes.any) this.#schedule();
  }
}

const isThere = (element: Element) => element.isConnected;

/** The row, card or heading that an element belongs to: what must be looked at again when a part of it changes. */
function rowOf(element: Element): Element {
  return (
    element.closest('article, li, tr, [data-target], react-app, react-partial') ??
    element.closest('a, h1, h2, h3') ??
    element
  );
}

/**
 * Annotates one page: reads what changed, asks the background what it names, and shows the answer as badges, underlines
 * and dots. Everything is done in short slices, and everything can be taken back.
 */
import type { PageModel } from '../openness/page-model.ts';
import { identifierKey, idFromUrl } from '../mentions/identifiers.ts';
import { scan, type Gate } from '../mentions/gate.ts';
import { freshContext, type PageContext } from '../mentions/mention.ts';
import { cutWindows, pageBudget, type TextWindow } from '../mentions/windows.ts';
import { isActiveOn, type Settings } from '../settings.ts';
import type { Page, Site, Target } from '../sites/site.ts';
import type { Ask, PageReply } from '../mentions/page-question.ts';
import { Badges } from './badges.ts';
import { isDarkBehind } from './colours.ts';
import type { PageDescription, PageEntity } from './description.ts';
import { Layer, rectsOf } from './layer.ts';
import { bindBadge, bindProse, type CardControl } from './pointer.ts';
import { dotOf, Prose, sentenceOf, type Mark } from './prose.ts';
import { blockElementOf, readBlocks, type Block } from './text-blocks.ts';
import { Slices } from './slices.ts';

/** Windows that go to the background in one message. */
const BATCH = 120;
/** More changes than this are answered by reading the page anew. */
const MANY_CHANGES = 400;
/** A page that is still loading holds badges back for this long at most (milliseconds). */
const LONGEST_LOAD = 3000;
/** How often, and how long, places are waited for that a framework has not taken over (milliseconds, tries). */
const SETTLE_EVERY = 250;
const SETTLE_TRIES = 40;
/** Longest text of a link that is marked as a whole. */
const LONGEST_NAME = 120;

export interface AnnotatorOptions {
  readonly site: Site;
  readonly ask: Ask;
  readonly card: CardControl;
  readonly gate: Gate;
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

  #prose: Prose | null = null;
  #badges = new Badges();
  #layer = new Layer();
  #headings = new Map<Element, string>();

  #roots: Element[] = [];
  #dirty = new Set<Element>();
  #everything = true;
  #waiting = false;
  #tries = 0;
  #isLoaded = false;
  #isWorking = false;
  #isScheduled = false;
  #isDrawing = false;
  #lastBadgeMs: number | null = null;

  /** The card, told what the page itself says of its model. */
  readonly #card: CardControl = {
    show: (target) =>
      this.#options.card.show({
        ...target,
        pageModel: target.summary.id === this.#pageModel?.id ? this.#pageModel : null,
      }),
    leave: () => this.#options.card.leave(),
  };

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
    window.addEventListener('resize', () => this.#redraw(), { signal, passive: true });
    // Scrolling the document moves the layer along; scrolling a box inside it does not.
    document.addEventListener('scroll', (event) => event.target !== document && this.#redraw(), {
      signal,
      passive: true,
      capture: true,
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', again, { signal });
    void document.fonts?.ready.then(() => this.#redraw());
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
    this.#clear();
    this.#layer.remove();
  }

  /** Applies changed settings at once. */
  apply(settings: Settings): void {
    this.#settings = settings;
    this.#clear();
    this.#markAll();
  }

  /** What is annotated now. */
  describe(): PageDescription {
    const marks = this.#prose?.all() ?? [];
    const names = marks.filter((mark) => !mark.claim);
    const rect = (box: DOMRect | null | undefined) =>
      box ? { x: box.x, y: box.y, width: box.width, height: box.height } : null;
    const dotted = this.#prose?.dotted(this.#settings.density) ?? [];
    const grouped = new Map<string, { id: string; tier: Mark['summary']['tier']; text: string; count: number }>();
    for (const { summary, text } of names) {
      const key = `${summary.id} ${text}`;
      const known = grouped.get(key);
      if (known) known.count++;
      else grouped.set(key, { id: summary.id, tier: summary.tier, text, count: 1 });
    }
    return {
      url: location.href,
      kind: this.#page?.kind ?? null,
      pageModel: this.#pageModel,
      badges: [
        ...this.#badges
          .all()
          .map(({ summary, badge, place }) => ({
            ...pick(summary),
            text: badge.text,
            place,
            rect: rect(badge.host.getBoundingClientRect()),
          })),
        ...dotted
          .filter((mark) => !this.#headings.has(mark.block.element))
          .map((mark) => ({
            ...pick(mark.summary),
            text: mark.text,
            place: 'prose' as const,
            rect: rect(this.#layer.rectOf(dotOf(mark)) ?? rectsOf(mark.range).at(-1)),
          })),
      ],
      marks: [...grouped.values()],
      claims: marks.flatMap((mark) => (mark.claim ? [{ id: mark.summary.id, text: mark.text, ...mark.claim }] : [])),
      entities: this.#entities(),
      settled:
        !this.#isWorking &&
        !this.#isScheduled &&
        !this.#waiting &&
        this.#dirty.size === 0 &&
        !this.#everything &&
        this.#isLoaded,
      lastBadgeMs: this.#lastBadgeMs,
      slices: { count: this.#slices.count, longestMs: this.#slices.longestMs, totalMs: this.#slices.totalMs },
    };
  }

  #entities(): PageEntity[] {
    const found = new Map<
      string,
      { summary: Mark['summary']; count: number; sentences: string[]; contradicted: string[] }
    >();
    const entry = (summary: Mark['summary']) => {
      const known = found.get(summary.id) ?? { summary, count: 0, sentences: [], contradicted: [] };
      found.set(summary.id, known);
      return known;
    };
    for (const { summary, place } of this.#badges.all()) if (place !== 'heading') entry(summary).count++;
    for (const mark of this.#prose?.all() ?? []) {
      const known = entry(mark.summary);
      if (mark.claim?.verdict === 'contradicted') known.contradicted.push(mark.text);
      if (mark.claim) continue;
      known.count++;
      if (known.sentences.length < 3) known.sentences.push(sentenceOf(mark));
    }
    return [...found.values()];
  }

  #clear(): void {
    this.#prose?.remove();
    this.#prose = null;
    this.#badges.remove();
    this.#headings.clear();
    this.#layer.draw([]);
    this.#layer.remove();
    this.#observer.takeRecords();
  }

  /** Collects what changed; the work is done later. */
  #note(records: readonly MutationRecord[]): void {
    for (const { type, target, addedNodes, removedNodes } of records) {
      const element = target.nodeType === 1 ? (target as Element) : target.parentElement;
      if (!element || isOurs(element)) continue;
      if (type === 'attributes') {
        const isTheme = element === document.documentElement || element === document.body;
        if (isTheme) this.#everything = true;
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
    this.#prose ??= this.#openProse();
    this.#badges.dropDetached();
    this.#prose.dropDetached();
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
    if (everything) this.#forgetOldPlaces(targets);
    this.#drawNow();
    this.#options.onCount(this.#entities().length);
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

  #openProse(): Prose {
    const prose = new Prose();
    bindProse(prose, this.#card, this.#stop.signal);
    return prose;
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
        if (wasFirst) for (const { root } of readings) this.#prose?.drop(root);
        return;
      }
      this.#slices.end();
      const reply = await this.#options.ask(question);
      this.#slices.begin();
      if (this.#stop.signal.aborted) return;
      this.#context = reply.resolution.context;
      if (wasFirst) for (const { root } of readings) this.#prose?.drop(root);
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

  /** Marks what the answer says of some blocks; the answer counts blocks from `offset`. */
  #show(blocks: readonly Block[], offset: number, reply: PageReply): void {
    const prose = this.#prose;
    if (!prose) return;
    const { mentions, claims } = reply.resolution;
    const shown = (id: string) => {
      const summary = reply.summaries[id];
      return summary && !this.#settings.hiddenTiers.includes(summary.tier) ? summary : null;
    };
    const dark = new Map<Element, boolean>();
    const isDark = (block: Block) => {
      const root = this.#roots.find((candidate) => candidate.contains(block.element)) ?? block.element;
      const known = dark.get(root) ?? isDarkBehind(root);
      dark.set(root, known);
      return known;
    };
    blocks.forEach((block, index) => {
      const number = offset + index;
      const linked: { start: number; end: number }[] = [];
      for (const { link, start, end } of block.links) {
        const id = idFromUrl(link.getAttribute('href') ?? '', location.href);
        const summary = id && shown(reply.identified[identifierKey(id)] ?? '');
        if (!id || !summary || !namesIt(block.text.slice(start, end), id.id, summary.name)) continue;
        linked.push({ start, end });
        prose.add(block, start, end, summary, null, isDark(block));
      }
      for (const mention of mentions) {
        if (mention.block !== number || linked.some((link) => mention.start < link.end && link.start < mention.end))
          continue;
        const summary = shown(mention.id);
        if (summary) prose.add(block, mention.start, mention.end, summary, null, isDark(block));
      }
      for (const claim of claims) {
        const summary = claim.block === number ? shown(claim.id) : null;
        if (summary)
          prose.add(
            block,
            claim.start,
            claim.end,
            summary,
            { verdict: claim.verdict, attributed: claim.attributed },
            isDark(block),
          );
      }
    });
  }

  /** Puts badges at places that name something by id. */
  #place(targets: readonly Target[], reply: PageReply): void {
    for (const target of targets) {
      const key = identifierKey(target.id);
      const summary = reply.summaries[reply.identified[key] ?? ''];
      if (!summary || this.#settings.hiddenTiers.includes(summary.tier)) {
        this.#badges.clear(target.parent);
        continue;
      }
      if (!this.#isLoaded || !this.#options.site.settled(target.parent)) {
        this.#wait(target.parent);
        continue;
      }
      this.#put(target, key, summary);
    }
    this.#observer.takeRecords().forEach((record) => this.#note([record]));
  }

  #put(target: Parameters<Badges['put']>[0], key: string, summary: Mark['summary']): void {
    const made = this.#badges.put(target, key, summary, (badge, of) =>
      bindBadge(badge, of, this.#card, this.#stop.signal),
    );
    if (made) this.#lastBadgeMs = performance.now();
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

  /** After a full reading: badges at places that name nothing any more go. */
  #forgetOldPlaces(targets: readonly Target[]): void {
    const named = new Set<Element>(targets.map((target) => target.parent));
    for (const place of this.#badges.places())
      if (!named.has(place) && !this.#headings.has(place)) this.#badges.clear(place);
  }

  #redraw(): void {
    if (this.#isDrawing || !this.#prose) return;
    this.#isDrawing = true;
    requestAnimationFrame(() => {
      this.#isDrawing = false;
      this.#drawNow();
    });
  }

  /** Draws dots, and badges at the end of headings. */
  #drawNow(): void {
    const prose = this.#prose;
    if (!prose) return;
    const dotted = prose.dotted(this.#settings.density);
    const inHeadings = this.#options.site.setting === 'article' ? new Map<Element, Mark>() : firstInHeadings(dotted);
    for (const [heading, id] of this.#headings) {
      if (inHeadings.get(heading)?.summary.id === id) continue;
      this.#badges.clear(heading);
      this.#headings.delete(heading);
    }
    for (const [heading, mark] of inHeadings) {
      if (!this.#isLoaded || !this.#options.site.settled(heading)) {
        this.#wait(heading);
        inHeadings.delete(heading);
      } else if (this.#headings.has(heading) || hasRoom(heading)) {
        this.#headings.set(heading, mark.summary.id);
        this.#put({ parent: heading, place: 'heading' }, mark.summary.id, mark.summary);
      } else inHeadings.delete(heading);
    }
    const dots = dotted.filter((mark) => !inHeadings.has(mark.block.element)).map(dotOf);
    if (dots.length > 0) this.#lastBadgeMs ??= performance.now();
    this.#layer.draw(dots);
    this.#observer.takeRecords().forEach((record) => this.#note([record]));
  }
}

const pick = (summary: Mark['summary']) => ({
  id: summary.id,
  name: summary.name,
  tier: summary.tier,
  derivedFrom: summary.derivedFrom,
});

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

/** The first marked name of each heading. */
function firstInHeadings(marks: readonly Mark[]): Map<Element, Mark> {
  const found = new Map<Element, Mark>();
  for (const mark of marks) {
    const { element } = mark.block;
    if (/^h[1-3]$/.test(element.localName) && !found.has(element)) found.set(element, mark);
  }
  return found;
}

/** Whether a badge fits behind a heading's last line, so that nothing below moves. */
function hasRoom(heading: Element): boolean {
  const box = heading.getBoundingClientRect();
  const range = document.createRange();
  range.selectNodeContents(heading);
  const last = [...range.getClientRects()].findLast((rect) => rect.width > 0);
  return last !== undefined && last.height >= 22 && box.right - last.right > 190;
}

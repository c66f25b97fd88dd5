/** Shows what a page names: badges, underlines and dots. Put into a page only once there is something to show. */
import type { Summary } from '../openness/answer.ts';
import type { PageModel } from '../openness/page-model.ts';
import type { Settings } from '../settings.ts';
import { anchorOf } from '../sites/site.ts';
import { Badges, type BadgeTarget, type Surroundings } from './badges.ts';
import { isDarkBehind } from './colours.ts';
import type { PaintDescription, PageEntity, MarkDescription } from './description.ts';
import { InView } from './in-view.ts';
import { Layer, rectsOf } from './layer.ts';
import type { BadgeWanted, Painter, PainterOptions, Step } from './painter-window.ts';
import { bindBadge, bindProse, markUnder, targetOf, type CardControl, type CardTarget } from './pointer.ts';
import { Prose, sentenceOf, type Mark } from './prose.ts';
import { ANY_ROOM, hasRoom, roomAt } from './room.ts';
import type { Block } from './text-blocks.ts';

/** An entity while it is being gathered. */
type Writable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer Item)[] ? Item[] : T[K] };

/** Sentences kept of each thing that a page names. */
const MOST_SENTENCES = 3;

export class PagePainter implements Painter {
  readonly #options: PainterOptions;
  readonly #stop = new AbortController();
  readonly #prose: Prose;
  readonly #badges: Badges;
  readonly #layer: Layer<Mark>;
  /** Elements of marks that came near the viewport, or went, since they were last drawn. */
  readonly #moved = new Set<Element>();
  readonly #inView = new InView((changed) => {
    for (const element of changed) this.#moved.add(element);
    this.#redraw();
  });
  /** The annotation that the keyboard commands are at. */
  #current: object | null = null;
  /** Headings that end with a badge, and what it is for. */
  readonly #headings = new Map<Element, string>();
  #dark = new WeakMap<Element, boolean>();
  #settings: Settings;
  #pageModel: PageModel | null = null;
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

  constructor(options: PainterOptions) {
    this.#options = options;
    this.#settings = options.settings;
    this.#badges = new Badges(options.look);
    this.#prose = new Prose(options.look().colours);
    this.#layer = new Layer(() => options.look().colours);
    const { signal } = this.#stop;
    const markAt = (x: number, y: number) => markUnder(this.#prose, x, y) ?? this.#layer.dotAt(x, y);
    bindProse(markAt, this.#card, signal);
    const redraw = () => this.#redraw();
    window.addEventListener('resize', redraw, { signal, passive: true });
    // Scrolling the document moves the layer along; scrolling a box inside it does not.
    const scrolled = (event: Event) => event.target !== document && redraw();
    document.addEventListener('scroll', scrolled, { signal, passive: true, capture: true });
    // Not its promise `ready`, for which Chromium lays the page out at once.
    document.fonts.addEventListener('loadingdone', redraw, { signal });
    // Chromium sets text in pieces where a highlight begins and ends, underlined or not.
    window.addEventListener('beforeprint', () => this.#prose.hide(true), { signal });
    window.addEventListener('afterprint', () => this.#prose.hide(false), { signal });
    document.addEventListener('pointerdown', () => this.#layer.ring(null), { signal, passive: true });
  }

  drop(elements: readonly Element[]): void {
    this.#prose.drop(elements);
  }

  dropDetached(): void {
    this.#prose.dropDetached();
    this.#badges.dropDetached();
  }

  mark(block: Block, start: number, end: number, summary: Summary, claim: Mark['claim']): void {
    if (this.#settings.hiddenTiers.includes(summary.tier)) return;
    this.#prose.add(block, start, end, summary, claim, this.#isDark(block.element));
  }

  put(wanted: readonly BadgeWanted[]): void {
    const around = wanted.map(({ target, key }): Surroundings | null => {
      if (this.#badges.has(anchorOf(target), key)) return null;
      return { dark: this.#isDark(target.parent), room: roomAt(target) };
    });
    for (const [index, { target, key, summary }] of wanted.entries()) {
      if (this.#settings.hiddenTiers.includes(summary.tier)) this.#badges.clear(anchorOf(target));
      else this.#putBadge(target, key, summary, around[index] ?? { dark: false, room: ANY_ROOM });
    }
  }

  clear(anchor: Element): void {
    this.#badges.clear(anchor);
  }

  keep(scopes: readonly ParentNode[], anchors: ReadonlySet<Element>): void {
    for (const place of this.#badges.places()) {
      if (anchors.has(place) || this.#headings.has(place)) continue;
      if (scopes.some((scope) => scope.contains(place))) this.#badges.clear(place);
    }
    if (scopes.includes(document)) this.#prose.takeOrder();
  }

  apply(settings: Settings): void {
    this.#settings = settings;
    this.#prose.paint(this.#options.look().colours);
  }

  prepare(willMark: boolean): boolean {
    const isNeeded = this.#settings.density !== 'off' && (willMark || !this.#prose.isEmpty);
    return isNeeded && this.#layer.prepare();
  }

  paint(pageModel: PageModel | null): readonly Element[] {
    this.#pageModel = pageModel;
    return this.#draw();
  }

  repaint(): void {
    this.#dark = new WeakMap();
    this.#badges.repaint();
  }

  count(): number {
    return new Set([...this.#badges.ids(), ...this.#prose.ids()]).size;
  }

  walk(step: Step): { at: number; of: number } | null {
    const stops = this.#stops();
    const now = stops.findIndex(({ key }) => key === this.#current);
    const next =
      step === 'open'
        ? Math.max(0, now)
        : now < 0
          ? step === 'next'
            ? 0
            : stops.length - 1
          : (now + (step === 'next' ? 1 : -1) + stops.length) % stops.length;
    const stop = stops[next];
    if (!stop) return null;
    this.#current = stop.key;
    stop.element.scrollIntoView({ block: 'center', behavior: 'instant' });
    this.#layer.ring(stop.card.anchor());
    void this.#card.show({ ...stop.card, focus: step === 'open' });
    return { at: next + 1, of: stops.length };
  }

  describe(): PaintDescription {
    const marks = this.#prose.all();
    const dotted = this.#prose.dotted(this.#settings.density).filter((mark) => !this.#headings.has(mark.block.element));
    const shown = ({ id, name, tier, derivedFrom }: Summary) => ({ id, name, tier, derivedFrom });
    const rect = (box: DOMRect | null | undefined) =>
      box ? { x: box.x, y: box.y, width: box.width, height: box.height } : null;
    const grouped = new Map<string, MarkDescription>();
    for (const { summary, text, claim } of marks) {
      const key = `${summary.id} ${text}`;
      const count = (grouped.get(key)?.count ?? 0) + 1;
      if (!claim) grouped.set(key, { id: summary.id, tier: summary.tier, text, count });
    }
    return {
      badges: [
        ...this.#badges.all().map(({ summary, badge: { text, host }, place }) => ({
          ...shown(summary),
          text,
          place,
          rect: rect(host.getBoundingClientRect()),
        })),
        ...dotted.map((mark) => ({
          ...shown(mark.summary),
          text: mark.text,
          place: 'prose' as const,
          rect: rect(this.#layer.rectOf(mark) ?? rectsOf(mark.range).at(-1)),
        })),
      ],
      marks: [...grouped.values()],
      claims: marks.flatMap(({ claim, summary, text }) => (claim ? [{ id: summary.id, text, ...claim }] : [])),
      entities: this.#entities(),
      lastBadgeMs: this.#lastBadgeMs,
    };
  }

  wipe(): void {
    this.#prose.wipe();
    this.#badges.remove();
    this.#headings.clear();
    this.#inView.unwatch(this.#prose.takeChanges().went);
    this.#layer.remove();
  }

  remove(): void {
    this.#stop.abort();
    this.#inView.stop();
    this.wipe();
    this.#prose.remove();
  }

  #entities(): PageEntity[] {
    const found = new Map<string, Writable<PageEntity>>();
    const entry = (summary: Summary) => {
      const known = found.get(summary.id) ?? { summary, count: 0, sentences: [], contradicted: [], calledOpen: false };
      found.set(summary.id, known);
      return known;
    };
    for (const { summary, place } of this.#badges.all()) if (place !== 'heading') entry(summary).count++;
    for (const mark of this.#prose.all()) {
      const known = entry(mark.summary);
      if (mark.claim?.verdict === 'contradicted') known.contradicted.push(mark.text);
      if (mark.claim && mark.claim.verdict !== 'unclear') known.calledOpen = true;
      if (mark.claim) continue;
      known.count++;
      if (known.sentences.length < MOST_SENTENCES) known.sentences.push(sentenceOf(mark));
    }
    return [...found.values()];
  }

  /** Whether the text column that holds `element` is dark; looked up once a column. */
  #isDark(element: Element): boolean {
    const column = element.parentElement ?? element;
    const known = this.#dark.get(column) ?? isDarkBehind(column);
    this.#dark.set(column, known);
    return known;
  }

  /** Badges, first marks and contradicted claims in document order, for the keyboard. */
  #stops(): { key: object; element: Element; card: CardTarget }[] {
    const badges = this.#badges.all().map(({ badge, summary }) => ({
      key: badge.host,
      element: badge.host,
      card: {
        summary,
        claim: null,
        anchor: () => badge.face.getBoundingClientRect(),
        focus: false,
        returnTo: badge.face,
      },
    }));
    const dotted = new Set(this.#prose.dotted('first'));
    const marks = this.#prose
      .all()
      .filter((mark) => dotted.has(mark) || mark.claim?.verdict === 'contradicted')
      .filter((mark) => !this.#headings.has(mark.block.element))
      .map((mark) => ({ key: mark, element: mark.block.element, card: targetOf(mark, false) }));
    return [...badges, ...marks].sort((a, b) =>
      a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1,
    );
  }

  #putBadge(target: BadgeTarget, key: string, summary: Summary, around: Surroundings): void {
    const made = this.#badges.put(target, key, summary, around, (badge, of) => bindBadge(badge, of, this.#card));
    if (made) this.#lastBadgeMs = performance.now();
  }

  #redraw(): void {
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    requestAnimationFrame(() => {
      this.#isDrawing = false;
      if (!this.#stop.signal.aborted) this.#draw();
    });
  }

  /** Draws dots, and badges at the end of headings. Gives the headings that cannot take theirs yet. */
  #draw(): Element[] {
    const waiting: Element[] = [];
    const dotted = this.#prose.dotted(this.#settings.density);
    const inHeadings = this.#options.badgeHeadings ? firstInHeadings(dotted) : new Map<Element, Mark>();
    for (const [heading, id] of this.#headings) {
      if (inHeadings.get(heading)?.summary.id === id) continue;
      this.#badges.clear(heading);
      this.#headings.delete(heading);
    }
    // All is measured before anything is inserted: each reading after a change would lay the page out again.
    const settled: { heading: Element; summary: Summary; dark: boolean }[] = [];
    for (const [heading, { summary }] of inHeadings) {
      if (!this.#options.isSettled(heading)) waiting.push(heading);
      else if (this.#badges.has(heading, summary.id) || hasRoom(heading)) {
        settled.push({ heading, summary, dark: this.#isDark(heading) });
        continue;
      }
      inHeadings.delete(heading);
    }
    const inText = dotted.filter((mark) => !inHeadings.has(mark.block.element));
    const { came, went } = this.#prose.takeChanges();
    this.#inView.unwatch(went);
    this.#inView.watch(came);
    const isNear = (element: Element) => this.#inView.isNear(element);
    const dots = inText.filter((mark) => isNear(mark.block.element));
    if (this.#layer.draw(dots)) this.#lastBadgeMs = performance.now();
    // Kept while anything is marked: what comes and goes by itself would be a change to answer each time.
    if (this.#settings.density === 'off' || this.#prose.isEmpty) this.#layer.close();
    this.#prose.underline(came, isNear);
    this.#prose.underline(this.#moved, isNear);
    this.#moved.clear();
    for (const { heading, summary, dark } of settled) {
      this.#headings.set(heading, summary.id);
      this.#putBadge({ parent: heading, place: 'heading' }, summary.id, summary, { dark, room: ANY_ROOM });
    }
    return waiting;
  }
}

/** The first marked name of each heading; where another one begins with it, that one ("DeepSeek: DeepSeek R1"). */
function firstInHeadings(marks: readonly Mark[]): Map<Element, Mark> {
  const found = new Map<Element, Mark>();
  for (const mark of marks) {
    const { element } = mark.block;
    if (!/^h[1-3]$/.test(element.localName)) continue;
    const first = found.get(element);
    if (!first || mark.text.toLowerCase().startsWith(first.text.toLowerCase())) found.set(element, mark);
  }
  return found;
}

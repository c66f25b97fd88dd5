/** The card's script, put into a page on first use: draws the card, keeps it beside what it belongs to, closes it. */
import { render } from 'preact';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { Card } from '../components/card/Card.tsx';
import { CARD_STYLE } from '../components/card/card-style.ts';
import { CARD, type CardWindow, type InjectedCard } from '../lib/annotate/card-window.ts';
import { isDarkBehind } from '../lib/annotate/colours.ts';
import { makeHost } from '../lib/annotate/host.ts';
import type { CardTarget } from '../lib/annotate/pointer.ts';
import { sendMessage } from '../lib/messages.ts';

/** Space between the card and what it belongs to, and between the card and the window's edge, in CSS pixels. */
const GAP = 8;
/** Milliseconds that the pointer may take from the badge to the card. */
const GRACE = 250;

function makeCard(): InjectedCard {
  const { host, root } = makeHost(document, 'card');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${CARD_STYLE}
:host{all:initial!important}
.frame{position:fixed;inset:auto;margin:0;padding:0;border:0;background:none;overflow:visible}
.frame:not(:popover-open){display:none}`);
  root.adoptedStyleSheets = [sheet];
  const frame = document.createElement('div');
  frame.className = 'frame';
  frame.popover = 'manual';
  root.append(frame);

  let shown: CardTarget | null = null;
  let asked = 0;
  let isReturning = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const hide = () => {
    clearTimeout(timer);
    asked++;
    if (!shown) return;
    const { focus, returnTo } = shown;
    shown = null;
    if (frame.matches(':popover-open')) frame.hidePopover();
    render(null, frame);
    // The badge opens the card when it gets the focus, but not when it gets it back.
    isReturning = true;
    if (focus) returnTo?.focus({ preventScroll: true });
    isReturning = false;
  };
  const leave = () => {
    clearTimeout(timer);
    if (shown?.focus === false) timer = setTimeout(hide, GRACE);
  };
  const place = () => {
    const anchor = shown?.anchor();
    if (!anchor) return hide();
    const width = frame.offsetWidth;
    const height = frame.offsetHeight;
    const room = { right: innerWidth - GAP, bottom: innerHeight - GAP };
    const below = anchor.bottom + GAP;
    const above = anchor.top - GAP - height;
    const top = below + height <= room.bottom || above < GAP ? Math.min(below, room.bottom - height) : above;
    const isRightToLeft = getComputedStyle(document.documentElement).direction === 'rtl';
    const left = isRightToLeft ? anchor.right - width : anchor.left;
    frame.style.top = `${Math.max(GAP, top)}px`;
    frame.style.left = `${Math.max(GAP, Math.min(left, room.right - width))}px`;
  };

  frame.addEventListener('pointerenter', () => clearTimeout(timer));
  frame.addEventListener('pointerleave', leave);
  frame.addEventListener('focusout', (event) => {
    if (!frame.contains(event.relatedTarget as Node | null) && event.relatedTarget) hide();
  });
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || !shown || !event.isTrusted) return;
      event.stopPropagation();
      hide();
    },
    true,
  );
  document.addEventListener(
    'pointerdown',
    (event) => {
      if (shown && !event.composedPath().includes(host)) hide();
    },
    true,
  );
  addEventListener('scroll', () => shown && place(), { passive: true, capture: true });
  addEventListener('resize', () => shown && place(), { passive: true });

  return {
    async show(target) {
      if (isReturning) return;
      clearTimeout(timer);
      const turn = ++asked;
      const { summary, claim, pageModel = null } = target;
      const base = summary.derivedFrom?.id ?? null;
      const content = await sendMessage('card', { id: summary.id, base, pageModel, claim });
      if (turn !== asked || !content) return;
      shown = target;
      if (!host.isConnected) document.documentElement.append(host);
      const open = (id: string) => {
        hide();
        void sendMessage('openBreakdown', { id, base: id === summary.id ? base : null });
      };
      for (const [property, value] of Object.entries(content.colours)) host.style.setProperty(property, value);
      render(
        <Card
          content={content}
          scheme={isDarkBehind(document.body ?? document.documentElement) ? 'dark' : 'light'}
          onOpen={open}
          onReport={(id) => {
            hide();
            void sendMessage('openReport', { id, base });
          }}
          onClose={hide}
        />,
        frame,
      );
      if (!frame.matches(':popover-open')) frame.showPopover();
      place();
      if (target.focus) frame.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
    },
    leave,
    remove() {
      hide();
      host.remove();
    },
  };
}

export default defineUnlistedScript(() => {
  (globalThis as CardWindow)[CARD] ??= makeCard();
});

import { render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { CardContent } from './card-content.ts';
import { CARD_STYLE } from './card-style.ts';
import { Card } from './Card.tsx';

export interface ShadowCardProps {
  readonly content: CardContent;
  readonly onOpen: (id: string) => void;
  readonly onReport?: ((id: string) => void) | undefined;
  readonly onClose: () => void;
}

/** A card within a page of ours, in a shadow root as on other pages, so that it looks the same. */
export function ShadowCard(card: ShadowCardProps) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!host.current) return;
    let root = host.current.shadowRoot;
    if (!root) {
      root = host.current.attachShadow({ mode: 'open' });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(CARD_STYLE);
      root.adoptedStyleSheets = [sheet];
    }
    render(<Card {...card} />, root);
  }, [card]);
  return <div ref={host} />;
}

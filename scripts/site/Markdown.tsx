import { lexer, type Token } from 'marked';
import { h, type ComponentChildren } from 'preact';
import { EvidenceLink } from '../../components/EvidenceLink.tsx';

export interface MarkdownProps {
  readonly text: string;
  /** How many levels headings stand lower than they are written. */
  readonly raise: number;
}

/** Markdown as a view: what it holds becomes text and elements, never HTML, and only https addresses become links. */
export function Markdown({ text, raise }: MarkdownProps) {
  return <>{views(lexer(text), raise)}</>;
}

const views = (tokens: readonly Token[] | undefined, raise: number): ComponentChildren =>
  tokens?.map((token, place) => <View key={place} token={token} raise={raise} />);

function View({ token, raise }: { readonly token: Token; readonly raise: number }) {
  const inner = () => views('tokens' in token ? token.tokens : undefined, raise);
  switch (token.type) {
    case 'heading':
      return h(`h${Math.min(6, Number(token['depth']) + raise)}`, null, inner());
    case 'paragraph':
      return <p>{inner()}</p>;
    case 'list':
      return <ul>{views(token['items'] as readonly Token[], raise)}</ul>;
    case 'list_item':
      return <li>{inner()}</li>;
    case 'blockquote':
      return <blockquote>{inner()}</blockquote>;
    case 'em':
      return <em>{inner()}</em>;
    case 'strong':
      return <strong>{inner()}</strong>;
    case 'codespan':
      return <code>{plain(token)}</code>;
    case 'link':
      return <EvidenceLink url={String(token['href'])}>{inner()}</EvidenceLink>;
    case 'space':
      return null;
    default:
      return <>{'tokens' in token && token.tokens ? inner() : plain(token)}</>;
  }
}

const plain = (token: Token): string => ('text' in token ? String(token['text']) : token.raw);

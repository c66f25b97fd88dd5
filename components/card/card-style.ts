import style from './card.css?inline';

/** The style sheet of the card's shadow root, as text for a constructed style sheet. */
export const CARD_STYLE: string = style;

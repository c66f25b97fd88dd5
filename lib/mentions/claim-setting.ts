/** An openness phrase in its sentence: what the rules of binding look at, and what they answer. */
import type { ClaimKind } from './claim-words.ts';
import type { Mention } from './mention.ts';

/** An openness phrase with offsets into its window. */
export interface Phrase {
  readonly kind: ClaimKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A mention with offsets into its window. */
export interface Local {
  readonly mention: Mention;
  readonly start: number;
  readonly end: number;
}

/** A phrase in its sentence, which reaches from `start` to `end` of `text`. */
export interface Setting {
  readonly text: string;
  readonly phrase: Phrase;
  /** The mentions of the sentence, of what precedes it in the text, and of the last block that had any. */
  readonly inside: readonly Local[];
  readonly before: readonly Local[];
  readonly earlier: readonly Local[];
  readonly start: number;
  readonly end: number;
  /** False of what is known to be closed: nobody who points back by "the open-source model" means that. */
  readonly isOpenable: (mention: Mention) => boolean;
}

/**
 * How a phrase is said of something: `outright`; `in passing` ("the open-source X"), so that what its sentence asks or
 * promises is something else; or `loosely`, by what it points back to or stands beside.
 */
export type Manner = 'outright' | 'in passing' | 'loosely';

/** What a phrase is said of; nothing where that is not plain. */
export interface Binding {
  readonly mentions: readonly Mention[];
  readonly manner: Manner;
}

export const UNBOUND: Binding = { mentions: [], manner: 'loosely' };

/** A noun for models behind a phrase. */
export const MODEL_NOUN =
  /^[\s-]*(?:\p{L}[\p{L}-]* ){0,3}?(?:models?|LLMs?|release|family|series|Modelle?|Sprachmodelle?|modèles?|modelos?|modelli|modello|checkpoints?|chatbots?|模型|大模型|モデル)/iu;
/** More than one model behind a phrase. */
export const MODELS_NOUN =
  /^[\s-]*(?:\p{L}[\p{L}-]* ){0,2}?(?:models|LLMs|alternatives|options|rivals|competitors|counterparts|Modellen?|Sprachmodellen?|modèles|modelos|modelli)\b/iu;
/** What may follow a bare predicate ("It is open source, and ..."). */
export const ENDS_OR_GOES_ON =
  /^\s*(?:[.,;:)?!–—]|- |$|(?:and|und|et|y|e|under|unter|sous|bajo|so|which|with|on|since|as|but|aber|mais|pero|in|for|because|even|from)\b)/u;

import { createContext } from 'preact';

/** How another breakdown is opened: by an event, or at an address of its own. */
export type Opening =
  | { readonly onOpen: (id: string) => void }
  /** Null where an id has no page. */
  | { readonly addressOf: (id: string) => string | null };

/** How the names of other models and corpora in a breakdown are opened. */
export const OpeningContext = createContext<Opening>({ addressOf: () => null });

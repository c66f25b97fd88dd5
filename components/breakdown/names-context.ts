import { createContext } from 'preact';
import type { Names } from '../../lib/openness/answer.ts';

/** The names of sources and licences, for every part of one breakdown. */
export const NamesContext = createContext<Names>({ sources: {}, licences: {} });

/** What a draft is: files of the dataset as they would be, and what a person still has to find out. */

/** The source of claims that people enter by hand; a reporter's become theirs once they have looked. */
export const SOURCE = 'editors';

export interface DraftFile {
  /** Below the data folder. */
  readonly path: string;
  readonly text: string;
  /** False where the file is there already and is changed. */
  readonly isNew: boolean;
}

export interface Draft {
  readonly files: readonly DraftFile[];
  /** One line each. */
  readonly missing: readonly string[];
}

/** A report that is in order, but of which no draft can be made; the message says why. */
export class NoDraft extends Error {}

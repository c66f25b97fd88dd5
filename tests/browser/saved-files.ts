/** The files that a page of ours saves. */
import type { Page } from 'puppeteer-core';

/** Presses buttons of a page. @param words of those that are meant; all without @returns the texts of what they save at once */
export const savedBy = (page: Page, buttons: string, words?: string): Promise<string[]> =>
  page.evaluate(
    async (selector, wanted) => {
      const made: Blob[] = [];
      const original = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (blob: Blob) => {
        made.push(blob);
        return original(blob);
      };
      for (const button of document.querySelectorAll<HTMLElement>(selector))
        if (wanted === null || button.innerText === wanted) button.click();
      URL.createObjectURL = original;
      return Promise.all(made.map((blob) => blob.text()));
    },
    buttons,
    words ?? null,
  );

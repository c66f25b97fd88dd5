/** Pages without measure, for tests of what is found in them and for benches of what that costs. */
import type { Page } from 'puppeteer-core';

/** The script of a page that nests a hundred thousand elements, unseen, in pieces of a hundred: the browser looks at all ancestors of whatever is appended to. */
export const DEEP_SCRIPT =
  'addEventListener("DOMContentLoaded", () => { const deep = () => { const top = document.createElement("div"); let at = top; for (let i = 1; i < 100; i++) at = at.appendChild(document.createElement("div")); return { top, at }; }; let { top, at } = deep(); top.style.display = "none"; document.querySelector("article").append(top); for (let i = 1; i < 1000; i++) { const next = deep(); at.append(next.top); at = next.at; } at.textContent = "Mistral 7B"; });';

/** Appends entries to the list `#list` of a page, as scrolling down does; one in ten names OLMo 2. */
export const appendEntries = (page: Page, from: number, to: number): Promise<void> =>
  page.evaluate(
    async (from, to) => {
      for (let at = from; at < to; at += 100) {
        for (let index = at; index < at + 100; index++) {
          const item = document.createElement('li');
          item.textContent =
            index % 10 === 0 ? `The language model OLMo 2 is number ${index}.` : `Nothing at ${index}.`;
          document.querySelector('#list')?.append(item);
        }
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
    },
    from,
    to,
  );

/** Many short paragraphs side by side, a hundred bytes and two nodes each, which is what is slow to compare, sort and query; one in 500 names OLMo 2. */
export function longHtml(count: number): string {
  const filler =
    'The tide came in over the flats and went out again, and nobody at the harbour took any notice of it. ';
  const paragraphs = Array.from(
    { length: count },
    (_, number) => `<p>${number % 500 === 0 ? 'The language model OLMo 2 was asked why. ' : filler}</p>`,
  );
  return `<!doctype html><html lang="en"><title>Tides</title><body><main><article><h1>Tides</h1>${paragraphs.join('')}</article></main></body></html>`;
}

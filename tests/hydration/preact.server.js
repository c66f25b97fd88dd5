/** What Preact's own server renderer writes for the article: plain elements, no markers. */
export const render = (ids) =>
  `<article><p class="count">${`${ids.length} models, 0 likes. `.repeat(12)}</p>${ids
    .map((id) => `<p>The language model ${id} is one of them.</p>`)
    .join('')}</article>`;

/** A list of models as Svelte 5 takes it over; rows have no keys. */
import { hydrate, unmount } from 'svelte';
import List from './List.svelte';

export function start(ids) {
  const island = document.querySelector('[data-target="ModelList"]');
  const warn = console.warn;
  console.warn = (...words) => {
    window.problems.push(words.join(' '));
    warn(...words);
  };
  const list = hydrate(List, { target: island, props: { ids } });
  window.unmount = () => unmount(list);
}

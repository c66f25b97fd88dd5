/** An article as Preact takes it over. */
import { h, hydrate, render } from 'preact';
import { useEffect, useState } from 'preact/hooks';

export function App({ ids }) {
  const [state, setState] = useState({ order: 1, query: '', likes: 0 });
  useEffect(() => {
    window.app = { change: (next) => setState((old) => ({ ...old, ...next })) };
    window.hydrated = true;
  }, []);
  const shown = ids.filter((id) => id.includes(state.query));
  const rows = state.order < 0 ? shown.toReversed() : shown;
  return h(
    'article',
    null,
    h('p', { class: 'count' }, `${rows.length} models, ${state.likes} likes. `.repeat(12)),
    rows.map((id) => h('p', null, `The language model ${id} is one of them.`)),
  );
}

export function start(ids) {
  const root = document.querySelector('#app');
  hydrate(h(App, { ids }), root);
  window.unmount = () => render(null, root);
}

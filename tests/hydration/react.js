/** Search results as React renders and takes them over; the app is marked as loaded by its host afterwards. */
import { createElement as h, useEffect, useState } from 'react';
import { hydrateRoot } from 'react-dom/client';

export function App({ ids, onReady }) {
  const [state, setState] = useState({ order: 1, query: '', likes: 0 });
  useEffect(() => {
    window.app = { change: (next) => setState((old) => ({ ...old, ...next })) };
    onReady?.();
  }, []);
  const shown = ids.filter((id) => id.includes(state.query));
  const rows = state.order < 0 ? shown.toReversed() : shown;
  return h(
    'div',
    { 'data-testid': 'results-list' },
    h('p', { className: 'count' }, `${rows.length} results, ${state.likes} likes`),
    rows.map((id, index) =>
      // The place is the key, so that React reuses a row for another repository.
      h(
        'div',
        { className: 'result', key: index },
        h('h3', null, h('div', { className: 'search-title' }, h('a', { href: `/${id}` }, h('span', null, id)))),
      ),
    ),
  );
}

export function start(ids) {
  const host = document.querySelector('react-app');
  const root = hydrateRoot(
    host.querySelector('[data-target="react-app.reactRoot"]'),
    h(App, {
      ids,
      onReady() {
        host.classList.add('loaded');
        window.hydrated = true;
      },
    }),
    { onRecoverableError: (error) => window.problems.push(String(error)) },
  );
  window.unmount = () => root.unmount();
}

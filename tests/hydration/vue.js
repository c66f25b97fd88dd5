/** An article as Vue 3 takes it over. */
import { createSSRApp, h, onMounted, reactive } from 'vue';

export const App = {
  props: ['ids'],
  setup({ ids }) {
    const state = reactive({ order: 1, query: '', likes: 0 });
    onMounted(() => {
      window.app = { change: (next) => Object.assign(state, next) };
      window.hydrated = true;
    });
    return () => {
      const shown = ids.filter((id) => id.includes(state.query));
      const rows = state.order < 0 ? shown.toReversed() : shown;
      return h('article', [
        h('p', { class: 'count' }, `${rows.length} models, ${state.likes} likes. `.repeat(12)),
        ...rows.map((id) => h('p', `The language model ${id} is one of them.`)),
      ]);
    };
  },
};

export function start(ids) {
  const app = createSSRApp(App, { ids });
  app.config.warnHandler = (message) => window.problems.push(message);
  app.mount('#app');
  window.unmount = () => app.unmount();
}

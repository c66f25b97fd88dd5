/** Sites that list models by name: Ollama's library, OpenRouter, Kaggle Models. Their text is enough. */
import { isLoaded, mainColumn, type Site } from './site.ts';

export const modelLibrary: Site = {
  id: 'model-library',
  matches: ['https://ollama.com/*', 'https://openrouter.ai/*', 'https://www.kaggle.com/*'],
  setting: 'hub',
  classify({ hostname, pathname }) {
    // The rest of Kaggle is other people's work and none of ours.
    if (hostname === 'www.kaggle.com' && !pathname.startsWith('/models')) return null;
    const depth = pathname.split('/').filter(Boolean).length;
    return depth >= 2 && !pathname.startsWith('/docs/') ? 'model' : 'model-list';
  },
  settled: isLoaded,
  targets: () => [],
  prose: mainColumn,
  skip: 'nav, header, footer, aside, form, [role="navigation"], [role="banner"], [role="dialog"]',
};

import { preact } from '@preact/preset-vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';
import { MATCHES } from './lib/sites/matches.ts';
import { localeFiles } from './scripts/locales.ts';

const matches = [...MATCHES];
const { version } = await import('./package.json', { with: { type: 'json' } }).then((module) => module.default);

/** The least versions: docs/browsers.md says why these, and a test holds them against what the code uses. */
const CHROME = '137';
const FIREFOX = '153.0';

/**
 * Of the scripts that pages run nearly every function is called at once: told so, Chromium parses each once instead of twice.
 * Firefox takes the line for a comment.
 */
const compiledAtOnce: Plugin = {
  name: 'compiled-at-once',
  enforce: 'post',
  generateBundle(_options, bundle) {
    for (const file of ['page.js', 'painter.js']) {
      const chunk = bundle[file];
      if (chunk?.type === 'chunk') chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code}`;
    }
  },
};

export default defineConfig({
  manifestVersion: 3,
  imports: false,
  webExt: { disabled: true },
  hooks: {
    'build:publicAssets': async (_wxt, files) => void files.push(...(await localeFiles())),
  },
  vite: () => ({
    plugins: [preact(), compiledAtOnce],
    build: {
      target: 'es2023',
      minify: 'terser',
      // A file costs a page more to ask for than a few kilobytes that it does not need.
      rollupOptions: { output: { experimentalMinChunkSize: 4096 } },
      // Functions stay functions: put where they are called, each call would make a closure first.
      terserOptions: {
        compress: { passes: 3, reduce_funcs: false },
        format: { wrap_iife: true, ascii_only: true },
      },
    },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    short_name: '__MSG_name__',
    default_locale: 'en',
    version,
    description: '__MSG_description__',
    permissions: ['storage', 'scripting', 'activeTab', 'alarms', 'contextMenus'],
    host_permissions: matches,
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    action: { default_title: '__MSG_name__' },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+M' }, description: '__MSG_commandList__' },
      'next-annotation': { suggested_key: { default: 'Alt+Shift+N' }, description: '__MSG_commandNext__' },
      'previous-annotation': {
        suggested_key: { default: 'Alt+Shift+P' },
        description: '__MSG_commandPrevious__',
      },
      'open-annotation': { suggested_key: { default: 'Alt+Shift+O' }, description: '__MSG_commandOpen__' },
    },
    // A plain script instead of WXT's content-script wrapper, which would tell the page that we are there.
    content_scripts: [{ matches, js: ['page.js'], run_at: 'document_idle' }],
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'open-recipe@open-recipe.example',
              strict_min_version: FIREFOX,
              data_collection_permissions: { required: ['none'] },
            },
            gecko_android: { strict_min_version: FIREFOX },
          },
        }
      : { minimum_chrome_version: CHROME }),
  }),
});

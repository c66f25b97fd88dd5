import { preact } from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { MATCHES } from './lib/sites/matches.ts';

const matches = [...MATCHES];
const { version } = await import('./package.json', { with: { type: 'json' } }).then((module) => module.default);

export default defineConfig({
  manifestVersion: 3,
  imports: false,
  webExt: { disabled: true },
  vite: () => ({
    plugins: [preact()],
    build: { target: 'es2023', minify: 'terser', terserOptions: { compress: { passes: 3 } } },
  }),
  manifest: ({ browser }) => ({
    name: 'Open Recipe',
    short_name: 'Open Recipe',
    version,
    description: 'Tells how open an AI model really is, on the page where you meet it.',
    permissions: ['storage', 'scripting', 'alarms', 'contextMenus', 'activeTab'],
    host_permissions: matches,
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    action: { default_title: 'Open Recipe' },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+M' }, description: 'List the models on the page' },
      'next-annotation': { suggested_key: { default: 'Alt+Shift+N' }, description: 'Go to the next model on the page' },
      'previous-annotation': {
        suggested_key: { default: 'Alt+Shift+P' },
        description: 'Go to the previous model on the page',
      },
      'open-annotation': { suggested_key: { default: 'Alt+Shift+O' }, description: 'Open the card of this model' },
    },
    // A plain script instead of WXT's content-script wrapper, which would tell the page that we are there.
    content_scripts: [{ matches, js: ['page.js'], run_at: 'document_idle' }],
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'open-recipe@open-recipe.example',
              strict_min_version: '153.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '140' }),
  }),
});

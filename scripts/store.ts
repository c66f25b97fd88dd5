/** `npm run store`: the pictures for the pages of the stores. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '../lib/language/languages.ts';
import { loadWords } from '../lib/language/load.ts';
import type { Summary } from '../lib/openness/answer.ts';
import { changeSettings } from './browsers/annotation.ts';
import { ensureBrowsers } from './browsers/install.ts';
import { openBrowser } from './browsers/open.ts';
import type { OpenBrowser } from './browsers/open-browser.ts';
import { startServer } from './browsers/server.ts';
import { InputError, runCommand } from './command-line.ts';
import { buildExtension } from './extension-build.ts';
import { openCatalogue } from './open-catalogue.ts';
import { demoPages } from './start/shown-page.ts';
import { PROMOS } from './store/promo.tsx';
import { takeShots, type Shot } from './store/pictures.ts';

const USAGE = `
Usage: npm run store [-- --language CODE] [--out DIR]

Takes the pictures for the stores: five of the extension at work, light and dark, 1280 x 800; the small tile, 440 x 280; the
wide one, 1400 x 560.

  --language CODE  ${LANGUAGES.join(', ')} (default: en)
  --out DIR        where to write (default: docs/store/pictures)
  --help           this text`;

/** One of each tier, most open first. */
const MODELS = ['ai2/olmo-2', 'bigcode/starcoder2', 'mistral/mistral-7b', 'meta/llama-3.1', 'openai/gpt-4o'] as const;

await runCommand({
  name: 'store',
  usage: USAGE,
  options: { language: { type: 'string', default: 'en' }, out: { type: 'string', default: 'docs/store/pictures' } },
  async run({ language: code = 'en', out = 'docs/store/pictures' }) {
    const language = LANGUAGES.find((known) => known === code);
    if (!language) throw new InputError(`--language is one of ${LANGUAGES.join(', ')}`);
    ensureBrowsers(['chromium']);
    const extensionDir = await buildExtension('chromium');
    const pages = demoPages();
    const server = await startServer(pages.flatMap(({ routes }) => routes));
    const browser = await openBrowser('chromium', { extensionDir, from: server });
    try {
      await changeSettings(browser, { language });
      for (const path of await takeShots(browser, shotsOf(pages), out)) process.stdout.write(`${path}\n`);
      for (const path of await takePromos(browser, language, out)) process.stdout.write(`${path}\n`);
    } finally {
      await browser.close();
      await server.close();
    }
  },
});

function shotsOf(pages: ReturnType<typeof demoPages>): Shot[] {
  const of = (slug: string) => {
    const page = pages.find((each) => each.slug === slug);
    if (!page) throw new Error(`no demo page ${slug}`);
    return page.url;
  };
  return [
    { name: '1-news', url: of('news-article'), with: 'card' },
    { name: '2-model', url: of('hugging-face-model-page'), with: 'card' },
    { name: '3-breakdown', url: of('github-readme'), with: 'popup.html?id=meta/llama-3.1' },
    { name: '4-list', url: of('hugging-face-model-list') },
    { name: '5-explorer', url: 'extension:explorer.html' },
  ];
}

async function takePromos(browser: OpenBrowser, language: Language, out: string): Promise<string[]> {
  const props = { words: await loadWords(language), models: await modelsShown() };
  const theme = await readFile('components/theme.css', 'utf8');
  const page = await browser.page('about:blank');
  const paths: string[] = [];
  for (const { name, width, height, html } of PROMOS) {
    await page.setViewport({ width, height });
    await page.setContent(`<style>${theme}</style>${html(props)}`);
    const path = join(out, `${name}.png`);
    await writeFile(path, await page.screenshot());
    paths.push(path);
  }
  await page.close();
  return paths;
}

async function modelsShown(): Promise<Summary[]> {
  const { catalogue } = await openCatalogue();
  return Promise.all(
    MODELS.map(async (id) => {
      const answer = await catalogue.answer(id, null, null);
      if (!answer) throw new Error(`the dataset has no ${id}`);
      return answer;
    }),
  );
}

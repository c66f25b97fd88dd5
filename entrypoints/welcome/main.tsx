/** The first page after install: what the badges mean, on a live sample, and the choice of news sites. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CardContent } from '../../components/card/card-content.ts';
import '../../components/options/options.css';
import { Welcome } from '../../components/welcome/Welcome.tsx';
import { useWords } from '../../components/words-context.ts';
import { askAgain, sendMessage } from '../../lib/messages.ts';
import { isNewsOn, withNews } from '../../lib/news-choice.ts';
import type { Summary } from '../../lib/openness/answer.ts';
import { showPage } from '../../lib/show-page.tsx';
import { NEWS_HOSTS } from '../../lib/sites/news-hosts.ts';
import { useSettings } from '../../lib/use-settings.ts';
import { useSites } from '../../lib/use-sites.ts';

/** Two models that show the difference, by what the search of the dataset finds first. */
const SAMPLE = ['OLMo 2', 'Llama 3.1'] as const;

function useSample(): readonly [Summary, Summary] | null {
  const [sample, setSample] = useState<readonly [Summary, Summary] | null>(null);
  useEffect(() => {
    Promise.all(SAMPLE.map((name) => askAgain('search', name))).then(
      ([open, restricted]) => {
        if (open?.[0] && restricted?.[0]) setSample([open[0], restricted[0]]);
      },
      // Then there is none; the page says all else.
      () => undefined,
    );
  }, []);
  return sample;
}

function WelcomePage() {
  const words = useWords();
  const [settings, change] = useSettings();
  const sites = useSites();
  const sample = useSample();
  const [pointed, setPointed] = useState<Summary | null>(null);
  const [card, setCard] = useState<CardContent | null>(null);
  const asked = useRef(0);
  useEffect(() => {
    document.title = words.app.name;
    const turn = ++asked.current;
    if (!pointed) return setCard(null);
    const { id } = pointed;
    askAgain('card', { id, base: null, pageModel: null, claim: null }).then(
      (content) => turn === asked.current && setCard(content),
      () => undefined,
    );
  }, [pointed, words]);
  return (
    <Welcome
      sample={sample}
      card={card}
      hasAccess={sites.hasBuiltIn}
      newsSites={NEWS_HOSTS.length}
      isNewsOn={isNewsOn(settings)}
      moreNews={sites.moreNews.length}
      onPoint={setPointed}
      onOpen={(id) => void sendMessage('openBreakdown', { id, base: null })}
      onGrant={sites.allowBuiltIn}
      onNews={(on) => void change((now) => ({ silentHosts: withNews(now, on) }))}
      onMoreNews={sites.allowNews}
    />
  );
}

await showPage(<WelcomePage />);

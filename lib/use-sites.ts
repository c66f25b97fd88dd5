import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { askAgain, sendMessage } from './messages.ts';
import { byHost, patternsOf } from './site-access.ts';
import { MATCHES } from './sites/matches.ts';
import { MORE_NEWS_HOSTS } from './sites/more-news-hosts.ts';

const EVERYWHERE = ['https://*/*', 'http://*/*'];

/** Patterns as the browser's API wants them: a list of its own. */
const permission = (patterns: readonly string[]) => ({ origins: [...patterns] });

/** What the browser lets us run on, kept up to date, and the ways to change it; each way is called within a click. */
export function useSites() {
  const [granted, setGranted] = useState<readonly string[]>([]);
  const [hasBuiltIn, setBuiltIn] = useState(true);
  const [isRefused, setRefused] = useState(false);
  useEffect(() => {
    const read = () => {
      askAgain('grantedSites').then(setGranted, () => undefined);
      void browser.permissions.contains(permission(MATCHES)).then(setBuiltIn);
    };
    read();
    browser.permissions.onAdded.addListener(read);
    browser.permissions.onRemoved.addListener(read);
    return () => {
      browser.permissions.onAdded.removeListener(read);
      browser.permissions.onRemoved.removeListener(read);
    };
  }, []);
  const hosts = byHost(granted);
  const moreNews = hosts.has(null) ? [] : MORE_NEWS_HOSTS.filter((host) => !hosts.has(host));
  const ask = (patterns: readonly string[]) => {
    // The browser asks only while the click is being handled: nothing may come before this.
    browser.permissions.request(permission(patterns)).then(
      (isGranted) => setRefused(!isGranted),
      () => setRefused(true),
    );
  };
  return {
    granted: [...hosts].map(([host, patterns]) => ({ host, patterns })),
    hasBuiltIn,
    isRefused,
    moreNews,
    allowBuiltIn: () => ask(MATCHES),
    allowNews: () => ask(moreNews.flatMap(patternsOf)),
    allowAll: () => ask(EVERYWHERE),
    allowHost: (host: string) => ask(patternsOf(host)),
    revoke: (patterns: readonly string[]) => void sendMessage('revokeSites', patterns).then(setGranted),
  };
}

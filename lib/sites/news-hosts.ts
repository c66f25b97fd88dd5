/**
 * Publications that are on from install. Adding one later makes Chrome switch the extension off until its user has
 * accepted it again, so a test fails when the list grows; docs/permissions.md says why each group is here.
 */
export const NEWS_HOSTS = [
  // Technology
  'theverge.com',
  'arstechnica.com',
  'techcrunch.com',
  'wired.com',
  'venturebeat.com',
  'technologyreview.com',
  'theregister.com',
  'zdnet.com',
  'thenewstack.io',
  'infoq.com',
  'spectrum.ieee.org',
  'engadget.com',
  'heise.de',
  'golem.de',
  '404media.co',
  'the-decoder.com',
  'simonwillison.net',
  'interconnects.ai',
  'lwn.net',
  'techpolicy.press',
  // General
  'apnews.com',
  'reuters.com',
  'bbc.com',
  'bbc.co.uk',
  'theguardian.com',
  'nytimes.com',
  'washingtonpost.com',
  'bloomberg.com',
  'ft.com',
  'economist.com',
  'cnbc.com',
  'axios.com',
  'politico.eu',
  'euractiv.com',
  'theatlantic.com',
  'lemonde.fr',
  'spiegel.de',
  'zeit.de',
  'elpais.com',
  'nature.com',
] as const;

/** Match patterns of these publications and their subdomains. */
export const NEWS_MATCHES: readonly string[] = NEWS_HOSTS.flatMap((host) => [
  `https://${host}/*`,
  `https://*.${host}/*`,
]);

/**
 * Structured ids: what a link or a code line names exactly. Pure and small, for the page as well as the background.
 * Which addresses name a repository follows the public route tables of huggingface.co and github.com.
 */

export const ID_SOURCES = ['hub', 'dataset', 'github', 'arxiv', 'ollama'] as const;
/** `hub`: a Hugging Face model; `dataset`: a Hugging Face data set. */
export type IdSource = (typeof ID_SOURCES)[number];

/** A structured id: `{source: 'hub', id: 'allenai/OLMo-2-1124-7B'}`. */
export interface Identifier {
  readonly source: IdSource;
  readonly id: string;
}

/** First segments on huggingface.co that are no organisation. */
const HUB_RESERVED =
  /^(?:models|datasets|spaces|docs|papers|blog|collections|posts|tasks|learn|login|join|logout|settings|organizations|new|search|pricing|enterprise|support|chat|inference|storage|notifications|billing|brand|terms-of-service|privacy|content-guidelines|changelog|api|front|avatars|js|jobs|assets|resolve|static|hub|kernels|buckets)$/;
const GITHUB_RESERVED =
  /^(?:about|account|apps|collections|contact|copilot|customer-stories|dashboard|enterprise|events|explore|features|gist|issues|join|login|logout|marketplace|new|notifications|orgs|pricing|pulls|search|security|settings|signup|site|sponsors|stars|team|topics|trending|users|watching)$/;
const HUB_NAME = /^[A-Za-z0-9][\w.-]{0,95}$/;

/** `org/name` where both parts are well formed, else null. */
function repository(org: string | undefined, name: string | undefined): string | null {
  return org && name && HUB_NAME.test(org) && HUB_NAME.test(name) && !name.includes('..') ? `${org}/${name}` : null;
}

/** The first two segments of a path. */
function segments(path: string): (string | undefined)[] {
  return /^\/*([^/]+)(?:\/+([^/]+))?/.exec(path)?.slice(1) ?? [];
}

/** What a path on huggingface.co (or hf.co) names, deep links (`/tree/`, `/resolve/`, `/discussions`) included; else null. */
export function parseHubPath(path: string): Identifier | null {
  const dataset = path.startsWith('/datasets/');
  const [first, second] = segments(dataset ? path.slice(9) : path);
  if (first === undefined || (!dataset && HUB_RESERVED.test(first))) return null;
  const id = repository(first, second);
  return id === null ? null : { source: dataset ? 'dataset' : 'hub', id };
}

/** What a path on github.com names, deep links included; else null. */
export function parseGithubPath(path: string): Identifier | null {
  const [first, second] = segments(path);
  if (first === undefined || GITHUB_RESERVED.test(first)) return null;
  const id = repository(first, second?.replace(/\.git$/, ''));
  return id === null ? null : { source: 'github', id };
}

/** The hosts of `idFromUrl`, wherever they stand; and addresses that name a host of their own. */
const HOST = /huggingface\.co|hf\.co|github\.com|arxiv\.org|ollama\.com/i;
const ABSOLUTE = /^\s*(?:[a-z][a-z\d+.-]*:|[/\\]{2})/i;

/**
 * What an address names, or null. `base` resolves relative addresses (a link's `href` on the page at `base`). Never throws.
 */
export function idFromUrl(address: string, base?: string): Identifier | null {
  // Most links of a page lead nowhere of ours: parsing each takes a large page longer than reading its text.
  if (!HOST.test(ABSOLUTE.test(address) ? address : (base ?? ''))) return null;
  if (!URL.canParse(address, base)) return null;
  const { hostname, pathname, protocol } = new URL(address, base);
  if (!protocol.startsWith('http')) return null;
  switch (hostname.replace(/^www\./, '')) {
    case 'huggingface.co':
    case 'hf.co':
      return parseHubPath(pathname);
    case 'github.com':
      return parseGithubPath(pathname);
    case 'arxiv.org':
    case 'export.arxiv.org': {
      const id = /^\/(?:abs|pdf|html)\/(\d{4}\.\d{4,5})/.exec(pathname)?.[1];
      return id === undefined ? null : { source: 'arxiv', id };
    }
    case 'ollama.com': {
      const id = /^\/library\/([\w.:-]+)/.exec(pathname)?.[1];
      return id === undefined ? null : { source: 'ollama', id };
    }
    default:
      return null;
  }
}

/** An id as one string (`hub:allenai/OLMo-2-1124-7B`), for messages and maps. */
export function identifierKey(id: Identifier): string {
  return `${id.source}:${id.id}`;
}

/** The id of such a string, or null. */
export function identifierFromKey(key: string): Identifier | null {
  const colon = key.indexOf(':');
  const source = ID_SOURCES.find((known) => known === key.slice(0, colon));
  return source && colon + 1 < key.length ? { source, id: key.slice(colon + 1) } : null;
}

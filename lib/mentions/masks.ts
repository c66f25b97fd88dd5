/** Stretches of text in which no prose name is looked for: addresses, handles, paths, file and host names. */

export interface Span {
  readonly start: number;
  readonly end: number;
}

const MASKS = [
  /\bhttps?:\/\/[^\s<>"'）】」]+/gi,
  /\bwww\.[^\s<>"']+/gi,
  /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}/g,
  // Handles and channels.
  /(?<![\w&/])[@#][A-Za-z_][\w.-]*/g,
  /(?<!\w)[ru]\/\w+/g,
  // Host and file names.
  /(?<![\w@.])[\w-]{1,80}(?:\.[\w-]{1,63}){0,6}\.(?:com|org|net|ai|io|dev|co|app|chat|me|de|fr|es|it|cn|eu|uk|gov|edu|xyz|info|sh|so|gg|cpp|py|js|mjs|ts|tsx|jsx|rs|rb|md|mdx|rst|txt|json|jsonl|yaml|yml|toml|cfg|ini|ipynb|html?|css|pdf|gguf|bin|pth?|onnx|safetensors|java|exe|zip|tar|gz|whl|php|swift|mm?l)\b(?![.-]\w)(?:[/:][^\s,;)]*)?/gi,
  // Paths: from the root or home, or with two slashes and small letters at the start.
  /(?<![\w)\]/])(?:~|\.{1,2})?\/[\w.-]+(?:\/[\w.-]*)*/g,
  /(?<![\w/.-])[a-z0-9_.-]+(?:\/[\w.-]+){2,}\/?/g,
  // Hidden files and folders.
  /(?<![\w)\]"'’”.])\.[a-z][\w-]+\/?/g,
  // Options and variables of a shell or program.
  /(?<![\w-])--?[a-z][\w-]*=?/g,
  // What an option takes that is the name of a format.
  /(?<![\w-])--(?:[a-z]+-){0,3}(?:parser|template|format|backend|style)[ =][\w.-]+/g,
  /\$\{?\w+\}?/g,
] as const;

/** The masked stretches of a text, in no order. */
export function masksOf(text: string): Span[] {
  const spans: Span[] = [];
  for (const pattern of MASKS) {
    for (const match of text.matchAll(pattern)) spans.push({ start: match.index, end: match.index + match[0].length });
  }
  return spans;
}

/** Whether an offset lies in one of the spans. */
export function isMasked(spans: readonly Span[], at: number): boolean {
  return spans.some((span) => at >= span.start && at < span.end);
}

/** `owner/name` in running text: a Hugging Face or GitHub id, or a path, or two words with a slash. */
export interface SlashPair extends Span {
  readonly owner: string;
  readonly name: string;
}

/** All `owner/name` pairs outside of the masks. */
export function slashPairs(text: string, masks: readonly Span[]): SlashPair[] {
  const pairs: SlashPair[] = [];
  for (const match of text.matchAll(/(?<![\w./@-])(\w[\w.-]*)\/(\w(?:[\w.-]*\w)?)(?![\w/])/g)) {
    const [whole, owner = '', name = ''] = match;
    if (!isMasked(masks, match.index)) pairs.push({ start: match.index, end: match.index + whole.length, owner, name });
  }
  return pairs;
}

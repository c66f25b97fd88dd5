/** Exact ids in preformatted code: the only thing that is looked for there. */
import { idFromUrl, type Identifier } from '../mentions/identifiers.ts';

export interface CodeId {
  readonly start: number;
  readonly end: number;
  /** What the code names; null where only the name says so (`ollama run llama3.1`). */
  readonly id: Identifier | null;
}

const REPOSITORY = String.raw`[A-Za-z0-9][\w.-]{0,95}\/[A-Za-z0-9](?:[\w.-]{0,95}\w)?`;

/** Calls, options and commands that take a repository's id. The id is the last group. */
const FORMS: readonly { readonly pattern: RegExp; readonly source: 'hub' | 'dataset' | 'url' | 'name' }[] = [
  { source: 'url', pattern: /(https?:\/\/(?:huggingface\.co|hf\.co|github\.com)\/[\w./-]*\w)/dg },
  { source: 'dataset', pattern: new RegExp(String.raw`load_dataset\(\s*["'](${REPOSITORY})["']`, 'dg') },
  {
    source: 'hub',
    pattern: new RegExp(
      String.raw`(?:from_pretrained|snapshot_download|hf_hub_download|LLM|SentenceTransformer)\(\s*(?:\w+\s*=\s*)?["'](${REPOSITORY})["']`,
      'dg',
    ),
  },
  {
    source: 'hub',
    pattern: new RegExp(
      String.raw`\b(?:model|model_id|model_name|base_model|repo_id)\s*[=:]\s*["'](${REPOSITORY})["']`,
      'dg',
    ),
  },
  {
    source: 'hub',
    pattern: new RegExp(
      String.raw`(?:\b(?:hf|huggingface-cli) download|\bvllm serve|--model(?:-path)?|--repo-id|-hf)[ =](${REPOSITORY})`,
      'dg',
    ),
  },
  { source: 'name', pattern: /\bollama (?:run|pull|show) ([A-Za-z][\w.:-]*\w)/dg },
];

/** The ids in a piece of code, each once, with their places (UTF-16 offsets). */
export function idsInCode(text: string): CodeId[] {
  const found = new Map<number, CodeId>();
  for (const { pattern, source } of FORMS) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = match.indices?.[1] ?? [0, 0];
      const words = text.slice(start, end);
      const id = source === 'name' ? null : source === 'url' ? idFromUrl(words) : { source, id: words };
      if ((id || source === 'name') && !found.has(start)) found.set(start, { start, end, id });
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

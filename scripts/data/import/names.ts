/** Names as sources and hubs write them: how they are compared, and what part of them names the series. */

/** Letters and digits only, so that `Llama-3.1 8B` and `llama3.1-8b` are one thing. */
export function squashed(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** The part of a Hugging Face id after the owner. */
export function repoName(id: string): string {
  return id.slice(id.indexOf('/') + 1);
}

export function ownerOf(id: string): string {
  return id.slice(0, Math.max(0, id.indexOf('/')));
}

/** Words that tell releases of one series apart, not series. */
const VARIANT =
  /^(?:instruct(?:ion)?|instruct-tuned|chat|base|sft|dpo|rlhf|rl|it|hf|preview|pretrain|pre-trained|pretrained|distilled|thinker|long|inst|final|diffusers|commercial|diff|wdiff|bf16|fp8|fp16|gguf|awq|gptq|tulu|highspeed|ultraspeed|v?\d+k|\d{6,8}|2\d{3}|ctx\d+)$/iu;
const SIZE = /^(?:a?\d+(?:\.\d+)?[bmt]|\d+x\d+(?:\.\d+)?b|e\d+b|\d+[mb]t?)(?:it)?$/iu;

/** The name without size, variant and date: `Falcon-H1R-7B` is Falcon-H1R. */
export function seriesPart(name: string): string {
  return withoutVariants(name, false);
}

/** The same of a title, which goes on after the size: Nemotron Nano 12B v2 VL is Nemotron Nano v2 VL. */
export function titlePart(name: string): string {
  return withoutVariants(name, name.includes(' '));
}

function withoutVariants(name: string, goesOn: boolean): string {
  const plain = name.replaceAll(/\([^)]*\)/gu, ' ').trim();
  const parts = plain.split(/([\s_-]+)/u);
  const kept: string[] = [];
  for (let index = 0; index < parts.length; index += 2) {
    const word = parts[index] ?? '';
    if (index > 0 && (VARIANT.test(word) || SIZE.test(word))) {
      if (goesOn) continue;
      break;
    }
    kept.push(index > 0 ? (parts[index - 1] ?? '') : '', word);
  }
  return kept.join('').trim() || plain;
}

/** Billions of parameters, total and active, as the name says; empty where it says none. */
export function sizesIn(name: string): { readonly size?: number; readonly active?: number } {
  const billions = /(?:^|[-_ .x])(\d+(?:\.\d+)?)(b)(?![a-z0-9])/iu.exec(name);
  const total = billions ?? /(?:^|[-_ .x])(\d{2,4}(?:\.\d+)?)(m)(?![a-z0-9])/iu.exec(name);
  const active = /[-_ ]a(\d+(?:\.\d+)?)b(?![a-z0-9])/iu.exec(name);
  const experts = /(\d+)x(\d+(?:\.\d+)?)b(?![a-z0-9])/iu.exec(name);
  if (experts !== null || total === null) return {};
  const value = Number(total[1]) / (total[2]?.toLowerCase() === 'm' ? 1000 : 1);
  if (value <= 0 || value > 5000) return {};
  return { size: value, ...(active !== null && { active: Number(active[1]) }) };
}

/** Whether a repo's name says that its maker trained it further to follow instructions. */
export function isInstructName(name: string): boolean {
  return /(?:^|[-_.])(?:instruct|chat|sft|dpo|rlhf|it|inst|thinker|alpha-chat|instruction)(?=$|[-_.])/iu.test(name);
}

/** Small letters, digits, dots and hyphens, as the dataset names its files. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/\+/gu, '-plus')
    .replaceAll(/[^a-z0-9.]+/gu, '-')
    .replaceAll(/[.-]*-[.-]*/gu, '-')
    .replaceAll(/\.{2,}/gu, '.')
    .replaceAll(/^[.-]+|[.-]+$/gu, '');
}

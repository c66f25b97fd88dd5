/** What the name of somebody's repository tells of how it was made from its base: habits of quantisers and mergers. */
import type { DerivedFrom } from './answer.ts';
import type { Relation } from './record.ts';

interface Habit {
  readonly relation: Relation;
  /** Tested against the part of the id after the owner. */
  readonly pattern: RegExp;
}

/** First match wins: a quantised merge is, to its reader, a changed format. */
const HABITS: readonly Habit[] = [
  {
    relation: 'quantized',
    pattern:
      /(?:^|[-_. ])(?:i1[-_])?(?:gguf|ggml|awq|gptq|exl[23]|mlx|hqq|aqlm|quip|bnb|bitsandbytes|onnx|openvino|tensorrt|trt|coreml|ov|nf4|fp4|fp8|nvfp4|mxfp4|int[48]|w[48]a(?:8|16)|q[2-8](?:_[0-9k](?:_[sml])?)?|[2-8](?:\.\d+)?[-_]?(?:bit|bpw)|dynamic|imatrix|quanti[sz]ed)(?=$|[-_. ])/i,
  },
  {
    relation: 'merge',
    pattern: /(?:^|[-_. ])(?:merged?|slerp|ties|dare|frankenmerge|passthrough|model[-_]?stock)(?=$|[-_. ])/i,
  },
  { relation: 'adapter', pattern: /(?:^|[-_. ])(?:q?lora|adapter|peft|dora)(?=$|[-_. ])/i },
  { relation: 'distilled', pattern: /(?:^|[-_. ])distill(?:ed)?(?=$|[-_. ])/i },
];

/** Owners who publish other people's models in other formats and nothing else. */
const CONVERTERS =
  /^(?:bartowski|thebloke|unsloth|lmstudio-community|mlx-community|mradermacher|quantfactory|maziyarpanahi|ggml-org|neuralmagic|redhatai|onnx-community|turboderp|second-state|nm-testing|solidrust|gaianet|lonestriker|tensorblock)$/i;

/** How a repository seems to be made from the base that its name tells, and how sure that is. */
export function relationFromName(id: string): Pick<DerivedFrom, 'relation' | 'confidence'> {
  const slash = id.indexOf('/');
  const name = id.slice(slash + 1);
  const habit = HABITS.find(({ pattern }) => pattern.test(name));
  const isConverter = CONVERTERS.test(id.slice(0, Math.max(0, slash)));
  if (habit?.relation === 'quantized') return { relation: 'quantized', confidence: isConverter ? 'high' : 'medium' };
  return {
    relation: habit?.relation ?? (isConverter ? 'quantized' : 'finetune'),
    confidence: isConverter ? 'medium' : 'low',
  };
}

import { describe, expect, it } from 'vitest';
import { relationFromName } from './derived-names.ts';

describe('relationFromName', () => {
  it.each([
    ['bartowski/Qwen2.5-7B-Instruct-GGUF', 'quantized', 'high'],
    ['unsloth/Meta-Llama-3.1-8B-bnb-4bit', 'quantized', 'high'],
    ['someone/Mistral-7B-v0.1-AWQ', 'quantized', 'medium'],
    ['someone/Model-8B-4.0bpw-exl2', 'quantized', 'medium'],
    ['mlx-community/gemma-3-27b-it-4bit', 'quantized', 'high'],
    ['unsloth/Llama-3.2-1B-Instruct', 'quantized', 'medium'],
    ['someone/Llama-3-8B-slerp', 'merge', 'low'],
    ['someone/Qwen3-8B-lora', 'adapter', 'low'],
    ['someone/OLMo-2-7B-french', 'finetune', 'low'],
    ['no-slash-GGUF', 'quantized', 'medium'],
  ])('%s: %s, %s', (id, relation, confidence) => expect(relationFromName(id)).toEqual({ relation, confidence }));
});

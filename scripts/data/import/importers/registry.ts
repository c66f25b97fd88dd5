/** Every source that can be imported. A new source is one file beside this one and one line here. */
import type { Importer } from '../statement.ts';
import { ecosystemGraphs } from './ecosystem-graphs.ts';
import { epochModels } from './epoch-models.ts';
import { fmti } from './fmti.ts';
import { modelsDev } from './models-dev.ts';
import { mofTool } from './mof-tool.ts';
import { openingUpChatgpt } from './opening-up-chatgpt.ts';
import { osAiMap } from './os-ai-map.ts';
import { osaiIndexSuperseded } from './osai-index-superseded.ts';
import { osaiIndex } from './osai-index.ts';

export const IMPORTERS: readonly Importer[] = [
  osaiIndex,
  osaiIndexSuperseded,
  mofTool,
  openingUpChatgpt,
  osAiMap,
  modelsDev,
  fmti,
  ecosystemGraphs,
  epochModels,
];

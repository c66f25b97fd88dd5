/** What a model says of itself on Hugging Face, as findings that a person confirms: from its page, or from the public API. */
import { pageStatements, statedBases } from '../catalogue/page-statements.ts';
import type { ComponentId } from '../openness/components.ts';
import type { PageModel } from '../openness/page-model.ts';
import { parseFinding, findingText, type Finding } from './findings.ts';

const MOST_DATASETS = 10;
const MOST_FILES_OF_A_KIND = 2;
const WEIGHTS = /\.(?:safetensors|gguf|bin|pth?|ckpt|h5|msgpack|onnx|nemo|npz)$/iu;

/** Files that hint at a part of the recipe. A name proves nothing: a person has to look. */
const TELLING_FILES: readonly { readonly component: ComponentId; readonly pattern: RegExp }[] = [
  { component: 'code_train', pattern: /(?:^|\/)(?:pre_?)?train(?:ing|er)?(?:[_-][\w-]+)?\.(?:py|sh|ipynb)$/iu },
  { component: 'code_posttrain', pattern: /(?:^|\/)(?:sft|dpo|rlhf|fine_?tune)(?:[_-][\w-]+)?\.(?:py|sh|ipynb)$/iu },
  { component: 'code_data', pattern: /(?:^|\/)(?:prepare|build|clean|filter|tokenize)_\w*data\w*\.(?:py|sh)$/iu },
  { component: 'code_eval', pattern: /(?:^|\/)(?:eval|evaluate|evaluation)(?:[_-][\w-]+)?\.(?:py|sh)$/iu },
  { component: 'optimizer_state', pattern: /(?:^|\/)optimizer[\w-]*\.(?:pt|bin)$/iu },
  { component: 'checkpoints', pattern: /(?:^|\/)checkpoint-\d+\//iu },
  { component: 'training_logs', pattern: /(?:^|\/)(?:trainer_state\.json|events\.out\.tfevents[\w.-]*|train\.log)$/iu },
];

/** The component that a file's name hints at, or null. */
export const componentOfFile = (file: string): ComponentId | null =>
  TELLING_FILES.find(({ pattern }) => pattern.test(file))?.component ?? null;

/** What the page's own metadata says; the page may say anything, so that what is malformed is left out. */
export function pageFindings(page: PageModel): readonly Finding[] {
  const source = `https://huggingface.co/${page.id}`;
  const { components, licences } = pageStatements(page);
  const claims = Object.entries(components ?? {}).flatMap(([what, list]) =>
    (list ?? []).map(({ status }) => ({ what, value: status, source })),
  );
  return wellFormed([
    ...claims,
    ...(licences?.weights ?? []).map(({ id }) => ({ what: 'licence', value: id.toLowerCase(), source })),
    ...statedBases(page).map(({ id, relation }) => ({ what: 'base model', value: `${id}, ${relation}`, source })),
    ...dataSetsOf(page).map((value) => ({ what: 'data set', value, source })),
  ]);
}

/** What the public API says: the same, and what the list of files tells. */
export function apiFindings(
  page: PageModel,
  { task, files }: { readonly task: string | null; readonly files: readonly string[] },
): readonly Finding[] {
  const source = `https://huggingface.co/${page.id}`;
  const hasWeights = files.some((file) => WEIGHTS.test(file));
  const hasCard = files.some((file) => file.toLowerCase() === 'readme.md');
  const said = pageFindings(page).filter(
    ({ what }) => (what !== 'weights_final' || hasWeights) && (what !== 'model_card' || hasCard),
  );
  const named = TELLING_FILES.flatMap(({ pattern }) =>
    files.filter((file) => pattern.test(file)).slice(0, MOST_FILES_OF_A_KIND),
  );
  const telling = [...new Set(named)].map((file) => ({
    what: 'file',
    value: file,
    source: `${source}/blob/main/${file.split('/').map(encodeURIComponent).join('/')}`,
  }));
  return wellFormed([...said, ...(task === null ? [] : [{ what: 'task', value: task, source }]), ...telling]);
}

function dataSetsOf({ card }: PageModel): readonly string[] {
  const list: readonly unknown[] = Array.isArray(card.datasets) ? card.datasets : [card.datasets];
  return list.filter((item): item is string => typeof item === 'string').slice(0, MOST_DATASETS);
}

/** Only what would be read back as the same finding. */
function wellFormed(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((finding) => parseFinding(findingText(finding)) !== null);
}

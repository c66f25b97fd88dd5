/** The verdict on a training corpus, judged by its own parts (rule book 2.4a). */
import type { AbilityAnswer } from './answer.ts';
import type { Cause } from './cause.ts';
import { licenceCause } from './cause.ts';
import type { Settled } from './claims.ts';
import { settle, settleLicence } from './claims.ts';
import type { Status } from './components.ts';
import { keyed } from './keyed.ts';
import { classOf, isNonCommercialClass, isOpenClass, isOpenDataClass } from './licences.ts';
import type { CorpusComponentId, CorpusRecord, LicenceClass } from './record.ts';
import { CORPUS_COMPONENT_IDS } from './record.ts';
import type { LicenceTable } from './recipe.ts';
import { isHalf, isOk, isWithheld } from './status-groups.ts';
import type { TierVerdict } from './tier.ts';
import type { Tier } from './tier-names.ts';

/** What the rules judge of a corpus. A licence of `null` is one that nobody has looked up. */
export interface CorpusRecipe {
  readonly components: Readonly<Record<CorpusComponentId, Status>>;
  readonly dataLicence: string | null;
  readonly codeLicence: string | null;
}

export interface AssessedCorpus {
  readonly recipe: CorpusRecipe;
  readonly parts: Readonly<Record<CorpusComponentId, Settled>>;
}

/** Settles the claims of a corpus record. */
export function assessCorpus(corpus: CorpusRecord, licences: LicenceTable): AssessedCorpus {
  const parts = keyed(CORPUS_COMPONENT_IDS, (id): Settled => settle(corpus.components[id]));
  const recipe: CorpusRecipe = {
    components: keyed(CORPUS_COMPONENT_IDS, (id) => parts[id].status),
    dataLicence: settleLicence(corpus.licences?.data, licences),
    codeLicence: settleLicence(corpus.licences?.code, licences),
  };
  return { recipe, parts };
}

function tierOf(data: Status, code: Status, licenceClass: LicenceClass): Tier {
  if (data === 'unknown' || data === 'na') return 'not-assessed';
  if (isWithheld(data)) return 'closed';
  return isOk(data) && isOpenDataClass(licenceClass) && code === 'open' ? 'open-recipe' : 'partly-open-recipe';
}

/** The tier of a corpus: the ids are those of models, their words differ. It has no checkpoints, so no history. */
export function judgeCorpus(recipe: CorpusRecipe, licences: LicenceTable): TierVerdict {
  const { data_pretrain: data, code_data: code } = recipe.components;
  const licenceClass = classOf(licences, recipe.dataLicence);
  const tier = tierOf(data, code, licenceClass);
  const most = tierOf(
    data,
    code === 'unknown' ? 'open' : code,
    recipe.dataLicence === null ? 'open-content' : licenceClass,
  );
  const causes: Cause[] = [];
  if (!isOk(data)) causes.push({ about: 'data_pretrain', value: data, rule: 'corpus-data' });
  if (tier === 'partly-open-recipe') {
    if (!isOpenDataClass(licenceClass)) {
      causes.push(licenceCause('data', recipe.dataLicence, licenceClass, 'corpus-licence'));
    }
    if (code !== 'open') causes.push({ about: 'code_data', value: code, rule: 'corpus-code' });
  }
  return { tier, couldBe: most === tier ? null : most, withTrainingHistory: false, causes };
}

/** The two abilities that a corpus can give: to audit it and to improve it. */
export function judgeCorpusAbilities(
  recipe: CorpusRecipe,
  licences: LicenceTable,
): Readonly<Record<'audit' | 'improve', AbilityAnswer>> {
  const { data_pretrain: data, code_data: code, data_information: information } = recipe.components;
  const licenceClass = classOf(licences, recipe.dataLicence);
  const codeClass = classOf(licences, recipe.codeLicence);
  const dataCauses: Cause[] = isOk(data) ? [] : [{ about: 'data_pretrain', value: data, rule: 'corpus-data' }];
  const dataInPart = isOk(data) || isHalf(data);

  const improving = [...dataCauses];
  if (!isOpenClass(licenceClass)) {
    improving.push(licenceCause('data', recipe.dataLicence, licenceClass, 'corpus-licence'));
  }
  if (code !== 'open') improving.push({ about: 'code_data', value: code, rule: 'corpus-code' });
  if (isNonCommercialClass(codeClass)) {
    improving.push(licenceCause('code', recipe.codeLicence, codeClass, 'corpus-code-licence'));
  }
  const judge = (blockedBy: readonly Cause[], partly: boolean): AbilityAnswer => ({
    answer: blockedBy.length === 0 ? 'yes' : partly ? 'partly' : 'no',
    blockedBy,
  });
  return {
    audit: judge(dataCauses, dataInPart || information === 'complete'),
    improve: judge(improving, dataInPart || isOk(code) || code === 'partial'),
  };
}

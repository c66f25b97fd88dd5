/** In what two models differ that decides which of them to use. */
import type { Answer } from './answer.ts';
import type { ComponentId, Status } from './components.ts';
import { isHalf, isOk } from './status-groups.ts';

/** What one part is in the model at hand (`here`) and in the other (`there`). Licences by name. */
export type Difference =
  | { readonly about: ComponentId; readonly here: Status; readonly there: Status }
  | { readonly about: 'licence'; readonly here: string | null; readonly there: string | null };

/** Parts of a recipe whose difference matters, most decisive first. */
const DECISIVE: readonly ComponentId[] = [
  'data_pretrain',
  'code_train',
  'data_posttrain',
  'code_posttrain',
  'code_data',
  'checkpoints',
];
const MOST = 4;

type Compared = Pick<Answer, 'components' | 'terms'>;

const statusOf = ({ components }: Compared, id: ComponentId): Status =>
  components.find(({ component }) => component === id)?.status ?? 'unknown';
const weightsLicence = ({ terms }: Compared) => terms.find(({ part }) => part === 'weights')?.licence ?? null;

/** Statuses that come to the same for whoever chooses are one: to be had, in part, not, not known. */
function kindOf(status: Status): 'ok' | 'half' | 'none' | 'unknown' {
  if (status === 'unknown') return 'unknown';
  if (isOk(status)) return 'ok';
  return isHalf(status) ? 'half' : 'none';
}

/** At most four differences, the better and the worse ones alike; parts that one of the two cannot have are left out. */
export function differencesBetween(here: Compared, there: Compared): Difference[] {
  const parts = DECISIVE.flatMap((about): Difference[] => {
    const [own, other] = [statusOf(here, about), statusOf(there, about)];
    if (own === 'na' || other === 'na' || kindOf(own) === kindOf(other)) return [];
    return [{ about, here: own, there: other }];
  });
  const [own, other] = [weightsLicence(here), weightsLicence(there)];
  const licence: Difference[] =
    own?.id === other?.id || other === null ? [] : [{ about: 'licence', here: own?.name ?? null, there: other.name }];
  return [...parts.slice(0, MOST - licence.length), ...licence];
}

import { tierWords } from '../../lib/language/badge-words.ts';
import type { Words } from '../../lib/language/en.ts';
import { capital } from '../../lib/language/phrases.ts';
import { number, sizeText } from '../../lib/language/wording.ts';
import { useWords } from '../words-context.ts';
import { SIZE_CLASSES, sizeClass } from '../../lib/openness/alternatives.ts';
import { COMPONENTS, type ComponentId } from '../../lib/openness/components.ts';
import type { OverviewRow } from '../../lib/openness/overview.ts';
import { LICENCE_CLASSES, MODALITIES } from '../../lib/openness/record.ts';
import { TIERS, type Tier } from '../../lib/openness/tier-names.ts';
import { cellIn, countBy } from './filter.ts';
import { CELLS, EVERYTHING, type Query } from './query.ts';

export interface FiltersProps {
  /** All of them. */
  readonly rows: readonly OverviewRow[];
  readonly query: Query;
  readonly onQuery: (changes: Partial<Query>) => void;
}

/** What the list can be narrowed down by; each choice says how many it would leave. */
export function Filters({ rows, query, onQuery }: FiltersProps) {
  const words = useWords();
  const counted = (name: string, count: number) => words.explorer.counted(name, number(words, count));
  const kinds = countBy(rows, query, 'kind', ({ kind }) => [kind === 'corpus' ? 'corpora' : 'models']);
  const tiers = countBy(rows, query, 'tiers', ({ tier }) => [tier]);
  const sizes = countBy(rows, query, 'size', sizeClassesOf);
  const modalities = countBy(rows, query, 'modality', ({ modalities }) => modalities);
  const licences = countBy(rows, query, 'licence', ({ licence }) => [licence?.class ?? 'none']);
  const { component } = query;
  const cells = countBy(rows, query, 'component', (row) => (component ? [cellIn(row, component)] : []));
  const toggle = (tier: Tier) =>
    onQuery({ tiers: query.tiers.includes(tier) ? query.tiers.filter((one) => one !== tier) : [...query.tiers, tier] });
  return (
    <form class="or-filters" aria-label={words.explorer.filters} onSubmit={(event) => event.preventDefault()}>
      <fieldset>
        <legend>{words.explorerColumns.tier}</legend>
        {TIERS.map((tier) => (
          <label key={tier} class="or-check" data-tier={tier}>
            <input type="checkbox" checked={query.tiers.includes(tier)} onChange={() => toggle(tier)} />
            <span>{capital(tierWords(words, tier, 'series'))}</span>
            <span class="or-quiet">{rows.length > 0 && (tiers.get(tier) ?? 0)}</span>
          </label>
        ))}
      </fieldset>
      <Choice
        title={words.explorer.kind}
        value={query.kind}
        choices={(['models', 'corpora'] as const).map((kind) => [
          kind,
          counted(kind === 'models' ? words.explorer.models : words.explorer.corpora, kinds.get(kind) ?? 0),
        ])}
        onChoose={(kind) => onQuery({ kind: kind as Query['kind'] })}
      />
      <Choice
        title={words.explorerColumns.developer}
        value={query.developer}
        choices={developersIn(rows, query).map(([id, name, count]) => [id, counted(name, count)])}
        onChoose={(developer) => onQuery({ developer })}
      />
      <Choice
        title={words.explorerColumns.size}
        value={query.size === null ? null : String(query.size)}
        choices={SIZE_CLASSES.map((_bound, place) => [
          String(place),
          counted(sizeClassName(words, place), sizes.get(place) ?? 0),
        ])}
        onChoose={(size) => onQuery({ size: size === null ? null : Number(size) })}
      />
      <Choice
        title={words.explorer.modality}
        value={query.modality}
        choices={MODALITIES.filter((one) => modalities.has(one)).map((one) => [
          one,
          counted(words.modalities[one], modalities.get(one) ?? 0),
        ])}
        onChoose={(modality) => onQuery({ modality: modality as Query['modality'] })}
      />
      <Choice
        title={words.explorerColumns.licence}
        value={query.licence}
        choices={([...LICENCE_CLASSES, 'none'] as const)
          .filter((one) => licences.has(one))
          .map((one) => [
            one,
            counted(one === 'none' ? words.explorer.noLicence : words.licenceClasses[one], licences.get(one) ?? 0),
          ])}
        onChoose={(licence) => onQuery({ licence: licence as Query['licence'] })}
      />
      <Choice
        title={words.explorer.component}
        value={component}
        choices={COMPONENTS.map(({ id }) => [id, capital(words.components[id])])}
        onChoose={(chosen) =>
          onQuery({ component: chosen as ComponentId | null, cell: chosen === null ? null : (query.cell ?? 'full') })
        }
      />
      {component && (
        <Choice
          title={words.explorer.componentIs}
          value={query.cell}
          choices={CELLS.map((cell) => [cell, counted(words.cells[cell], cells.get(cell) ?? 0)])}
          onChoose={(cell) => onQuery({ cell: cell as Query['cell'] })}
        />
      )}
      <button type="button" class="or-button" disabled={!isNarrowed(query)} onClick={() => onQuery(NO_FILTERS)}>
        {words.explorer.reset}
      </button>
    </form>
  );
}

const { text, kind, tiers, developer, size, modality, licence, component, cell } = EVERYTHING;
const NO_FILTERS: Partial<Query> = { text, kind, tiers, developer, size, modality, licence, component, cell };

/** How many filters are set. */
export function filtersSet(query: Query): number {
  const { kind, developer, size, modality, licence, cell } = query;
  return query.tiers.length + [kind, developer, size, modality, licence, cell].filter((one) => one !== null).length;
}

const isNarrowed = (query: Query): boolean => query.text !== '' || query.component !== null || filtersSet(query) > 0;

function sizeClassesOf({ sizes }: OverviewRow): number[] {
  if (sizes === null) return [];
  const [least, most] = [sizeClass(sizes[0]), sizeClass(sizes[1])];
  return Array.from({ length: most - least + 1 }, (_, place) => least + place);
}

function sizeClassName(words: Words, place: number): string {
  const [from, to] = [SIZE_CLASSES[place - 1], SIZE_CLASSES[place]];
  if (from === undefined) return words.explorer.sizeUpTo(sizeText(words, to ?? 0));
  if (to === undefined || !Number.isFinite(to)) return words.explorer.sizeOver(sizeText(words, from));
  return words.explorer.sizeBetween(sizeText(words, from), sizeText(words, to));
}

function developersIn(rows: readonly OverviewRow[], query: Query): [id: string, name: string, count: number][] {
  const counts = countBy(rows, query, 'developer', ({ developer }) => (developer === null ? [] : [developer]));
  const names = new Map(rows.map(({ developer, developerName }) => [developer, developerName]));
  if (query.developer !== null && !counts.has(query.developer)) counts.set(query.developer, 0);
  return [...counts]
    .map(([id, count]): [string, string, number] => [id, names.get(id) ?? id, count])
    .sort((a, b) => a[1].localeCompare(b[1]));
}

interface ChoiceProps {
  readonly title: string;
  readonly value: string | null;
  readonly choices: readonly (readonly [value: string, text: string])[];
  readonly onChoose: (value: string | null) => void;
}

function Choice({ title, value, choices, onChoose }: ChoiceProps) {
  const words = useWords();
  return (
    <label class="or-choice">
      <span>{title}</span>
      <select value={value ?? ''} onChange={(event) => onChoose(event.currentTarget.value || null)}>
        <option value="">{words.explorer.any}</option>
        {choices.map(([choice, name]) => (
          <option key={choice} value={choice}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

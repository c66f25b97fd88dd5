/** Who made a model: a developer of the dataset, or a new one. */
import { aliasKey } from '../../../lib/dataset/rules/aliases.ts';
import type { Dataset } from '../../../lib/dataset/schema.ts';
import { DEVELOPER_SPELLINGS } from './developer-spellings.ts';
import { flowText } from './flow-yaml.ts';
import { slugOf } from './names.ts';
import type { SurfaceForms } from './surface-forms.ts';

/** Spellings of the sources that are neither name nor alias of the developer meant. */
const SPELLINGS: ReadonlyMap<string, string> = new Map(
  Object.entries(DEVELOPER_SPELLINGS).map(([stated, name]) => [aliasKey(stated), name]),
);

/** Names of countries as the sources write them, by ISO 3166-1 code. */
const COUNTRIES: Readonly<Record<string, string>> = {
  'United States': 'US',
  'United States of America': 'US',
  USA: 'US',
  China: 'CN',
  'United Kingdom': 'GB',
  'United Kingdom of Great Britain and Northern Ireland': 'GB',
  France: 'FR',
  Germany: 'DE',
  Japan: 'JP',
  Canada: 'CA',
  Israel: 'IL',
  'Korea (Republic of)': 'KR',
  'South Korea': 'KR',
  Finland: 'FI',
  Netherlands: 'NL',
  'The Netherlands': 'NL',
  Belgium: 'BE',
  Switzerland: 'CH',
  Spain: 'ES',
  Italy: 'IT',
  Sweden: 'SE',
  India: 'IN',
  Singapore: 'SG',
  'United Arab Emirates': 'AE',
  UAE: 'AE',
  Hungary: 'HU',
  Latvia: 'LV',
  Lebanon: 'LB',
  Poland: 'PL',
  Russia: 'RU',
  Brazil: 'BR',
};

interface StatedMaker {
  /** Who it really was, where that is known better. */
  readonly maker?: string | undefined;
  /** As the sources write it, the best source first. */
  readonly names: readonly string[];
  readonly countries: readonly string[];
  /** Owners of its model repositories on Hugging Face. */
  readonly owners: readonly string[];
}

/** Finds developers, and drafts files for those that the dataset does not have. */
export class Developers {
  readonly #byName = new Map<string, string>();
  readonly #byOwner = new Map<string, string>();
  readonly #ids = new Set<string>();
  readonly #forms: SurfaceForms;
  /** New files: id and text. */
  readonly drafts = new Map<string, string>();
  readonly #github = new Map<string, ReadonlySet<string>>();

  constructor(dataset: Dataset, forms: SurfaceForms) {
    this.#forms = forms;
    for (const { id, name, aliases, hub, github } of dataset.developers) {
      this.#ids.add(id);
      for (const form of [id, name, ...(aliases ?? [])]) this.#byName.set(aliasKey(form), id);
      for (const owner of hub ?? []) this.#byOwner.set(owner.toLowerCase(), id);
      this.#github.set(id, new Set([...(github ?? []), ...(hub ?? [])].map((owner) => owner.toLowerCase())));
    }
  }

  /** Whether an account on GitHub or Hugging Face is the developer's. */
  owns(id: string, account: string): boolean {
    return this.#github.get(id)?.has(account.toLowerCase()) ?? false;
  }

  ofOwner(owner: string): string | undefined {
    return this.#byOwner.get(owner.toLowerCase());
  }

  /** The developer's id; a new one is drafted. Null where no source says who made it. */
  resolve({ maker, names, countries, owners }: StatedMaker): string | null {
    if (maker !== undefined) return this.#byName.get(aliasKey(maker)) ?? this.#draft(maker, [], owners);
    const byOwner = owners.flatMap((owner) => this.ofOwner(owner) ?? [])[0];
    if (byOwner !== undefined) return byOwner;
    const stated = names.flatMap((name) => [SPELLINGS.get(aliasKey(name)) ?? name, firstMaker(name)]);
    for (const name of stated) {
      const id = this.#byName.get(aliasKey(SPELLINGS.get(aliasKey(name)) ?? name)) ?? this.ofOwner(name);
      if (id !== undefined) return id;
    }
    const known = names.find((name) => SPELLINGS.has(aliasKey(name)));
    const name = known === undefined ? firstMaker(names[0] ?? '') : (SPELLINGS.get(aliasKey(known)) ?? known);
    const chosen = SPELLINGS.get(aliasKey(name)) ?? name;
    return chosen === '' ? null : this.#draft(chosen, countries, owners);
  }

  #draft(name: string, countries: readonly string[], owners: readonly string[]): string | null {
    const slug = slugOf(name);
    if (slug === '') return null;
    const id = this.#ids.has(slug) ? `${slug}-lab` : slug;
    const country = countries.map((stated) => COUNTRIES[stated]).find((code) => code !== undefined);
    const lines = [
      `name: ${flowText(name)}`,
      ...(country === undefined ? [] : [`country: ${flowText(country)}`]),
      ...(owners.length === 0 ? [] : [`hub: ${flowText([...new Set(owners)])}`]),
    ];
    this.#ids.add(id);
    this.#byName.set(aliasKey(name), id);
    for (const owner of owners) this.#byOwner.set(owner.toLowerCase(), id);
    this.#github.set(id, new Set(owners.map((owner) => owner.toLowerCase())));
    this.#forms.addCompany(name);
    this.drafts.set(id, `${lines.join('\n')}\n`);
    return id;
  }
}

/** Of several makers in one text, the first. */
function firstMaker(stated: string): string {
  const plain = stated.replaceAll(/\s*[([（].*$/gu, '').trim();
  return (plain.split(/\s*(?:,|\/|&|\+|;| and | with )\s*/u)[0] ?? '').trim();
}

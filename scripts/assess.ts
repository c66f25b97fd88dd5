/** `npm run assess`: the record, verdicts and reasons of what a name, id or address leads to. */
import type { Answer, Cause } from '../lib/openness/answer.ts';
import { causeInRuleBookWords } from '../lib/openness/claims-row.ts';
import { tierWords } from '../lib/language/badge-words.ts';
import { en } from '../lib/language/en.ts';
import { capital } from '../lib/language/phrases.ts';
import { causeText } from '../lib/language/wording.ts';
import { assessClaims } from './assess-claims.ts';
import { runCommand, UsageError } from './command-line.ts';
import { openCatalogue } from './open-catalogue.ts';

const USAGE = `
Usage: npm run assess -- NAME-OR-ID ... [--json]
       npm run assess -- --claims FILE.jsonl --json

Prints how open each model, series, family or corpus is, and why. Takes names (OLMo 2), Hugging Face ids
(allenai/OLMo-2-1124-7B, datasets/allenai/c4) and addresses of either. A name that leads nowhere is an answer too.

  --json         one JSON object a line, in the order asked
  --claims FILE  verdicts of rows of component statuses instead (JSON Lines)
  --help         this text`;

const OPTIONS = { json: { type: 'boolean' }, claims: { type: 'string' } } as const;

/** A reason as a line of its own. */
const causeLine = (cause: Cause): string => capital(causeText(en, cause));

/** The terms of the weights, or of a corpus its data. */
function licenceOf(answer: Answer): { id: string; class: string } | null {
  const row = answer.terms.find(({ part }) => part === 'weights' || part === 'data');
  return row?.licence ? { id: row.licence.id, class: row.licence.class } : null;
}

/** An answer in the form that scripts rely on. */
function asJson(query: string, answer: Answer) {
  const { id, name, kind, developer, tier, mixed, tiers, couldBe, withTrainingHistory, derivedFrom, verdict, lineage } =
    answer;
  const { abilities, frameworks } = verdict;
  return {
    query,
    id,
    name,
    kind,
    developer,
    tier,
    mixed,
    tiers,
    couldBe,
    withTrainingHistory,
    derivedFrom: derivedFrom && {
      id: derivedFrom.id,
      name: derivedFrom.name,
      how: derivedFrom.how,
      confidence: derivedFrom.confidence,
    },
    // As in the rule book: what is closed needs no further cause.
    causes: (tier === 'closed' && kind !== 'corpus' ? [] : verdict.causes).map(
      kind === 'corpus' ? causeLine : causeInRuleBookWords,
    ),
    abilities: Object.fromEntries(Object.entries(abilities).map(([ability, { answer: value }]) => [ability, value])),
    frameworks:
      frameworks && Object.fromEntries(Object.entries(frameworks).map(([framework, { value }]) => [framework, value])),
    licence: licenceOf(answer),
    lineage: {
      mark: lineage.mark,
      alleged: lineage.alleged,
      teachers: [...new Set(lineage.rows.map(({ teacher }) => teacher))],
    },
    url: answer.url,
  };
}

function asText(query: string, answer: Answer): string {
  const { name, id, kind, tier, mixed, couldBe, derivedFrom, verdict } = answer;
  const licence = licenceOf(answer);
  const lines = [
    `${name} (${kind === 'unknown' ? `no record of "${query}"` : `${kind} ${id}`})`,
    `  ${capital(tierWords(en, tier, kind))}${mixed ? ', varies' : ''}${couldBe ? `, could be ${tierWords(en, couldBe, kind)}` : ''}${answer.withTrainingHistory ? ', with training history' : ''}`,
    ...(derivedFrom
      ? [
          `  from ${derivedFrom.name} (${derivedFrom.relation}, by ${derivedFrom.how}, ${derivedFrom.confidence} confidence)`,
        ]
      : []),
    ...verdict.causes.map((cause) => `  - ${causeLine(cause)}`),
    ...(licence ? [`  licence: ${licence.id} (${licence.class})`] : []),
    ...Object.entries(verdict.abilities).map(([ability, { answer: value }]) => `  ${ability}: ${value}`),
    ...Object.entries(verdict.frameworks ?? {}).map(([framework, { value }]) => `  ${framework}: ${value ?? '-'}`),
    ...(answer.url ? [`  ${answer.url}`] : []),
  ];
  return lines.join('\n');
}

await runCommand({
  name: 'assess',
  usage: USAGE,
  options: OPTIONS,
  positionals: [0, Number.POSITIVE_INFINITY],
  async run({ json = false, claims }, names) {
    if (claims !== undefined) {
      if (names.length > 0) throw new UsageError('--claims takes no names');
      return assessClaims(claims, { json });
    }
    if (names.length === 0) throw new UsageError('name at least one model, or --claims FILE');
    const { catalogue } = await openCatalogue();
    for (const name of names) {
      const answer = await catalogue.ask(name);
      process.stdout.write(`${json ? JSON.stringify(asJson(name, answer)) : asText(name, answer)}\n`);
    }
    return 0;
  },
});

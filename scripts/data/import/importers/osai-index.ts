/** The European Open Source AI Index, current edition. */
import type { Confidence, LicensedPart } from '../../../../lib/openness/record.ts';
import { evidenceFor } from '../evidence.ts';
import type { SourceRecord } from '../source-record.ts';
import type { Importer, Statement } from '../statement.ts';
import { dimensionStatements, reportStatements, type Dimension } from './three-steps.ts';

/** Code documentation, hardware and the licence dimension answer to no component of ours. */
const DIMENSIONS: Readonly<Record<string, Dimension>> = {
  weights_endmodel: { components: ['weights_final'] },
  weights_basemodel: { components: ['weights_base'] },
  datasources_basemodel: { components: ['data_pretrain'] },
  datasources_endmodel: { components: ['data_posttrain'] },
  trainingcode: { components: ['code_train', 'code_posttrain'], whenDerived: ['code_posttrain'] },
  modelcard: { components: ['model_card'] },
  datasheet: { components: ['data_card'] },
};

/** Statements of either edition. */
export function indexStatements(record: SourceRecord, derived: boolean, confidence: Confidence): readonly Statement[] {
  return [
    ...dimensionStatements(record, DIMENSIONS, derived, confidence),
    ...reportStatements(record, confidence),
    ...licenceStatements(record, { weights_endmodel: 'weights' }, confidence),
  ];
}

/** Licences as the sources state them; `parts` says which of their components is which part of ours. */
export function licenceStatements(
  record: SourceRecord,
  parts: Readonly<Record<string, LicensedPart>>,
  confidence: Confidence,
): readonly Statement[] {
  return (record.licences ?? []).flatMap((stated) => {
    const part = parts[stated.component];
    const evidence = evidenceFor(record, stated.evidence, confidence);
    if (part === undefined || evidence === null) return [];
    const dimension = `licence of ${stated.component}`;
    return [
      { path: ['licences', part], value: stated.raw ?? '', dimension, said: stated.raw ?? '', record, ...evidence },
    ];
  });
}

export const osaiIndex: Importer = {
  source: 'osai-index',
  ratesComponents: true,
  statements: (record, derived) => indexStatements(record, derived, 'medium'),
};

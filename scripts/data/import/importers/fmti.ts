/** The Foundation Model Transparency Index: its total is quoted. Its indicators say what was told, not what was released. */
import type { Importer } from '../statement.ts';

/** The day or month on which each edition came out. */
const EDITIONS: Readonly<Record<string, string>> = {
  'October 2023': '2023-10',
  'May 2024': '2024-05',
  'Dec 2025': '2025-12-09',
};

export const fmti: Importer = {
  source: 'fmti',
  ratesComponents: false,
  statements: () => [],
  quote(record) {
    const score = Number(record.extra?.total_score);
    if (record.as_of === undefined || !Number.isFinite(score)) return null;
    const edition = record.extra?.edition ?? '';
    const [, month, year] = /^([A-Z][a-z]+)(\d{4})$/u.exec(edition) ?? [];
    const date = month === undefined ? undefined : EDITIONS[`${month} ${year}`];
    if (date === undefined) return null;
    return {
      standard: 'Foundation Model Transparency Index',
      value: `${score}/100`,
      date,
      url: 'https://crfm.stanford.edu/fmti/',
    };
  },
};

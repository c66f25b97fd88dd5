/** The small checked texts and numbers that records are made of: ids, addresses, dates, notes. */
import * as z from 'zod/mini';

/** Longest note in the dataset, in UTF-16 code units: a note is one short sentence. */
const NOTE_LIMIT = 200;

/** Longest text of any other kind. */
const TEXT_LIMIT = 400;

const OWNER = String.raw`[A-Za-z0-9](?:[A-Za-z0-9_.\-]*[A-Za-z0-9_])?`;
const REPO = String.raw`(?!.*(?:\.\.|--|\.git$))`;

/** A Hugging Face id: `owner/name`, without `..` or `--`, as the hub itself demands. */
const HUB_ID = new RegExp(String.raw`^${REPO}${OWNER}\/[A-Za-z0-9_](?:[A-Za-z0-9_.\-]*[A-Za-z0-9_])?$`);
const HUB_PATTERN = new RegExp(String.raw`^${REPO}(?=.*\*)${OWNER}\/[A-Za-z0-9_][A-Za-z0-9_.*\-]+$`);
const GITHUB_REPO = new RegExp(String.raw`^(?!.*\.\.)${OWNER}\/[A-Za-z0-9_.\-]+$`);
const ORGANISATION = new RegExp(`^${OWNER}$`);
const SLUG = '[a-z0-9]+(?:[.-][a-z0-9]+)*';
/** The domain needs a dot and a top level of letters: `https://localhost` and bare numbers are no evidence. */
const HTTPS = /^https:\/\/(?:[a-zA-Z0-9-]{1,63}\.)+[a-zA-Z][a-zA-Z0-9-]{1,62}(?::\d{1,5})?(?:[/?#][^\s<>"\\^`{|}]*)?$/;
const ONE_LINE = /^\S(?:[^\p{Cc}\u2028\u2029]*\S)?$/u;

const oneLine = z.regex(ONE_LINE, 'must be one line of text without spaces at its ends');

export const text = z.string().check(z.maxLength(TEXT_LIMIT), oneLine);
export const note = z.string().check(z.maxLength(NOTE_LIMIT), oneLine);
export const surfaceForm = z.string().check(z.minLength(2), z.maxLength(80), oneLine);
export const lowerCaseWords = z
  .string()
  .check(z.maxLength(80), oneLine, z.regex(/^\P{Lu}*$/u, 'must be in lower case'));

export const httpsUrl = z.string().check(z.maxLength(1000), z.regex(HTTPS, 'must be a public https address'));

const slugOf = (what: string, pattern: string) =>
  z.string().check(z.maxLength(120), z.regex(new RegExp(`^${pattern}$`), `must be ${what}`));

export const developerId = slugOf('a developer id, such as "ai2"', SLUG);
export const seriesId = slugOf('a series id, "developer/series" in lower case', `${SLUG}/${SLUG}`);
export const corpusId = slugOf('a corpus id, "corpora/name"', `corpora/${SLUG}`);
export const familyId = slugOf('a family id, "family/name"', `family/${SLUG}`);
export const licenceId = slugOf('a licence id in lower case', String.raw`[a-z0-9]+(?:[.+_-]+[a-z0-9]+)*\+*`);
export const sourceId = slugOf('a source id in lower case', SLUG);

export const hubId = z
  .string()
  .check(z.maxLength(140), z.regex(HUB_ID, 'must be a Hugging Face id, "owner/name", without ".." or "--"'));
/** A base: every series id also has the form of a Hugging Face id. */
export const parentId = z
  .string()
  .check(z.maxLength(140), z.regex(HUB_ID, 'must be a series id or a Hugging Face id, "owner/name"'));
export const hubPattern = z
  .string()
  .check(
    z.maxLength(140),
    z.regex(HUB_PATTERN, 'must be a Hugging Face id with "*" for what varies, its owner written out'),
  );
export const githubRepo = z
  .string()
  .check(z.maxLength(140), z.regex(GITHUB_REPO, 'must be a GitHub repository, "owner/name"'));
export const organisation = z
  .string()
  .check(z.maxLength(100), z.regex(ORGANISATION, 'must be the name of an organisation account'));

/** A day, or a month where only that is known. */
export const date = z
  .string()
  .check(
    z.regex(/^\d{4}-\d{2}(?:-\d{2})?$/, 'must be a date, YYYY-MM-DD or YYYY-MM'),
    z.refine(isRealDate, 'must be a date that exists'),
  );
export const day = z
  .string()
  .check(
    z.regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a full day, YYYY-MM-DD'),
    z.refine(isRealDate, 'must be a date that exists'),
  );

/** Billions of parameters or trillions of tokens. */
export const amount = z.number().check(z.positive('must be above 0'), z.maximum(1_000_000));

const DAYS_OF_MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a date is in the calendar, from 1950 on: no model is older. Plain arithmetic, as a snapshot has thousands. */
function isRealDate(value: string): boolean {
  const year = Number(value.slice(0, 4));
  const month = Number(value.slice(5, 7));
  const dayOfMonth = value.length > 7 ? Number(value.slice(8)) : 1;
  const isLeapDay = month === 2 && dayOfMonth === 29 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return year >= 1950 && dayOfMonth >= 1 && (isLeapDay || dayOfMonth <= (DAYS_OF_MONTHS[month - 1] ?? 0));
}

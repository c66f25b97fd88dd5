/**
 * Where the dataset is synced from and where reports go. Empty in the repository: that is a decision of whoever
 * publishes. While it is empty nothing is fetched, and reports offer a text to copy.
 */
export interface Origin {
  /** Address of the directory that `data publish` lays out; https. */
  readonly datasetUrl: string | null;
  /** Root public keys, base64 of 32 raw Ed25519 bytes. */
  readonly rootKeys: readonly string[];
  /** How many of the root keys must sign a list of keys. */
  readonly rootThreshold: number;
  /** The first `keys-N.json` that these root keys have signed: 1, until root keys were rotated. */
  readonly firstKeys: number;
  /** Address of the site that `npm run site` builds, with a slash at its end; https. */
  readonly siteUrl: string | null;
  /** `owner/name` of the GitHub repository that takes reports. */
  readonly reportRepository: string | null;
}

export const ORIGIN: Origin = {
  datasetUrl: null,
  rootKeys: [],
  rootThreshold: 1,
  firstKeys: 1,
  siteUrl: null,
  reportRepository: null,
};

/** Whether whoever publishes has said all that a store's build needs. */
export function isHosted({ datasetUrl, rootKeys, reportRepository }: Origin = ORIGIN): boolean {
  return datasetUrl !== null && rootKeys.length > 0 && reportRepository !== null;
}

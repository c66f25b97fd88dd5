/**
 * Where the dataset is synced from and where reports go. Empty in the repository: that is a decision of whoever
 * publishes. While it is empty nothing is fetched, and reports offer a text to copy.
 */
export interface Origin {
  /** Address of the directory that `data publish` lays out; https. */
  readonly datasetUrl: string | null;
  /** Root public keys, base64 of 32 raw Ed25519 bytes. */
  readonly rootKeys: readonly string[];
  /** `owner/name` of the GitHub repository that takes reports. */
  readonly reportRepository: string | null;
}

export const ORIGIN: Origin = { datasetUrl: null, rootKeys: [], reportRepository: null };

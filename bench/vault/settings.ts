/** How much the benchmark of the vault publishes and extracts. */
export interface VaultSettings {
  readonly factories: number;
  readonly days: number;
  /** Rows of the extraction, from the first on. */
  readonly extracted: number;
  /** Single rows that are proved. */
  readonly proofs: number;
  readonly threads: number;
}

/** A year of half-hourly load of 200 factories: 3 504 000 rows. */
export const FULL: VaultSettings = { factories: 200, days: 365, extracted: 1_000_000, proofs: 200, threads: 2 };
export const QUICK: VaultSettings = { factories: 20, days: 365, extracted: 200_000, proofs: 50, threads: 2 };
export const TINY: VaultSettings = { factories: 2, days: 60, extracted: 4_000, proofs: 3, threads: 1 };

/** The most gas an operation may spend. What breaks one fails the benchmark and the tests. */
export const BARS: Readonly<Record<string, number>> = {
  "attest-32": 62_000,
  "attest-256": 68_000,
  "attest-many-100-per-item": 33_000,
  "anchor-10000": 80_000,
  revoke: 36_000,
  "feed-submit-2sig": 92_000,
  "feed-per-reading-10000": 12,
  "custody-create": 67_000,
  "custody-handover-2sig": 74_000,
  "receivable-split-new": 72_000,
  "receivable-split-existing": 55_000,
  "receivable-split-50-per-item": 35_000,
  "settlement-pvp": 120_000,
};

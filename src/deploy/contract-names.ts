/** The contracts of a system, in the order in which they are deployed. */
export const CONTRACT_NAMES = [
  "TimelockController",
  "Members",
  "Council",
  "Attestations",
  "Fingerprints",
  "Feeds",
  "Sensors",
  "Exceedances",
  "Profiles",
  "Custody",
  "ERC7913P256Verifier",
  "ERC7913WebAuthnVerifier",
] as const;

export type ContractName = (typeof CONTRACT_NAMES)[number];

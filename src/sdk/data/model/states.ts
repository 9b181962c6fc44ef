/** In the order of the contracts' enums. */
export const RESOURCE_STATUSES = [
  "None",
  "Draft",
  "Active",
  "Suspended",
  "Deprecated",
  "EndOfLife",
  "Revoked",
] as const;
export type ResourceStatus = (typeof RESOURCE_STATUSES)[number];

export const CONSENT_MODES = ["None", "Individual", "Always"] as const;
export type ConsentMode = (typeof CONSENT_MODES)[number];

export const VISIBILITIES = ["Public", "Members", "Parties"] as const;
export type Visibility = (typeof VISIBILITIES)[number];

export const SERVICE_KINDS = ["None", "Download", "Query", "Compute"] as const;
export type ServiceKind = (typeof SERVICE_KINDS)[number];

export const AGREEMENT_STATES = [
  "None",
  "Requested",
  "Offered",
  "Agreed",
  "Active",
  "Suspended",
  "Countered",
  "Terminated",
  "Retired",
  "Revoked",
  "Expired",
  "UsedUp",
] as const;
export type AgreementState = (typeof AGREEMENT_STATES)[number];

export const ACCESS_STATES = ["None", "Delivered", "Acknowledged", "Disputed", "Upheld", "Dismissed"] as const;
export type AccessState = (typeof ACCESS_STATES)[number];

/** The name that a number of a contract's enum has. */
export const nameOf = <const T extends string>(names: readonly T[], number: bigint): T => {
  const name = names[Number(number)];
  if (name === undefined) throw new RangeError(`no name for ${number} of ${names.join(", ")}`);
  return name;
};

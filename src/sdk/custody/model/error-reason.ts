/** Words of the Solidity `ErrorReason`, in its order; EPCIS says incorrect_data and did_not_occur. */
export const ERROR_REASONS = ["IncorrectData", "DidNotOccur"] as const;

export type ErrorReason = (typeof ERROR_REASONS)[number];

export function errorReasonOf(value: bigint | number): ErrorReason {
  return ERROR_REASONS[Number(value)] as ErrorReason;
}

import type { ErrorWords } from "../core/error-words.ts";
import { dutiesOf } from "./model/duties.ts";
import { PROPOSAL_STATES } from "./model/proposal.ts";
import { rolesOf } from "./model/roles.ts";
import { standingOf } from "./model/standing.ts";

const OPERATION_STATES = ["Unset", "Waiting", "Ready", "Done"] as const;

/** Names in a bitmap, one bit for each. */
const among = (names: readonly string[]) => (bits: unknown) =>
  names.filter((_, i) => (BigInt(bits as string) >> BigInt(i)) & 1n).join(" or ") || "none";
const listed = (names: readonly string[]) => names.join(", ") || "none";
const duties = (bits: unknown) => listed(dutiesOf(bits as bigint));
const roles = (bits: unknown) => listed(rolesOf(BigInt(bits as bigint)));
const standing = (value: unknown) => standingOf(value as bigint);
const second = (value: unknown) => new Date(Number(value) * 1000).toISOString().replace(".000Z", "Z");

export const MEMBERS_WORDS: ErrorWords = {
  GovernorUnexpectedProposalState: {
    current: (value) => PROPOSAL_STATES[Number(value)] ?? String(value),
    expectedStates: among(PROPOSAL_STATES),
  },
  TimelockUnexpectedOperationState: { expectedStates: among(OPERATION_STATES) },
  ERC5805FutureLookup: { timepoint: second, clock: second },
  Members_NotActive: { standing },
  Members_StandingForbidden: { from: standing, to: standing },
  Members_RoleMissing: { has: roles, wanted: roles },
  Members_DutyMissing: { has: duties, wanted: duties },
  Members_AccountExpired: { validUntil: second },
  Members_AccountEnded: { trustedUntil: second },
  Members_KeyLost: { trustedUntil: second },
  Members_TrustedInFuture: { trustedUntil: second, now_: second },
  Members_TrustedTooEarly: { trustedUntil: second, earliest: second },
  Members_ValidityPast: { validUntil: second },
};

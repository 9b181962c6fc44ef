import type { CatalogueEntry } from "../../lib/errors.ts";

/** What the contracts of OpenZeppelin revert with, on which the Council and Members are built. */
export const MEMBERS_CATALOGUE = {
  AccessControlBadConfirmation: {
    retryable: false,
    meaning: "An account tried to give up a role in the name of another account.",
    remedy: "Give up a role with the account that holds it.",
  },
  AccessControlUnauthorizedAccount: {
    retryable: false,
    meaning: "The account does not hold the role that the timelock asks for.",
    remedy: "Let the Council decide: only its proposals are scheduled, cancelled and executed.",
  },
  CheckpointUnorderedInsertion: {
    retryable: false,
    meaning: "A count of votes would be written for a time before the last one.",
    remedy: "The clock of the chain ran backwards: ask those who run the nodes.",
  },
  ERC5267ExtensionsNotSupported: {
    retryable: false,
    meaning: "A contract names extensions of its EIP-712 domain, which nobody here knows.",
    remedy: "Sign for the contracts of this deployment only.",
  },
  ERC5805FutureLookup: {
    retryable: false,
    meaning: "Votes were asked for at a time that is not past yet.",
    remedy: "Ask again after `timepoint`, a Unix second.",
  },
  ERC6372InconsistentClock: {
    retryable: false,
    meaning: "The Council and Members count time in different ways.",
    remedy: "The contracts are not one deployment's: run `tally deployment verify`.",
  },
  FailedCall: {
    retryable: false,
    meaning: "A call that a proposal makes failed and gave no reason.",
    remedy: "Look at the proposal with `tally council show`: its target may have no such function.",
  },
  GovernorAlreadyCastVote: {
    retryable: false,
    meaning: "The account voted on the proposal before; a vote cannot be changed.",
    remedy: "Nothing: the first vote counts.",
  },
  GovernorAlreadyQueuedProposal: {
    retryable: false,
    meaning: "The proposal is queued already.",
    remedy: "Execute it once its delay is over; `tally council show` says when.",
  },
  GovernorDisabledDeposit: {
    retryable: false,
    meaning: "Native currency or tokens were sent to the Council, which keeps none.",
    remedy: "Send nothing to the Council.",
  },
  GovernorInsufficientProposerVotes: {
    retryable: false,
    meaning: "The account carries no organisation's vote, and so may not propose.",
    remedy: "Propose with the voting account of an active organisation; `tally members show ORG` names it.",
  },
  GovernorInvalidProposalLength: {
    retryable: false,
    meaning: "A proposal has no call, or not as many targets as values and calls.",
    remedy: "Give one value and one call for each target.",
  },
  GovernorInvalidSignature: {
    retryable: false,
    meaning: "A vote by signature is not signed by the account that it names.",
    remedy: "Sign anew with the voter's key, for this chain and the Council's address.",
  },
  GovernorInvalidVoteParams: {
    retryable: false,
    meaning: "A vote carries parameters that this Council does not use.",
    remedy: "Vote without parameters.",
  },
  GovernorInvalidVoteType: {
    retryable: false,
    meaning: "A vote is neither for, nor against, nor an abstention.",
    remedy: "Vote for, against or abstain.",
  },
  GovernorInvalidVotingPeriod: {
    retryable: false,
    meaning: "A voting period of zero was proposed.",
    remedy: "Propose a period of at least one second.",
  },
  GovernorNonexistentProposal: {
    retryable: false,
    meaning: "The Council has no proposal with this number.",
    remedy: "Look the number up with `tally council list`.",
  },
  GovernorOnlyExecutor: {
    retryable: false,
    meaning: "Something that only a vote can do was tried without one.",
    remedy: "Make a proposal of it.",
  },
  GovernorProposalQueueingFailed: {
    retryable: false,
    meaning: "The timelock did not take the proposal.",
    remedy: "Run `tally deployment verify`: the Council may have lost its role.",
  },
  GovernorProposalQueueingNotRequired: {
    retryable: false,
    meaning: "The proposal needs no queue.",
    remedy: "Execute it at once.",
  },
  GovernorRestrictedProposer: {
    retryable: false,
    meaning: "The description names another account as the only one that may propose this.",
    remedy: "Propose with the account after `#proposer=`, or change the description.",
  },
  GovernorUnableToCancel: {
    retryable: false,
    meaning: "A proposal can be withdrawn only by its proposer, and only before voting begins.",
    remedy: "Vote against it.",
  },
  GovernorUnexpectedProposalState: {
    retryable: false,
    meaning: "The proposal is not in a state in which this is possible.",
    remedy: "`tally council show` says where it stands; the order is propose, vote, queue, execute.",
  },
  InvalidAccountNonce: {
    retryable: false,
    meaning: "A delegation by signature has another nonce than the account's next one.",
    remedy: "Sign anew with the nonce in `values.currentNonce`.",
  },
  InvalidShortString: {
    retryable: false,
    meaning: "A name that a contract keeps for signatures is damaged.",
    remedy: "Run `tally deployment verify`.",
  },
  SafeCastOverflowedUintDowncast: {
    retryable: false,
    meaning: "A number is larger than the contract's field for it.",
    remedy: "Give a smaller number than `values.value`; the field has `values.bits` bits.",
  },
  StringTooLong: {
    retryable: false,
    meaning: "A text is longer than the 31 bytes that a contract keeps of it.",
    remedy: "Shorten it.",
  },
  TimelockInsufficientDelay: {
    retryable: false,
    meaning: "An operation was scheduled with less than the minimum delay.",
    remedy: "Schedule it with at least `values.minDelay` seconds.",
  },
  TimelockInvalidOperationLength: {
    retryable: false,
    meaning: "An operation has not as many targets as values and calls.",
    remedy: "Give one value and one call for each target.",
  },
  TimelockUnauthorizedCaller: {
    retryable: false,
    meaning: "Only the timelock itself may change its minimum delay.",
    remedy: "Make a proposal of it.",
  },
  TimelockUnexecutedPredecessor: {
    retryable: false,
    meaning: "An operation waits for another one that is not executed yet.",
    remedy: "Execute the one in `values.predecessorId` first.",
  },
  TimelockUnexpectedOperationState: {
    retryable: false,
    meaning: "The timelock's operation is not in a state in which this is possible; most often its delay still runs.",
    remedy: "`tally council show` says from when the proposal can be executed.",
  },
  VotesExpiredSignature: {
    retryable: false,
    meaning: "A delegation by signature is past its end.",
    remedy: "Sign anew with a later end.",
  },
} as const satisfies Record<string, CatalogueEntry>;

declare module "../../lib/errors.ts" {
  interface ErrorCodes {
    readonly members: keyof typeof MEMBERS_CATALOGUE;
  }
}

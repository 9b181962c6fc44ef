import { expect } from "chai";
import { Interface } from "ethers";
import { solidityErrors } from "../../../scripts/generate/solidityErrors.ts";
import { readArtifact } from "../../../src/deploy/artifact.ts";
import { PLAN } from "../../../src/deploy/plan.ts";
import { contractsOf } from "../../../src/deploy/select-domains.ts";
import { MEMBERS_CATALOGUE } from "../../../src/sdk/members/errors.ts";

const ROOT = new URL("../../../", import.meta.url).pathname;

/** Errors that are declared in no source of ours. */
const FOREIGN = [
  "AccessControlBadConfirmation",
  "AccessControlUnauthorizedAccount",
  "CheckpointUnorderedInsertion",
  "ERC5267ExtensionsNotSupported",
  "ERC5805FutureLookup",
  "ERC6372InconsistentClock",
  "FailedCall",
  "GovernorAlreadyCastVote",
  "GovernorAlreadyQueuedProposal",
  "GovernorDisabledDeposit",
  "GovernorInsufficientProposerVotes",
  "GovernorInvalidProposalLength",
  "GovernorInvalidSignature",
  "GovernorInvalidVoteParams",
  "GovernorInvalidVoteType",
  "GovernorInvalidVotingPeriod",
  "GovernorNonexistentProposal",
  "GovernorOnlyExecutor",
  "GovernorProposalQueueingFailed",
  "GovernorProposalQueueingNotRequired",
  "GovernorRestrictedProposer",
  "GovernorUnableToCancel",
  "GovernorUnexpectedProposalState",
  "InvalidAccountNonce",
  "InvalidShortString",
  "SafeCastOverflowedUintDowncast",
  "StringTooLong",
  "TimelockInsufficientDelay",
  "TimelockInvalidOperationLength",
  "TimelockUnauthorizedCaller",
  "TimelockUnexecutedPredecessor",
  "TimelockUnexpectedOperationState",
  "VotesExpiredSignature",
];

describe("errors of OpenZeppelin", () => {
  it("are in the catalogue, every one that a contract of the plan can revert with", () => {
    const ours = new Set(solidityErrors(ROOT).map(({ name }) => name));
    const found = contractsOf(PLAN).flatMap((contract) => {
      const names: string[] = [];
      new Interface(readArtifact(contract).abi).forEachError(({ name }) => names.push(name));
      return names.filter((name) => !ours.has(name));
    });
    expect([...new Set(found)].sort()).to.deep.equal(FOREIGN);
    expect(Object.keys(MEMBERS_CATALOGUE).sort()).to.deep.equal(FOREIGN);
  });
});

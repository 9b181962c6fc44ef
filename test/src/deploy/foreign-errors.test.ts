import { expect } from "chai";
import { Interface } from "ethers";
import { solidityErrors } from "../../../scripts/generate/solidityErrors.ts";
import { readArtifact } from "../../../src/deploy/artifact.ts";
import { PLAN } from "../../../src/deploy/plan.ts";
import { contractsOf } from "../../../src/deploy/select-domains.ts";
import { DATA_CATALOGUE } from "../../../src/sdk/data/errors.ts";
import { MEMBERS_CATALOGUE } from "../../../src/sdk/members/errors.ts";
import { SETTLEMENT_CATALOGUE } from "../../../src/sdk/settlement/errors.ts";

const ROOT = new URL("../../../", import.meta.url).pathname;

/** Errors that are declared in no source of ours. */
const FOREIGN = [
  "AccessControlBadConfirmation",
  "AccessControlUnauthorizedAccount",
  "AddressEmptyCode",
  "CheckpointUnorderedInsertion",
  "ECDSAInvalidSignature",
  "ECDSAInvalidSignatureLength",
  "ECDSAInvalidSignatureS",
  "ERC20InsufficientAllowance",
  "ERC20InsufficientBalance",
  "ERC20InvalidApprover",
  "ERC20InvalidReceiver",
  "ERC20InvalidSender",
  "ERC20InvalidSpender",
  "ERC2612ExpiredSignature",
  "ERC2612InvalidSigner",
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
  "ReentrancyGuardReentrantCall",
  "SafeCastOverflowedUintDowncast",
  "SafeERC20FailedOperation",
  "StringTooLong",
  "TimelockInsufficientDelay",
  "TimelockInvalidOperationLength",
  "TimelockUnauthorizedCaller",
  "TimelockUnexecutedPredecessor",
  "TimelockUnexpectedOperationState",
  "VotesExpiredSignature",
];

/** Deployed by the factory, or by whoever trades another token. */
const BESIDE_THE_PLAN = ["Cash", "Erc20Asset"].map((name) => ({ name, source: `contracts/settlement/${name}.sol` }));

describe("errors of OpenZeppelin", () => {
  it("are in the catalogue, every one that a contract can revert with", () => {
    const ours = new Set(solidityErrors(ROOT).map(({ name }) => name));
    const found = [...contractsOf(PLAN), ...BESIDE_THE_PLAN].flatMap((contract) => {
      const names: string[] = [];
      new Interface(readArtifact(contract).abi).forEachError(({ name }) => names.push(name));
      return names.filter((name) => !ours.has(name));
    });
    expect([...new Set(found)].sort()).to.deep.equal(FOREIGN);
    const known = [MEMBERS_CATALOGUE, SETTLEMENT_CATALOGUE, DATA_CATALOGUE].flatMap((catalogue) =>
      Object.keys(catalogue),
    );
    expect(known.filter((name) => FOREIGN.includes(name)).sort()).to.deep.equal(FOREIGN);
    expect(Object.keys(MEMBERS_CATALOGUE).filter((name) => !FOREIGN.includes(name))).to.deep.equal([]);
  });
});

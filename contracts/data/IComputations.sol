// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AgreementTerms} from "./AgreementTerms.sol";
import {Input, Job} from "./Job.sol";
import {Version} from "./Version.sol";
import {AgreementId} from "../types/AgreementId.sol";
import {JobId} from "../types/JobId.sol";
import {OrgId} from "../types/OrgId.sol";
import {ResourceId} from "../types/ResourceId.sol";

/// @notice None -> Proposed -> Approved -> Tallied -> Accepted. Tallied -> Challenged -> Accepted or Rejected. Approved -> Accepted where no
/// reserves are named. None or Proposed -> Cancelled by a party. Proposed or Approved -> Failed by time. Proposed, Approved, Tallied or
/// Challenged -> Stopped, when an input is withdrawn; from the last three also by its owner. Accepted, Rejected, Failed, Cancelled and Stopped are final.
enum JobStatus {
    None,
    Proposed,
    /// @dev Every input's owner approved it. The executors commit, and then reveal.
    Approved,
    /// @dev A result has the quorum, and can be challenged.
    Tallied,
    /// @dev The reserves commit, and then reveal.
    Challenged,
    Accepted,
    /// @dev The reserves did not come to the result that was tallied.
    Rejected,
    /// @dev Somebody did not approve in time, or no result had the quorum.
    Failed,
    /// @dev By the requester or an input's owner, before all had approved.
    Cancelled,
    /// @dev An agreement, a resource or a version was withdrawn, or an owner withdrew, before a result was accepted.
    Stopped
}

/// @dev Sets have a bit for each executor, or reserve, in the order of the job.
struct Round {
    uint16 committed;
    /// @dev Revealed what it had committed to.
    uint16 revealed;
    /// @dev Revealed something else.
    uint16 mismatched;
    /// @dev Revealed the result that has the quorum; none where no result has it.
    uint16 agreed;
}

/// @dev What is on record of a job.
struct Computation {
    JobStatus status;
    /// @dev When the status became what it is.
    uint48 since;
    /// @dev Has a bit for each input, in the order of the job.
    uint16 approved;
    Round executors;
    Round reserves;
    /// @dev Zero until it is tallied; never changes after that.
    bytes32 resultHash;
    /// @dev Over everything that was revealed, in order: keccak256(transcript before, executor, result hash, log hash).
    bytes32 transcript;
}

/// @dev Of an accepted result. The job's id stands for everything that was agreed.
struct Receipt {
    bytes32 resultHash;
    bytes32 transcript;
    /// @dev Executors that came to it.
    uint16 agreed;
    /// @dev Whether reserves computed it again, after a challenge, and came to it too.
    bool recomputed;
    uint48 acceptedAt;
}

/// @title Computations
/// @notice Computations on the data of several owners. The requester proposes a job; every input's owner approves that job with its
/// algorithm, inputs and executors; each agreement is charged one use. Each executor commits to its result before it sees that of another,
/// and reveals it when nobody can commit any more. A result stands when the quorum has it, which is more than half.
/// Who comes to another result, says nothing, or reveals something else than it committed to is named by an event.
///
/// While a result can be challenged, the requester, an input's owner or an executor has it computed again by the reserves that the job
/// names. The same result is accepted; with another, or with none, the job is rejected. No result ever takes the place of another.
///
/// Every time that a job names has an act by which anybody moves it on after that: `expire`, `tally` and `accept`. An executor that keeps
/// silent holds nobody up. What is withdrawn by its owner stops the job, whoever tells so, as long as its result is not accepted.
///
/// A job is handed over with each call: what is stored is its word, under its id.
///
/// @dev Warning: A receipt shows that the quorum came to one result, not that the result is right. Executors that conspire before they
/// commit are found out by the reserves alone, and only where somebody challenges.
/// @dev Warning: Executors act by their own accounts. So a reveal that does not match is the executor's own.
/// @dev Warning: A result with few possible values is guessed from its hash. What is hashed has to contain a salt that all executors know
/// and nobody else does.
/// @dev Assumption: the Council lets this contract charge uses of the agreements.
interface IComputations {
    /// @notice The job was proposed before, or cancelled before it was proposed; it is `status`.
    error Computations_AlreadyProposed(JobId id, JobStatus status);
    /// @notice The job is `status`, from which this act is not possible.
    error Computations_WrongStatus(JobId id, JobStatus status);
    /// @notice The hash of the algorithm is zero.
    error Computations_NoAlgorithm();
    /// @notice A job has between 1 and `most` inputs, and this has `inputs`.
    error Computations_InputsInvalid(uint256 inputs, uint256 most);
    /// @notice A job has between 1 and `most` executors, and at most as many reserves, and this has `executors` of them.
    error Computations_ExecutorsInvalid(uint256 executors, uint256 most);
    /// @notice Executors, and reserves, are in ascending order, each once: `org` at `item` is not above the one before it.
    error Computations_NotAscending(uint256 item, OrgId org);
    /// @notice A reserve computes again what others computed, and `org` is an executor too.
    error Computations_ReserveExecutes(OrgId org);
    /// @notice A quorum is more than half, and at most all, of `executors`; zero where there are none.
    error Computations_QuorumInvalid(uint8 quorum, uint256 executors);
    /// @notice The times do not follow on each other, or the first has passed: the block's time is `now_`.
    error Computations_TimesInvalid(uint48 approveUntil, uint48 commitUntil, uint48 revealUntil, uint256 now_);
    /// @notice The periods of a challenge are all positive where reserves are named, and all zero where not.
    error Computations_PeriodsInvalid(uint32 challengePeriod, uint32 recommitPeriod, uint32 rerevealPeriod);
    /// @notice Each input is shown with its version: there are `inputs` inputs and `versions` versions.
    error Computations_VersionsMissing(uint256 inputs, uint256 versions);
    /// @notice The requester `requester` is not the consumer of the agreement of input `item`, which is `consumer`.
    error Computations_NotConsumer(uint256 item, OrgId consumer, OrgId requester);
    /// @notice What is shown for input `item` is not version `version` of the resource as it was published.
    error Computations_VersionWrong(uint256 item, ResourceId resource, uint32 version);
    /// @notice The version of input `item` has content root `has`, and the input says `says`.
    error Computations_ContentRootWrong(uint256 item, bytes32 says, bytes32 has);
    /// @notice Each agreement is shown by its terms: there are `inputs` inputs and `terms` terms.
    error Computations_TermsMissing(uint256 inputs, uint256 terms);
    /// @notice What is shown for input `item` are not the terms of its agreement, or they are about another resource.
    error Computations_TermsWrong(uint256 item, AgreementId agreement, ResourceId resource);
    /// @notice Signature `item` is not valid.
    error Computations_BadSignature(JobId id, uint256 item);
    /// @notice The job is proposed by `requester`, and who signed belongs to `signer`.
    error Computations_NotRequester(JobId id, OrgId requester, OrgId signer);
    /// @notice `org` owns no input of the job.
    error Computations_NotOwner(JobId id, OrgId org);
    /// @notice `org` is neither the requester nor the owner of an input, nor, where it challenges, an executor.
    error Computations_NotParty(JobId id, OrgId org);
    /// @notice `org` is not among those who compute now.
    error Computations_NotExecutor(JobId id, OrgId org);
    /// @notice The act was possible until `until`, and the block's time is `now_`.
    error Computations_TooLate(JobId id, uint256 until, uint256 now_);
    /// @notice The act is possible after `after_`, and the block's time is `now_`.
    error Computations_TooEarly(JobId id, uint256 after_, uint256 now_);
    /// @notice `executor` committed before.
    error Computations_AlreadyCommitted(JobId id, OrgId executor);
    /// @notice `executor` did not commit.
    error Computations_NotCommitted(JobId id, OrgId executor);
    /// @notice `executor` revealed before.
    error Computations_AlreadyRevealed(JobId id, OrgId executor);
    /// @notice The hash of the result is zero.
    error Computations_NoResult(JobId id);
    /// @notice Input `item` is withdrawn: its agreement or resource is suspended or ended, or its version is revoked.
    error Computations_InputWithdrawn(JobId id, uint256 item, AgreementId agreement);
    /// @notice No input of the job is withdrawn.
    error Computations_NothingWithdrawn(JobId id);
    /// @notice The job is `status`: there is no receipt.
    error Computations_NotAccepted(JobId id, JobStatus status);

    event JobProposed(JobId indexed id, OrgId indexed requester, Job job);
    /// @dev `inputs` has a bit for each input that this approves.
    event InputsApproved(JobId indexed id, OrgId indexed owner, uint16 inputs);
    event JobApproved(JobId indexed id);
    /// @dev `use` is the number of the use that the agreement was charged.
    event InputCharged(JobId indexed id, AgreementId indexed agreement, uint256 item, uint32 use);
    event JobCancelled(JobId indexed id, OrgId indexed by);
    event ResultCommitted(JobId indexed id, OrgId indexed executor, bytes32 commitment);
    event ResultRevealed(JobId indexed id, OrgId indexed executor, bytes32 resultHash, bytes32 logHash);
    /// @dev What it revealed is not what it had committed to, and does not count.
    event RevealMismatched(
        JobId indexed id,
        OrgId indexed executor,
        bytes32 commitment,
        bytes32 resultHash,
        bytes32 logHash
    );
    /// @dev Its result is not the one that has the quorum.
    event ExecutorDissented(JobId indexed id, OrgId indexed executor, bytes32 resultHash);
    /// @dev It did not commit in time, or did not reveal what it had committed to.
    event ExecutorSilent(JobId indexed id, OrgId indexed executor, bool committed);
    event ResultTallied(JobId indexed id, bytes32 indexed resultHash, uint16 agreed, uint256 challengeUntil);
    event ResultChallenged(
        JobId indexed id,
        OrgId indexed by,
        bytes32 reasonHash,
        uint256 recommitUntil,
        uint256 rerevealUntil
    );
    /// @dev The receipt.
    event ResultAccepted(
        JobId indexed id,
        OrgId indexed requester,
        bytes32 indexed resultHash,
        bytes32 algorithmHash,
        Input[] inputs,
        bytes32 transcript,
        uint16 agreed,
        bool recomputed
    );
    /// @dev `recomputed` is the result of the reserves; zero where none has their quorum.
    event ResultRejected(JobId indexed id, bytes32 indexed resultHash, bytes32 recomputed);
    /// @dev It was `from` when its time was over.
    event JobFailed(JobId indexed id, JobStatus from);
    /// @dev By the owner of an input.
    event JobWithdrawn(JobId indexed id, OrgId indexed by, bytes32 reasonHash);
    event JobStopped(JobId indexed id, AgreementId indexed agreement, uint256 item);

    /* AGREEING */

    /// @notice Proposes a job. The requester is the consumer of each input's agreement. Anybody.
    /// @param versions Those of the inputs, in their order, as they were published.
    /// @param signature By a MAKER of the requester, over `Proposal(Job job)`, in the form that Signatures takes.
    function propose(
        Job calldata job,
        Version[] calldata versions,
        bytes calldata signature
    ) external returns (JobId id);

    /// @notice Approves inputs for their owners; when all are approved, charges each agreement one use. Anybody.
    /// @param terms Those of the inputs' agreements, in the order of the inputs; not looked at while an input is not approved.
    /// @param signatures Each by a MAKER of an owner, over `Approval(Job job)`, for all inputs that it owns.
    function approve(Job calldata job, AgreementTerms[] calldata terms, bytes[] calldata signatures) external;

    /// @notice Ends a job that is not approved by all, or that somebody signed and nobody proposed yet, for ever. MAKER of the requester
    /// or of an input's owner, also while restricted.
    function cancel(Job calldata job) external;

    /* COMPUTING */

    /// @notice Commits to a result, once. MAKER or DEVICE of an executor; of a reserve, after a challenge.
    /// @param commitment keccak256 of `Commitment(job, executor, result hash, log hash, salt)`, see `commitmentOf`.
    function commit(Job calldata job, bytes32 commitment) external;

    /// @notice Reveals a result, once, when all have committed or their time is over. What does not match the commitment is put on record
    /// and does not count. MAKER or DEVICE of the executor, also while restricted.
    function reveal(Job calldata job, bytes32 resultHash, bytes32 logHash, bytes32 salt) external;

    /// @notice Counts when all who committed have revealed, or their time is over. Of executors: Approved -> Tallied, or Accepted without
    /// reserves, or Failed. Of reserves: Challenged -> Accepted or Rejected. Either -> Stopped where an input is withdrawn. Anybody.
    function tally(Job calldata job) external;

    /// @notice Tallied -> Challenged. MAKER of the requester, an input's owner or an executor, also while restricted.
    /// @param reasonHash Hash of what it has against the result.
    function challenge(Job calldata job, bytes32 reasonHash) external;

    /* ENDING */

    /// @notice Tallied -> Accepted after the challenge period, or Stopped where an input is withdrawn. Anybody.
    function accept(Job calldata job) external;

    /// @notice Proposed -> Failed after the time for approval. Anybody.
    function expire(Job calldata job) external;

    /// @notice Any status from Proposed to Challenged -> Stopped, where an input is withdrawn. Anybody.
    function stop(Job calldata job) external;

    /// @notice Approved, Tallied or Challenged -> Stopped. MAKER of an input's owner, also while restricted: an agreement that is over or
    /// used up cannot be suspended any more.
    /// @param reasonHash Hash of it, or zero.
    function withdraw(Job calldata job, bytes32 reasonHash) external;

    /* ASKING */

    /// @notice What is on record of a job.
    function computation(JobId id) external view returns (Computation memory);

    /// @notice The receipt of an accepted result; reverts where there is none.
    function receiptOf(JobId id) external view returns (Receipt memory);

    /// @notice The commitment of an executor, and after its reveal the hash of its result.
    function answerOf(JobId id, OrgId executor) external view returns (bytes32);

    /// @notice The job's id, and the digests that the requester and the inputs' owners sign.
    function digestsOf(Job calldata job) external view returns (JobId id, bytes32 proposal, bytes32 approval);
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AgreementTerms} from "./AgreementTerms.sol";
import {IAgreements} from "./IAgreements.sol";
import {ICatalog} from "./ICatalog.sol";
import {Computation, IComputations, JobStatus, Receipt} from "./IComputations.sol";
import {APPROVAL_TYPEHASH, commitmentOf, hashJob, Job, PROPOSAL_TYPEHASH} from "./Job.sol";
import {JobInputs} from "./JobInputs.sol";
import {JobOutcomes} from "./JobOutcomes.sol";
import {JobRounds} from "./JobRounds.sol";
import {requireShape} from "./JobShape.sol";
import {allOf} from "./JobTally.sol";
import {isAmong, JobWord} from "./JobWord.sol";
import {Version} from "./Version.sol";
import {Signatures} from "../libraries/Signatures.sol";
import {IMembers} from "../members/IMembers.sol";
import {DEVICE, MAKER} from "../types/Duties.sol";
import {JobId} from "../types/JobId.sol";
import {OrgId} from "../types/OrgId.sol";

/// @title Computations
/// @notice Documented in IComputations.
contract Computations is JobOutcomes {
    constructor(
        IMembers members,
        ICatalog catalog,
        IAgreements agreements
    ) JobRounds(members) JobInputs(catalog, agreements) {}

    /* AGREEING */

    /// @inheritdoc IComputations
    function propose(
        Job calldata job,
        Version[] calldata versions,
        bytes calldata signature
    ) external returns (JobId id) {
        bytes32 hash = hashJob(job);
        id = _idOf(hash);
        JobStatus status = _words[id].status();
        require(status == JobStatus.None, Computations_AlreadyProposed(id, status));
        requireShape(job);
        _requireInputs(job, versions);
        OrgId signer = _signerOf(id, _digestOf(PROPOSAL_TYPEHASH, hash), 0, signature);
        require(signer == job.requester, Computations_NotRequester(id, job.requester, signer));

        _move(id, _words[id], JobStatus.Proposed);
        emit JobProposed(id, signer, job);
    }

    /// @inheritdoc IComputations
    function approve(Job calldata job, AgreementTerms[] calldata terms, bytes[] calldata signatures) external {
        bytes32 hash = hashJob(job);
        JobId id = _idOf(hash);
        JobWord word = _words[id];
        _requireStatus(id, word, JobStatus.Proposed);
        _requireUntil(id, job.approveUntil);

        word = _approve(id, word, _ownersOf(job), _digestOf(APPROVAL_TYPEHASH, hash), signatures);
        if (word.approved() != allOf(job.inputs.length)) {
            _words[id] = word;
            return;
        }
        _move(id, word, JobStatus.Approved);
        emit JobApproved(id);
        _charge(id, job, terms);
    }

    /// @inheritdoc IComputations
    function cancel(Job calldata job) external {
        JobId id = _idOf(hashJob(job));
        JobWord word = _words[id];
        if (word.status() != JobStatus.None) _requireStatus(id, word, JobStatus.Proposed);
        OrgId caller = MEMBERS.servesFor(msg.sender, MAKER);
        require(_isSide(job, caller), Computations_NotParty(id, caller));

        _move(id, word, JobStatus.Cancelled);
        emit JobCancelled(id, caller);
    }

    /* COMPUTING */

    /// @inheritdoc IComputations
    function commit(Job calldata job, bytes32 commitment) external {
        (JobId id, JobWord word, bool again) = _running(job);
        (uint256 commitUntil, ) = _timesOf(job, word, again);
        _requireUntil(id, commitUntil);
        OrgId executor = MEMBERS.actsFor(msg.sender, MAKER | DEVICE);
        uint256 index = _indexOf(id, _computersOf(job, again), executor);
        require(!isAmong(word.committed(again), index), Computations_AlreadyCommitted(id, executor));
        _requireNoneWithdrawn(id, job);

        _words[id] = word.withCommitted(again, index);
        answerOf[id][executor] = commitment;
        emit ResultCommitted(id, executor, commitment);
    }

    /// @inheritdoc IComputations
    function reveal(Job calldata job, bytes32 resultHash, bytes32 logHash, bytes32 salt) external {
        (JobId id, JobWord word, bool again) = _running(job);
        OrgId[] calldata computers = _computersOf(job, again);
        (uint256 commitUntil, uint256 revealUntil) = _timesOf(job, word, again);
        _requireUntil(id, revealUntil);
        _requireCommitsOver(id, word, again, computers.length, commitUntil);
        require(resultHash != 0, Computations_NoResult(id));
        OrgId executor = MEMBERS.servesFor(msg.sender, MAKER | DEVICE);
        uint256 index = _indexOf(id, computers, executor);
        require(isAmong(word.committed(again), index), Computations_NotCommitted(id, executor));
        uint16 done = word.revealed(again) | word.mismatched(again);
        require(!isAmong(done, index), Computations_AlreadyRevealed(id, executor));
        _requireNoneWithdrawn(id, job);

        bytes32 commitment = answerOf[id][executor];
        if (commitmentOf(id, executor, resultHash, logHash, salt) != commitment) {
            _words[id] = word.withMismatched(again, index);
            emit RevealMismatched(id, executor, commitment, resultHash, logHash);
            return;
        }
        _words[id] = word.withRevealed(again, index);
        answerOf[id][executor] = resultHash;
        _transcripts[id] = keccak256(abi.encode(_transcripts[id], executor, resultHash, logHash));
        emit ResultRevealed(id, executor, resultHash, logHash);
    }

    /// @inheritdoc IComputations
    function tally(Job calldata job) external {
        (JobId id, JobWord word, bool again) = _running(job);
        _requireRoundOver(id, job, word, again);
        if (_stopIfWithdrawn(id, job, word)) return;

        (bytes32 resultHash, uint16 agreed, bytes32[] memory answers) = _count(id, job, word, again);
        word = word.withAgreed(again, agreed);
        if (again) _conclude(id, job, word, resultHash);
        else if (agreed == 0) _fail(id, word);
        else _stand(id, job, word, resultHash);
        _nameOthers(id, word, again, _computersOf(job, again), answers);
    }

    /// @inheritdoc IComputations
    function challenge(Job calldata job, bytes32 reasonHash) external {
        (JobId id, JobWord word) = _in(job, JobStatus.Tallied);
        _requireUntil(id, uint256(word.since()) + job.challengePeriod);
        OrgId caller = MEMBERS.servesFor(msg.sender, MAKER);
        if (!_isSide(job, caller)) require(_executes(job, caller), Computations_NotParty(id, caller));

        word = _move(id, word, JobStatus.Challenged);
        (uint256 recommitUntil, uint256 rerevealUntil) = _timesOf(job, word, true);
        emit ResultChallenged(id, caller, reasonHash, recommitUntil, rerevealUntil);
    }

    /* ENDING */

    /// @inheritdoc IComputations
    function accept(Job calldata job) external {
        (JobId id, JobWord word) = _in(job, JobStatus.Tallied);
        _requireAfter(id, uint256(word.since()) + job.challengePeriod);
        if (!_stopIfWithdrawn(id, job, word)) _accept(id, job, word, false);
    }

    /// @inheritdoc IComputations
    function expire(Job calldata job) external {
        (JobId id, JobWord word) = _in(job, JobStatus.Proposed);
        _requireAfter(id, job.approveUntil);
        _fail(id, word);
    }

    /// @inheritdoc IComputations
    function stop(Job calldata job) external {
        JobId id = _idOf(hashJob(job));
        JobWord word = _words[id];
        JobStatus status = word.status();
        require(status >= JobStatus.Proposed && status <= JobStatus.Challenged, Computations_WrongStatus(id, status));
        require(_stopIfWithdrawn(id, job, word), Computations_NothingWithdrawn(id));
    }

    /// @inheritdoc IComputations
    function withdraw(Job calldata job, bytes32 reasonHash) external {
        JobId id = _idOf(hashJob(job));
        JobWord word = _words[id];
        JobStatus status = word.status();
        require(status >= JobStatus.Approved && status <= JobStatus.Challenged, Computations_WrongStatus(id, status));
        OrgId caller = MEMBERS.servesFor(msg.sender, MAKER);
        require(_owned(_ownersOf(job), caller) != 0, Computations_NotOwner(id, caller));

        _move(id, word, JobStatus.Stopped);
        emit JobWithdrawn(id, caller, reasonHash);
    }

    /* ASKING */

    /// @inheritdoc IComputations
    function computation(JobId id) external view returns (Computation memory has) {
        has = _words[id].unpack();
        (has.resultHash, has.transcript) = (_results[id], _transcripts[id]);
    }

    /// @inheritdoc IComputations
    function receiptOf(JobId id) external view returns (Receipt memory) {
        JobWord word = _words[id];
        require(word.status() == JobStatus.Accepted, Computations_NotAccepted(id, word.status()));
        bool recomputed = word.agreed(true) != 0;
        return Receipt(_results[id], _transcripts[id], word.agreed(false), recomputed, word.since());
    }

    /// @inheritdoc IComputations
    function digestsOf(Job calldata job) external view returns (JobId id, bytes32 proposal, bytes32 approval) {
        bytes32 hash = hashJob(job);
        return (_idOf(hash), _digestOf(PROPOSAL_TYPEHASH, hash), _digestOf(APPROVAL_TYPEHASH, hash));
    }

    /* INTERNAL */

    /// @return The active organisation whose MAKER signed.
    function _signerOf(JobId id, bytes32 digest, uint256 item, bytes calldata signature) private view returns (OrgId) {
        (address signer, bool good) = Signatures.signerOf(digest, signature);
        require(good, Computations_BadSignature(id, item));
        return MEMBERS.actsFor(signer, MAKER);
    }

    function _approve(
        JobId id,
        JobWord word,
        OrgId[] memory owners,
        bytes32 digest,
        bytes[] calldata signatures
    ) private returns (JobWord) {
        for (uint256 i = 0; i < signatures.length; i++) {
            OrgId owner = _signerOf(id, digest, i, signatures[i]);
            uint16 owned = _owned(owners, owner);
            require(owned != 0, Computations_NotOwner(id, owner));
            uint16 inputs = owned & ~word.approved();
            if (inputs == 0) continue; // somebody brought it before
            word = word.withApproved(inputs);
            emit InputsApproved(id, owner, inputs);
        }
        return word;
    }

    /// @return inputs Those that the organisation owns.
    function _owned(OrgId[] memory owners, OrgId org) private pure returns (uint16 inputs) {
        for (uint256 i = 0; i < owners.length; i++) if (owners[i] == org) inputs |= uint16(1 << i); // at most 16
    }

    function _executes(Job calldata job, OrgId org) private pure returns (bool) {
        for (uint256 i = 0; i < job.executors.length; i++) if (job.executors[i] == org) return true;
        return false;
    }
}

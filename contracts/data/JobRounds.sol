// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IComputations, JobStatus} from "./IComputations.sol";
import {hashJob, Job} from "./Job.sol";
import {allOf, haveAllRevealed} from "./JobTally.sol";
import {JobWord} from "./JobWord.sol";
import {IMembers} from "../members/IMembers.sol";
import {JobId} from "../types/JobId.sol";
import {OrgId} from "../types/OrgId.sol";

/// @notice Who computes now, until when, and how a job moves on.
abstract contract JobRounds is IComputations, EIP712 {
    IMembers public immutable MEMBERS;

    mapping(JobId id => JobWord) internal _words;

    constructor(IMembers members) EIP712("Tallystick Computations", "1") {
        MEMBERS = members;
    }

    function _idOf(bytes32 hash) internal view returns (JobId) {
        return JobId.wrap(_hashTypedDataV4(hash));
    }

    /// @param typehash Of a proposal or an approval.
    function _digestOf(bytes32 typehash, bytes32 hash) internal view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(typehash, hash)));
    }

    /* STATUS */

    function _in(Job calldata job, JobStatus status) internal view returns (JobId id, JobWord word) {
        id = _idOf(hashJob(job));
        word = _words[id];
        _requireStatus(id, word, status);
    }

    function _requireStatus(JobId id, JobWord word, JobStatus wanted) internal pure {
        JobStatus status = word.status();
        require(status == wanted, Computations_WrongStatus(id, status));
    }

    function _move(JobId id, JobWord word, JobStatus to) internal returns (JobWord moved) {
        moved = word.moveTo(to, block.timestamp);
        _words[id] = moved;
    }

    function _fail(JobId id, JobWord word) internal {
        _move(id, word, JobStatus.Failed);
        emit JobFailed(id, word.status());
    }

    /* TIMES */

    function _requireUntil(JobId id, uint256 until) internal view {
        require(block.timestamp <= until, Computations_TooLate(id, until, block.timestamp));
    }

    function _requireAfter(JobId id, uint256 after_) internal view {
        require(block.timestamp > after_, Computations_TooEarly(id, after_, block.timestamp));
    }

    function _timesOf(
        Job calldata job,
        JobWord word,
        bool again
    ) internal pure returns (uint256 commitUntil, uint256 revealUntil) {
        if (!again) return (job.commitUntil, job.revealUntil);
        commitUntil = uint256(word.since()) + job.recommitPeriod;
        revealUntil = commitUntil + job.rerevealPeriod;
    }

    /* ROUNDS */

    /// @dev `again` is whether the reserves compute, after a challenge.
    function _running(Job calldata job) internal view returns (JobId id, JobWord word, bool again) {
        id = _idOf(hashJob(job));
        word = _words[id];
        again = word.status() == JobStatus.Challenged;
        if (!again) _requireStatus(id, word, JobStatus.Approved);
    }

    function _computersOf(Job calldata job, bool again) internal pure returns (OrgId[] calldata) {
        return again ? job.reserves : job.executors;
    }

    function _indexOf(JobId id, OrgId[] calldata computers, OrgId org) internal pure returns (uint256 index) {
        while (index < computers.length && computers[index] != org) index++;
        require(index < computers.length, Computations_NotExecutor(id, org));
    }

    /// @dev Who revealed sees what others did: nobody may commit any more.
    function _requireCommitsOver(JobId id, JobWord word, bool again, uint256 count, uint256 commitUntil) internal view {
        if (word.committed(again) != allOf(count)) _requireAfter(id, commitUntil);
    }

    function _requireRoundOver(JobId id, Job calldata job, JobWord word, bool again) internal view {
        (uint256 commitUntil, uint256 revealUntil) = _timesOf(job, word, again);
        uint256 count = _computersOf(job, again).length;
        if (!haveAllRevealed(word, again, count, block.timestamp > commitUntil)) _requireAfter(id, revealUntil);
    }
}

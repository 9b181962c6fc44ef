// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Computation, JobStatus, Round} from "../../../contracts/data/IComputations.sol";
import {Job} from "../../../contracts/data/Job.sol";
import {ComputationsBase} from "../data/ComputationsBase.sol";

/// @notice What jobs should be, by what was asked for: party by party, without sets and words.
abstract contract ComputationsModel is ComputationsBase {
    uint256 internal constant OWNERS = 2;
    /// @dev Requester, owners, executors, reserves, one who is in no job; all but the last are in each.
    uint256 internal constant PARTIES = 10;
    uint256 internal constant FIRST_EXECUTOR = 3;
    uint256 internal constant FIRST_RESERVE = 6;

    struct Part {
        bool committed;
        bytes32 committedTo;
        bool revealed;
        bool mismatched;
    }

    struct Ghost {
        JobStatus status;
        uint256 since;
        bool[OWNERS] approved;
        bool counted;
        bytes32 result;
        bytes32 transcript;
    }

    bytes[] private _jobs;
    mapping(uint256 job => Ghost) internal _ghosts;
    mapping(uint256 job => mapping(uint256 party => Part)) internal _parts;
    bool[OWNERS] internal _withdrawn;
    /// @dev Jobs that every owner approved.
    uint256 public started;
    mapping(JobStatus from => mapping(JobStatus to => uint256)) public edges;

    /* JOBS */

    function jobCount() public view returns (uint256) {
        return _jobs.length;
    }

    function jobAt(uint256 i) public view returns (Job memory) {
        return abi.decode(_jobs[i], (Job));
    }

    /// @dev Its times begin now. Every fourth has no reserves.
    function _addJob() internal returns (uint256 i) {
        i = _jobs.length;
        Job memory job = i % 4 == 3 ? jobWithoutReserves() : newJob();
        job.approveUntil = uint48(block.timestamp + 1 hours);
        (job.commitUntil, job.revealUntil) = (job.approveUntil + 1 hours, job.approveUntil + 2 hours);
        (job.nonce, job.quorum) = (i, i % 4 == 2 ? 3 : 2);
        _jobs.push(abi.encode(job));
    }

    function partyAt(uint256 party) internal view returns (Org memory) {
        if (party < FIRST_EXECUTOR) return party == 0 ? bank : ownerOf(party - 1);
        if (party < FIRST_RESERVE) return executors[party - FIRST_EXECUTOR];
        return party < FIRST_RESERVE + EXECUTORS ? reserves[party - FIRST_RESERVE] : stranger;
    }

    /* WHAT IS POSSIBLE */

    function isWithdrawn() public view returns (bool) {
        return _withdrawn[0] || _withdrawn[1];
    }

    function _isRunning(uint256 i) internal view returns (bool) {
        return _ghosts[i].status == JobStatus.Approved || _ghosts[i].status == JobStatus.Challenged;
    }

    function _firstComputer(uint256 i) internal view returns (uint256) {
        return _ghosts[i].status == JobStatus.Challenged ? FIRST_RESERVE : FIRST_EXECUTOR;
    }

    function _computes(uint256 i, uint256 party) internal view returns (bool) {
        uint256 first = _firstComputer(i);
        return _isRunning(i) && party >= first && party < first + EXECUTORS;
    }

    function _lastCommit(uint256 i) internal view returns (uint256) {
        return _ghosts[i].status == JobStatus.Challenged ? _ghosts[i].since + RECOMMIT : jobAt(i).commitUntil;
    }

    function _lastReveal(uint256 i) internal view returns (uint256) {
        return _ghosts[i].status == JobStatus.Challenged ? _lastCommit(i) + REREVEAL : jobAt(i).revealUntil;
    }

    function _commitsAreOver(uint256 i) internal view returns (bool) {
        uint256 first = _firstComputer(i);
        bool all = true;
        for (uint256 p = first; p < first + EXECUTORS; p++) all = all && _parts[i][p].committed;
        return all || block.timestamp > _lastCommit(i);
    }

    function _isRoundOver(uint256 i) internal view returns (bool) {
        uint256 first = _firstComputer(i);
        bool answered = true;
        for (uint256 p = first; p < first + EXECUTORS; p++) {
            Part memory part = _parts[i][p];
            answered = answered && (!part.committed || part.revealed || part.mismatched);
        }
        return (_commitsAreOver(i) && answered) || block.timestamp > _lastReveal(i);
    }

    /// @dev The result that `quorum` of three parties revealed, by asking for each result how many have it.
    function winnerAmong(uint256 i, uint256 first, uint256 quorum) public view returns (bytes32 winner) {
        for (uint256 p = first; p < first + EXECUTORS; p++) {
            uint256 same = 0;
            for (uint256 q = first; q < first + EXECUTORS; q++) {
                if (!_parts[i][p].revealed || !_parts[i][q].revealed) continue;
                if (_parts[i][p].committedTo == _parts[i][q].committedTo) same++;
            }
            if (same >= quorum) winner = _parts[i][p].committedTo;
        }
    }

    /* WHAT HAPPENED */

    function _become(uint256 i, JobStatus to) internal {
        edges[_ghosts[i].status][to]++;
        (_ghosts[i].status, _ghosts[i].since) = (to, block.timestamp);
    }

    function _becomeTallied(uint256 i) internal {
        Job memory job = jobAt(i);
        if (isWithdrawn()) return _become(i, JobStatus.Stopped);
        if (_ghosts[i].status == JobStatus.Challenged) {
            bool same = winnerAmong(i, FIRST_RESERVE, job.reserveQuorum) == _ghosts[i].result;
            return _become(i, same ? JobStatus.Accepted : JobStatus.Rejected);
        }
        bytes32 winner = winnerAmong(i, FIRST_EXECUTOR, job.quorum);
        (_ghosts[i].result, _ghosts[i].counted) = (winner, winner != 0);
        if (winner == 0) return _become(i, JobStatus.Failed);
        _become(i, job.reserves.length == 0 ? JobStatus.Accepted : JobStatus.Tallied);
    }

    /* COMPARED */

    function assertRecords() external view {
        for (uint256 i = 0; i < _jobs.length; i++) {
            Job memory job = jobAt(i);
            Computation memory has = recordOf(job);
            Ghost memory ghost = _ghosts[i];
            vm.assertEq(uint8(has.status), uint8(ghost.status), "status");
            vm.assertEq(uint256(has.since), ghost.since, "since");
            vm.assertEq(has.approved, (ghost.approved[0] ? 1 : 0) + (ghost.approved[1] ? 2 : 0), "approvals");
            vm.assertEq(has.resultHash, ghost.result, "result");
            vm.assertEq(has.transcript, ghost.transcript, "transcript");
            _assertRound(i, FIRST_EXECUTOR, has.executors);
            _assertRound(i, FIRST_RESERVE, has.reserves);
        }
    }

    /// @dev One use of each agreement for each job that every owner approved.
    function assertCharges() external view {
        for (uint256 i = 0; i < OWNERS; i++) vm.assertEq(contracted.used(agreementOf(i)), started, "uses");
    }

    function _assertRound(uint256 i, uint256 first, Round memory has) private view {
        bool counted = first == FIRST_EXECUTOR ? _ghosts[i].counted : _isCountedAgain(i);
        Job memory job = jobAt(i);
        bytes32 winner = winnerAmong(i, first, first == FIRST_EXECUTOR ? job.quorum : job.reserveQuorum);
        for (uint256 k = 0; k < EXECUTORS; k++) {
            Part memory part = _parts[i][first + k];
            vm.assertEq((has.committed >> k) & 1 == 1, part.committed, "committed");
            vm.assertEq((has.revealed >> k) & 1 == 1, part.revealed, "revealed");
            vm.assertEq((has.mismatched >> k) & 1 == 1, part.mismatched, "mismatched");
            bool agreed = counted && winner != 0 && part.revealed && part.committedTo == winner;
            vm.assertEq((has.agreed >> k) & 1 == 1, agreed, "agreed");
            _assertAnswer(job, first + k, part);
        }
    }

    function _isCountedAgain(uint256 i) private view returns (bool) {
        JobStatus status = _ghosts[i].status;
        return jobAt(i).reserves.length != 0 && (status == JobStatus.Accepted || status == JobStatus.Rejected);
    }

    /// @dev A commitment becomes its result, and nothing else.
    function _assertAnswer(Job memory job, uint256 party, Part memory part) private view {
        Org memory org = partyAt(party);
        bytes32 expected = part.committed ? commitmentBy(org, job, part.committedTo) : bytes32(0);
        if (part.revealed) expected = part.committedTo;
        vm.assertEq(computations.answerOf(idOf(job), org.id), expected, "answer");
    }
}

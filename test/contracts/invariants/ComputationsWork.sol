// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {JobStatus} from "../../../contracts/data/IComputations.sol";
import {Job} from "../../../contracts/data/Job.sol";
import {ComputationsModel} from "./ComputationsModel.sol";

/// @notice Computing, and what is looked at after each act. What an act does is said before it is tried.
abstract contract ComputationsWork is ComputationsModel {
    uint256 public done;
    uint256 public refused;
    uint256 public unexpected;
    bytes4 public lastUnexpected;
    /// @dev Results that changed, or were accepted without a quorum, or while an input was withdrawn; what happened after the end.
    uint256 public replaced;
    uint256 public acceptedWithout;
    uint256 public acceptedWithdrawn;
    uint256 public movedAfterEnd;
    uint256 public startedWithout;
    mapping(uint256 job => bytes32) private _lastResult;
    mapping(uint256 job => JobStatus) private _last;

    /* COMPUTING */

    function commitFor(uint256 which, uint256 by, uint256 result) external {
        (uint256 i, uint256 party) = _computerOf(which, by);
        (Job memory job, Org memory org) = (jobAt(i), partyAt(party));
        bytes32 committedTo = [RESULT, LIE, RESULT, bytes32("third")][result % 4];
        bytes32 commitment = commitmentBy(org, job, committedTo);
        bool possible = _computes(i, party) && block.timestamp <= _lastCommit(i) && !isWithdrawn();
        possible = possible && !_parts[i][party].committed;
        if (_try(org.device, abi.encodeCall(computations.commit, (job, commitment)), possible)) {
            (_parts[i][party].committed, _parts[i][party].committedTo) = (true, committedTo);
        }
        _look(i);
    }

    /// @dev One time in eight it reveals something else.
    function revealFor(uint256 which, uint256 by, uint256 lie) external {
        (uint256 i, uint256 party) = _computerOf(which, by);
        (Job memory job, Org memory org) = (jobAt(i), partyAt(party));
        bool lies = lie % 8 == 7 || !_parts[i][party].committed;
        bytes32 result = lies ? bytes32("another") : _parts[i][party].committedTo;
        bool possible = _computes(i, party) && block.timestamp <= _lastReveal(i) && !isWithdrawn();
        possible = possible && _commitsAreOver(i) && _parts[i][party].committed;
        possible = possible && !_parts[i][party].revealed && !_parts[i][party].mismatched;
        bytes memory data = abi.encodeCall(computations.reveal, (job, result, logOf(org), SALT));
        if (_try(org.device, data, possible)) {
            if (lies) _parts[i][party].mismatched = true;
            else {
                _parts[i][party].revealed = true;
                _ghosts[i].transcript = keccak256(abi.encode(_ghosts[i].transcript, org.id, result, logOf(org)));
            }
        }
        _look(i);
    }

    function tallyFor(uint256 which) external {
        uint256 i = which % jobCount();
        bool possible = _isRunning(i) && _isRoundOver(i);
        if (_try(OUTSIDER, abi.encodeCall(computations.tally, (jobAt(i))), possible)) _becomeTallied(i);
        _look(i);
    }

    function challengeFor(uint256 which, uint256 by) external {
        (uint256 i, uint256 party) = (which % jobCount(), by % PARTIES);
        bool possible = _ghosts[i].status == JobStatus.Tallied && party < FIRST_RESERVE;
        possible = possible && block.timestamp <= _ghosts[i].since + CHALLENGE;
        bytes memory data = abi.encodeCall(computations.challenge, (jobAt(i), bytes32("reason")));
        if (_try(partyAt(party).maker, data, possible)) _become(i, JobStatus.Challenged);
        _look(i);
    }

    /* INTERNAL */

    function _computerOf(uint256 which, uint256 by) internal view returns (uint256 i, uint256 party) {
        i = which % jobCount();
        party = by % 8 == 7 ? by % PARTIES : _firstComputer(i) + (by % EXECUTORS);
    }

    /// @dev By what was signed, revealed and withdrawn, never by the contract's own sets.
    function _look(uint256 i) internal {
        Job memory job = jobAt(i);
        (JobStatus status, bytes32 result) = (statusOf(job), recordOf(job).resultHash);
        if (_lastResult[i] != 0 && result != _lastResult[i]) replaced++;
        if (status != _last[i]) {
            if (_last[i] >= JobStatus.Accepted) movedAfterEnd++;
            if (status == JobStatus.Approved && !(_ghosts[i].approved[0] && _ghosts[i].approved[1])) startedWithout++;
            if (status == JobStatus.Accepted) {
                if (result == 0 || winnerAmong(i, FIRST_EXECUTOR, job.quorum) != result) acceptedWithout++;
                if (isWithdrawn()) acceptedWithdrawn++;
            }
        }
        (_lastResult[i], _last[i]) = (result, status);
    }

    function _try(address by, bytes memory data, bool expected) internal returns (bool ok) {
        vm.prank(by);
        (ok, ) = address(computations).call(data);
        if (ok) done++;
        else refused++;
        if (ok == expected) return ok;
        unexpected++;
        lastUnexpected = bytes4(data);
    }
}

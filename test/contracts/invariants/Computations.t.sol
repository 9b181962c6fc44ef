// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {JobStatus} from "../../../contracts/data/IComputations.sol";
import {AgreementState} from "../../../contracts/data/INegotiations.sol";
import {Job} from "../../../contracts/data/Job.sol";
import {Test} from "../utils/Test.sol";
import {ComputationsWork} from "./ComputationsWork.sol";

/// @notice Everybody does everything to a few jobs, in any order: parties, one who is none, and an outsider. What each act does is said
/// before it is tried.
contract ComputationsHandler is ComputationsWork {
    uint256 private constant MOST_JOBS = 12;

    /// @dev The fuzzer calls it too. Jobs that have come far: else few calls would get there.
    function setUp() public override {
        if (jobCount() != 0) return;
        super.setUp();
        for (uint256 i = 0; i < 6; i++) {
            this.propose(0);
            if (i == 0) continue;
            this.approveFor(i, 0);
            this.approveFor(i, 1);
        }
        for (uint256 i = 3; i < 6; i++) {
            for (uint256 p = 0; p < EXECUTORS; p++) this.commitFor(i, p, p == 2 ? 1 : 0);
            for (uint256 p = 0; p < EXECUTORS; p++) this.revealFor(i, p, 0);
            if (i != 3) this.tallyFor(i);
        }
        this.challengeFor(5, 0);
    }

    /* AGREEING */

    function propose(uint256 by) external {
        if (jobCount() == MOST_JOBS) return;
        uint256 i = _addJob();
        Job memory job = jobAt(i);
        uint256 party = by % 4 == 3 ? by % PARTIES : 0;
        bytes memory signature = proposalBy(partyAt(party), job);
        if (_try(OUTSIDER, abi.encodeCall(computations.propose, (job, allVersions(), signature)), party == 0)) {
            _become(i, JobStatus.Proposed);
        }
        _look(i);
    }

    /// @dev Again, or after it was cancelled: never.
    function proposeAgain(uint256 which) external {
        uint256 i = which % jobCount();
        Job memory job = jobAt(i);
        bytes memory data = abi.encodeCall(computations.propose, (job, allVersions(), proposalBy(bank, job)));
        bool possible = _ghosts[i].status == JobStatus.None && block.timestamp <= job.approveUntil;
        if (_try(OUTSIDER, data, possible)) _become(i, JobStatus.Proposed);
        _look(i);
    }

    function approveFor(uint256 which, uint256 by) external {
        (uint256 i, uint256 party) = (which % jobCount(), by % 8 == 7 ? by % PARTIES : 1 + (by % OWNERS));
        Job memory job = jobAt(i);
        bytes memory data = abi.encodeCall(computations.approve, (job, allTerms(), approvalsBy(partyAt(party), job)));
        bool owns = party == 1 || party == 2;
        bool possible = _ghosts[i].status == JobStatus.Proposed && block.timestamp <= job.approveUntil && owns;
        if (_try(OUTSIDER, data, possible)) {
            _ghosts[i].approved[party - 1] = true;
            if (_ghosts[i].approved[0] && _ghosts[i].approved[1]) {
                _become(i, JobStatus.Approved);
                started++;
            }
        }
        _look(i);
    }

    function cancelFor(uint256 which, uint256 by) external {
        if (by % 4 != 0) return;
        (uint256 i, uint256 party) = (which % jobCount(), (by >> 2) % PARTIES);
        JobStatus status = _ghosts[i].status;
        bool possible = (status == JobStatus.None || status == JobStatus.Proposed) && party < FIRST_EXECUTOR;
        if (_try(partyAt(party).maker, abi.encodeCall(computations.cancel, (jobAt(i))), possible)) {
            _become(i, JobStatus.Cancelled);
        }
        _look(i);
    }

    /* ENDING */

    function acceptFor(uint256 which) external {
        uint256 i = which % jobCount();
        bool possible = _ghosts[i].status == JobStatus.Tallied && block.timestamp > _ghosts[i].since + CHALLENGE;
        if (_try(OUTSIDER, abi.encodeCall(computations.accept, (jobAt(i))), possible)) {
            _become(i, isWithdrawn() ? JobStatus.Stopped : JobStatus.Accepted);
        }
        _look(i);
    }

    function expireFor(uint256 which) external {
        uint256 i = which % jobCount();
        bool possible = _ghosts[i].status == JobStatus.Proposed && block.timestamp > jobAt(i).approveUntil;
        if (_try(OUTSIDER, abi.encodeCall(computations.expire, (jobAt(i))), possible)) _become(i, JobStatus.Failed);
        _look(i);
    }

    function stopFor(uint256 which) external {
        uint256 i = which % jobCount();
        JobStatus status = _ghosts[i].status;
        bool possible = status != JobStatus.None && status <= JobStatus.Challenged && isWithdrawn();
        if (_try(OUTSIDER, abi.encodeCall(computations.stop, (jobAt(i))), possible)) _become(i, JobStatus.Stopped);
        _look(i);
    }

    function withdrawFor(uint256 which, uint256 by) external {
        if (by % 4 != 0) return;
        (uint256 i, uint256 party) = (which % jobCount(), (by >> 2) % PARTIES);
        JobStatus status = _ghosts[i].status;
        bool possible = status >= JobStatus.Approved && status <= JobStatus.Challenged;
        possible = possible && (party == 1 || party == 2);
        bytes memory data = abi.encodeCall(computations.withdraw, (jobAt(i), bytes32("reason")));
        if (_try(partyAt(party).maker, data, possible)) _become(i, JobStatus.Stopped);
        _look(i);
    }

    /* THE WORLD */

    /// @dev Now and then, and for a while.
    function withdraw(uint256 item, uint256 why) external {
        item %= OWNERS;
        _withdrawn[item] = why % 8 == 0;
        bool byAgreement = why % 16 == 0;
        AgreementState state = byAgreement && _withdrawn[item] ? AgreementState.Suspended : AgreementState.Active;
        contracted.move(agreementOf(item), state);
        catalogue.withdraw(inputOf(item).resource, inputOf(item).version, _withdrawn[item] && !byAgreement);
    }

    function wait(uint256 time) external {
        vm.warp(block.timestamp + (time % 25 minutes));
    }
}

/// @notice What holds for computations whatever all of them do.
contract ComputationsInvariants is Test {
    ComputationsHandler private handler;

    function setUp() public {
        handler = new ComputationsHandler();
        handler.setUp();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @dev CMP-1
    function invariant_StatusMovesAlongAllowedEdgesAndEndsForEver() public view {
        vm.assertEq(
            handler.unexpected(),
            0,
            string.concat("unexpected: ", vm.toString(uint32(handler.lastUnexpected())))
        );
        vm.assertEq(handler.movedAfterEnd(), 0, "moved after the end");
    }

    /// @dev CMP-2
    function invariant_NoResultIsReplaced() public view {
        vm.assertEq(handler.replaced(), 0, "replaced results");
    }

    /// @dev CMP-3
    function invariant_AcceptedOnlyWithAQuorumOfEqualReveals() public view {
        vm.assertEq(handler.acceptedWithout(), 0, "accepted without a quorum");
    }

    /// @dev CMP-4
    function invariant_NothingRunsWithoutEveryOwnersApproval() public view {
        vm.assertEq(handler.startedWithout(), 0, "started without an owner");
        handler.assertCharges();
    }

    /// @dev CMP-5
    function invariant_NothingIsAcceptedWhileAnInputIsWithdrawn() public view {
        vm.assertEq(handler.acceptedWithdrawn(), 0, "accepted while withdrawn");
    }

    /// @dev CMP-6
    function invariant_RecordsAreWhatWasDone() public view {
        handler.assertRecords();
    }

    /* SENTINEL */

    function test_TheHandlerReachesEveryStatus() public {
        handler.acceptFor(4); // too early
        handler.tallyFor(3); // no reserves
        for (uint256 p = 0; p < 3; p++) handler.commitFor(5, p, p);
        for (uint256 p = 0; p < 3; p++) handler.revealFor(5, p, 0);
        handler.tallyFor(5);
        handler.challengeFor(4, 5);
        for (uint256 p = 0; p < 3; p++) handler.commitFor(4, p, p);
        for (uint256 p = 0; p < 3; p++) handler.revealFor(4, p, p == 0 ? 7 : 0);
        handler.tallyFor(4);
        handler.propose(0);
        handler.cancelFor(6, 0);
        handler.withdraw(1, 8);
        handler.stopFor(1);
        handler.withdraw(1, 1);
        handler.propose(0);
        handler.approveFor(7, 0);
        handler.approveFor(7, 1);
        handler.withdrawFor(7, 4);
        for (uint256 i = 0; i < 6; i++) handler.wait(25 minutes - 1);
        handler.expireFor(0);
        handler.tallyFor(2);
        handler.commitFor(2, 9 * 8 + 7, 0);

        for (uint256 to = uint256(JobStatus.Proposed); to <= uint256(JobStatus.Stopped); to++) {
            uint256 reached = 0;
            for (uint256 from = 0; from < to; from++) reached += handler.edges(JobStatus(from), JobStatus(to));
            vm.assertTrue(reached != 0, string.concat("status ", vm.toString(to)));
        }
        vm.assertEq(handler.edges(JobStatus.Challenged, JobStatus.Accepted), 1, "the same result again");
        vm.assertEq(handler.edges(JobStatus.Approved, JobStatus.Stopped), 2, "by anybody, and by an owner");
        vm.assertEq(handler.edges(JobStatus.Challenged, JobStatus.Rejected), 1, "no result again");
        invariant_StatusMovesAlongAllowedEdgesAndEndsForEver();
        invariant_NothingRunsWithoutEveryOwnersApproval();
        invariant_RecordsAreWhatWasDone();
    }
}

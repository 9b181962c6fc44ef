// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Computation, IComputations, JobStatus} from "../../../contracts/data/IComputations.sol";
import {AgreementState} from "../../../contracts/data/INegotiations.sol";
import {Job} from "../../../contracts/data/Job.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {JobId} from "../../../contracts/types/JobId.sol";
import {ComputationsBase} from "./ComputationsBase.sol";

/// @notice What is withdrawn stops what is not accepted.
contract ComputationsStopTest is ComputationsBase {
    /// @dev Agreement suspended, retired or revoked; resource or version not served: in each status, by anybody.
    function testFuzz_Stop(uint256 status, uint256 why, uint256 item) public {
        Job memory job = newJob();
        _reach(job, status % 4);
        item %= 2;
        _withdraw(why, item);
        vm.expectEmit(address(computations));
        emit IComputations.JobStopped(idOf(job), agreementOf(item), item);
        vm.prank(OUTSIDER);
        computations.stop(job);
        vm.assertEq(uint8(statusOf(job)), uint8(JobStatus.Stopped), "status");
        vm.assertEq(uint256(recordOf(job).since), block.timestamp, "since");
    }

    /// @dev Nobody stopped it in between, and the result would have been accepted.
    function testFuzz_TallyStops(uint256 why, uint256 item) public {
        Job memory job = newJob();
        start(job);
        computeAll(executors, job, [RESULT, RESULT, RESULT]);
        _withdraw(why, item % 2);
        vm.expectEmit(address(computations));
        emit IComputations.JobStopped(idOf(job), agreementOf(item % 2), item % 2);
        vm.recordLogs();
        computations.tally(job);
        vm.assertEq(vm.getRecordedLogs().length, 1, "that alone");
        Computation memory has = recordOf(job);
        vm.assertEq(uint8(has.status), uint8(JobStatus.Stopped), "status");
        vm.assertEq(has.resultHash, 0, "no result");
    }

    function testFuzz_TallyOfReservesStops(uint256 why, uint256 item) public {
        Job memory job = newJob();
        tallyOneLie(job);
        challenge(job);
        computeAll(reserves, job, [RESULT, RESULT, RESULT]);
        _withdraw(why, item % 2);
        computations.tally(job);
        vm.assertEq(uint8(statusOf(job)), uint8(JobStatus.Stopped), "status");
    }

    function testFuzz_AcceptStops(uint256 why, uint256 item) public {
        Job memory job = newJob();
        tallyOneLie(job);
        vm.warp(block.timestamp + CHALLENGE + 1);
        _withdraw(why, item % 2);
        vm.expectEmit(address(computations));
        emit IComputations.JobStopped(idOf(job), agreementOf(item % 2), item % 2);
        computations.accept(job);
        vm.assertEq(uint8(statusOf(job)), uint8(JobStatus.Stopped), "status");
        JobId id = idOf(job);
        expectError(abi.encodeWithSelector(IComputations.Computations_NotAccepted.selector, id, JobStatus.Stopped));
        computations.receiptOf(id);
    }

    /// @dev Its use was charged in time.
    function testFuzz_WhatIsOverOrUsedUpSinceStopsNothing(bool usedUp) public {
        Job memory job = newJob();
        start(job);
        contracted.move(agreementOf(0), usedUp ? AgreementState.UsedUp : AgreementState.Expired);
        computeAll(executors, job, [RESULT, RESULT, RESULT]);
        computations.tally(job);
        vm.assertEq(uint8(statusOf(job)), uint8(JobStatus.Tallied), "status");
        JobId id = idOf(job);
        expectError(abi.encodeWithSelector(IComputations.Computations_NothingWithdrawn.selector, id));
        computations.stop(job);
    }

    function testFuzz_RevertWhen_NothingIsWithdrawn(uint256 status) public {
        Job memory job = newJob();
        _reach(job, status % 4);
        JobId id = idOf(job);
        expectError(abi.encodeWithSelector(IComputations.Computations_NothingWithdrawn.selector, id));
        computations.stop(job);
    }

    /* BY AN OWNER */

    function testFuzz_AnOwnerWithdraws(uint256 status, uint256 who, bytes32 reason) public {
        Job memory job = newJob();
        _reach(job, 1 + (status % 3));
        Org memory owner = ownerOf(who % 2);
        asCouncil();
        members.setStanding(owner.id, Standing.Restricted);
        vm.expectEmit(address(computations));
        emit IComputations.JobWithdrawn(idOf(job), owner.id, reason);
        vm.prank(owner.maker);
        computations.withdraw(job, reason);
        vm.assertEq(uint8(statusOf(job)), uint8(JobStatus.Stopped), "status");
        vm.assertEq(uint256(recordOf(job).since), block.timestamp, "since");
    }

    function testFuzz_RevertWhen_OthersWithdraw(uint256 who) public {
        Job memory job = newJob();
        start(job);
        Org memory other = [bank, executors[0], reserves[0], stranger][who % 4];
        expectError(abi.encodeWithSelector(IComputations.Computations_NotOwner.selector, idOf(job), other.id));
        vm.prank(other.maker);
        computations.withdraw(job, "reason");
    }

    function test_RevertWhen_ACheckerWithdraws() public {
        Job memory job = newJob();
        start(job);
        vm.expectPartialRevert(IMembers.Members_DutyMissing.selector);
        vm.prank(grid.checker);
        computations.withdraw(job, "reason");
    }

    /* TOO LATE, AND HOW */

    /// @dev What is accepted stays.
    function test_RevertWhen_ItWasAccepted() public {
        Job memory job = newJob();
        tallyOneLie(job);
        vm.warp(block.timestamp + CHALLENGE + 1);
        computations.accept(job);
        _withdraw(0, 0);
        JobId id = idOf(job);
        expectError(abi.encodeWithSelector(IComputations.Computations_WrongStatus.selector, id, JobStatus.Accepted));
        computations.stop(job);
        vm.assertEq(computations.receiptOf(id).resultHash, RESULT, "the receipt stays");
    }

    function _reach(Job memory job, uint256 status) private {
        if (status == 0) propose(job);
        else if (status == 1) start(job);
        else tallyOneLie(job);
        if (status == 3) challenge(job);
    }

    function _withdraw(uint256 why, uint256 item) private {
        if (why % 4 == 0) contracted.move(agreementOf(item), AgreementState.Suspended);
        if (why % 4 == 1) contracted.move(agreementOf(item), AgreementState.Retired);
        if (why % 4 == 2) contracted.move(agreementOf(item), AgreementState.Revoked);
        if (why % 4 == 3) catalogue.withdraw(inputOf(item).resource, inputOf(item).version, true);
    }
}

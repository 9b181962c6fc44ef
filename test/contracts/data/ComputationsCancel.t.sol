// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IComputations, JobStatus} from "../../../contracts/data/IComputations.sol";
import {Job} from "../../../contracts/data/Job.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {JobId} from "../../../contracts/types/JobId.sol";
import {ComputationsBase} from "./ComputationsBase.sol";

/// @notice A party ends what not all have approved, and what was only signed; time ends what not all approved.
contract ComputationsCancelTest is ComputationsBase {
    function testFuzz_APartyCancels(uint256 who, bool signedOnly) public {
        Job memory job = newJob();
        JobId id = idOf(job);
        if (!signedOnly) propose(job);
        Org memory party = who % 3 == 0 ? bank : ownerOf((who % 3) - 1);
        vm.expectEmit(address(computations));
        emit IComputations.JobCancelled(id, party.id);
        vm.prank(party.maker);
        computations.cancel(job);
        vm.assertEq(uint8(statusOf(job)), uint8(JobStatus.Cancelled), "status");
    }

    /// @dev What is cancelled is not proposed any more, whoever has the signatures.
    function test_WhatWasOnlySignedIsCancelledForEver() public {
        Job memory job = newJob();
        vm.prank(grid.maker);
        computations.cancel(job);
        bytes memory signature = proposalBy(bank, job);
        expectError(
            abi.encodeWithSelector(IComputations.Computations_AlreadyProposed.selector, idOf(job), JobStatus.Cancelled)
        );
        computations.propose(job, allVersions(), signature);
    }

    /// @dev An owner that approved changes its mind while the other has not.
    function test_AnApprovalIsTakenBack() public {
        Job memory job = newJob();
        propose(job);
        computations.approve(job, noTerms(), approvalsBy(grid, job));
        vm.prank(grid.maker);
        computations.cancel(job);
        bytes[] memory approvals = approvalsBy(factory, job);
        expectError(
            abi.encodeWithSelector(IComputations.Computations_WrongStatus.selector, idOf(job), JobStatus.Cancelled)
        );
        computations.approve(job, allTerms(), approvals);
    }

    function test_AlsoWhileRestricted() public {
        Job memory job = newJob();
        propose(job);
        asCouncil();
        members.setStanding(grid.id, Standing.Restricted);
        vm.prank(grid.maker);
        computations.cancel(job);
        vm.assertEq(uint8(statusOf(job)), uint8(JobStatus.Cancelled), "status");
    }

    function testFuzz_RevertWhen_OthersCancel(uint256 who, bool signedOnly) public {
        Job memory job = newJob();
        if (!signedOnly) propose(job);
        Org memory other = [executors[0], reserves[0], stranger][who % 3];
        expectError(abi.encodeWithSelector(IComputations.Computations_NotParty.selector, idOf(job), other.id));
        vm.prank(other.maker);
        computations.cancel(job);
    }

    function test_RevertWhen_ACheckerCancels() public {
        Job memory job = newJob();
        propose(job);
        vm.expectPartialRevert(IMembers.Members_DutyMissing.selector);
        vm.prank(bank.checker);
        computations.cancel(job);
    }

    /* TIME */

    function test_Expire() public {
        Job memory job = newJob();
        JobId id = propose(job);
        vm.warp(APPROVE_UNTIL + 1);
        vm.expectEmit(address(computations));
        emit IComputations.JobFailed(id, JobStatus.Proposed);
        vm.prank(OUTSIDER);
        computations.expire(job);
        vm.assertEq(uint8(statusOf(job)), uint8(JobStatus.Failed), "status");
        vm.assertEq(uint256(recordOf(job).since), block.timestamp, "since");
    }

    function test_RevertWhen_ItCanStillBeApproved() public {
        Job memory job = newJob();
        JobId id = propose(job);
        vm.warp(APPROVE_UNTIL);
        expectError(
            abi.encodeWithSelector(
                IComputations.Computations_TooEarly.selector,
                id,
                uint256(APPROVE_UNTIL),
                block.timestamp
            )
        );
        computations.expire(job);
    }
}

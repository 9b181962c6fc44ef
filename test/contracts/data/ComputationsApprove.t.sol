// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AgreementTerms} from "../../../contracts/data/AgreementTerms.sol";
import {Computation, IComputations, JobStatus} from "../../../contracts/data/IComputations.sol";
import {Job} from "../../../contracts/data/Job.sol";
import {Version} from "../../../contracts/data/Version.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {AgreementId} from "../../../contracts/types/AgreementId.sol";
import {JobId} from "../../../contracts/types/JobId.sol";
import {ComputationsBase} from "./ComputationsBase.sol";
import {SettableAgreements} from "./SettableAgreements.sol";

/// @notice Every input needs its own owner, who signs the whole job; then each agreement is charged one use.
contract ComputationsApproveTest is ComputationsBase {
    Job private _empty;

    function test_OneAfterTheOther() public {
        Job memory job = newJob();
        JobId id = propose(job);
        bytes[] memory approvals = approvalsBy(factory, job);
        vm.expectEmit(address(computations));
        emit IComputations.InputsApproved(id, factory.id, 2);
        vm.prank(OUTSIDER);
        computations.approve(job, noTerms(), approvals);
        vm.assertEq(uint8(statusOf(job)), uint8(JobStatus.Proposed), "the other owner is missing");
        vm.assertEq(uint256(recordOf(job).approved), 2, "input 1");
        vm.assertEq(uint256(contracted.used(agreementOf(1))), 0, "nothing is charged");

        vm.warp(APPROVE_UNTIL);
        approvals = approvalsBy(grid, job);
        AgreementTerms[] memory terms = allTerms();
        vm.expectEmit(address(computations));
        emit IComputations.InputsApproved(id, grid.id, 1);
        vm.expectEmit(address(computations));
        emit IComputations.JobApproved(id);
        vm.expectEmit(address(computations));
        emit IComputations.InputCharged(id, agreementOf(0), 0, 1);
        vm.expectEmit(address(computations));
        emit IComputations.InputCharged(id, agreementOf(1), 1, 1);
        computations.approve(job, terms, approvals);
        _assertApproved(job);
    }

    function test_BothAtOnce() public {
        Job memory job = newJob();
        start(job);
        _assertApproved(job);
    }

    /// @dev One signature is for all inputs of one owner, and each is charged.
    function test_TwoInputsOfOneOwner() public {
        Job memory job = newJob();
        (job.inputs[1], job.inputs[0]) = (inputOf(0), inputOf(0));
        Version[] memory versions = allVersions();
        versions[1] = versions[0];
        computations.propose(job, versions, proposalBy(bank, job));
        AgreementTerms[] memory terms = allTerms();
        terms[1] = terms[0];
        computations.approve(job, terms, approvalsBy(grid, job));
        vm.assertEq(uint8(statusOf(job)), uint8(JobStatus.Approved), "status");
        vm.assertEq(uint256(contracted.used(agreementOf(0))), 2, "two uses");
    }

    /// @dev Who brings one of two signatures first does not stop who brings both.
    function test_WhatWasBroughtBeforeIsPassedOver() public {
        Job memory job = newJob();
        propose(job);
        computations.approve(job, noTerms(), approvalsBy(factory, job));
        vm.recordLogs();
        approve(job);
        vm.assertEq(vm.getRecordedLogs().length, 4, "approved, approved by all, two charges");
        _assertApproved(job);
    }

    function testFuzz_NotWithoutEveryOwner(uint256 who) public {
        Job memory job = newJob();
        propose(job);
        Org memory owner = who % 2 == 0 ? grid : factory;
        computations.approve(job, allTerms(), approvalsBy(owner, job));
        computations.approve(job, allTerms(), approvalsBy(owner, job));
        vm.assertEq(uint8(statusOf(job)), uint8(JobStatus.Proposed), "one owner is missing");
        _cannotCommit(job);
    }

    function test_RevertWhen_TheRequesterApproves() public {
        Job memory job = newJob();
        propose(job);
        bytes[] memory approvals = approvalsBy(bank, job);
        expectError(abi.encodeWithSelector(IComputations.Computations_NotOwner.selector, idOf(job), bank.id));
        computations.approve(job, allTerms(), approvals);
    }

    function test_RevertWhen_TheSignatureIsNone() public {
        Job memory job = newJob();
        propose(job);
        bytes[] memory approvals = bothApprovals(job);
        approvals[1] = hex"";
        expectError(abi.encodeWithSelector(IComputations.Computations_BadSignature.selector, idOf(job), 1));
        computations.approve(job, allTerms(), approvals);
    }

    /// @dev An approval is for one job: another algorithm, input, executor or time is another.
    function testFuzz_RevertWhen_TheJobIsAnother(uint256 which) public {
        (Job memory job, Job memory signed) = (newJob(), newJob());
        which = which % 6;
        if (which == 0) job.algorithmHash = "another";
        if (which == 1) job.executors[2] = stranger.id;
        if (which == 2) job.quorum = 3;
        if (which == 3) job.revealUntil++;
        if (which == 4) job.purpose++;
        if (which == 5) job.nonce++;
        propose(job);
        bytes memory data = abi.encodeCall(computations.approve, (job, allTerms(), bothApprovals(signed)));
        (bool done, bytes memory reason) = address(computations).call(data);
        vm.assertFalse(done, "approved by signatures under another job");
        vm.assertEq(bytes4(reason), IMembers.Members_NotEnrolled.selector, "the signer is nobody");
    }

    function test_RevertWhen_AProposalIsBroughtAsAnApproval() public {
        Job memory job = newJob();
        propose(job);
        bytes[] memory approvals = new bytes[](1);
        approvals[0] = proposalBy(grid, job);
        (bool done, ) = address(computations).call(abi.encodeCall(computations.approve, (job, noTerms(), approvals)));
        vm.assertFalse(done, "a proposal is no approval");
    }

    function test_RevertWhen_TheOwnersAccountWasRevoked() public {
        Job memory job = newJob();
        propose(job);
        bytes[] memory approvals = bothApprovals(job);
        vm.prank(grid.admin);
        members.revoke(grid.maker, 0);
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, grid.maker));
        computations.approve(job, allTerms(), approvals);
    }

    function test_RevertWhen_TheOwnerIsRestricted() public {
        Job memory job = newJob();
        propose(job);
        bytes[] memory approvals = bothApprovals(job);
        asCouncil();
        members.setStanding(grid.id, Standing.Restricted);
        expectError(abi.encodeWithSelector(IMembers.Members_NotActive.selector, grid.id, Standing.Restricted));
        computations.approve(job, allTerms(), approvals);
    }

    function test_RevertWhen_ItsTimeIsOver() public {
        Job memory job = newJob();
        propose(job);
        bytes[] memory approvals = bothApprovals(job);
        vm.warp(APPROVE_UNTIL + 1);
        expectError(
            abi.encodeWithSelector(
                IComputations.Computations_TooLate.selector,
                idOf(job),
                uint256(APPROVE_UNTIL),
                block.timestamp
            )
        );
        computations.approve(job, allTerms(), approvals);
    }

    function test_RevertWhen_TermsAreMissing() public {
        Job memory job = newJob();
        propose(job);
        bytes[] memory approvals = bothApprovals(job);
        expectError(abi.encodeWithSelector(IComputations.Computations_TermsMissing.selector, 2, 0));
        computations.approve(job, noTerms(), approvals);
    }

    function test_RevertWhen_TheTermsAreOfAnotherAgreement() public {
        Job memory job = newJob();
        propose(job);
        (bytes[] memory approvals, AgreementTerms[] memory terms) = (bothApprovals(job), allTerms());
        terms[1].nonce = 1;
        expectError(
            abi.encodeWithSelector(
                IComputations.Computations_TermsWrong.selector,
                1,
                agreementOf(1),
                termsOf(1).resource
            )
        );
        computations.approve(job, terms, approvals);
    }

    /// @dev Each is somebody's agreement with the bank, and a published version; but not that agreement's.
    function test_RevertWhen_TheAgreementIsAboutAnotherResource() public {
        Job memory job = newJob();
        Version[] memory versions = allVersions();
        job.inputs[1] = inputOf(0);
        job.inputs[1].agreement = agreementOf(1);
        versions[1] = versions[0];
        computations.propose(job, versions, proposalBy(bank, job));
        bytes[] memory approvals = bothApprovals(job);
        expectError(
            abi.encodeWithSelector(
                IComputations.Computations_TermsWrong.selector,
                1,
                agreementOf(1),
                termsOf(0).resource
            )
        );
        computations.approve(job, allTerms(), approvals);
    }

    /// @dev Used up, out of time, too often: whatever the agreement says.
    function test_RevertWhen_AnAgreementCannotBeUsed() public {
        Job memory job = newJob();
        propose(job);
        bytes[] memory approvals = bothApprovals(job);
        contracted.refuse(agreementOf(1));
        expectError(abi.encodeWithSelector(SettableAgreements.SettableAgreements_Refused.selector, agreementOf(1)));
        computations.approve(job, allTerms(), approvals);
        vm.assertEq(uint256(contracted.used(agreementOf(0))), 0, "none is charged");
        vm.assertEq(uint256(recordOf(job).approved), 0, "nothing is on record");
    }

    function _assertApproved(Job memory job) private view {
        Computation memory has = recordOf(job);
        vm.assertEq(uint8(has.status), uint8(JobStatus.Approved), "status");
        vm.assertEq(uint256(has.approved), 3, "both inputs");
        vm.assertEq(uint256(has.since), block.timestamp, "since");
        for (uint256 i = 0; i < 2; i++) {
            AgreementId agreement = agreementOf(i);
            vm.assertEq(uint256(contracted.used(agreement)), 1, "one use");
            vm.assertEq(contracted.jobOf(agreement), idOf(job).raw(), "for this job");
            vm.assertEq(contracted.detailsOf(agreement), keccak256(abi.encode(i + 1, 3)), "version and purpose");
        }
    }

    function _cannotCommit(Job memory job) private {
        expectError(
            abi.encodeWithSelector(IComputations.Computations_WrongStatus.selector, idOf(job), JobStatus.Proposed)
        );
        vm.prank(executors[0].device);
        computations.commit(job, "commitment");
    }
}

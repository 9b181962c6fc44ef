// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Computation, IComputations, JobStatus} from "../../../contracts/data/IComputations.sol";
import {Input, Job} from "../../../contracts/data/Job.sol";
import {Version} from "../../../contracts/data/Version.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {JobId} from "../../../contracts/types/JobId.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {ComputationsBase} from "./ComputationsBase.sol";

/// @notice What can be proposed, by whom, and what is on record then.
contract ComputationsProposeTest is ComputationsBase {
    function test_Propose() public {
        Job memory job = newJob();
        (JobId id, , ) = computations.digestsOf(job);
        Version[] memory versions = allVersions();
        bytes memory signature = proposalBy(bank, job);
        vm.expectEmit(address(computations));
        emit IComputations.JobProposed(id, bank.id, job);
        vm.prank(OUTSIDER);
        vm.assertTrue(computations.propose(job, versions, signature) == id, "id");

        Computation memory has = computations.computation(id);
        vm.assertEq(uint8(has.status), uint8(JobStatus.Proposed), "status");
        vm.assertEq(uint256(has.since), START, "since");
        vm.assertEq(uint256(has.approved), 0, "approved");
        vm.assertEq(has.resultHash, 0, "result");
    }

    function test_TwoJobsDifferByTheirNonce() public {
        Job memory job = newJob();
        JobId first = propose(job);
        job.nonce++;
        vm.assertFalse(propose(job) == first, "two ids");
    }

    function test_InTheLastSecond() public {
        vm.warp(APPROVE_UNTIL);
        propose(newJob());
    }

    function test_WithoutReserves() public {
        propose(jobWithoutReserves());
    }

    /// @dev The most that a job can be.
    function test_SixteenInputsExecutorsAndReserves() public {
        Job memory job = newJob();
        (job.inputs, job.executors, job.reserves) = (new Input[](16), new OrgId[](16), new OrgId[](16));
        Version[] memory versions = new Version[](16);
        for (uint32 i = 0; i < 16; i++) {
            (job.inputs[i], versions[i]) = (inputOf(0), versionOf(0));
            (job.executors[i], job.reserves[i]) = (OrgId.wrap(2 * i + 1), OrgId.wrap(2 * i + 2));
        }
        (job.quorum, job.reserveQuorum) = (9, 16);
        computations.propose(job, versions, proposalBy(bank, job));
    }

    /* WHO */

    function test_RevertWhen_ProposedTwice() public {
        Job memory job = newJob();
        JobId id = propose(job);
        (Version[] memory versions, bytes memory signature) = (allVersions(), proposalBy(bank, job));
        expectError(
            abi.encodeWithSelector(IComputations.Computations_AlreadyProposed.selector, id, JobStatus.Proposed)
        );
        computations.propose(job, versions, signature);
    }

    function test_RevertWhen_AnotherSignsForTheRequester() public {
        Job memory job = newJob();
        (Version[] memory versions, bytes memory signature) = (allVersions(), proposalBy(grid, job));
        expectError(
            abi.encodeWithSelector(IComputations.Computations_NotRequester.selector, idOf(job), bank.id, grid.id)
        );
        computations.propose(job, versions, signature);
    }

    function test_RevertWhen_TheSignatureIsNone() public {
        Job memory job = newJob();
        Version[] memory versions = allVersions();
        expectError(abi.encodeWithSelector(IComputations.Computations_BadSignature.selector, idOf(job), 0));
        computations.propose(job, versions, hex"1234");
    }

    /// @dev Whoever it recovers to is nobody's account.
    function test_RevertWhen_OneTermWasChanged() public {
        Job memory job = newJob();
        (Version[] memory versions, bytes memory signature) = (allVersions(), proposalBy(bank, job));
        job.quorum = 3;
        (bool done, bytes memory reason) = address(computations).call(
            abi.encodeCall(computations.propose, (job, versions, signature))
        );
        vm.assertFalse(done, "proposed what nobody signed");
        vm.assertEq(bytes4(reason), IMembers.Members_NotEnrolled.selector, "the signer is nobody");
    }

    function test_RevertWhen_AnApprovalIsBroughtAsAProposal() public {
        Job memory job = newJob();
        (Version[] memory versions, bytes memory signature) = (allVersions(), approvalBy(bank, job));
        (bool done, ) = address(computations).call(abi.encodeCall(computations.propose, (job, versions, signature)));
        vm.assertFalse(done, "an approval is no proposal");
    }

    function test_RevertWhen_TheRequesterIsRestricted() public {
        Job memory job = newJob();
        (Version[] memory versions, bytes memory signature) = (allVersions(), proposalBy(bank, job));
        asCouncil();
        members.setStanding(bank.id, Standing.Restricted);
        expectError(abi.encodeWithSelector(IMembers.Members_NotActive.selector, bank.id, Standing.Restricted));
        computations.propose(job, versions, signature);
    }

    /* INPUTS */

    function test_RevertWhen_AVersionIsMissing() public {
        (Job memory job, Version[] memory versions) = (newJob(), new Version[](1));
        versions[0] = versionOf(0);
        _refused(job, versions, abi.encodeWithSelector(IComputations.Computations_VersionsMissing.selector, 2, 1));
    }

    function test_RevertWhen_TheAgreementIsAnotherConsumers() public {
        Job memory job = newJob();
        job.requester = stranger.id;
        _refused(job, abi.encodeWithSelector(IComputations.Computations_NotConsumer.selector, 0, bank.id, stranger.id));
    }

    function test_RevertWhen_TheVersionIsOfAnotherResource() public {
        Job memory job = newJob();
        job.inputs[1].resource = job.inputs[0].resource;
        _refused(
            job,
            abi.encodeWithSelector(
                IComputations.Computations_VersionWrong.selector,
                1,
                job.inputs[1].resource,
                uint32(2)
            )
        );
    }

    function test_RevertWhen_TheVersionHasAnotherNumber() public {
        Job memory job = newJob();
        job.inputs[1].version = 1;
        _refused(
            job,
            abi.encodeWithSelector(
                IComputations.Computations_VersionWrong.selector,
                1,
                job.inputs[1].resource,
                uint32(1)
            )
        );
    }

    function test_RevertWhen_TheVersionWasNotPublished() public {
        (Job memory job, Version[] memory versions) = (newJob(), allVersions());
        (versions[0].contentRoot, job.inputs[0].contentRoot) = ("other", "other");
        _refused(
            job,
            versions,
            abi.encodeWithSelector(
                IComputations.Computations_VersionWrong.selector,
                0,
                job.inputs[0].resource,
                uint32(1)
            )
        );
    }

    function test_RevertWhen_TheContentIsAnother() public {
        Job memory job = newJob();
        bytes32 has = job.inputs[1].contentRoot;
        job.inputs[1].contentRoot = "other";
        _refused(
            job,
            abi.encodeWithSelector(IComputations.Computations_ContentRootWrong.selector, 1, bytes32("other"), has)
        );
    }

    function _refused(Job memory job, bytes memory reason) private {
        _refused(job, allVersions(), reason);
    }

    function _refused(Job memory job, Version[] memory versions, bytes memory reason) private {
        bytes memory signature = proposalBy(bank, job);
        expectError(reason);
        computations.propose(job, versions, signature);
        vm.assertEq(uint8(statusOf(job)), uint8(JobStatus.None), "nothing is on record");
    }
}

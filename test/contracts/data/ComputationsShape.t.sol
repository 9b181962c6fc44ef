// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IComputations, JobStatus} from "../../../contracts/data/IComputations.sol";
import {Input, Job} from "../../../contracts/data/Job.sol";
import {Version} from "../../../contracts/data/Version.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {ComputationsBase} from "./ComputationsBase.sol";

/// @notice What a job must be in itself, whoever proposes it.
contract ComputationsShapeTest is ComputationsBase {
    function test_RevertWhen_NoAlgorithm() public {
        Job memory job = newJob();
        job.algorithmHash = 0;
        _refused(job, abi.encodeWithSelector(IComputations.Computations_NoAlgorithm.selector));
    }

    function test_RevertWhen_NoInputs() public {
        Job memory job = newJob();
        job.inputs = new Input[](0);
        _refused(job, abi.encodeWithSelector(IComputations.Computations_InputsInvalid.selector, 0, 16));
    }

    function test_RevertWhen_TooManyInputs() public {
        Job memory job = newJob();
        job.inputs = new Input[](17);
        _refused(job, abi.encodeWithSelector(IComputations.Computations_InputsInvalid.selector, 17, 16));
    }

    function test_RevertWhen_ItsTimeIsOver() public {
        Job memory job = newJob();
        vm.warp(APPROVE_UNTIL + 1);
        _refused(job, _timesInvalid(job));
    }

    function test_RevertWhen_CommitmentsEndWithTheApproval() public {
        Job memory job = newJob();
        job.commitUntil = job.approveUntil;
        _refused(job, _timesInvalid(job));
    }

    function test_RevertWhen_RevealsEndWithTheCommitments() public {
        Job memory job = newJob();
        job.revealUntil = job.commitUntil;
        _refused(job, _timesInvalid(job));
    }

    function test_RevertWhen_NoExecutors() public {
        Job memory job = newJob();
        job.executors = new OrgId[](0);
        _refused(job, abi.encodeWithSelector(IComputations.Computations_ExecutorsInvalid.selector, 0, 16));
    }

    function test_RevertWhen_TooManyExecutors() public {
        Job memory job = newJob();
        job.executors = new OrgId[](17);
        _refused(job, abi.encodeWithSelector(IComputations.Computations_ExecutorsInvalid.selector, 17, 16));
    }

    function test_RevertWhen_TooManyReserves() public {
        Job memory job = newJob();
        job.reserves = new OrgId[](17);
        _refused(job, abi.encodeWithSelector(IComputations.Computations_ExecutorsInvalid.selector, 17, 16));
    }

    function test_RevertWhen_OneExecutorTwice() public {
        Job memory job = newJob();
        job.executors[1] = job.executors[0];
        _refused(job, abi.encodeWithSelector(IComputations.Computations_NotAscending.selector, 1, executors[0].id));
    }

    function test_RevertWhen_ExecutorsDescend() public {
        Job memory job = newJob();
        (job.executors[1], job.executors[2]) = (job.executors[2], job.executors[1]);
        _refused(job, abi.encodeWithSelector(IComputations.Computations_NotAscending.selector, 2, executors[1].id));
    }

    function test_RevertWhen_AnExecutorIsNobody() public {
        Job memory job = newJob();
        job.executors[0] = OrgId.wrap(0);
        _refused(job, abi.encodeWithSelector(IComputations.Computations_NotAscending.selector, 0, OrgId.wrap(0)));
    }

    function test_RevertWhen_OneReserveTwice() public {
        Job memory job = newJob();
        job.reserves[2] = job.reserves[1];
        _refused(job, abi.encodeWithSelector(IComputations.Computations_NotAscending.selector, 2, reserves[1].id));
    }

    function testFuzz_RevertWhen_AReserveExecutes(uint256 executor, uint256 reserve) public {
        Job memory job = newJob();
        (executor, reserve) = (executor % 3, reserve % 3);
        OrgId both = job.executors[executor];
        if (reserve == 0) job.reserves[0] = both;
        else (job.reserves[0], job.reserves[1], job.reserves[2]) = (both, reserves[0].id, reserves[reserve].id);
        _refused(job, abi.encodeWithSelector(IComputations.Computations_ReserveExecutes.selector, both));
    }

    function test_RevertWhen_HalfIsTheQuorum() public {
        Job memory job = newJob();
        job.quorum = 1;
        _refused(job, abi.encodeWithSelector(IComputations.Computations_QuorumInvalid.selector, uint8(1), 3));
        job.executors = new OrgId[](2);
        (job.executors[0], job.executors[1]) = (executors[0].id, executors[1].id);
        _refused(job, abi.encodeWithSelector(IComputations.Computations_QuorumInvalid.selector, uint8(1), 2));
    }

    function test_RevertWhen_TheQuorumIsMoreThanAll() public {
        Job memory job = newJob();
        job.quorum = 4;
        _refused(job, abi.encodeWithSelector(IComputations.Computations_QuorumInvalid.selector, uint8(4), 3));
    }

    function test_RevertWhen_HalfIsTheReservesQuorum() public {
        Job memory job = newJob();
        job.reserveQuorum = 1;
        _refused(job, abi.encodeWithSelector(IComputations.Computations_QuorumInvalid.selector, uint8(1), 3));
    }

    function test_RevertWhen_AQuorumOfNoReserves() public {
        Job memory job = jobWithoutReserves();
        job.reserveQuorum = 1;
        _refused(job, abi.encodeWithSelector(IComputations.Computations_QuorumInvalid.selector, uint8(1), 0));
    }

    function testFuzz_RevertWhen_APeriodIsMissing(uint256 which) public {
        Job memory job = newJob();
        if (which % 3 == 0) job.challengePeriod = 0;
        else if (which % 3 == 1) job.recommitPeriod = 0;
        else job.rerevealPeriod = 0;
        _refused(job, _periodsInvalid(job));
    }

    function testFuzz_RevertWhen_APeriodOfNoReserves(uint256 which) public {
        Job memory job = jobWithoutReserves();
        if (which % 3 == 0) job.challengePeriod = 1;
        else if (which % 3 == 1) job.recommitPeriod = 1;
        else job.rerevealPeriod = 1;
        _refused(job, _periodsInvalid(job));
    }

    function _refused(Job memory job, bytes memory reason) private {
        Version[] memory versions = allVersions();
        bytes memory signature = proposalBy(bank, job);
        expectError(reason);
        computations.propose(job, versions, signature);
        vm.assertEq(uint8(statusOf(job)), uint8(JobStatus.None), "nothing is on record");
    }

    function _timesInvalid(Job memory job) private view returns (bytes memory) {
        return
            abi.encodeWithSelector(
                IComputations.Computations_TimesInvalid.selector,
                job.approveUntil,
                job.commitUntil,
                job.revealUntil,
                block.timestamp
            );
    }

    function _periodsInvalid(Job memory job) private pure returns (bytes memory) {
        return
            abi.encodeWithSelector(
                IComputations.Computations_PeriodsInvalid.selector,
                job.challengePeriod,
                job.recommitPeriod,
                job.rerevealPeriod
            );
    }
}

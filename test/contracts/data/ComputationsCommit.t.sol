// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IComputations} from "../../../contracts/data/IComputations.sol";
import {AgreementState} from "../../../contracts/data/INegotiations.sol";
import {Job} from "../../../contracts/data/Job.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {ComputationsBase} from "./ComputationsBase.sol";

/// @notice Who commits, when, and once.
contract ComputationsCommitTest is ComputationsBase {
    function testFuzz_EachExecutorCommits(uint256 which, bytes32 commitment, bool byMaker) public {
        Job memory job = newJob();
        start(job);
        Org memory executor = executors[which % EXECUTORS];
        vm.warp(COMMIT_UNTIL);
        vm.expectEmit(address(computations));
        emit IComputations.ResultCommitted(idOf(job), executor.id, commitment);
        vm.prank(byMaker ? executor.maker : executor.device);
        computations.commit(job, commitment);
        vm.assertEq(uint256(recordOf(job).executors.committed), 1 << (which % EXECUTORS), "its bit");
        vm.assertEq(computations.answerOf(idOf(job), executor.id), commitment, "its commitment");
    }

    function testFuzz_RevertWhen_OthersCommit(uint256 who) public {
        Job memory job = newJob();
        start(job);
        Org memory other = [bank, grid, reserves[0], stranger][who % 4];
        expectError(abi.encodeWithSelector(IComputations.Computations_NotExecutor.selector, idOf(job), other.id));
        vm.prank(other.device);
        computations.commit(job, "commitment");
    }

    /// @dev Another account of the organisation is no other executor.
    function test_RevertWhen_CommittedTwice() public {
        Job memory job = newJob();
        start(job);
        commit(executors[1], job, RESULT);
        expectError(
            abi.encodeWithSelector(IComputations.Computations_AlreadyCommitted.selector, idOf(job), executors[1].id)
        );
        vm.prank(executors[1].maker);
        computations.commit(job, "another");
    }

    function test_RevertWhen_ItIsTooLate() public {
        Job memory job = newJob();
        start(job);
        vm.warp(COMMIT_UNTIL + 1);
        expectError(
            abi.encodeWithSelector(
                IComputations.Computations_TooLate.selector,
                idOf(job),
                uint256(COMMIT_UNTIL),
                block.timestamp
            )
        );
        vm.prank(executors[0].device);
        computations.commit(job, "commitment");
    }

    function test_RevertWhen_TheExecutorIsRestricted() public {
        Job memory job = newJob();
        start(job);
        asCouncil();
        members.setStanding(executors[0].id, Standing.Restricted);
        expectError(abi.encodeWithSelector(IMembers.Members_NotActive.selector, executors[0].id, Standing.Restricted));
        vm.prank(executors[0].device);
        computations.commit(job, "commitment");
    }

    function test_RevertWhen_ACheckerCommits() public {
        Job memory job = newJob();
        start(job);
        vm.expectPartialRevert(IMembers.Members_DutyMissing.selector);
        vm.prank(executors[0].checker);
        computations.commit(job, "commitment");
    }

    function test_RevertWhen_AnInputIsWithdrawn() public {
        Job memory job = newJob();
        start(job);
        contracted.move(agreementOf(1), AgreementState.Suspended);
        expectError(
            abi.encodeWithSelector(IComputations.Computations_InputWithdrawn.selector, idOf(job), 1, agreementOf(1))
        );
        vm.prank(executors[0].device);
        computations.commit(job, "commitment");
    }
}

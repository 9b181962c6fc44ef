// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Computation, IComputations} from "../../../contracts/data/IComputations.sol";
import {AgreementState} from "../../../contracts/data/INegotiations.sol";
import {commitmentOf, Job} from "../../../contracts/data/Job.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {JobId} from "../../../contracts/types/JobId.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {ComputationsBase} from "./ComputationsBase.sol";

/// @notice What is revealed is what was committed to, by who committed, when nobody can commit any more.
contract ComputationsRevealTest is ComputationsBase {
    function test_RevealWhenAllHaveCommitted() public {
        Job memory job = newJob();
        start(job);
        for (uint256 i = 0; i < EXECUTORS; i++) commit(executors[i], job, RESULT);
        (JobId id, bytes32 log) = (idOf(job), logOf(executors[1]));
        vm.expectEmit(address(computations));
        emit IComputations.ResultRevealed(id, executors[1].id, RESULT, log);
        vm.prank(executors[1].maker);
        computations.reveal(job, RESULT, log, SALT);
        Computation memory has = recordOf(job);
        vm.assertEq(uint256(has.executors.revealed), 2, "its bit");
        vm.assertEq(computations.answerOf(id, executors[1].id), RESULT, "its result");
        bytes32 first = keccak256(abi.encode(bytes32(0), executors[1].id, RESULT, log));
        vm.assertEq(has.transcript, first, "transcript");
        vm.assertEq(has.resultHash, 0, "nothing is counted yet");

        reveal(executors[0], job, RESULT);
        bytes32 second = keccak256(abi.encode(first, executors[0].id, RESULT, logOf(executors[0])));
        vm.assertEq(recordOf(job).transcript, second, "transcript of two");
    }

    /// @dev One that does not commit holds the others up until the time for it is over, and no longer.
    function test_RevealWhenTheTimeToCommitIsOver() public {
        Job memory job = newJob();
        start(job);
        commit(executors[0], job, RESULT);
        vm.warp(COMMIT_UNTIL + 1);
        reveal(executors[0], job, RESULT);
        vm.assertEq(uint256(recordOf(job).executors.revealed), 1, "its bit");
    }

    function test_InTheLastSecond() public {
        Job memory job = newJob();
        start(job);
        commit(executors[0], job, RESULT);
        vm.warp(REVEAL_UNTIL);
        reveal(executors[0], job, RESULT);
    }

    function test_AlsoWhileRestricted() public {
        Job memory job = newJob();
        start(job);
        for (uint256 i = 0; i < EXECUTORS; i++) commit(executors[i], job, RESULT);
        asCouncil();
        members.setStanding(executors[0].id, Standing.Restricted);
        reveal(executors[0], job, RESULT);
        vm.assertEq(uint256(recordOf(job).executors.revealed), 1, "its bit");
    }

    /// @dev Result, log, salt: each is under the commitment.
    function testFuzz_WhatDoesNotMatchIsNamed(uint256 which) public {
        Job memory job = newJob();
        start(job);
        for (uint256 i = 0; i < EXECUTORS; i++) commit(executors[i], job, RESULT);
        bytes32 commitment = commitmentBy(executors[0], job, RESULT);
        bytes32 result = which % 3 == 0 ? LIE : RESULT;
        bytes32 log = which % 3 == 1 ? bytes32("log") : logOf(executors[0]);
        vm.expectEmit(address(computations));
        emit IComputations.RevealMismatched(idOf(job), executors[0].id, commitment, result, log);
        vm.prank(executors[0].device);
        computations.reveal(job, result, log, which % 3 == 2 ? bytes32("salt") : SALT);
        Computation memory has = recordOf(job);
        vm.assertEq(uint256(has.executors.mismatched), 1, "its bit");
        vm.assertEq(uint256(has.executors.revealed), 0, "it revealed nothing");
        vm.assertEq(has.transcript, 0, "nor is it in the transcript");
        vm.assertEq(computations.answerOf(idOf(job), executors[0].id), commitment, "its commitment stays");
    }

    /// @dev A commitment that was seen is copied; what it hides is seen, too, and does not match under another name.
    function test_ACopiedCommitmentRevealsNothing() public {
        Job memory job = newJob();
        start(job);
        commit(executors[0], job, RESULT);
        bytes32 copied = computations.answerOf(idOf(job), executors[0].id);
        vm.prank(executors[1].device);
        computations.commit(job, copied);
        vm.warp(COMMIT_UNTIL + 1);
        reveal(executors[0], job, RESULT);
        vm.prank(executors[1].device);
        computations.reveal(job, RESULT, logOf(executors[0]), SALT);
        Computation memory has = recordOf(job);
        vm.assertEq(uint256(has.executors.revealed), 1, "the first one");
        vm.assertEq(uint256(has.executors.mismatched), 2, "the copy");
    }

    /// @dev Nor does what was committed to under another job.
    function testFuzz_ACommitmentIsForOneJobAndExecutor(
        JobId id,
        OrgId executor,
        JobId other,
        OrgId otherExecutor
    ) public pure {
        vm.assume(!(id == other) || executor != otherExecutor);
        bytes32 one = commitmentOf(id, executor, RESULT, LIE, SALT);
        vm.assertTrue(one != commitmentOf(other, otherExecutor, RESULT, LIE, SALT), "two commitments");
    }

    function test_RevertWhen_OthersCanStillCommit() public {
        Job memory job = newJob();
        start(job);
        commit(executors[0], job, RESULT);
        commit(executors[1], job, RESULT);
        vm.warp(COMMIT_UNTIL);
        _refused(
            executors[0],
            job,
            abi.encodeWithSelector(
                IComputations.Computations_TooEarly.selector,
                idOf(job),
                uint256(COMMIT_UNTIL),
                block.timestamp
            )
        );
    }

    function test_RevertWhen_ItIsTooLate() public {
        Job memory job = newJob();
        start(job);
        commit(executors[0], job, RESULT);
        vm.warp(REVEAL_UNTIL + 1);
        _refused(
            executors[0],
            job,
            abi.encodeWithSelector(
                IComputations.Computations_TooLate.selector,
                idOf(job),
                uint256(REVEAL_UNTIL),
                block.timestamp
            )
        );
    }

    function test_RevertWhen_ItDidNotCommit() public {
        Job memory job = newJob();
        start(job);
        commit(executors[0], job, RESULT);
        vm.warp(COMMIT_UNTIL + 1);
        _refused(
            executors[1],
            job,
            abi.encodeWithSelector(IComputations.Computations_NotCommitted.selector, idOf(job), executors[1].id)
        );
    }

    function test_RevertWhen_RevealedTwice() public {
        Job memory job = newJob();
        start(job);
        commit(executors[0], job, RESULT);
        vm.warp(COMMIT_UNTIL + 1);
        reveal(executors[0], job, RESULT);
        _refused(
            executors[0],
            job,
            abi.encodeWithSelector(IComputations.Computations_AlreadyRevealed.selector, idOf(job), executors[0].id)
        );
    }

    /// @dev No second try for who revealed something else.
    function test_RevertWhen_RevealedAfterAMismatch() public {
        Job memory job = newJob();
        start(job);
        commit(executors[0], job, RESULT);
        vm.warp(COMMIT_UNTIL + 1);
        reveal(executors[0], job, LIE);
        _refused(
            executors[0],
            job,
            abi.encodeWithSelector(IComputations.Computations_AlreadyRevealed.selector, idOf(job), executors[0].id)
        );
    }

    function test_RevertWhen_OthersReveal() public {
        Job memory job = newJob();
        start(job);
        commit(executors[0], job, RESULT);
        vm.warp(COMMIT_UNTIL + 1);
        _refused(
            stranger,
            job,
            abi.encodeWithSelector(IComputations.Computations_NotExecutor.selector, idOf(job), stranger.id)
        );
    }

    function test_RevertWhen_TheResultIsNone() public {
        Job memory job = newJob();
        start(job);
        commit(executors[0], job, 0);
        vm.warp(COMMIT_UNTIL + 1);
        expectError(abi.encodeWithSelector(IComputations.Computations_NoResult.selector, idOf(job)));
        vm.prank(executors[0].device);
        computations.reveal(job, 0, logOf(executors[0]), SALT);
    }

    function test_RevertWhen_ACheckerReveals() public {
        Job memory job = newJob();
        start(job);
        commit(executors[0], job, RESULT);
        vm.warp(COMMIT_UNTIL + 1);
        vm.expectPartialRevert(IMembers.Members_DutyMissing.selector);
        vm.prank(executors[0].checker);
        computations.reveal(job, RESULT, LIE, SALT);
    }

    function test_RevertWhen_AnInputIsWithdrawn() public {
        Job memory job = newJob();
        start(job);
        commit(executors[0], job, RESULT);
        vm.warp(COMMIT_UNTIL + 1);
        contracted.move(agreementOf(0), AgreementState.Revoked);
        _refused(
            executors[0],
            job,
            abi.encodeWithSelector(IComputations.Computations_InputWithdrawn.selector, idOf(job), 0, agreementOf(0))
        );
    }

    function _refused(Org memory org, Job memory job, bytes memory reason) private {
        expectError(reason);
        reveal(org, job, RESULT);
    }
}

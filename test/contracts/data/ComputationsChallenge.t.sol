// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Computation, IComputations, JobStatus, Receipt} from "../../../contracts/data/IComputations.sol";
import {Job} from "../../../contracts/data/Job.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {JobId} from "../../../contracts/types/JobId.sol";
import {ComputationsBase} from "./ComputationsBase.sol";

/// @notice Who challenges, and what the reserves' result does.
contract ComputationsChallengeTest is ComputationsBase {
    function testFuzz_APartyChallenges(uint256 who, bytes32 reason) public {
        Job memory job = newJob();
        tallyOneLie(job);
        uint256 at_ = block.timestamp + CHALLENGE;
        vm.warp(at_); // the last second
        Org memory party = who % 6 < 3 ? [bank, grid, factory][who % 3] : executors[who % 3];
        vm.expectEmit(address(computations));
        emit IComputations.ResultChallenged(idOf(job), party.id, reason, at_ + RECOMMIT, at_ + RECOMMIT + REREVEAL);
        vm.prank(party.maker);
        computations.challenge(job, reason);
        Computation memory has = recordOf(job);
        vm.assertEq(uint8(has.status), uint8(JobStatus.Challenged), "status");
        vm.assertEq(uint256(has.since), at_, "since");
        vm.assertEq(has.resultHash, RESULT, "the result stays");
    }

    function test_AlsoWhileRestricted() public {
        Job memory job = newJob();
        tallyOneLie(job);
        asCouncil();
        members.setStanding(executors[2].id, Standing.Restricted);
        challenge(job);
    }

    function testFuzz_RevertWhen_OthersChallenge(uint256 who) public {
        Job memory job = newJob();
        tallyOneLie(job);
        Org memory other = who % 2 == 0 ? stranger : reserves[0];
        expectError(abi.encodeWithSelector(IComputations.Computations_NotParty.selector, idOf(job), other.id));
        vm.prank(other.maker);
        computations.challenge(job, "reason");
    }

    function test_RevertWhen_ADeviceChallenges() public {
        Job memory job = newJob();
        tallyOneLie(job);
        vm.expectPartialRevert(IMembers.Members_DutyMissing.selector);
        vm.prank(executors[2].device);
        computations.challenge(job, "reason");
    }

    function test_RevertWhen_ItIsTooLate() public {
        Job memory job = newJob();
        tallyOneLie(job);
        uint256 until = block.timestamp + CHALLENGE;
        vm.warp(until + 1);
        expectError(abi.encodeWithSelector(IComputations.Computations_TooLate.selector, idOf(job), until, until + 1));
        challenge(job);
    }

    /// @dev However late somebody counts, the whole period is left.
    function test_ALateTallyTakesNothingFromThePeriod() public {
        Job memory job = newJob();
        start(job);
        computeAll(executors, job, [RESULT, RESULT, LIE]);
        vm.warp(REVEAL_UNTIL + 365 days);
        computations.tally(job);
        vm.warp(block.timestamp + CHALLENGE);
        challenge(job);
    }

    /* THE RESERVES */

    function test_TheSameResultIsAccepted() public {
        Job memory job = newJob();
        tallyOneLie(job);
        challenge(job);
        computeAll(reserves, job, [RESULT, LIE, RESULT]);
        JobId id = idOf(job);
        bytes32 transcript = recordOf(job).transcript;
        vm.expectEmit(address(computations));
        emit IComputations.ResultAccepted(id, bank.id, RESULT, job.algorithmHash, job.inputs, transcript, 3, true);
        vm.expectEmit(address(computations));
        emit IComputations.ExecutorDissented(id, reserves[1].id, LIE);
        computations.tally(job);
        Receipt memory receipt = computations.receiptOf(id);
        vm.assertEq(receipt.resultHash, RESULT, "result");
        vm.assertTrue(receipt.recomputed, "computed again");
        vm.assertEq(uint256(receipt.agreed), 3, "executors that came to it");
        vm.assertEq(uint256(recordOf(job).reserves.agreed), 5, "reserves that came to it");
    }

    /// @dev The result that was tallied stays on record, and is not accepted; nor is the other.
    function test_AnotherResultRejects() public {
        Job memory job = newJob();
        tallyOneLie(job);
        challenge(job);
        computeAll(reserves, job, [LIE, LIE, RESULT]);
        JobId id = idOf(job);
        vm.expectEmit(address(computations));
        emit IComputations.ResultRejected(id, RESULT, LIE);
        vm.expectEmit(address(computations));
        emit IComputations.ExecutorDissented(id, reserves[2].id, RESULT);
        computations.tally(job);
        Computation memory has = recordOf(job);
        vm.assertEq(uint8(has.status), uint8(JobStatus.Rejected), "status");
        vm.assertEq(has.resultHash, RESULT, "no result is replaced");
        expectError(abi.encodeWithSelector(IComputations.Computations_NotAccepted.selector, id, JobStatus.Rejected));
        computations.receiptOf(id);
    }

    function test_NoQuorumRejects() public {
        Job memory job = newJob();
        tallyOneLie(job);
        challenge(job);
        computeAll(reserves, job, [RESULT, LIE, bytes32("third")]);
        vm.expectEmit(address(computations));
        emit IComputations.ResultRejected(idOf(job), RESULT, 0);
        computations.tally(job);
        vm.assertEq(uint8(statusOf(job)), uint8(JobStatus.Rejected), "status");
    }

    /// @dev A lone reserve that keeps silent, at either step, does not decide.
    function testFuzz_ALoneSilentReserveDecidesNothing(uint256 who, bool committed) public {
        Job memory job = newJob();
        tallyOneLie(job);
        challenge(job);
        (uint256 silent, uint256 from) = (who % EXECUTORS, block.timestamp);
        for (uint256 i = 0; i < EXECUTORS; i++) if (i != silent || committed) commit(reserves[i], job, RESULT);
        vm.warp(from + RECOMMIT + 1);
        for (uint256 i = 0; i < EXECUTORS; i++) if (i != silent) reveal(reserves[i], job, RESULT);
        if (committed) vm.warp(from + RECOMMIT + REREVEAL + 1);
        vm.expectEmit(address(computations));
        emit IComputations.ExecutorSilent(idOf(job), reserves[silent].id, committed);
        computations.tally(job);
        vm.assertEq(uint8(statusOf(job)), uint8(JobStatus.Accepted), "status");
    }

    /// @dev It revealed something else than it had committed to, though that would have been the result.
    function test_AReservesMismatchDoesNotCount() public {
        Job memory job = newJob();
        tallyOneLie(job);
        challenge(job);
        commit(reserves[0], job, LIE);
        commit(reserves[1], job, RESULT);
        commit(reserves[2], job, "third");
        reveal(reserves[0], job, RESULT);
        reveal(reserves[1], job, RESULT);
        reveal(reserves[2], job, "third");
        computations.tally(job);
        vm.assertEq(uint8(statusOf(job)), uint8(JobStatus.Rejected), "one of three");
        vm.assertEq(uint256(recordOf(job).reserves.mismatched), 1, "its bit");
    }

    function testFuzz_RevertWhen_AnExecutorRecomputes(uint256 who) public {
        Job memory job = newJob();
        tallyOneLie(job);
        challenge(job);
        Org memory executor = executors[who % EXECUTORS];
        expectError(abi.encodeWithSelector(IComputations.Computations_NotExecutor.selector, idOf(job), executor.id));
        vm.prank(executor.device);
        computations.commit(job, "again");
    }

    function test_RevertWhen_AReserveCommitsLate() public {
        Job memory job = newJob();
        tallyOneLie(job);
        challenge(job);
        uint256 until = block.timestamp + RECOMMIT;
        vm.warp(until);
        commit(reserves[1], job, RESULT);
        vm.warp(until + 1);
        expectError(abi.encodeWithSelector(IComputations.Computations_TooLate.selector, idOf(job), until, until + 1));
        vm.prank(reserves[0].device);
        computations.commit(job, "late");
    }

    function test_RevertWhen_AReserveRevealsEarlyOrLate() public {
        Job memory job = newJob();
        tallyOneLie(job);
        challenge(job);
        commit(reserves[0], job, RESULT);
        uint256 until = block.timestamp + RECOMMIT;
        vm.warp(until);
        expectError(abi.encodeWithSelector(IComputations.Computations_TooEarly.selector, idOf(job), until, until));
        reveal(reserves[0], job, RESULT);
        vm.warp(until + REREVEAL + 1);
        expectError(
            abi.encodeWithSelector(
                IComputations.Computations_TooLate.selector,
                idOf(job),
                until + REREVEAL,
                until + REREVEAL + 1
            )
        );
        reveal(reserves[0], job, RESULT);
    }

    function test_RevertWhen_AReserveCanStillReveal() public {
        Job memory job = newJob();
        tallyOneLie(job);
        challenge(job);
        uint256 until = block.timestamp + RECOMMIT + REREVEAL;
        for (uint256 i = 0; i < EXECUTORS; i++) commit(reserves[i], job, RESULT);
        reveal(reserves[0], job, RESULT);
        reveal(reserves[1], job, RESULT);
        vm.warp(until);
        expectError(abi.encodeWithSelector(IComputations.Computations_TooEarly.selector, idOf(job), until, until));
        computations.tally(job);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Computation, IComputations, JobStatus, Receipt} from "../../../contracts/data/IComputations.sol";
import {Input, Job} from "../../../contracts/data/Job.sol";
import {JobId} from "../../../contracts/types/JobId.sol";
import {ComputationsBase} from "./ComputationsBase.sol";

/// @notice What counts, when, and who is named.
contract ComputationsTallyTest is ComputationsBase {
    function test_ALiarIsNamed() public {
        Job memory job = newJob();
        start(job);
        computeAll(executors, job, [RESULT, LIE, RESULT]);
        JobId id = idOf(job);
        vm.expectEmit(address(computations));
        emit IComputations.ResultTallied(id, RESULT, 5, block.timestamp + CHALLENGE);
        vm.expectEmit(address(computations));
        emit IComputations.ExecutorDissented(id, executors[1].id, LIE);
        vm.recordLogs();
        vm.prank(OUTSIDER);
        computations.tally(job);
        vm.assertEq(vm.getRecordedLogs().length, 2, "nobody else is named");
        Computation memory has = recordOf(job);
        vm.assertEq(uint8(has.status), uint8(JobStatus.Tallied), "status");
        vm.assertEq(has.resultHash, RESULT, "result");
        vm.assertEq(uint256(has.executors.agreed), 5, "who agreed");
        vm.assertEq(uint256(has.since), block.timestamp, "since");
    }

    /// @dev One that does not commit, and one that does not reveal: a lone one holds nobody up.
    function testFuzz_ASilentOneIsNamed(bool committed) public {
        Job memory job = newJob();
        start(job);
        JobId id = idOf(job);
        if (committed) commit(executors[0], job, LIE);
        commit(executors[1], job, RESULT);
        commit(executors[2], job, RESULT);
        vm.warp(COMMIT_UNTIL + 1);
        reveal(executors[1], job, RESULT);
        reveal(executors[2], job, RESULT);
        if (committed) vm.warp(REVEAL_UNTIL + 1);
        vm.expectEmit(address(computations));
        emit IComputations.ResultTallied(id, RESULT, 6, block.timestamp + CHALLENGE);
        vm.expectEmit(address(computations));
        emit IComputations.ExecutorSilent(id, executors[0].id, committed);
        computations.tally(job);
    }

    /// @dev Who revealed something else was named then, and is neither silent nor another result.
    function test_AMismatchDoesNotCount() public {
        Job memory job = newJob();
        start(job);
        commit(executors[0], job, LIE);
        commit(executors[1], job, RESULT);
        commit(executors[2], job, RESULT);
        for (uint256 i = 0; i < EXECUTORS; i++) reveal(executors[i], job, RESULT);
        vm.recordLogs();
        computations.tally(job);
        vm.assertEq(vm.getRecordedLogs().length, 1, "the result alone");
        vm.assertEq(uint256(recordOf(job).executors.agreed), 6, "two agreed");
    }

    /// @dev The commitment of who did not reveal is no result, also where it looks like one.
    function test_ACommitmentIsNoVote() public {
        Job memory job = newJob();
        start(job);
        vm.prank(executors[0].device);
        computations.commit(job, RESULT);
        vm.prank(executors[2].device);
        computations.commit(job, RESULT);
        commit(executors[1], job, RESULT);
        reveal(executors[1], job, RESULT);
        vm.warp(REVEAL_UNTIL + 1);
        computations.tally(job);
        vm.assertEq(uint8(statusOf(job)), uint8(JobStatus.Failed), "one of three");
    }

    function test_NoQuorumFails() public {
        Job memory job = newJob();
        start(job);
        computeAll(executors, job, [RESULT, LIE, bytes32("third")]);
        vm.expectEmit(address(computations));
        emit IComputations.JobFailed(idOf(job), JobStatus.Approved);
        vm.recordLogs();
        computations.tally(job);
        vm.assertEq(vm.getRecordedLogs().length, 1, "where no result stands nobody dissents");
        Computation memory has = recordOf(job);
        vm.assertEq(uint8(has.status), uint8(JobStatus.Failed), "status");
        vm.assertEq(has.resultHash, 0, "no result");
        vm.assertEq(uint256(has.executors.agreed), 0, "nobody agreed");
    }

    /// @dev Nobody waits for reveals that cannot come.
    function test_NobodyCommitted() public {
        Job memory job = newJob();
        start(job);
        vm.warp(COMMIT_UNTIL + 1);
        vm.recordLogs();
        computations.tally(job);
        vm.assertEq(vm.getRecordedLogs().length, 4, "failed, and three are silent");
        vm.assertEq(uint8(statusOf(job)), uint8(JobStatus.Failed), "status");
    }

    function testFuzz_TheQuorumDecides(uint8 quorum) public {
        quorum = uint8(_bound(quorum, 2, 3));
        Job memory job = newJob();
        job.quorum = quorum;
        start(job);
        computeAll(executors, job, [RESULT, RESULT, LIE]);
        computations.tally(job);
        vm.assertEq(
            uint8(statusOf(job)),
            uint8(quorum == 2 ? JobStatus.Tallied : JobStatus.Failed),
            "two of three have it"
        );
    }

    function test_WithoutReservesItIsAcceptedAtOnce() public {
        Job memory job = jobWithoutReserves();
        start(job);
        computeAll(executors, job, [RESULT, RESULT, LIE]);
        (JobId id, bytes32 transcript) = (idOf(job), recordOf(job).transcript);
        _expectReceipt(job, transcript, 3);
        computations.tally(job);
        Receipt memory receipt = computations.receiptOf(id);
        vm.assertEq(receipt.resultHash, RESULT, "result");
        vm.assertEq(receipt.transcript, transcript, "transcript");
        vm.assertEq(uint256(receipt.agreed), 3, "who agreed");
        vm.assertFalse(receipt.recomputed, "not computed again");
        vm.assertEq(uint256(receipt.acceptedAt), block.timestamp, "time");
    }

    function test_AcceptedAfterTheChallengePeriod() public {
        Job memory job = newJob();
        tallyOneLie(job);
        uint256 tallied = block.timestamp;
        vm.warp(tallied + CHALLENGE + 1);
        _expectReceipt(job, recordOf(job).transcript, 3);
        vm.prank(OUTSIDER);
        computations.accept(job);
        Computation memory has = recordOf(job);
        vm.assertEq(uint8(has.status), uint8(JobStatus.Accepted), "status");
        vm.assertEq(uint256(has.since), tallied + CHALLENGE + 1, "since");
        vm.assertEq(computations.receiptOf(idOf(job)).resultHash, RESULT, "result");
    }

    function test_RevertWhen_AcceptedInTheChallengePeriod() public {
        Job memory job = newJob();
        tallyOneLie(job);
        uint256 until = block.timestamp + CHALLENGE;
        vm.warp(until);
        expectError(abi.encodeWithSelector(IComputations.Computations_TooEarly.selector, idOf(job), until, until));
        computations.accept(job);
    }

    function test_RevertWhen_OneCanStillReveal() public {
        Job memory job = newJob();
        start(job);
        for (uint256 i = 0; i < EXECUTORS; i++) commit(executors[i], job, RESULT);
        reveal(executors[0], job, RESULT);
        reveal(executors[1], job, RESULT);
        vm.warp(REVEAL_UNTIL);
        expectError(
            abi.encodeWithSelector(
                IComputations.Computations_TooEarly.selector,
                idOf(job),
                uint256(REVEAL_UNTIL),
                block.timestamp
            )
        );
        computations.tally(job);
    }

    /// @dev All who committed have nothing more to say, but one more can commit.
    function test_RevertWhen_OneCanStillCommit() public {
        Job memory job = newJob();
        start(job);
        vm.warp(COMMIT_UNTIL);
        expectError(
            abi.encodeWithSelector(
                IComputations.Computations_TooEarly.selector,
                idOf(job),
                uint256(REVEAL_UNTIL),
                block.timestamp
            )
        );
        computations.tally(job);
    }

    function test_RevertWhen_ThereIsNoReceipt() public {
        Job memory job = newJob();
        JobId id = idOf(job);
        expectError(abi.encodeWithSelector(IComputations.Computations_NotAccepted.selector, id, JobStatus.None));
        computations.receiptOf(id);
        tallyOneLie(job);
        expectError(abi.encodeWithSelector(IComputations.Computations_NotAccepted.selector, id, JobStatus.Tallied));
        computations.receiptOf(id);
    }

    function _expectReceipt(Job memory job, bytes32 transcript, uint16 agreed) private {
        Input[] memory inputs = job.inputs;
        vm.expectEmit(address(computations));
        emit IComputations.ResultAccepted(
            idOf(job),
            bank.id,
            RESULT,
            job.algorithmHash,
            inputs,
            transcript,
            agreed,
            false
        );
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IComputations, JobStatus} from "./IComputations.sol";
import {Job} from "./Job.sol";
import {JobInputs} from "./JobInputs.sol";
import {countResults} from "./JobTally.sol";
import {isAmong, JobWord} from "./JobWord.sol";
import {JobId} from "../types/JobId.sol";
import {OrgId} from "../types/OrgId.sol";

/// @notice What becomes of a job when its answers are counted.
abstract contract JobOutcomes is JobInputs {
    mapping(JobId id => bytes32) internal _results;
    mapping(JobId id => bytes32) internal _transcripts;
    /// @inheritdoc IComputations
    mapping(JobId id => mapping(OrgId executor => bytes32 answer)) public answerOf;

    /// @return resultHash The one that has the quorum; zero where none has it.
    /// @return agreed Who has it.
    /// @return answers Of each who computes, in order: result, or commitment of who did not reveal.
    function _count(
        JobId id,
        Job calldata job,
        JobWord word,
        bool again
    ) internal view returns (bytes32 resultHash, uint16 agreed, bytes32[] memory answers) {
        OrgId[] calldata computers = _computersOf(job, again);
        answers = new bytes32[](computers.length);
        for (uint256 i = 0; i < answers.length; i++) answers[i] = answerOf[id][computers[i]];
        uint256 quorum = again ? job.reserveQuorum : job.quorum;
        (resultHash, agreed) = countResults(answers, word.revealed(again), quorum);
    }

    /// @dev A first and only time: the job is Approved before it, and never again.
    function _stand(JobId id, Job calldata job, JobWord word, bytes32 resultHash) internal {
        _results[id] = resultHash;
        emit ResultTallied(id, resultHash, word.agreed(false), block.timestamp + job.challengePeriod);
        if (job.reserves.length == 0) _accept(id, job, word, false);
        else _move(id, word, JobStatus.Tallied);
    }

    /// @param recomputed What the reserves came to; zero where no result has their quorum.
    function _conclude(JobId id, Job calldata job, JobWord word, bytes32 recomputed) internal {
        bytes32 resultHash = _results[id];
        if (recomputed == resultHash) return _accept(id, job, word, true);
        _move(id, word, JobStatus.Rejected);
        emit ResultRejected(id, resultHash, recomputed);
    }

    function _accept(JobId id, Job calldata job, JobWord word, bool recomputed) internal {
        _move(id, word, JobStatus.Accepted);
        emit ResultAccepted(
            id,
            job.requester,
            _results[id],
            job.algorithmHash,
            job.inputs,
            _transcripts[id],
            word.agreed(false),
            recomputed
        );
    }

    /// @dev Who did not come to the result. Who revealed something else than it committed to was named then.
    function _nameOthers(
        JobId id,
        JobWord word,
        bool again,
        OrgId[] calldata computers,
        bytes32[] memory answers
    ) internal {
        (uint16 committed, uint16 revealed, uint16 agreed) = (
            word.committed(again),
            word.revealed(again),
            word.agreed(again)
        );
        uint16 answered = revealed | word.mismatched(again);
        for (uint256 i = 0; i < computers.length; i++) {
            if (!isAmong(answered, i)) emit ExecutorSilent(id, computers[i], isAmong(committed, i));
            else if (agreed != 0 && isAmong(revealed, i) && !isAmong(agreed, i)) {
                emit ExecutorDissented(id, computers[i], answers[i]);
            }
        }
    }
}

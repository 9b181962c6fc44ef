// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {JobStatus} from "../../contracts/data/IComputations.sol";
import {JobWord} from "../../contracts/data/JobWord.sol";

/// @notice Of every job: each field is read where it lies, and each step touches its own field only.
contract JobWordProofs {
    function check_FieldsAreTheWholeWord(JobWord word) external pure {
        uint256 raw = JobWord.unwrap(word);
        if (uint8(raw) > uint8(type(JobStatus).max) || raw >> 192 != 0) return; // no status, or no word of a job
        uint256 again = uint256(word.status()) | (uint256(word.since()) << 8) | (uint256(word.approved()) << 48);
        again |= _sets(word, false) << 64;
        again |= _sets(word, true) << 128;
        assert(again == raw);
    }

    function check_MoveTo(JobWord word, JobStatus status, uint40 since) external pure {
        JobWord next = word.moveTo(status, since);
        assert(next.status() == status && next.since() == since);
        _assertOnly(word, next, type(uint48).max);
    }

    function check_WithApproved(JobWord word, uint16 inputs) external pure {
        JobWord next = word.withApproved(inputs);
        assert(next.approved() == word.approved() | inputs);
        _assertOnly(word, next, uint256(type(uint16).max) << 48);
    }

    function check_WithCommitted(JobWord word, bool again, uint8 index) external pure {
        if (index > 15) return; // there are 16 at most
        JobWord next = word.withCommitted(again, index);
        assert(next.committed(again) == word.committed(again) | (1 << index));
        _assertOnly(word, next, uint256(type(uint16).max) << (again ? 128 : 64));
    }

    function check_WithRevealed(JobWord word, bool again, uint8 index) external pure {
        if (index > 15) return; // there are 16 at most
        JobWord next = word.withRevealed(again, index);
        assert(next.revealed(again) == word.revealed(again) | (1 << index));
        _assertOnly(word, next, uint256(type(uint16).max) << (again ? 144 : 80));
    }

    function check_WithMismatched(JobWord word, bool again, uint8 index) external pure {
        if (index > 15) return; // there are 16 at most
        JobWord next = word.withMismatched(again, index);
        assert(next.mismatched(again) == word.mismatched(again) | (1 << index));
        _assertOnly(word, next, uint256(type(uint16).max) << (again ? 160 : 96));
    }

    function check_WithAgreed(JobWord word, bool again, uint16 set) external pure {
        JobWord next = word.withAgreed(again, set);
        assert(next.agreed(again) == word.agreed(again) | set);
        _assertOnly(word, next, uint256(type(uint16).max) << (again ? 176 : 112));
    }

    function _sets(JobWord word, bool again) private pure returns (uint256) {
        return
            word.committed(again) |
            (uint256(word.revealed(again)) << 16) |
            (uint256(word.mismatched(again)) << 32) |
            (uint256(word.agreed(again)) << 48);
    }

    function _assertOnly(JobWord word, JobWord next, uint256 mask) private pure {
        assert(JobWord.unwrap(word) & ~mask == JobWord.unwrap(next) & ~mask);
    }
}

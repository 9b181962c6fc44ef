// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Computation, JobStatus} from "../../../contracts/data/IComputations.sol";
import {isAmong, JobWord} from "../../../contracts/data/JobWord.sol";
import {Test} from "../utils/Test.sol";

/// @notice Each field of a job's word is read where it lies, and each step touches its own field only.
contract JobWordTest is Test {
    struct Fields {
        /// @dev Any number: brought to a status by remainder.
        uint8 status;
        uint40 since;
        uint16 approved;
        /// @dev Committed, revealed, mismatched, agreed.
        uint16[4] executors;
        uint16[4] reserves;
    }

    function testFuzz_ReadFromTheLowestField(Fields memory f) public pure {
        f.status %= 10;
        uint256 word = f.status;
        word += uint256(f.since) << 8;
        word += uint256(f.approved) << 48;
        for (uint256 i = 0; i < 4; i++) word += uint256(f.executors[i]) << (64 + 16 * i);
        for (uint256 i = 0; i < 4; i++) word += uint256(f.reserves[i]) << (128 + 16 * i);
        _assertFields(JobWord.wrap(word), f, "from the lowest");
    }

    function testFuzz_ReadFromTheHighestField(Fields memory f) public pure {
        _assertFields(_pack(f), f, "from the highest");
    }

    function testFuzz_MoveTo(Fields memory f, uint8 status, uint40 since) public pure {
        JobWord word = _pack(f);
        (f.status, f.since) = (status % 10, since);
        _assertFields(word.moveTo(JobStatus(f.status), since), f, "status and time only");
    }

    function testFuzz_WithApproved(Fields memory f, uint16 inputs) public pure {
        JobWord word = _pack(f);
        f.approved |= inputs;
        _assertFields(word.withApproved(inputs), f, "approved only");
    }

    function testFuzz_WithOneOfASet(Fields memory f, bool again, uint256 index) public pure {
        index %= 16;
        for (uint256 field = 0; field < 3; field++) {
            JobWord word = _pack(f);
            uint16[4] memory sets = again ? f.reserves : f.executors;
            sets[field] |= uint16(1 << index);
            if (field == 0) _assertFields(word.withCommitted(again, index), f, "committed only");
            if (field == 1) _assertFields(word.withRevealed(again, index), f, "revealed only");
            if (field == 2) _assertFields(word.withMismatched(again, index), f, "mismatched only");
        }
    }

    function testFuzz_WithAgreed(Fields memory f, bool again, uint16 set) public pure {
        JobWord word = _pack(f);
        (again ? f.reserves : f.executors)[3] |= set;
        _assertFields(word.withAgreed(again, set), f, "agreed only");
    }

    function testFuzz_IsAmong(uint16 set, uint256 index) public pure {
        index %= 16;
        vm.assertEq(isAmong(set, index), (uint256(set) / 2 ** index) % 2 == 1, "its bit");
    }

    function _pack(Fields memory f) private pure returns (JobWord) {
        f.status %= 10;
        uint256 word = 0;
        for (uint256 i = 4; i > 0; i--) word = (word << 16) | f.reserves[i - 1];
        for (uint256 i = 4; i > 0; i--) word = (word << 16) | f.executors[i - 1];
        word = (word << 16) | f.approved;
        word = (word << 40) | f.since;
        return JobWord.wrap((word << 8) | f.status);
    }

    function _assertFields(JobWord word, Fields memory f, string memory what) private pure {
        Computation memory has = word.unpack();
        vm.assertEq(JobWord.unwrap(word) >> 192, 0, string.concat(what, ": above the fields"));
        vm.assertEq(uint8(has.status), f.status, string.concat(what, ": status"));
        vm.assertEq(has.since, f.since, string.concat(what, ": since"));
        vm.assertEq(has.approved, f.approved, string.concat(what, ": approved"));
        uint16[4] memory first = [
            has.executors.committed,
            has.executors.revealed,
            has.executors.mismatched,
            has.executors.agreed
        ];
        uint16[4] memory second = [
            has.reserves.committed,
            has.reserves.revealed,
            has.reserves.mismatched,
            has.reserves.agreed
        ];
        for (uint256 i = 0; i < 4; i++) {
            vm.assertEq(first[i], f.executors[i], string.concat(what, ": set of executors ", vm.toString(i)));
            vm.assertEq(second[i], f.reserves[i], string.concat(what, ": set of reserves ", vm.toString(i)));
        }
    }
}

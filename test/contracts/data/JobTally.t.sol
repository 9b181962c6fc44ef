// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {allOf, countResults, haveAllRevealed} from "../../../contracts/data/JobTally.sol";
import {JobWord} from "../../../contracts/data/JobWord.sol";
import {Test} from "../utils/Test.sol";

/// @notice Counting against a count by result.
contract JobTallyTest is Test {
    uint256 private constant KINDS = 3;

    /// @dev The results are few, so that some have the quorum.
    function testFuzz_TheResultWithTheQuorum(uint256 seed, uint16 revealed, uint256 count, uint256 quorum) public pure {
        count = _bound(count, 1, 16);
        quorum = _bound(quorum, count / 2 + 1, count);
        revealed &= allOf(count);
        bytes32[] memory results = new bytes32[](count);
        uint256[KINDS] memory votes;
        uint16[KINDS] memory sets;
        for (uint256 i = 0; i < count; i++) {
            // half of all draws are the first one
            uint256 draw = uint256(keccak256(abi.encode(seed, i))) % (2 * KINDS);
            uint256 kind = draw >= KINDS ? 0 : draw;
            results[i] = bytes32(kind + 1);
            if ((revealed >> i) & 1 == 0) continue;
            votes[kind]++;
            sets[kind] |= uint16(1 << i);
        }
        (bytes32 expected, uint16 expectedSet) = (bytes32(0), uint16(0));
        for (uint256 kind = 0; kind < KINDS; kind++) {
            if (votes[kind] >= quorum) (expected, expectedSet) = (bytes32(kind + 1), sets[kind]);
        }
        (bytes32 winner, uint16 agreed) = countResults(results, revealed, quorum);
        vm.assertEq(winner, expected, "winner");
        vm.assertEq(agreed, expectedSet, "who has it");
    }

    /// @dev All of the most that there can be.
    function test_SixteenOfSixteen() public pure {
        bytes32[] memory results = new bytes32[](16);
        for (uint256 i = 0; i < 16; i++) results[i] = "one";
        (bytes32 winner, uint16 agreed) = countResults(results, type(uint16).max, 16);
        vm.assertEq(winner, "one", "winner");
        vm.assertEq(agreed, type(uint16).max, "all");
    }

    function testFuzz_AllHaveRevealed(
        uint16 committed,
        uint16 revealed,
        uint16 mismatched,
        uint256 count,
        bool again,
        bool commitsOver
    ) public pure {
        count = _bound(count, 1, 16);
        committed &= allOf(count);
        (revealed, mismatched) = (revealed & committed, mismatched & committed & ~revealed);
        uint256 raw = committed | (uint256(revealed) << 16) | (uint256(mismatched) << 32);
        JobWord word = JobWord.wrap(raw << (again ? 128 : 64));
        uint256 waiting = 0;
        uint256 missing = 0;
        for (uint256 i = 0; i < count; i++) {
            if ((committed >> i) & 1 == 0) missing++;
            else if (((revealed | mismatched) >> i) & 1 == 0) waiting++;
        }
        bool expected = waiting == 0 && (commitsOver || missing == 0);
        vm.assertEq(haveAllRevealed(word, again, count, commitsOver), expected, "over");
    }
}

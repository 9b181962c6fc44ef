// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {JobWord} from "./JobWord.sol";

/// @dev All of `count`, which is at most 16.
function allOf(uint256 count) pure returns (uint16) {
    return uint16((1 << count) - 1);
}

/// @notice Whether nobody can reveal any more: all who could commit, or can no more, have revealed.
/// @param count How many compute.
/// @param commitsOver Whether the time for commitments is over.
function haveAllRevealed(JobWord word, bool again, uint256 count, bool commitsOver) pure returns (bool) {
    uint16 committed = word.committed(again);
    if (!commitsOver && committed != allOf(count)) return false;
    return word.revealed(again) | word.mismatched(again) == committed;
}

/// @notice The result that at least `quorum` of the revealed ones are. The quorum is more than half, so there is one at most.
/// @param results By executor; of who did not reveal it counts for nothing.
/// @return winner Zero where no result has the quorum.
/// @return agreed Who has it.
function countResults(
    bytes32[] memory results,
    uint16 revealed,
    uint256 quorum
) pure returns (bytes32 winner, uint16 agreed) {
    for (uint256 i = 0; i + quorum <= results.length; i++) {
        uint256 votes = 0;
        uint16 same = 0;
        for (uint256 j = i; j < results.length; j++) {
            if ((revealed >> j) & 1 == 0 || results[j] != results[i]) continue;
            same |= uint16(1 << j);
            votes++;
        }
        if ((revealed >> i) & 1 != 0 && votes >= quorum) return (results[i], same);
    }
    return (0, 0);
}

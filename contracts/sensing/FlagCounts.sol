// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice How many readings of a batch have which QARTOD flag, in one word:
///
///     | 32 zero | conflict 32 | late 32 | missing 32 | fail 32 | suspect 32 | notEvaluated 32 | good 32 |
///
/// The first five add up to the batch's count. Late readings and conflicting copies are among them.
type FlagCounts is uint256;

using {raw, total} for FlagCounts global;

function raw(FlagCounts counts) pure returns (uint256) {
    return FlagCounts.unwrap(counts);
}

/// @dev Sum of the five flags; more than any batch can have where the upper bits are not zero. Nothing overflows.
function total(FlagCounts counts) pure returns (uint256) {
    uint256 word = FlagCounts.unwrap(counts);
    return
        uint256(uint32(word)) +
        uint32(word >> 32) +
        uint32(word >> 64) +
        uint32(word >> 96) +
        uint32(word >> 128) +
        ((word >> 224) << 40);
}

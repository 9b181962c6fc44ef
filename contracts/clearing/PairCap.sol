// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice The most that two members of a cycle let each other owe, all obligations between them netted:
///
///     |  low 8 | high 8 | lowLets 120 | highLets 120 |
///
/// from the highest bit down. `low` and `high` are the members' indices, the lower one first. `lowLets` is what `high` may owe `low`, and the other way
/// round; all ones is no cap. Caps in ascending order are each for another pair.
type PairCap is uint256;

using {low, high, lowLets, highLets} for PairCap global;

function low(PairCap cap) pure returns (uint256) {
    return PairCap.unwrap(cap) >> 248;
}

function high(PairCap cap) pure returns (uint256) {
    return uint8(PairCap.unwrap(cap) >> 240);
}

function lowLets(PairCap cap) pure returns (uint256) {
    return _letOf(PairCap.unwrap(cap) >> 120);
}

function highLets(PairCap cap) pure returns (uint256) {
    return _letOf(PairCap.unwrap(cap));
}

function _letOf(uint256 word) pure returns (uint256) {
    uint120 cap = uint120(word);
    return cap == type(uint120).max ? type(uint256).max : cap;
}

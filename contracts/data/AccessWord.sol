// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessRecord, AccessState} from "./Access.sol";

/// @notice An `AccessRecord` in one word:
///
///     | hash 200 | since 40 | paid 8 | state 8 |
///
/// These functions are pure: they return a new word and write nothing.
type AccessWord is uint256;

using {state, isPaid, since, hash, withState, unpack} for AccessWord global;

function pack(AccessState state_, bool paid, uint40 since_, bytes32 hash_) pure returns (AccessWord) {
    uint256 upper = (uint256(hash_) >> 56) << 56;
    return AccessWord.wrap(upper | (uint256(since_) << 16) | (paid ? 1 << 8 : 0) | uint256(state_));
}

function state(AccessWord word) pure returns (AccessState) {
    return AccessState(uint8(AccessWord.unwrap(word)));
}

function isPaid(AccessWord word) pure returns (bool) {
    return uint8(AccessWord.unwrap(word) >> 8) != 0;
}

function since(AccessWord word) pure returns (uint40) {
    return uint40(AccessWord.unwrap(word) >> 16);
}

function hash(AccessWord word) pure returns (bytes25) {
    return bytes25(bytes32(AccessWord.unwrap(word)));
}

function withState(AccessWord word, AccessState state_, uint40 since_) pure returns (AccessWord) {
    return pack(state_, word.isPaid(), since_, bytes32(AccessWord.unwrap(word)));
}

function unpack(AccessWord word) pure returns (AccessRecord memory) {
    return AccessRecord(word.state(), word.isPaid(), word.since(), word.hash());
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice By what a watchlist knows a subject: the address of a key that follows from the subject's VOPRF output under the list's key of one
/// epoch. Who knows the output, and only he, signs with that key; who knows the tag alone learns nothing and signs nothing.
type Tag is bytes20;

using {raw, isNull, bucketOf, eq as ==, neq as !=} for Tag global;

function raw(Tag tag) pure returns (bytes20) {
    return Tag.unwrap(tag);
}

function isNull(Tag tag) pure returns (bool) {
    return Tag.unwrap(tag) == 0;
}

/// @notice The bucket that the tag belongs to: its first `bits` bits, at most 160.
function bucketOf(Tag tag, uint8 bits) pure returns (uint256) {
    return uint160(Tag.unwrap(tag)) >> (160 - bits);
}

function eq(Tag a, Tag b) pure returns (bool) {
    return Tag.unwrap(a) == Tag.unwrap(b);
}

function neq(Tag a, Tag b) pure returns (bool) {
    return Tag.unwrap(a) != Tag.unwrap(b);
}

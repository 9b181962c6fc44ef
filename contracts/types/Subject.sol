// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice What a statement is about: an identifier of the attester's choosing. Never a bare hash of something guessable.
type Subject is bytes32;

using {raw, isNull, eq as ==} for Subject global;

function raw(Subject id) pure returns (bytes32) {
    return Subject.unwrap(id);
}

function isNull(Subject id) pure returns (bool) {
    return Subject.unwrap(id) == 0;
}

function eq(Subject a, Subject b) pure returns (bool) {
    return Subject.unwrap(a) == Subject.unwrap(b);
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice What a bank offers on the board: hash of all that the ask says, the hidden holding too.
type AskId is bytes32;

using {raw, isNull, eq as ==} for AskId global;

function raw(AskId id) pure returns (bytes32) {
    return AskId.unwrap(id);
}

function isNull(AskId id) pure returns (bool) {
    return AskId.unwrap(id) == 0;
}

function eq(AskId a, AskId b) pure returns (bool) {
    return AskId.unwrap(a) == AskId.unwrap(b);
}

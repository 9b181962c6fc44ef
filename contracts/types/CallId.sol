// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice What the reinsurers of a treaty were called to pay together: hash of what for, and under which treaty.
type CallId is bytes32;

using {raw, isNull, eq as ==} for CallId global;

function raw(CallId id) pure returns (bytes32) {
    return CallId.unwrap(id);
}

function isNull(CallId id) pure returns (bool) {
    return CallId.unwrap(id) == 0;
}

function eq(CallId a, CallId b) pure returns (bool) {
    return CallId.unwrap(a) == CallId.unwrap(b);
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice Number of a monitoring station, given when it is proposed, starting at 1. Zero is none.
type StationId is uint32;

using {raw, isNull, eq as ==, neq as !=} for StationId global;

function raw(StationId id) pure returns (uint32) {
    return StationId.unwrap(id);
}

function isNull(StationId id) pure returns (bool) {
    return StationId.unwrap(id) == 0;
}

function eq(StationId a, StationId b) pure returns (bool) {
    return StationId.unwrap(a) == StationId.unwrap(b);
}

function neq(StationId a, StationId b) pure returns (bool) {
    return StationId.unwrap(a) != StationId.unwrap(b);
}

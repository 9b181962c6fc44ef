// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice Number of a sensor, given when it is proposed, starting at 1 and counting over all stations. Zero is none.
type SensorId is uint32;

using {raw, isNull, eq as ==, neq as !=} for SensorId global;

function raw(SensorId id) pure returns (uint32) {
    return SensorId.unwrap(id);
}

function isNull(SensorId id) pure returns (bool) {
    return SensorId.unwrap(id) == 0;
}

function eq(SensorId a, SensorId b) pure returns (bool) {
    return SensorId.unwrap(a) == SensorId.unwrap(b);
}

function neq(SensorId a, SensorId b) pure returns (bool) {
    return SensorId.unwrap(a) != SensorId.unwrap(b);
}

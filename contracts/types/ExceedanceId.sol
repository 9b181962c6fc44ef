// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {SensorId} from "./SensorId.sol";
import {Subject} from "./Subject.sol";

/// @notice An exceedance, named by the reading that it begins with: | sensor 32 | seq 64 |.
type ExceedanceId is uint96;

using {raw, sensorOf, seqOf, subject} for ExceedanceId global;

function exceedanceId(SensorId sensor, uint64 seq) pure returns (ExceedanceId) {
    return ExceedanceId.wrap((uint96(sensor.raw()) << 64) | seq);
}

function raw(ExceedanceId id) pure returns (uint96) {
    return ExceedanceId.unwrap(id);
}

function sensorOf(ExceedanceId id) pure returns (SensorId) {
    return SensorId.wrap(uint32(ExceedanceId.unwrap(id) >> 64)); // the upper 32 of 96 bits
}

function seqOf(ExceedanceId id) pure returns (uint64) {
    return uint64(ExceedanceId.unwrap(id)); // the lower 64 of 96 bits
}

/// @dev The subject of a statement about it: its id. No sensor's number is as large.
function subject(ExceedanceId id) pure returns (Subject) {
    return Subject.wrap(bytes32(uint256(ExceedanceId.unwrap(id))));
}

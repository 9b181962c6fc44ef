// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {SensorId} from "../types/SensorId.sol";
import {StationId} from "../types/StationId.sol";

/// @dev QARTOD's flags. They are numbers of that standard, not an enumeration of ours.
uint8 constant GOOD = 1;
uint8 constant NOT_EVALUATED = 2;
uint8 constant SUSPECT = 3;
uint8 constant FAIL = 4;
uint8 constant MISSING = 9;

/// @notice One reading, as its leaf commits to it. Parameter, unit and scale are the sensor's, which never change.
struct Reading {
    StationId station;
    /// @dev Place in the station's sequence, from 1, without holes.
    uint64 seq;
    SensorId sensor;
    /// @dev Unix milliseconds: when the instrument measured. May run backwards.
    uint64 observedAt;
    /// @dev Unix milliseconds: when it arrived. Never runs backwards along the sequence.
    uint64 receivedAt;
    /// @dev Measured value times 10^scale of the sensor; 0 where the quality is MISSING.
    int64 value;
    /// @dev The instrument's own counter; 0 where it has none.
    uint64 counter;
    /// @dev What the source says of the value: an ASCII letter as in HJ 212 table 8; 0 where it says nothing.
    uint8 sourceFlag;
    uint8 quality;
    /// @dev Which tests did not say good: bits, see docs/guides/sensing.md.
    uint32 checks;
    /// @dev keccak256 of the raw bytes that it arrived in; zero for a marker that stands for an absent reading.
    bytes32 evidence;
}

/// @notice The leaf of a reading: keccak256 over its fields side by side, each of fixed width, big-endian:
///
///     station 4 | seq 8 | sensor 4 | observedAt 8 | receivedAt 8 | value 8 | counter 8 |
///     sourceFlag 1 | quality 1 | checks 4 | evidence 32                                    = 86 bytes
///
/// An inner node is the hash of 64 bytes: no leaf can be taken for one, nor one for a leaf, and one hash is enough.
function leafOf(Reading calldata r) pure returns (bytes32) {
    return
        keccak256(
            bytes.concat(
                abi.encodePacked(r.station, r.seq, r.sensor, r.observedAt, r.receivedAt, r.value, r.counter),
                abi.encodePacked(r.sourceFlag, r.quality, r.checks, r.evidence)
            )
        );
}

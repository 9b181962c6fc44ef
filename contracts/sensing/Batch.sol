// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FlagCounts} from "./FlagCounts.sol";
import {ProfileId} from "../types/ProfileId.sol";
import {Root} from "../types/Root.sol";
import {SensorId} from "../types/SensorId.sol";
import {StationId} from "../types/StationId.sol";

/// @notice The newest reading of a sensor in a batch, stored on the chain for contracts that read it there.
struct LatestReading {
    SensorId sensor;
    uint64 seq;
    /// @dev Unix milliseconds.
    uint64 observedAt;
    int64 value;
    uint8 quality;
}

/// @notice A reading beyond the sensor's limit. The gateways say that an exceedance begins with it.
struct Excess {
    SensorId sensor;
    uint64 seq;
    /// @dev Unix milliseconds.
    uint64 observedAt;
    int64 value;
}

/// @notice A run of a station's readings, sealed together.
struct Batch {
    StationId station;
    /// @dev Number of its first reading: one more than that of the last reading before it.
    uint64 firstSeq;
    uint32 count;
    /// @dev When its first and its last reading were received, Unix milliseconds.
    uint64 from;
    uint64 to;
    /// @dev Merkle root over the leaves of its readings in the order of the sequence, see Reading.sol and ReadingTree.sol.
    Root root;
    /// @dev Hash of the parameter set that quality control used.
    ProfileId qualityProfile;
    FlagCounts flagCounts;
    /// @dev Merkle root over what arrived since the batch before and could not be read; zero if there was nothing.
    Root rejectLog;
    LatestReading[] latest;
    Excess[] exceedances;
}

bytes constant LATEST_TYPE = "LatestReading(uint32 sensor,uint64 seq,uint64 observedAt,int64 value,uint8 quality)";
bytes constant EXCESS_TYPE = "Excess(uint32 sensor,uint64 seq,uint64 observedAt,int64 value)";
bytes constant BATCH_TYPE =
    "Batch(uint32 station,uint64 firstSeq,uint32 count,uint64 from,uint64 to,bytes32 root,bytes32 qualityProfile,uint256 flagCounts,bytes32 rejectLog,LatestReading[] latest,Excess[] exceedances)";

bytes32 constant LATEST_TYPEHASH = keccak256(LATEST_TYPE);
bytes32 constant EXCESS_TYPEHASH = keccak256(EXCESS_TYPE);
bytes32 constant BATCH_TYPEHASH = keccak256(bytes.concat(BATCH_TYPE, EXCESS_TYPE, LATEST_TYPE));
/// @dev What a gateway signs: the batch, for one set of gateways.
bytes32 constant BATCH_SEAL_TYPEHASH = keccak256(
    bytes.concat("BatchSeal(Batch batch,uint32 epoch)", BATCH_TYPE, EXCESS_TYPE, LATEST_TYPE)
);

/// @dev EIP-712's hash of an array without items.
bytes32 constant EMPTY_ARRAY = keccak256("");

function hashOf(LatestReading[] calldata list) pure returns (bytes32) {
    if (list.length == 0) return EMPTY_ARRAY;
    bytes32[] memory hashes = new bytes32[](list.length);
    for (uint256 i = 0; i < list.length; i++) hashes[i] = keccak256(abi.encode(LATEST_TYPEHASH, list[i]));
    return keccak256(abi.encodePacked(hashes));
}

function hashOf(Excess[] calldata list) pure returns (bytes32) {
    if (list.length == 0) return EMPTY_ARRAY;
    bytes32[] memory hashes = new bytes32[](list.length);
    for (uint256 i = 0; i < list.length; i++) hashes[i] = keccak256(abi.encode(EXCESS_TYPEHASH, list[i]));
    return keccak256(abi.encodePacked(hashes));
}

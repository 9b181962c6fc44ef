// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Batch, BATCH_TYPEHASH, hashOf} from "./Batch.sol";
import {IFeeds} from "./IFeeds.sol";
import {BatchId} from "../types/BatchId.sol";
import {StationId} from "../types/StationId.sol";

/// @notice A batch laid out in memory once, for both things that are made of it: the EIP-712 struct hash, which is its
/// identity, and the data of the `BatchSealed` event.
///
///     0x000 type hash         | hashed
///     0x020 station           |
///     0x040 firstSeq          |
///     0x060 count             |  | logged
///     ...   the other words   |  |
///     0x120 rejectLog         |  |
///     0x140 hash of latest    |  |
///     0x160 hash of exceedances  |
///     0x180 epoch                |
type BatchImage is uint256;

using {station, firstSeq, count, from, to, lastSeq, log} for BatchImage global;

function load(Batch calldata batch) pure returns (BatchImage image, BatchId id) {
    bytes32 typeHash = BATCH_TYPEHASH;
    bytes32 latest = hashOf(batch.latest);
    bytes32 exceedances = hashOf(batch.exceedances);
    assembly ("memory-safe") {
        image := mload(0x40)
        mstore(0x40, add(image, 0x1a0))
        mstore(image, typeHash)
        calldatacopy(add(image, 0x20), batch, 0x120)
        // Dirty high bits are refused, without reason, as the ABI decoder refuses them.
        if or(
            shr(32, or(mload(add(image, 0x20)), mload(add(image, 0x60)))),
            shr(64, or(mload(add(image, 0x40)), or(mload(add(image, 0x80)), mload(add(image, 0xa0)))))
        ) {
            revert(0, 0)
        }
        mstore(add(image, 0x140), latest)
        mstore(add(image, 0x160), exceedances)
        id := keccak256(image, 0x180)
    }
}

function station(BatchImage image) pure returns (StationId id) {
    assembly ("memory-safe") {
        id := mload(add(image, 0x20))
    }
}

function firstSeq(BatchImage image) pure returns (uint64 seq) {
    assembly ("memory-safe") {
        seq := mload(add(image, 0x40))
    }
}

function count(BatchImage image) pure returns (uint32 readings) {
    assembly ("memory-safe") {
        readings := mload(add(image, 0x60))
    }
}

function from(BatchImage image) pure returns (uint64 time) {
    assembly ("memory-safe") {
        time := mload(add(image, 0x80))
    }
}

function to(BatchImage image) pure returns (uint64 time) {
    assembly ("memory-safe") {
        time := mload(add(image, 0xa0))
    }
}

/// @dev Checked: the last number of a batch has to fit too.
function lastSeq(BatchImage image) pure returns (uint64) {
    return image.firstSeq() + image.count() - 1;
}

/// @dev Emits `IFeeds.BatchSealed`.
function log(BatchImage image, BatchId id, uint32 epoch) {
    bytes32 topic = IFeeds.BatchSealed.selector;
    assembly ("memory-safe") {
        mstore(add(image, 0x180), and(epoch, 0xffffffff)) // the compiler may leave anything in its high bits
        log4(add(image, 0x60), 0x140, topic, mload(add(image, 0x20)), mload(add(image, 0x40)), id)
    }
}

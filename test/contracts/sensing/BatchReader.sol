// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Batch, hashOf} from "../../../contracts/sensing/Batch.sol";
import {BatchImage, load} from "../../../contracts/sensing/BatchImage.sol";
import {IFeeds} from "../../../contracts/sensing/IFeeds.sol";
import {BatchId} from "../../../contracts/types/BatchId.sol";
import {StationId} from "../../../contracts/types/StationId.sol";

/// @notice Loads a batch's image and shows what is in it.
contract BatchReader {
    struct Fields {
        StationId station;
        uint64 firstSeq;
        uint32 count;
        uint64 from;
        uint64 to;
    }

    /// @param ahead Bytes of memory taken before, so that the image lies elsewhere each time and over used memory.
    function read(
        Batch calldata batch,
        uint256 ahead
    ) external pure returns (BatchId id, Fields memory fields, bool memoryKept) {
        _dirty(ahead);
        bytes memory before = abi.encode(ahead, "kept");
        bytes32 hashBefore = keccak256(before);
        BatchImage image;
        (image, id) = load(batch);
        bytes memory later = abi.encode("allocated after the image", ahead);
        bytes32 hashLater = keccak256(later);
        fields = Fields(image.station(), image.firstSeq(), image.count(), image.from(), image.to());
        memoryKept = keccak256(before) == hashBefore && keccak256(later) == hashLater;
    }

    function lastSeq(Batch calldata batch) external pure returns (uint64) {
        (BatchImage image, ) = load(batch);
        return image.lastSeq();
    }

    function log(Batch calldata batch, uint32 epoch, uint256 ahead) external {
        _dirty(ahead);
        (BatchImage image, BatchId id) = load(batch);
        image.log(id, epoch);
    }

    /// @dev What the compiler writes.
    function emitPlainly(Batch calldata b, BatchId id, uint32 epoch) external {
        (bytes32 latest, bytes32 exceedances) = (hashOf(b.latest), hashOf(b.exceedances));
        emit IFeeds.BatchSealed(
            b.station,
            b.firstSeq,
            id,
            b.count,
            b.from,
            b.to,
            b.root,
            b.qualityProfile,
            b.flagCounts,
            b.rejectLog,
            latest,
            exceedances,
            epoch
        );
    }

    /// @dev Fills free memory with ones and frees part of it again: the image may not rely on zeros.
    function _dirty(uint256 ahead) private pure {
        assembly ("memory-safe") {
            let free := mload(0x40)
            for {
                let i := 0
            } lt(i, 8192) {
                i := add(i, 32)
            } {
                mstore(add(free, i), not(0))
            }
            mstore(0x40, add(free, and(ahead, not(31))))
        }
    }
}

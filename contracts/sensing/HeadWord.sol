// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Phase} from "./IStations.sol";

/// @notice All that sealing a batch needs to know of a station, in one word, so that it is read once and written once:
///
///     | equivocations 32 | gaps 32 | batches 32 | phase 8 | quorum 8 | epoch 32 | lastTo 48 | lastSeq 64 |
///
/// 48 bits of milliseconds last for 8 900 years. These functions are pure: they return a new word and write nothing.
type HeadWord is uint256;

using {
    lastSeq,
    lastTo,
    epoch,
    quorum,
    phase,
    batches,
    gaps,
    equivocations,
    withPhase,
    withGateways,
    afterBatch,
    afterGap,
    afterEquivocation
} for HeadWord global;

uint256 constant LAST_SEQ_MASK = type(uint64).max;
uint256 constant LAST_TO_MASK = uint256(type(uint48).max) << 64;
uint256 constant GATEWAYS_MASK = uint256(type(uint40).max) << 112;
uint256 constant PHASE_MASK = uint256(type(uint8).max) << 152;

function lastSeq(HeadWord word) pure returns (uint64) {
    return uint64(HeadWord.unwrap(word));
}

function lastTo(HeadWord word) pure returns (uint48) {
    return uint48(HeadWord.unwrap(word) >> 64);
}

function epoch(HeadWord word) pure returns (uint32) {
    return uint32(HeadWord.unwrap(word) >> 112);
}

function quorum(HeadWord word) pure returns (uint8) {
    return uint8(HeadWord.unwrap(word) >> 144);
}

function phase(HeadWord word) pure returns (Phase) {
    return Phase(uint8(HeadWord.unwrap(word) >> 152));
}

function batches(HeadWord word) pure returns (uint32) {
    return uint32(HeadWord.unwrap(word) >> 160);
}

function gaps(HeadWord word) pure returns (uint32) {
    return uint32(HeadWord.unwrap(word) >> 192);
}

function equivocations(HeadWord word) pure returns (uint32) {
    return uint32(HeadWord.unwrap(word) >> 224);
}

function withPhase(HeadWord word, Phase to) pure returns (HeadWord) {
    return HeadWord.wrap((HeadWord.unwrap(word) & ~PHASE_MASK) | (uint256(uint8(to)) << 152));
}

function withGateways(HeadWord word, uint32 epoch_, uint8 quorum_) pure returns (HeadWord) {
    return
        HeadWord.wrap((HeadWord.unwrap(word) & ~GATEWAYS_MASK) | (uint256(epoch_) << 112) | (uint256(quorum_) << 144));
}

/// @dev The count of batches does not reach 2^32 while a sequence number is consumed by each and blocks take a second.
/// @param to Not beyond 2^48, see above: Feeds bounds it by the time of the block.
function afterBatch(HeadWord word, uint64 lastSeq_, uint64 to) pure returns (HeadWord) {
    return
        HeadWord.wrap(
            ((HeadWord.unwrap(word) & ~(LAST_SEQ_MASK | LAST_TO_MASK)) | lastSeq_ | (uint256(to) << 64)) + (1 << 160)
        );
}

function afterGap(HeadWord word, uint64 lastSeq_) pure returns (HeadWord) {
    return HeadWord.wrap(((HeadWord.unwrap(word) & ~LAST_SEQ_MASK) | lastSeq_) + (1 << 192));
}

function afterEquivocation(HeadWord word) pure returns (HeadWord) {
    return HeadWord.wrap(HeadWord.unwrap(word) + (1 << 224)); // the topmost field: an overflow reverts
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @dev The lowest bit of an instrument's id says whether its units are lots: so much is known without a look at its terms.
function isLots(uint256 id) pure returns (bool) {
    return id & 1 != 0;
}

/// @dev Of a lot that keeps its history, bits 1 to 63 of its id are the number of its first unit, from 0, in what was issued. So the lots of one issue
/// are known by their ids, and what is the same for all of them is kept once.
uint256 constant FIRST_UNIT = uint256(type(uint64).max - 1);

/// @return The id of the lot as it was issued.
function rootOf(uint256 lot) pure returns (uint256) {
    return lot & ~FIRST_UNIT;
}

/// @return The number of the lot's first unit.
function firstUnitOf(uint256 lot) pure returns (uint256) {
    return (lot & FIRST_UNIT) >> 1;
}

/// @param first At most 63 bits.
function lotIdOf(uint256 lot, uint256 first) pure returns (uint256) {
    return rootOf(lot) | (first << 1);
}

/// @param hash What the rest of the id is taken from.
function instrumentId(bytes32 hash, bool lots) pure returns (uint256) {
    return (uint256(hash) & ~uint256(1)) | (lots ? 1 : 0);
}

/// @notice The ledger's id of what a case issues under a key, as one pool. So a case names its instruments before it issues them, and touches
/// no other's.
function instrumentIdOf(address ledger, address case_, bytes32 key) view returns (uint256) {
    return instrumentIdOn(block.chainid, ledger, case_, key);
}

/// @notice As `instrumentIdOf`, of a ledger on any chain.
function instrumentIdOn(uint256 chainId, address ledger, address case_, bytes32 key) pure returns (uint256) {
    return instrumentId(keccak256(abi.encode(chainId, ledger, case_, key)), false);
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @dev The lowest bit of an instrument's id says whether its units are lots: so much is known without a look at its terms.
function isLots(uint256 id) pure returns (bool) {
    return id & 1 != 0;
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

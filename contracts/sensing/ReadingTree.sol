// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice Whether `proof` leads from `leaf`, number `index` from 0 of `count` readings, to `root`, each step on the side where
/// that number stands:
///
///     node 0 is the root; nodes 2i+1 and 2i+2 are below node i; leaf `index` is node 2 * count - 2 - index
///     node i = keccak256(node 2i+1 | node 2i+2)
///
/// So a place has one leaf: a second reading with the same number has no path. The length of the path follows from the place.
/// @param index Below `count`, or the result is false.
function isLeafAt(
    bytes32 root,
    bytes32 leaf,
    uint256 index,
    uint32 count,
    bytes32[] calldata proof
) pure returns (bool) {
    if (index >= count) return false;
    uint256 node = 2 * uint256(count) - 2 - index;
    bytes32 hash = leaf;
    for (uint256 i = 0; i < proof.length; i++) {
        if (node == 0) return false; // the path is longer than the tree is deep
        hash = node % 2 == 1 ? _pair(hash, proof[i]) : _pair(proof[i], hash);
        node = (node - 1) / 2;
    }
    return node == 0 && hash == root;
}

function _pair(bytes32 left, bytes32 right) pure returns (bytes32 hash) {
    assembly ("memory-safe") {
        mstore(0x00, left)
        mstore(0x20, right)
        hash := keccak256(0x00, 0x40)
    }
}

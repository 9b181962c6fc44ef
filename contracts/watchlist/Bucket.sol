// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ListId} from "../types/ListId.sol";
import {Tag} from "../types/Tag.sol";

/// @notice A whole bucket with its path to a root: whatever tag belongs to the bucket is in it, or is not in the list.
struct Bucket {
    /// @dev The first bits of the tags in it.
    uint256 index;
    /// @dev | tag 160 | reporters 8 | contested 8 | reasons 32 | until 48 |, by their tags.
    bytes32[] entries;
    /// @dev Siblings from the leaf to the root, one for each bit.
    bytes32[] path;
}

bytes32 constant BUCKET_TYPEHASH = keccak256("Bucket(bytes32 list,uint32 epoch,uint256 index,bytes32[] entries)");

using {leafOf, has, tagAt} for Bucket global;

/// @dev Hash of 160 bytes; an inner node is that of 64. So neither is taken for the other.
function leafOf(Bucket memory bucket, ListId list, uint32 epoch) pure returns (bytes32) {
    bytes32 entries = keccak256(abi.encodePacked(bucket.entries));
    return keccak256(abi.encode(BUCKET_TYPEHASH, list, epoch, bucket.index, entries));
}

/// @dev The index says on which side each sibling is, so a root has one bucket for an index and no second.
function rootOf(bytes32 leaf, uint256 index, bytes32[] memory path) pure returns (bytes32 node) {
    node = leaf;
    for (uint256 i = 0; i < path.length; i++) {
        bytes32 sibling = path[i];
        bool right = (index >> i) & 1 == 1;
        node = right ? keccak256(abi.encode(sibling, node)) : keccak256(abi.encode(node, sibling));
    }
}

function tagAt(Bucket memory bucket, uint256 position) pure returns (Tag) {
    return Tag.wrap(bytes20(bucket.entries[position]));
}

function has(Bucket memory bucket, Tag tag) pure returns (bool) {
    for (uint256 i = 0; i < bucket.entries.length; i++) {
        if (bucket.tagAt(i) == tag) return true;
    }
    return false;
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice Merkle trees over uids as OpenZeppelin's SimpleMerkleTree builds them: leaves sorted, laid out as a heap from the
/// end, pairs sorted before hashing.
library Trees {
    function root(bytes32[] memory leaves) internal pure returns (bytes32) {
        return _heap(leaves)[0];
    }

    /// @return path Siblings from the leaf up.
    function proof(bytes32[] memory leaves, bytes32 leaf) internal pure returns (bytes32[] memory path) {
        bytes32[] memory heap = _heap(leaves);
        uint256 index = heap.length - 1;
        while (heap[index] != leaf) index--;
        return _path(heap, index);
    }

    /// @dev The tree of a batch of readings: leaves keep their order, pairs are hashed as they stand.
    function rootInOrder(bytes32[] memory leaves) internal pure returns (bytes32) {
        return _heapInOrder(leaves)[0];
    }

    /// @return path Siblings from leaf `place` up, in the tree of a batch of readings.
    function proofInOrder(bytes32[] memory leaves, uint256 place) internal pure returns (bytes32[] memory path) {
        bytes32[] memory heap = _heapInOrder(leaves);
        return _path(heap, heap.length - 1 - place);
    }

    function node(bytes32 a, bytes32 b) internal pure returns (bytes32) {
        return a < b ? keccak256(abi.encode(a, b)) : keccak256(abi.encode(b, a));
    }

    function _heapInOrder(bytes32[] memory leaves) private pure returns (bytes32[] memory heap) {
        uint256 count = leaves.length;
        heap = new bytes32[](2 * count - 1);
        for (uint256 i = 0; i < count; i++) heap[heap.length - 1 - i] = leaves[i];
        for (uint256 i = count - 1; i > 0; i--) heap[i - 1] = keccak256(abi.encode(heap[2 * i - 1], heap[2 * i]));
    }

    function _path(bytes32[] memory heap, uint256 index) private pure returns (bytes32[] memory path) {
        uint256 depth = 0;
        for (uint256 i = index; i > 0; i = (i - 1) / 2) depth++;
        path = new bytes32[](depth);
        for (uint256 i = 0; i < depth; i++) {
            path[i] = heap[index % 2 == 0 ? index - 1 : index + 1];
            index = (index - 1) / 2;
        }
    }

    function _heap(bytes32[] memory leaves) private pure returns (bytes32[] memory heap) {
        uint256 count = leaves.length;
        bytes32[] memory sorted = new bytes32[](count);
        for (uint256 i = 0; i < count; i++) {
            uint256 j = i;
            for (; j > 0 && sorted[j - 1] > leaves[i]; j--) sorted[j] = sorted[j - 1];
            sorted[j] = leaves[i];
        }
        heap = new bytes32[](2 * count - 1);
        for (uint256 i = 0; i < count; i++) heap[heap.length - 1 - i] = sorted[i];
        for (uint256 i = count - 1; i > 0; i--) heap[i - 1] = node(heap[2 * i - 1], heap[2 * i]);
    }
}

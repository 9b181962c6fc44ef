// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IQbftClient} from "./IQbftClient.sol";
import {Rlp} from "./Rlp.sol";

/// @title StateTrie
/// @notice Walks a Merkle-Patricia trie along a key, through the nodes of a proof, to a value or to the place where there is none.
///
/// OpenZeppelin's TrieProof knows values alone, and copies nodes to memory; here an exclusion is as good a result, and nothing is copied. A node of less than
/// 32 bytes stands in the one above it, and is no node of the proof, as `eth_getProof` gives it. A proof has one form: what follows the end of the path is
/// refused.
library StateTrie {
    using Rlp for uint256;

    /// @dev Root of a trie that holds nothing: keccak256 of the RLP of an empty string.
    bytes32 internal constant EMPTY_ROOT = 0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421;
    uint256 private constant BRANCH_CHILDREN = 16;

    /// @dev Where a walk stands. `end` is zero once it is over; then `from` is where the value's item begins, and zero where there is none.
    struct Walk {
        bytes32 key;
        /// @dev Nibbles that the key has, and that are gone.
        uint256 nibbles;
        uint256 depth;
        /// @dev Node of the proof, and the range of a node in it.
        uint256 node;
        uint256 from;
        uint256 end;
    }

    /// @param key Left-aligned, `nibbles` long: 64 where it is a hash, as in the tries of state and storage.
    /// @return from The value's bytes in calldata, which lie between `from` and `end`; both zero where the trie has nothing under the key.
    function find(
        bytes32 root,
        bytes32 key,
        uint256 nibbles,
        bytes[] calldata proof
    ) internal pure returns (uint256 from, uint256 end) {
        if (proof.length == 0) {
            require(root == EMPTY_ROOT, IQbftClient.QbftClient_ProofInvalid(0));
            return (0, 0);
        }
        Walk memory walk = Walk(key, nibbles, 0, 0, 0, 0);
        _enter(walk, proof, root);
        while (walk.end != 0) _step(walk, proof);
        require(walk.node + 1 == proof.length, IQbftClient.QbftClient_ProofInvalid(walk.node + 1));
        if (walk.from == 0) return (0, 0);
        // What `_step` found to be a string.
        (, from, end) = walk.from.itemAt(type(uint256).max);
        require(from != end, IQbftClient.QbftClient_ProofInvalid(walk.node));
    }

    /* PRIVATE */

    /// @dev Goes to node `walk.node` of the proof, whose hash is known.
    function _enter(Walk memory walk, bytes[] calldata proof, bytes32 hash) private pure {
        require(walk.node < proof.length, IQbftClient.QbftClient_ProofInvalid(walk.node));
        bytes calldata node = proof[walk.node];
        require(keccak256(node) == hash, IQbftClient.QbftClient_ProofInvalid(walk.node));
        uint256 from;
        assembly ("memory-safe") {
            from := node.offset
        }
        (walk.from, walk.end) = (from, from + node.length);
    }

    /// @dev Reads one node, and goes to the next or ends.
    function _step(Walk memory walk, bytes[] calldata proof) private pure {
        (bool list, uint256 from, uint256 stop) = walk.from.itemAt(walk.end);
        require(stop != 0 && stop == walk.end, IQbftClient.QbftClient_ProofInvalid(walk.node));
        if (!list) {
            // The empty trie's only node; no other has this hash.
            require(from == stop && walk.depth == 0, IQbftClient.QbftClient_ProofInvalid(walk.node));
            return _end(walk, 0);
        }
        uint256 wanted = walk.depth < walk.nibbles ? _nibble(walk.key, walk.depth) : BRANCH_CHILDREN;
        (uint256 count, uint256 second, uint256 chosen) = _items(walk, from, stop, wanted);
        if (count == 2) return _stepPath(walk, proof, from, second, stop);
        require(count == BRANCH_CHILDREN + 1, IQbftClient.QbftClient_ProofInvalid(walk.node));
        if (wanted == BRANCH_CHILDREN) return _end(walk, chosen.byteAt() == 0x80 ? 0 : _value(walk, chosen, stop));
        if (chosen.byteAt() == 0x80) return _end(walk, 0);
        walk.depth++;
        _descend(walk, proof, chosen, stop);
    }

    /// @dev How many items there are between `from` and `end`; where the second one begins, and the one that is wanted.
    function _items(
        Walk memory walk,
        uint256 from,
        uint256 end,
        uint256 wanted
    ) private pure returns (uint256 count, uint256 second, uint256 chosen) {
        while (from < end) {
            if (count == 1) second = from;
            if (count == wanted) chosen = from;
            (, , from) = from.itemAt(end);
            require(from != 0, IQbftClient.QbftClient_ProofInvalid(walk.node));
            count++;
        }
    }

    /// @dev A leaf or an extension: a path, and a value or a child.
    function _stepPath(
        Walk memory walk,
        bytes[] calldata proof,
        uint256 pathAt,
        uint256 second,
        uint256 end
    ) private pure {
        (bool leaf, uint256 length, uint256 path) = _path(walk, pathAt, end);
        uint256 left = walk.nibbles - walk.depth;
        bool matches = length <= left && _startsWith(walk, path, length);
        if (leaf) return _end(walk, matches && length == left ? _value(walk, second, end) : 0);
        require(length != 0, IQbftClient.QbftClient_ProofInvalid(walk.node));
        if (!matches) return _end(walk, 0);
        walk.depth += length;
        _descend(walk, proof, second, end);
    }

    /// @dev The path's first nibble says whether it is a leaf's, and whether its length is odd; an even one has a zero more.
    /// `path` is left-aligned.
    function _path(
        Walk memory walk,
        uint256 from,
        uint256 end
    ) private pure returns (bool leaf, uint256 length, uint256 path) {
        (bool list, uint256 start, uint256 stop) = from.itemAt(end);
        uint256 flags = start.byteAt() >> 4;
        bool odd = flags & 1 == 1;
        require(
            !list && stop > start && flags < 4 && (odd || start.byteAt() & 15 == 0),
            IQbftClient.QbftClient_ProofInvalid(walk.node)
        );
        length = 2 * (stop - start - 1) + (odd ? 1 : 0);
        require(length <= 64, IQbftClient.QbftClient_ProofInvalid(walk.node));
        return (flags > 1, length, odd ? start.wordAt() << 4 : (start + 1).wordAt());
    }

    function _startsWith(Walk memory walk, uint256 path, uint256 length) private pure returns (bool) {
        return length == 0 || ((uint256(walk.key) << (4 * walk.depth)) ^ path) >> (256 - 4 * length) == 0;
    }

    /// @dev Goes to the child whose item is at `from`: the hash of the proof's next node, or a short node itself.
    function _descend(Walk memory walk, bytes[] calldata proof, uint256 from, uint256 end) private pure {
        (bool list, uint256 start, uint256 stop) = from.itemAt(end);
        if (list) {
            require(stop - from < 32, IQbftClient.QbftClient_ProofInvalid(walk.node));
            (walk.from, walk.end) = (from, stop);
            return;
        }
        require(stop - start == 32, IQbftClient.QbftClient_ProofInvalid(walk.node));
        walk.node++;
        _enter(walk, proof, bytes32(start.wordAt()));
    }

    /// @return The item at `from`, which has to be a string.
    function _value(Walk memory walk, uint256 from, uint256 end) private pure returns (uint256) {
        (bool list, , ) = from.itemAt(end);
        require(!list, IQbftClient.QbftClient_ProofInvalid(walk.node));
        return from;
    }

    function _end(Walk memory walk, uint256 from) private pure {
        (walk.from, walk.end) = (from, 0);
    }

    function _nibble(bytes32 key, uint256 depth) private pure returns (uint256) {
        return (uint256(key) >> (252 - 4 * depth)) & 15; // depth < 64
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {RLP} from "@openzeppelin/contracts/utils/RLP.sol";

/// @notice What a trie holds: a key of some bytes, none of which begins another, and a value.
struct Entry {
    bytes key;
    bytes value;
}

/// @title TrieImage
/// @notice Builds a Merkle-Patricia trie as the yellow paper's appendix D defines it, and not by what walks it, and gives the nodes that prove a key.
contract TrieImage {
    /// @dev Nodes on the path of the key that is asked for.
    bytes[] private _proof;
    bytes private _key;

    /// @return root Of the trie over `entries`.
    /// @return proof Nodes along the key, from the root on, that have a hash.
    function prove(Entry[] memory entries, bytes memory key) public returns (bytes32 root, bytes[] memory proof) {
        delete _proof;
        _key = nibblesOf(key);
        if (entries.length == 0) return (keccak256(hex"80"), new bytes[](0));
        for (uint256 i = 0; i < entries.length; i++) entries[i].key = nibblesOf(entries[i].key);
        bytes memory node = _node(entries, 0, true);
        // Deeper nodes came first.
        proof = new bytes[](_proof.length + 1);
        proof[0] = node;
        for (uint256 i = 0; i < _proof.length; i++) proof[i + 1] = _proof[_proof.length - 1 - i];
        return (keccak256(node), proof);
    }

    /// @dev All keys agree in the first `depth` nibbles. `path`: and the key that is asked for agrees with them.
    function _node(Entry[] memory entries, uint256 depth, bool path) private returns (bytes memory) {
        bytes[] memory items;
        if (entries.length == 1) {
            items = new bytes[](2);
            items[0] = RLP.encode(_path(entries[0].key, depth, entries[0].key.length, true));
            items[1] = RLP.encode(entries[0].value);
            return RLP.encode(items);
        }
        uint256 common = depth;
        while (_allAgree(entries, common)) common++;
        if (common > depth) {
            items = new bytes[](2);
            items[0] = RLP.encode(_path(entries[0].key, depth, common, false));
            items[1] = _child(entries, common, path && _onPath(entries[0].key, depth, common));
            return RLP.encode(items);
        }
        items = new bytes[](17);
        for (uint256 nibble = 0; nibble < 16; nibble++) {
            Entry[] memory some = _with(entries, depth, nibble);
            bool on = path && depth < _key.length && uint8(_key[depth]) == nibble;
            items[nibble] = some.length == 0 ? bytes(hex"80") : _child(some, depth + 1, on);
        }
        items[16] = hex"80";
        for (uint256 i = 0; i < entries.length; i++) {
            if (entries[i].key.length == depth) items[16] = RLP.encode(entries[i].value);
        }
        return RLP.encode(items);
    }

    /// @return What stands in the node above: a short node itself, or the hash of a longer one.
    function _child(Entry[] memory entries, uint256 depth, bool path) private returns (bytes memory) {
        bytes memory node = _node(entries, depth, path);
        if (node.length < 32) return node;
        if (path) _proof.push(node);
        return RLP.encode(keccak256(node));
    }

    function _allAgree(Entry[] memory entries, uint256 depth) private pure returns (bool) {
        for (uint256 i = 0; i < entries.length; i++) {
            if (entries[i].key.length <= depth || entries[i].key[depth] != entries[0].key[depth]) return false;
        }
        return true;
    }

    function _onPath(bytes memory key, uint256 from, uint256 to) private view returns (bool) {
        if (_key.length < to) return false;
        for (uint256 i = from; i < to; i++) if (_key[i] != key[i]) return false;
        return true;
    }

    function _with(Entry[] memory entries, uint256 depth, uint256 nibble) private pure returns (Entry[] memory some) {
        some = new Entry[](entries.length);
        uint256 count = 0;
        for (uint256 i = 0; i < entries.length; i++) {
            bool fits = entries[i].key.length > depth && uint8(entries[i].key[depth]) == nibble;
            if (fits) some[count++] = entries[i];
        }
        assembly ("memory-safe") {
            mstore(some, count)
        }
    }

    /// @dev The hex-prefix encoding of nibbles `from` to `to`.
    function _path(bytes memory key, uint256 from, uint256 to, bool leaf) private pure returns (bytes memory path) {
        uint256 odd = (to - from) % 2;
        uint256 flags = (leaf ? 2 : 0) + odd;
        path =
            odd == 1 ? abi.encodePacked(uint8((flags << 4) | uint8(key[from]))) : abi.encodePacked(uint8(flags << 4));
        for (uint256 i = from + odd; i < to; i += 2) {
            path = abi.encodePacked(path, uint8((uint8(key[i]) << 4) | uint8(key[i + 1])));
        }
    }

    function nibblesOf(bytes memory key) public pure returns (bytes memory nibbles) {
        nibbles = new bytes(2 * key.length);
        for (uint256 i = 0; i < key.length; i++) {
            nibbles[2 * i] = key[i] >> 4;
            nibbles[2 * i + 1] = key[i] & 0x0f;
        }
    }
}

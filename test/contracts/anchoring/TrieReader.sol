// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {TrieProof} from "@openzeppelin/contracts/utils/cryptography/TrieProof.sol";
import {StateTrie} from "../../../contracts/anchoring/StateTrie.sol";

/// @notice Walks proofs in calldata by StateTrie, and by OpenZeppelin's TrieProof.
contract TrieReader {
    /// @return value Empty where the trie has nothing under the key: it holds no empty value.
    function find(bytes32 root, bytes calldata key, bytes[] calldata proof) external pure returns (bytes memory value) {
        (uint256 from, uint256 end) = StateTrie.find(root, bytes32(key), 2 * key.length, proof);
        value = new bytes(end - from);
        assembly ("memory-safe") {
            calldatacopy(add(value, 32), from, sub(end, from))
        }
    }

    function theirs(bytes32 root, bytes calldata key, bytes[] calldata proof) external pure returns (bytes memory) {
        return TrieProof.traverse(root, key, proof);
    }
}

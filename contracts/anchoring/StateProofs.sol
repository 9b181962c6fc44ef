// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Account, IQbftClient} from "./IQbftClient.sol";
import {Rlp} from "./Rlp.sol";
import {StateTrie} from "./StateTrie.sol";

/// @title StateProofs
/// @notice Accounts and words of storage under a state root, or that there are none. Keys of both tries are hashes, so a path has 64 nibbles.
library StateProofs {
    using Rlp for uint256;

    uint256 private constant NIBBLES = 64;

    /// @return found Whether there is such an account.
    function accountIn(
        bytes32 stateRoot,
        address account,
        bytes[] calldata proof
    ) internal pure returns (bool found, Account memory held) {
        bytes32 key = keccak256(abi.encodePacked(account));
        (uint256 from, uint256 end) = StateTrie.find(stateRoot, key, NIBBLES, proof);
        found = end != 0;
        if (found) _readAccount(held, from, end);
    }

    /// @return word Zero where the trie does not have the slot: no trie holds a zero.
    function wordIn(bytes32 storageRoot, bytes32 slot, bytes[] calldata proof) internal pure returns (uint256 word) {
        bytes32 key = keccak256(abi.encode(slot));
        (uint256 from, uint256 end) = StateTrie.find(storageRoot, key, NIBBLES, proof);
        if (end == 0) return 0;
        bool good;
        uint256 stop;
        (good, word, stop) = from.scalarAt(end, 32);
        require(good && stop == end && word != 0, IQbftClient.QbftClient_ValueInvalid());
    }

    /// @dev [nonce, balance, storageRoot, codeHash]
    function _readAccount(Account memory held, uint256 from, uint256 end) private pure {
        (bool good, uint256 start, uint256 stop) = from.itemAt(end);
        require(good && stop == end, IQbftClient.QbftClient_ValueInvalid());
        uint256 value;
        (good, value, from) = start.scalarAt(end, 8);
        require(good, IQbftClient.QbftClient_ValueInvalid());
        held.nonce = uint64(value); // 8 bytes
        (good, held.balance, from) = from.scalarAt(end, 32);
        require(good, IQbftClient.QbftClient_ValueInvalid());
        (good, held.storageRoot) = from.fixedAt(end, 32);
        require(good, IQbftClient.QbftClient_ValueInvalid());
        (good, held.codeHash) = (from + 33).fixedAt(end, 32);
        require(good && from + 66 == end, IQbftClient.QbftClient_ValueInvalid());
    }
}

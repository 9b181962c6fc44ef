// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {RLP} from "@openzeppelin/contracts/utils/RLP.sol";

/// @notice A header to be made, of validators whose keys are known.
struct HeaderPlan {
    uint64 number;
    uint48 time;
    bytes32 stateRoot;
    /// @dev In ascending order.
    address[] validators;
    uint32 round;
    /// @dev How many items it has: 15 and more, by fork.
    uint256 items;
    /// @dev RLP of the proposer's vote.
    bytes vote;
}

/// @title QbftHeaderImage
/// @notice Writes headers of QBFT chains by OpenZeppelin's RLP, and not by what reads them. A test may change any of the items before it puts them together.
library QbftHeaderImage {
    bytes internal constant NO_VOTE = hex"c0";
    uint256 internal constant EXTRA_DATA = 12;
    bytes32 private constant NO_OMMERS = 0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347;
    bytes32 private constant MIX_HASH = 0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365;
    bytes32 private constant EMPTY_TRIE = 0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421;

    /// @return Its RLP: with its round and with an empty list of seals.
    function encode(HeaderPlan memory plan) internal pure returns (bytes memory) {
        return RLP.encode(itemsOf(plan));
    }

    /// @return The RLP with round zero, of which the block's hash is taken.
    function hashOf(HeaderPlan memory plan) internal pure returns (bytes32) {
        uint32 round = plan.round;
        plan.round = 0;
        bytes memory header = encode(plan);
        plan.round = round;
        return keccak256(header);
    }

    /// @return items RLP of each.
    function itemsOf(HeaderPlan memory plan) internal pure returns (bytes[] memory items) {
        items = new bytes[](plan.items);
        items[0] = RLP.encode(keccak256(abi.encode("block", plan.number)));
        items[1] = RLP.encode(NO_OMMERS);
        items[2] = RLP.encode(plan.validators[plan.number % plan.validators.length]);
        items[3] = RLP.encode(plan.stateRoot);
        items[4] = RLP.encode(EMPTY_TRIE);
        items[5] = RLP.encode(EMPTY_TRIE);
        items[6] = RLP.encode(new bytes(256));
        items[7] = RLP.encode(uint256(1));
        items[8] = RLP.encode(uint256(plan.number));
        items[9] = RLP.encode(uint256(20_000_000));
        items[10] = RLP.encode(uint256(21_000));
        items[11] = RLP.encode(uint256(plan.time));
        items[12] = RLP.encode(extraDataOf(plan));
        items[13] = RLP.encode(MIX_HASH);
        items[14] = RLP.encode(abi.encodePacked(bytes8(0)));
        // Base fee, withdrawals, blob gas used and in excess, beacon root, requests, block access list, slot.
        for (uint256 i = 15; i < plan.items; i++) items[i] = RLP.encode(bytes32(0));
        if (plan.items > 15) items[15] = RLP.encode(uint256(0));
        if (plan.items > 17) items[17] = RLP.encode(uint256(0));
        if (plan.items > 18) items[18] = RLP.encode(uint256(131_072));
    }

    function extraDataOf(HeaderPlan memory plan) internal pure returns (bytes memory) {
        return RLP.encode(extraItemsOf(plan));
    }

    /// @return items RLP of vanity, validators, vote, round and seals.
    function extraItemsOf(HeaderPlan memory plan) internal pure returns (bytes[] memory items) {
        bytes[] memory validators = new bytes[](plan.validators.length);
        for (uint256 i = 0; i < validators.length; i++) validators[i] = RLP.encode(plan.validators[i]);
        items = new bytes[](5);
        items[0] = RLP.encode(bytes32("besu 26.8.0"));
        items[1] = RLP.encode(validators);
        items[2] = plan.vote;
        items[3] = RLP.encode(uint256(plan.round));
        items[4] = hex"c0";
    }

    /// @return A header in which the extra data has other items.
    function encodeWithExtra(HeaderPlan memory plan, bytes[] memory extraItems) internal pure returns (bytes memory) {
        bytes[] memory items = itemsOf(plan);
        items[EXTRA_DATA] = RLP.encode(RLP.encode(extraItems));
        return RLP.encode(items);
    }
}

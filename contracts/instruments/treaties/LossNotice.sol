// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Fingerprint} from "../../types/Fingerprint.sol";
import {LossId} from "../../types/LossId.sol";
import {TreatyId} from "../../types/TreatyId.sol";

/// @notice One loss of an event.
struct LossItem {
    /// @dev When it happened.
    uint48 happenedAt;
    /// @dev When the policy attached.
    uint48 attachedAt;
    /// @dev What it costs the cedent, after what was recovered under the treaty that pays first.
    uint64 amount;
    /// @dev Surplus: of the risk. Otherwise zero.
    uint64 sumInsured;
}

/// @notice Loss advice: that an event happened, and what it costs. Two people of the cedent sign it.
struct LossNotice {
    TreatyId treaty;
    /// @dev Any number; with it two notices of equal contents differ.
    uint64 number;
    /// @dev When the event begins. Without an hours clause, with its first loss.
    uint48 startsAt;
    /// @dev How many of the first losses were called before under the treaty that pays first.
    uint16 inuring;
    /// @dev Root of the salted bordereau.
    bytes32 bordereau;
    /// @dev Key of each loss, of policy and number of the loss.
    Fingerprint[] keys;
    LossItem[] items;
    /// @dev Last second in which it can be brought.
    uint48 deadline;
}

bytes constant LOSS_ITEM_TYPE = "LossItem(uint48 happenedAt,uint48 attachedAt,uint64 amount,uint64 sumInsured)";
bytes32 constant LOSS_ITEM_TYPEHASH = keccak256(LOSS_ITEM_TYPE);
bytes32 constant LOSS_NOTICE_TYPEHASH = keccak256(
    bytes.concat(
        "LossNotice(bytes32 treaty,uint64 number,uint48 startsAt,uint16 inuring,bytes32 bordereau,bytes32[] keys,LossItem[] items,uint48 deadline)",
        LOSS_ITEM_TYPE
    )
);

/// @return Its EIP-712 struct hash.
function lossIdOf(LossNotice calldata n) pure returns (LossId) {
    bytes32[] memory items = new bytes32[](n.items.length);
    for (uint256 i = 0; i < items.length; i++) items[i] = keccak256(abi.encode(LOSS_ITEM_TYPEHASH, n.items[i]));
    bytes32 keys = keccak256(abi.encodePacked(n.keys));
    bytes memory head = abi.encode(LOSS_NOTICE_TYPEHASH, n.treaty, n.number, n.startsAt, n.inuring, n.bordereau);
    bytes memory lists = abi.encode(keys, keccak256(abi.encodePacked(items)), n.deadline);
    return LossId.wrap(keccak256(bytes.concat(head, lists)));
}

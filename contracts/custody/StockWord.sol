// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {UnitWord} from "./UnitWord.sol";
import {FlowId} from "../types/FlowId.sol";
import {OrgId} from "../types/OrgId.sol";
import {SiteId} from "../types/SiteId.sol";

/// @notice An account of the inventory: who, where, of which flow, which class, as its bit. Its low part is a unit's high part.
///
///     | 144 zeros | class 16 | flow 16 | org 32 | site 48 |
type StockKey is uint256;

/// @notice What came, what went and what is left, in one word:
///
///     | items 32 | lost 56 | destroyed 56 | out 56 | in 56 |
///
/// What is in stock follows: in - out - destroyed - lost, so an account always balances. `items` is how many are in stock.
/// An account takes 7.2e16 of the profile's unit over its whole life; beyond that the act reverts.
type StockWord is uint256;

using {taken, given, destroyed, lost, items, stock, plusTaken, plusGone, minusTaken} for StockWord global;

/// @dev One unit of each field.
uint256 constant OUT = 1 << 56;
uint256 constant DESTROYED = 1 << 112;
uint256 constant LOST = 1 << 168;
uint256 constant ITEM = 1 << 224;

function stockKey(OrgId org, SiteId site, FlowId flow, uint16 class_) pure returns (StockKey) {
    uint256 where = (uint256(org.raw()) << 48) | site.raw();
    return StockKey.wrap(where | (uint256(flow.raw()) << 80) | (uint256(class_) << 96));
}

/// @dev The account that a unit's content of a class is in.
function accountOf(UnitWord word, FlowId flow, uint16 class_) pure returns (StockKey) {
    return StockKey.wrap((UnitWord.unwrap(word) >> 176) | (uint256(flow.raw()) << 80) | (uint256(class_) << 96));
}

function taken(StockWord word) pure returns (uint56) {
    return uint56(StockWord.unwrap(word));
}

function given(StockWord word) pure returns (uint56) {
    return uint56(StockWord.unwrap(word) >> 56);
}

function destroyed(StockWord word) pure returns (uint56) {
    return uint56(StockWord.unwrap(word) >> 112);
}

function lost(StockWord word) pure returns (uint56) {
    return uint56(StockWord.unwrap(word) >> 168);
}

function items(StockWord word) pure returns (uint32) {
    return uint32(StockWord.unwrap(word) >> 224);
}

function stock(StockWord word) pure returns (uint56) {
    return taken(word) - given(word) - destroyed(word) - lost(word);
}

/// @dev Reverts when an account has taken more than it can count.
function plusTaken(StockWord word, uint56 quantity, uint256 items_) pure returns (StockWord) {
    uint56 sum = taken(word) + quantity; // checked: the field above stays as it is
    unchecked {
        return StockWord.wrap(StockWord.unwrap(word) - taken(word) + sum + items_ * ITEM); // 2^32 items are never there
    }
}

/// @dev Counts stock that leaves under `field`. The fields that leave never pass `in` together, so none runs into the next.
function plusGone(StockWord word, uint256 field, uint56 quantity, uint256 items_) pure returns (StockWord) {
    unchecked {
        return StockWord.wrap(StockWord.unwrap(word) + field * quantity - items_ * ITEM); // the items are some unit's
    }
}

/// @dev Stock that leaves and takes its `in` along.
function minusTaken(StockWord word, uint56 quantity, uint256 items_) pure returns (StockWord) {
    unchecked {
        return StockWord.wrap(StockWord.unwrap(word) - quantity - items_ * ITEM); // what is in stock was taken
    }
}

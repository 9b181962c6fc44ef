// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Content, CustodyState, StockSlot} from "./CustodyState.sol";
import {accountOf, OUT, StockKey} from "./StockWord.sol";
import {UnitWord} from "./UnitWord.sol";
import {FlowId} from "../types/FlowId.sol";
import {UnitId} from "../types/UnitId.sol";

/// @title Stock
/// @notice Keeps the accounts of the inventory when units come into being, move and end. What the accounts are: IInventory.
library Stock {
    /* ACCOUNTS */

    function take(CustodyState storage state, StockKey account, uint56 quantity, uint256 items) internal {
        StockSlot storage slot = state.stock[account];
        slot.word = slot.word.plusTaken(quantity, items);
    }

    /// @dev Counts what leaves under `field`: OUT, DESTROYED or LOST.
    function remove(
        CustodyState storage state,
        StockKey account,
        uint256 field,
        uint56 quantity,
        uint256 items
    ) internal {
        StockSlot storage slot = state.stock[account];
        slot.word = slot.word.plusGone(field, quantity, items);
    }

    /// @dev Between two sites of one organisation.
    function move(CustodyState storage state, StockKey from, StockKey to, uint56 quantity, uint256 items) internal {
        StockSlot storage slot = state.stock[from];
        slot.word = slot.word.minusTaken(quantity, items);
        take(state, to, quantity, items);
    }

    /// @dev From one organisation to another, or from one class to another.
    function pass(CustodyState storage state, StockKey from, StockKey to, uint56 quantity, uint256 items) internal {
        remove(state, from, OUT, quantity, items);
        take(state, to, quantity, items);
    }

    /* UNITS */

    /// @dev Moves a unit's stock from the place in the word `from` to the place in the word `to`.
    function transfer(CustodyState storage state, UnitId unit, UnitWord from, UnitWord to, FlowId flow) internal {
        if (from.custodian() == to.custodian() && from.site() == to.site()) return;
        for (uint16 left = from.classes(); left != 0; left &= left - 1) {
            (uint16 class_, uint56 quantity, uint16 items) = amountOf(state, unit, from, left);
            StockKey source = accountOf(from, flow, class_);
            StockKey target = accountOf(to, flow, class_);
            if (from.custodian() == to.custodian()) move(state, source, target, quantity, items);
            else pass(state, source, target, quantity, items);
        }
    }

    /// @dev A unit's stock ends with the unit, counted under `field`: DESTROYED or LOST.
    function end(CustodyState storage state, UnitId unit, UnitWord word, FlowId flow, uint256 field) internal {
        for (uint16 left = word.classes(); left != 0; left &= left - 1) {
            (uint16 class_, uint56 quantity, uint16 items) = amountOf(state, unit, word, left);
            remove(state, accountOf(word, flow, class_), field, quantity, items);
        }
    }

    /// @dev The lowest class in `left`, as its bit, and what the unit has of it.
    function amountOf(
        CustodyState storage state,
        UnitId unit,
        UnitWord word,
        uint16 left
    ) internal view returns (uint16 class_, uint56 quantity, uint16 items) {
        class_ = left & (~left + 1);
        uint16 classes = word.classes();
        if (classes & (classes - 1) == 0) return (class_, word.quantity(), word.items());
        Content storage content = state.contents[unit][class_];
        return (class_, content.quantity, content.items);
    }
}

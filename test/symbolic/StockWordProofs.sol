// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {accountOf, DESTROYED, LOST, OUT, StockKey, StockWord, stockKey} from "../../contracts/custody/StockWord.sol";
import {UnitWord} from "../../contracts/custody/UnitWord.sol";
import {FlowId} from "../../contracts/types/FlowId.sol";

/// @notice Of every account that balances: it goes on to balance, and each act counts in its own fields only.
contract StockWordProofs {
    function check_FieldsAreTheWholeWord(StockWord word) external pure {
        uint256 low = word.taken() | (uint256(word.given()) << 56) | (uint256(word.destroyed()) << 112);
        assert(StockWord.unwrap(word) == low | (uint256(word.lost()) << 168) | (uint256(word.items()) << 224));
    }

    function check_AUnitsAccountIsItsPlaces(UnitWord word, FlowId flow, uint16 class_) external pure {
        StockKey key = stockKey(word.custodian(), word.site(), flow, class_);
        assert(StockKey.unwrap(accountOf(word, flow, class_)) == StockKey.unwrap(key));
    }

    function check_PlusTaken(StockWord word, uint56 quantity, uint16 items) external pure {
        if (!_balances(word) || uint256(word.items()) + items > type(uint32).max) return;
        StockWord next = word.plusTaken(quantity, items); // reverts where the field is full
        assert(uint256(next.taken()) == uint256(word.taken()) + quantity);
        assert(next.given() == word.given() && next.destroyed() == word.destroyed() && next.lost() == word.lost());
        assert(next.items() == word.items() + items && next.stock() == word.stock() + quantity);
    }

    function check_MinusTaken(StockWord word, uint56 quantity, uint16 items) external pure {
        if (!_balances(word) || quantity > word.stock() || items > word.items()) return;
        StockWord next = word.minusTaken(quantity, items);
        assert(next.taken() == word.taken() - quantity && next.stock() == word.stock() - quantity);
        assert(next.given() == word.given() && next.destroyed() == word.destroyed() && next.lost() == word.lost());
        assert(next.items() == word.items() - items);
    }

    function check_Given(StockWord word, uint56 quantity, uint16 items) external pure {
        if (!_balances(word) || quantity > word.stock() || items > word.items()) return;
        StockWord next = word.plusGone(OUT, quantity, items);
        assert(next.given() == word.given() + quantity);
        assert(next.destroyed() == word.destroyed() && next.lost() == word.lost());
        _assertGone(word, next, items);
    }

    function check_Destroyed(StockWord word, uint56 quantity, uint16 items) external pure {
        if (!_balances(word) || quantity > word.stock() || items > word.items()) return;
        StockWord next = word.plusGone(DESTROYED, quantity, items);
        assert(next.destroyed() == word.destroyed() + quantity);
        assert(next.given() == word.given() && next.lost() == word.lost());
        _assertGone(word, next, items);
    }

    function check_Lost(StockWord word, uint56 quantity, uint16 items) external pure {
        if (!_balances(word) || quantity > word.stock() || items > word.items()) return;
        StockWord next = word.plusGone(LOST, quantity, items);
        assert(next.lost() == word.lost() + quantity);
        assert(next.given() == word.given() && next.destroyed() == word.destroyed());
        _assertGone(word, next, items);
    }

    /// @dev With the fields as above, what is left follows.
    function check_WhatIsLeft(
        uint56 taken,
        uint56 given,
        uint56 destroyed,
        uint56 lost,
        uint56 quantity
    ) external pure {
        uint256 gone = uint256(given) + destroyed + lost;
        if (gone > taken || quantity > taken - gone) return;
        assert(taken - (given + quantity) - destroyed - lost == taken - given - destroyed - lost - quantity);
    }

    function _assertGone(StockWord word, StockWord next, uint16 items) private pure {
        assert(next.taken() == word.taken() && next.items() == word.items() - items);
    }

    function _balances(StockWord word) private pure returns (bool) {
        return uint256(word.given()) + word.destroyed() + word.lost() <= word.taken();
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Balance, IInventory} from "./IInventory.sol";
import {OUT, StockKey, stockKey, StockWord} from "./StockWord.sol";
import {FlowId} from "../types/FlowId.sol";
import {OrgId} from "../types/OrgId.sol";
import {SiteId} from "../types/SiteId.sol";

/// @title Inventory
/// @notice Documented in IInventory.
abstract contract Inventory is IInventory {
    /// @dev A word with an address, so that its place is computed once.
    struct Account {
        StockWord word;
    }

    mapping(StockKey key => Account) private _accounts;

    /// @inheritdoc IInventory
    function balanceOf(OrgId org, SiteId site, FlowId flow, uint8 class_) external view returns (Balance memory) {
        StockWord word = _accounts[stockKey(org, site, flow, uint16(1 << class_))].word; // zero for a class that no profile can have
        return Balance(word.taken(), word.given(), word.destroyed(), word.lost(), word.stock(), word.items());
    }

    function _take(StockKey key, uint56 quantity, uint256 items) internal {
        Account storage account = _accounts[key];
        account.word = account.word.plusTaken(quantity, items);
    }

    /// @dev Counts what leaves under `field`: OUT, DESTROYED or LOST.
    function _leave(StockKey key, uint256 field, uint56 quantity, uint256 items) internal {
        Account storage account = _accounts[key];
        account.word = account.word.plusGone(field, quantity, items);
    }

    /// @dev Between two sites of one organisation.
    function _move(StockKey from, StockKey to, uint56 quantity, uint256 items) internal {
        Account storage account = _accounts[from];
        account.word = account.word.minusTaken(quantity, items);
        _take(to, quantity, items);
    }

    /// @dev From one organisation to another, or from one class to another.
    function _pass(StockKey from, StockKey to, uint56 quantity, uint256 items) internal {
        _leave(from, OUT, quantity, items);
        _take(to, quantity, items);
    }
}

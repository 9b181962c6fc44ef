// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Dispute} from "./IHandovers.sol";
import {StepRule} from "./StepRule.sol";
import {StockKey, StockWord} from "./StockWord.sol";
import {UnitWord} from "./UnitWord.sol";
import {RulesId} from "../types/RulesId.sol";
import {UnitId} from "../types/UnitId.sol";

/// @notice All that Custody stores, in one struct, so that its libraries take it by reference.
struct CustodyState {
    /// @dev By version and step in one key, see UnitChecks.stepRule: every act reads one.
    mapping(uint256 versionAndStep => StepRule) rules;
    /// @dev When a later version of the same flow was adopted, in seconds; 0 where none was.
    mapping(RulesId rules => uint40) supersededAt;
    mapping(StockKey account => StockSlot) stock;
    mapping(UnitId unit => UnitSlot) units;
    mapping(UnitId unit => UnitId) parentOf;
    /// @dev Kept for classes that may be mixed. A class is its bit.
    mapping(UnitId container => mapping(uint16 class_ => Content)) contents;
    mapping(UnitId unit => Dispute) disputes;
    /// @dev How many of the units that are packed in a container, not of those further down, are recalled.
    mapping(UnitId container => uint256) recalledIn;
}

/// @dev A word in a struct of its own has a storage reference, so that its slot is computed once.
struct UnitSlot {
    UnitWord word;
}

/// @dev See UnitSlot.
struct StockSlot {
    StockWord word;
}

/// @notice The amount of one class in a container that holds several. One slot.
struct Content {
    uint56 quantity;
    uint16 items;
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {StockKey, StockWord} from "./StockWord.sol";

/// @title Inventory
/// @notice Stock and mass balance by organisation, site and class, in the unit of the flow's profile.
///
/// Quantities are those on record: a measurement inside the tolerance changes nothing, so what one side gives is what the
/// other takes. What moves between two sites of one organisation takes its `taken` along: over all sites that is what came
/// from outside.
interface IInventory {
    /// @notice An account of the inventory, see StockWord; zero where nothing was counted. CustodyLens decodes it.
    function stockOf(StockKey account) external view returns (StockWord);
}

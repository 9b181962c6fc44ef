// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FlowId} from "../types/FlowId.sol";
import {OrgId} from "../types/OrgId.sol";
import {SiteId} from "../types/SiteId.sol";

/// @notice What an organisation has and had of a class at a site. `taken` = `given` + `destroyed` + `lost` + `stock`, always.
struct Balance {
    /// @dev Commissioned, taken over, made of something else, or found.
    uint56 taken;
    /// @dev Handed over, or counted as another class since.
    uint56 given;
    /// @dev Destroyed, or made into something else.
    uint56 destroyed;
    /// @dev Declared lost, or found to be less than recorded.
    uint56 lost;
    uint56 stock;
    /// @dev How many items are in stock.
    uint32 items;
}

/// @title Inventory
/// @notice Stock and mass balance by organisation, site and class, in the unit of the flow's profile.
///
/// Quantities are those on record: a measurement inside the tolerance changes nothing, so what one side gives is what the
/// other takes. What moves between two sites of one organisation takes its `taken` along: over all sites that is what came
/// from outside.
interface IInventory {
    function balanceOf(OrgId org, SiteId site, FlowId flow, uint8 class_) external view returns (Balance memory);
}

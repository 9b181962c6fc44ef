// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Handover} from "../../../contracts/custody/Handover.sol";
import {IUnits} from "../../../contracts/custody/IUnits.sol";
import {Phase} from "../../../contracts/custody/UnitWord.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {HandoversBase} from "./HandoversBase.sol";

/// @notice Where a phase depends on the profile's step. What follows what: UnitTransitions.
contract UnitPhasesTest is HandoversBase {
    function test_RevertWhen_ReturningToActive_WhereTheProfileDoesNotLetIt() public {
        bring(toLorry());
        handOver(unit, DELIVERED, carrier, plant, PLANT_SITE);
        refuse(unit, RETURNED, plant, hospital, STORE_SITE);
        Handover memory handover = handoverOf(unit, RETURNED, plant, hospital, STORE_SITE);
        bring(handover);
        assertPhase(unit, Phase.Active);
        UnitId other = inStore("other");
        refuse(other, CARRIED, hospital, carrier, TRUCK_SITE);
        handover = handoverOf(other, CARRIED, hospital, carrier, TRUCK_SITE);
        refusedWith(handover, abi.encodeWithSelector(IUnits.Custody_Returning.selector, other));
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Condition, Handover, HandoverAcceptance, HandoverOffer} from "../../../contracts/custody/Handover.sol";
import {IHandovers} from "../../../contracts/custody/IHandovers.sol";
import {Phase, UnitWord} from "../../../contracts/custody/UnitWord.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {HandoversBase} from "./HandoversBase.sol";

/// @notice Handovers that are submitted together, of which somebody submitted some before.
contract HandoversManyTest is HandoversBase {
    UnitId private other;

    function setUp() public override {
        super.setUp();
        other = inStore("another bag");
    }

    /* WHAT IS DONE IS SKIPPED */

    function test_OneWasTakenBefore() public {
        _broughtBefore(Condition.Conformant, Phase.Active);
    }

    function test_OneWasFoundDamagedBefore() public {
        _broughtBefore(Condition.Damaged, Phase.Disputed);
    }

    function test_OneWasRefusedBefore() public {
        _broughtBefore(Condition.Refused, Phase.Returning);
    }

    function test_AllWereBroughtBefore() public {
        Handover[] memory all = _all(Condition.Conformant);
        bring(all[0]);
        bring(all[1]);
        custody.handOverMany(all);
    }

    /* WHAT IS NOT DONE IS NOT */

    function test_RevertWhen_OneIsVoid() public {
        Handover[] memory all = _all(Condition.Conformant);
        vm.startPrank(hospital.maker);
        custody.breakSeal(other, nowTime(), EVIDENCE);
        vm.stopPrank();
        _refused(all);
    }

    function test_RevertWhen_AnotherHandoverOfItWasBrought() public {
        Handover[] memory all = _all(Condition.Conformant);
        handOver(other, CARRIED, hospital, carrier, PLANT_SITE);
        _refused(all);
    }

    function test_RevertWhen_ItWentToAnother() public {
        Handover[] memory all = _all(Condition.Conformant);
        handOver(other, RETURNED, hospital, hospital, TRUCK_SITE);
        _refused(all);
    }

    function test_RevertWhen_AnotherDisputeOfItIsOpen() public {
        Handover[] memory all = _all(Condition.Damaged);
        HandoverOffer memory offer = offerOf(other, CARRIED, carrier);
        bring(signed(offer, acceptanceOf(offer, TRUCK_SITE, Condition.SealBroken), hospital, carrier));
        _refused(all);
    }

    function test_RevertWhen_ItWasTakenInsteadOfRefused() public {
        Handover[] memory all = _all(Condition.Refused);
        handOver(other, CARRIED, hospital, carrier, TRUCK_SITE);
        _refused(all);
    }

    function test_RevertWhen_ItWasHandedOnSince() public {
        Handover[] memory all = _all(Condition.Conformant);
        bring(all[1]);
        handOver(other, DELIVERED, carrier, plant, PLANT_SITE);
        _refused(all);
    }

    /* HELPERS */

    function _all(Condition second) private view returns (Handover[] memory all) {
        all = new Handover[](2);
        HandoverOffer memory offer = offerOf(other, CARRIED, carrier);
        HandoverAcceptance memory acceptance = acceptanceOf(offer, TRUCK_SITE, second);
        (all[0], all[1]) = (toLorry(), signed(offer, acceptance, hospital, carrier));
    }

    function _broughtBefore(Condition condition, Phase phase) private {
        Handover[] memory all = _all(condition);
        bring(all[1]);
        UnitWord before = custody.wordOf(other);
        vm.prank(OUTSIDER);
        custody.handOverMany(all);
        assertWith(unit, carrier, TRUCK_SITE, CARRIED, Phase.Active);
        assertPhase(other, phase);
        vm.assertTrue(same(custody.wordOf(other), before), "skipped");
    }

    function _refused(Handover[] memory all) private {
        uint16 hops = custody.wordOf(other).hops();
        expectError(abi.encodeWithSelector(IHandovers.Handovers_WrongHop.selector, other, hops, FIRST));
        custody.handOverMany(all);
        vm.assertEq(custody.wordOf(unit).hops(), FIRST, "none of them");
    }
}

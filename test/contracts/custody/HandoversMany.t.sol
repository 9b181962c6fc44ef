// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Condition, Handover, HandoverAcceptance, HandoverOffer} from "../../../contracts/custody/Handover.sol";
import {IHandovers} from "../../../contracts/custody/IHandovers.sol";
import {Phase, UnitWord} from "../../../contracts/custody/UnitWord.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {HandoversBase} from "./HandoversBase.sol";
import {Terms} from "./Terms.sol";

/// @notice Handovers that are submitted together, of which somebody submitted or voided some before.
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
        _skips(unit);
        _skips(other);
        custody.handOverMany(all);
    }

    /// @dev Two handovers of a trip that was signed without network.
    function test_TheFirstTwoOfATripWereBroughtBefore() public {
        Handover[] memory all = _trip();
        bring(all[0]);
        bring(all[1]);
        UnitWord before = custody.wordOf(unit);
        vm.expectEmit(address(custody));
        emit IHandovers.HandoverSkipped(unit, FIRST);
        vm.expectEmit(address(custody));
        emit IHandovers.HandoverSkipped(unit, FIRST + 1);
        vm.prank(OUTSIDER);
        custody.handOverMany(all);
        assertWith(other, carrier, TRUCK_SITE, CARRIED, Phase.Active);
        vm.assertTrue(same(custody.wordOf(unit), before), "skipped");
    }

    function test_TheFirstOfATripWasBroughtBefore() public {
        Handover[] memory all = _trip();
        bring(all[0]);
        _skips(unit);
        custody.handOverMany(all);
        assertWith(unit, plant, PLANT_SITE, DELIVERED, Phase.Active);
        assertWith(other, carrier, TRUCK_SITE, CARRIED, Phase.Active);
    }

    /* SO IS WHAT IS VOID */

    function test_OneIsVoid() public {
        Handover[] memory all = _all(Condition.Conformant);
        vm.startPrank(hospital.maker);
        custody.breakSeal(other, nowTime(), EVIDENCE);
        vm.stopPrank();
        _skipped(all);
    }

    function test_AnotherHandoverOfItWasBrought() public {
        Handover[] memory all = _all(Condition.Conformant);
        handOver(other, CARRIED, hospital, carrier, PLANT_SITE);
        _skipped(all);
    }

    function test_ItWentToAnother() public {
        Handover[] memory all = _all(Condition.Conformant);
        handOver(other, RETURNED, hospital, hospital, TRUCK_SITE);
        _skipped(all);
    }

    function test_AnotherDisputeOfItIsOpen() public {
        Handover[] memory all = _all(Condition.Damaged);
        HandoverOffer memory offer = offerOf(other, CARRIED, carrier);
        bring(signed(offer, acceptanceOf(offer, TRUCK_SITE, Condition.SealBroken), hospital, carrier));
        _skipped(all);
    }

    function test_ItWasTakenInsteadOfRefused() public {
        Handover[] memory all = _all(Condition.Refused);
        handOver(other, CARRIED, hospital, carrier, TRUCK_SITE);
        _skipped(all);
    }

    function test_ItWasHandedOnSince() public {
        Handover[] memory all = _all(Condition.Conformant);
        bring(all[1]);
        handOver(other, DELIVERED, carrier, plant, PLANT_SITE);
        _skipped(all);
    }

    /* WHAT IS NOT YET IS NOT SKIPPED */

    function test_RevertWhen_TheHandoverBeforeIsMissing() public {
        Handover[] memory all = _trip();
        all[0] = all[2];
        expectError(abi.encodeWithSelector(IHandovers.Handovers_WrongHop.selector, unit, FIRST, FIRST + 1));
        custody.handOverMany(all);
        vm.assertEq(custody.wordOf(other).hops(), FIRST, "none of them");
    }

    /* HELPERS */

    /// @dev The bag to the lorry and to the plant, and another bag.
    function _trip() private view returns (Handover[] memory all) {
        all = new Handover[](3);
        HandoverOffer memory onward = HandoverOffer(
            unit,
            Terms.offer(FIRST + 1, DELIVERED, plant.id, BAG, 1, nowTime(), nowTime() + 1 hours),
            EVIDENCE
        );
        all[0] = toLorry();
        all[1] = signed(onward, acceptanceOf(onward, PLANT_SITE), carrier, plant);
        all[2] = handoverOf(other, CARRIED, hospital, carrier, TRUCK_SITE);
    }

    function _skips(UnitId id) private {
        vm.expectEmit(address(custody));
        emit IHandovers.HandoverSkipped(id, FIRST);
    }

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
        _skips(other);
        vm.prank(OUTSIDER);
        custody.handOverMany(all);
        assertWith(unit, carrier, TRUCK_SITE, CARRIED, Phase.Active);
        assertPhase(other, phase);
        vm.assertTrue(same(custody.wordOf(other), before), "skipped");
    }

    function _skipped(Handover[] memory all) private {
        UnitWord before = custody.wordOf(other);
        _skips(other);
        custody.handOverMany(all);
        vm.assertTrue(same(custody.wordOf(other), before), "nothing is done");
        vm.assertEq(custody.wordOf(unit).hops(), FIRST + 1, "the other is handed over");
    }
}

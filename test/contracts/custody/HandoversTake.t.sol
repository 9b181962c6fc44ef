// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Condition, Handover, HandoverOffer} from "../../../contracts/custody/Handover.sol";
import {Dispute, IHandovers} from "../../../contracts/custody/IHandovers.sol";
import {Balance} from "../../../contracts/custody/ICustodyLens.sol";
import {IUnits} from "../../../contracts/custody/IUnits.sol";
import {Phase, UnitWord} from "../../../contracts/custody/UnitWord.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {HandoversBase} from "./HandoversBase.sol";
import {Terms} from "./Terms.sol";

/// @notice Custody goes from one hand to another, or stays.
contract HandoversTakeTest is HandoversBase {
    function test_CustodyMoves() public {
        vm.warp(START + 100);
        UnitWord before = custody.wordOf(unit);
        bring(toLorry());
        assertWith(unit, carrier, TRUCK_SITE, CARRIED, Phase.Active);
        UnitWord word = custody.wordOf(unit);
        vm.assertEq(word.hops(), before.hops() + 1, "one handover more");
        vm.assertEq(word.since(), START + 100, "the clock starts anew");
        vm.assertEq(word.quantity(), BAG, "the quantity on record");
    }

    function test_StockMovesWithIt() public {
        bring(toLorry());
        assertBalance(hospital, STORE_SITE, Balance(BAG, BAG, 0, 0, 0, 0));
        assertBalance(carrier, TRUCK_SITE, Balance(BAG, 0, 0, 0, BAG, 1));
    }

    function test_BetweenTwoSitesOfOneOrganisation() public {
        UnitId other = bag("another bag");
        handOver(other, COLLECTED, hospital, hospital, STORE_SITE);
        assertWith(other, hospital, STORE_SITE, COLLECTED, Phase.Active);
        assertBalance(hospital, WARD_SITE, Balance(0, 0, 0, 0, 0, 0));
        assertBalance(hospital, STORE_SITE, Balance(2 * BAG, 0, 0, 0, 2 * BAG, 2));
    }

    function test_TheEventCarriesWhatWasSigned() public {
        Handover memory handover = toLorry();
        handover.offer.evidence = "giver's scale";
        handover.acceptance.evidence = "receiver's scale";
        handover = signed(handover.offer, handover.acceptance, hospital, carrier);
        UnitWord next = custody.wordOf(unit).withPlace(carrier.id, TRUCK_SITE).withStep(CARRIED).nextHop();
        vm.expectEmit(address(custody));
        emit IHandovers.HandoverConcluded(
            unit,
            next.withSince(nowTime()),
            handover.offer.terms.withGiver(hospital.id),
            handover.acceptance.terms,
            hospital.maker,
            carrier.device,
            "giver's scale",
            "receiver's scale"
        );
        bring(handover);
        vm.assertTrue(same(custody.wordOf(unit), next.withSince(nowTime())), "the event's word");
    }

    function test_DevicesOnBothSides() public {
        HandoverOffer memory offer = offerOf(unit, CARRIED, carrier);
        string memory giver = deviceOf(hospital);
        bring(signed(offer, acceptanceOf(offer, TRUCK_SITE), new UnitId[](0), giver, makerOf(carrier)));
        assertWith(unit, carrier, TRUCK_SITE, CARRIED, Phase.Active);
    }

    function test_ABoxMovesWithAllThatIsInIt() public {
        (UnitId parent, UnitId[] memory bags) = fullBox("a box");
        toCarrier(parent);
        vm.assertTrue(custodyLens.unitOf(bags[0]).custodian == carrier.id, "first");
        vm.assertTrue(custodyLens.unitOf(bags[1]).custodian == carrier.id, "second");
        assertBalance(carrier, TRUCK_SITE, Balance(2 * BAG, 0, 0, 0, 2 * BAG, 2));
    }

    /* MANY */

    function test_ManyTogether() public {
        UnitId second = inStore("a second bag");
        Handover[] memory all = _two(second);
        vm.prank(OUTSIDER);
        custody.handOverMany(all);
        assertWith(unit, carrier, TRUCK_SITE, CARRIED, Phase.Active);
        assertWith(second, carrier, TRUCK_SITE, CARRIED, Phase.Active);
    }

    function test_RevertWhen_OneOfManyIsBad() public {
        Handover[] memory all = _two(inStore("a second bag"));
        all[1].offer.terms = all[0].offer.terms;
        all[1].offer.evidence = "other";
        vm.expectRevert();
        custody.handOverMany(all);
        assertWith(unit, hospital, STORE_SITE, STORED, Phase.Active);
    }

    function test_RevertWhen_ManyAreNone() public {
        expectError(abi.encodeWithSelector(IUnits.Custody_NoUnits.selector));
        custody.handOverMany(new Handover[](0));
    }

    /// @dev The second is on record by then, as if somebody had submitted it before.
    function test_TheSameTwiceInOneCallIsDoneOnce() public {
        vm.recordLogs();
        custody.handOverMany(_two(unit));
        vm.assertEq(vm.getRecordedLogs().length, 2, "one HandoverConcluded, one HandoverSkipped");
        assertWith(unit, carrier, TRUCK_SITE, CARRIED, Phase.Active);
        vm.assertEq(custody.wordOf(unit).hops(), FIRST + 1, "hops");
    }

    function test_OfTwoOutcomesOfOneOfferInOneCallTheFirstIsDone() public {
        Handover[] memory all = _two(unit);
        all[1] = conditionIs(Condition.Damaged);
        vm.expectEmit(address(custody));
        emit IHandovers.HandoverSkipped(unit, FIRST);
        custody.handOverMany(all);
        assertWith(unit, carrier, TRUCK_SITE, CARRIED, Phase.Active);
    }

    /* REFUSED */

    function test_RefusedItStaysAndIsOnItsWayBack() public {
        UnitWord before = custody.wordOf(unit);
        refuse(unit, CARRIED, hospital, carrier, TRUCK_SITE);
        UnitWord expected = before.withPhase(Phase.Returning).nextHop();
        vm.assertTrue(same(custody.wordOf(unit), expected), "only phase and hops");
        assertBalance(hospital, STORE_SITE, Balance(BAG, 0, 0, 0, BAG, 1));
        vm.assertEq(custody.disputeOf(unit).when, 0, "no dispute");
    }

    function test_ItComesBack() public {
        bring(toLorry());
        refuse(unit, DELIVERED, carrier, plant, PLANT_SITE);
        handOver(unit, RETURNED, carrier, hospital, STORE_SITE);
        assertWith(unit, hospital, STORE_SITE, RETURNED, Phase.Active);
        assertBalance(carrier, TRUCK_SITE, Balance(BAG, BAG, 0, 0, 0, 0));
    }

    function test_RevertWhen_WhatWasRefusedGoesOn() public {
        bring(toLorry());
        refuse(unit, DELIVERED, carrier, plant, PLANT_SITE);
        Handover memory again = handoverOf(unit, DELIVERED, carrier, plant, PLANT_SITE);
        refusedWith(again, abi.encodeWithSelector(IUnits.Custody_Returning.selector, unit));
    }

    /* DISPUTED */

    function testFuzz_UnsoundItIsInDispute(uint8 number) public {
        Condition condition = Condition(_bound(number, 1, 3)); // SealBroken, Damaged, WrongClass
        UnitWord before = custody.wordOf(unit);
        bring(conditionIs(condition));
        vm.assertTrue(same(custody.wordOf(unit), before.withPhase(Phase.Disputed).nextHop()), "only phase and hops");
        assertBalance(hospital, STORE_SITE, Balance(BAG, 0, 0, 0, BAG, 1));
        Dispute memory dispute = custody.disputeOf(unit);
        Dispute memory expected = Dispute(carrier.id, TRUCK_SITE, CARRIED, condition, nowTime(), BAG, 1);
        vm.assertEq(abi.encode(dispute), abi.encode(expected), "dispute");
    }

    function test_RevertWhen_DisputedItIsHandedOver() public {
        dispute(unit, CARRIED, hospital, carrier, TRUCK_SITE);
        Handover memory again = toLorry();
        refusedWith(again, abi.encodeWithSelector(IUnits.Custody_WrongPhase.selector, unit, Phase.Disputed));
    }

    function test_RevertWhen_TheConditionStandsForNothing() public {
        Handover memory handover = toLorry();
        uint256 word = uint256(nowTime()) << 128;
        word |= (uint256(5) << 120) | (uint256(1) << 104) | (uint256(BAG) << 48) | TRUCK_SITE.raw();
        assembly ("memory-safe") {
            mstore(mload(add(handover, 0x20)), word)
        }
        handover = signed(handover.offer, handover.acceptance, hospital, carrier);
        vm.expectRevert();
        custody.handOver(handover);
    }

    function _two(UnitId second) private view returns (Handover[] memory all) {
        all = new Handover[](2);
        all[0] = toLorry();
        all[1] = handoverOf(second, CARRIED, hospital, carrier, TRUCK_SITE);
    }
}

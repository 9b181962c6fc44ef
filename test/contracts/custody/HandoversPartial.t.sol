// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Condition, Handover, HandoverAcceptance, HandoverOffer} from "../../../contracts/custody/Handover.sol";
import {Balance} from "../../../contracts/custody/ICustodyLens.sol";
import {IPacking} from "../../../contracts/custody/IPacking.sol";
import {IUnits} from "../../../contracts/custody/IUnits.sol";
import {SEALED, Phase, UnitWord} from "../../../contracts/custody/UnitWord.sol";
import {CARRIER} from "../../../contracts/types/Roles.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {HandoversBase} from "./HandoversBase.sol";

/// @notice Of a box with three bags, one of sharps among them, the receiver leaves some with the giver.
contract HandoversPartialTest is HandoversBase {
    UnitId private parent;
    UnitId[] private bags;

    function setUp() public override {
        super.setUp();
        parent = box("the box");
        bags.push(bag("bag of 1", INFECTIOUS, 1_000));
        bags.push(bag("bag of 2", INFECTIOUS, 2_000));
        bags.push(bag("sharps of 4", SHARPS, 4_000));
        pack(parent, bags);
        store(parent);
        seal(hospital, parent);
    }

    function test_OneIsLeftBehind() public {
        bring(_leaving(one(bags[0]), 6_000, 2));
        assertWith(parent, carrier, TRUCK_SITE, CARRIED, Phase.Active);
        assertWith(bags[0], hospital, STORE_SITE, STORED, Phase.Returning);
        UnitWord word = custody.wordOf(parent);
        vm.assertFalse(word.has(SEALED), "the seal is opened");
        vm.assertEq(word.quantity(), 6_000, "quantity");
        vm.assertEq(word.items(), 2, "items");
        vm.assertTrue(custody.parentOf(bags[0]).isNull(), "out of the box");
        vm.assertTrue(custodyLens.rootOf(bags[1]) == parent, "still in the box");
    }

    function test_StockIsDivided() public {
        bring(_leaving(one(bags[0]), 6_000, 2));
        // With the bag that every test has in the store.
        assertBalance(hospital, STORE_SITE, Balance(3_000 + BAG, 2_000, 0, 0, 1_000 + BAG, 2));
        assertBalance(carrier, TRUCK_SITE, Balance(2_000, 0, 0, 0, 2_000, 1));
        Balance memory sharps = custodyLens.balanceOf(carrier.id, TRUCK_SITE, flow, SHARPS);
        vm.assertEq(sharps.stock, 4_000, "sharps");
    }

    function test_ItTellsWhatWasUnpacked() public {
        Handover memory handover = _leaving(one(bags[0]), 6_000, 2);
        UnitWord left = custody.wordOf(parent).withoutFlag(SEALED).withAmount(6_000, 2);
        vm.expectEmit(address(custody));
        emit IPacking.UnitsRefused(parent, hospital.id, left, carrier.device, nowTime(), one(bags[0]));
        bring(handover);
    }

    function test_AllOfOneClassIsLeftBehind() public {
        bring(_leaving(one(bags[2]), 3_000, 2));
        vm.assertEq(custody.wordOf(parent).classes(), 1 << INFECTIOUS, "no sharps any more");
        vm.assertEq(custodyLens.balanceOf(carrier.id, TRUCK_SITE, flow, SHARPS).taken, 0, "no sharps taken");
    }

    function test_OnlyTheBoxIsTaken() public {
        bring(_leaving(bags, 0, 0));
        assertWith(parent, carrier, TRUCK_SITE, CARRIED, Phase.Active);
        vm.assertEq(custody.wordOf(parent).classes(), 0, "empty");
        for (uint256 i = 0; i < 3; i++) assertWith(bags[i], hospital, STORE_SITE, STORED, Phase.Returning);
        vm.assertEq(balanceAt(carrier, TRUCK_SITE).taken, 0, "nothing taken");
    }

    /// @dev What is taken is measured against what is taken of the record; the giver's weight is of the whole.
    function test_TheToleranceIsOfWhatIsTaken() public {
        bring(_leaving(one(bags[2]), 2_700, 2));
        assertPhase(parent, Phase.Active);
    }

    function test_OutOfToleranceTheRestIsInDispute() public {
        bring(_leaving(one(bags[2]), 2_699, 2));
        assertWith(parent, hospital, STORE_SITE, STORED, Phase.Disputed);
        assertWith(bags[2], hospital, STORE_SITE, STORED, Phase.Returning);
        vm.assertTrue(custodyLens.rootOf(bags[0]) == parent, "still in the box");
    }

    function test_TheGiversMeasureIsOfTheWhole() public {
        UnitId[] memory left = one(bags[2]);
        bring(measured(parent, 3_000, 2, 3_000, 2, left));
        assertPhase(parent, Phase.Disputed);
    }

    function test_RefusedAsAWhole() public {
        HandoverOffer memory offer = offerOf(parent, CARRIED, carrier);
        HandoverAcceptance memory acceptance = acceptanceOf(offer, TRUCK_SITE, Condition.Refused);
        bring(signed(offer, acceptance, one(bags[0]), makerOf(hospital), deviceOf(carrier)));
        assertPhase(parent, Phase.Returning);
        assertPhase(bags[0], Phase.Returning);
    }

    function test_WhatWasLeftGoesBack() public {
        bring(_leaving(bags, 0, 0));
        UnitId loose = bags[1];
        handOver(loose, RETURNED, hospital, hospital, WARD_SITE);
        assertWith(loose, hospital, WARD_SITE, RETURNED, Phase.Active);
    }

    /// @dev The empty box is on its way back from the first bag on, and none that is not gets in.
    function test_WhatWasLeftIsPackedAndGoesBackTogether() public {
        bring(_leaving(bags, 0, 0));
        UnitId fresh = box("another box");
        record(hospital, fresh, STORED, STORE_SITE);
        pack(fresh, bags);
        assertWith(fresh, hospital, STORE_SITE, STORED, Phase.Returning);
        vm.prank(hospital.maker);
        expectError(abi.encodeWithSelector(IUnits.Custody_WrongPhase.selector, unit, Phase.Active));
        custody.pack(fresh, one(unit), nowTime());
        handOver(fresh, RETURNED, hospital, hospital, WARD_SITE);
        vm.assertTrue(custodyLens.unitOf(bags[1]).phase == Phase.Active, "with its box");
        vm.assertTrue(custodyLens.unitOf(bags[1]).site == WARD_SITE, "where its box is");
    }

    /// @dev What the first carrier left goes with another, under a new offer.
    function test_WhatWasLeftGoesWithAnotherReceiver() public {
        bring(_leaving(bags, 0, 0));
        Org memory other = admitOrg("Another carrier", CARRIER);
        UnitId fresh = box("another box");
        record(hospital, fresh, STORED, STORE_SITE);
        pack(fresh, bags);
        handOver(fresh, RETURNED, hospital, hospital, WARD_SITE);
        record(hospital, fresh, STORED, STORE_SITE);
        seal(hospital, fresh);
        handOver(fresh, CARRIED, hospital, other, TRUCK_SITE);
        assertWith(fresh, other, TRUCK_SITE, CARRIED, Phase.Active);
        vm.assertTrue(custodyLens.unitOf(bags[2]).custodian == other.id, "with its box");
    }

    function test_WhatIsLeftOfARecalledBoxIsRecalled() public {
        Uid why = statementBy(agency);
        vm.prank(agency.maker);
        custody.setRecall(one(parent), true, why);
        HandoverOffer memory offer = offerOf(parent, RETURNED, hospital);
        HandoverAcceptance memory acceptance = acceptanceOf(offer, WARD_SITE, Condition.Refused);
        bring(signed(offer, acceptance, one(bags[0]), makerOf(hospital), deviceOf(hospital)));
        vm.assertTrue(custodyLens.unitOf(bags[0]).isRecalled, "left");
    }

    function test_RevertWhen_WhatIsLeftIsNotInside() public {
        Handover memory handover = _leaving(one(unit), 7_000, 3);
        bytes4 selector = IPacking.Packing_NotInside.selector;
        refusedWith(handover, abi.encodeWithSelector(selector, unit, UnitId.wrap(0), parent));
    }

    function test_RevertWhen_OneIsLeftTwice() public {
        Handover memory handover = _leaving(two(bags[0], bags[0]), 5_000, 1);
        bytes4 selector = IPacking.Packing_NotInside.selector;
        refusedWith(handover, abi.encodeWithSelector(selector, bags[0], UnitId.wrap(0), parent));
    }

    function test_RevertWhen_ABagIsLeftOfABag() public {
        HandoverOffer memory offer = offerOf(unit, CARRIED, carrier);
        UnitId[] memory left = one(bags[0]);
        HandoverAcceptance memory acceptance = acceptanceOf(offer, TRUCK_SITE);
        Handover memory handover = signed(offer, acceptance, left, makerOf(hospital), deviceOf(carrier));
        bytes4 selector = IPacking.Packing_NotInside.selector;
        refusedWith(handover, abi.encodeWithSelector(selector, bags[0], parent, unit));
    }

    function _leaving(UnitId[] memory left, uint56 taken, uint16 items) private view returns (Handover memory) {
        return measured(parent, 7_000, 3, taken, items, left);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Creation} from "../../../contracts/custody/Creation.sol";
import {IPacking} from "../../../contracts/custody/IPacking.sol";
import {Unit} from "../../../contracts/custody/ICustodyLens.sol";
import {IUnits} from "../../../contracts/custody/IUnits.sol";
import {PACKED, Phase, UnitWord} from "../../../contracts/custody/UnitWord.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {CustodyBase} from "./CustodyBase.sol";
import {Terms} from "./Terms.sol";

/// @notice What goes into a container goes where it goes, and comes out where it is.
contract PackingTest is CustodyBase {
    /* IN AND OUT */

    function test_Pack() public {
        (UnitId parent, UnitId a, UnitId b) = (box("box"), bag("a"), bag("b"));
        (UnitWord word, UnitWord child) = (custody.wordOf(parent), custody.wordOf(a));
        word = word.withClasses(1).withAmount(2 * BAG, 2).nextHop();
        vm.expectEmit(address(custody));
        emit IPacking.UnitsPacked(parent, hospital.id, word, hospital.device, nowTime(), two(a, b));
        vm.prank(hospital.device);
        custody.pack(parent, two(a, b), nowTime());
        vm.assertEq(UnitWord.unwrap(custody.wordOf(parent)), UnitWord.unwrap(word), "box");
        vm.assertEq(UnitWord.unwrap(custody.wordOf(a)), UnitWord.unwrap(child.withFlag(PACKED)), "bag");
        vm.assertTrue(custody.parentOf(a) == parent && custody.parentOf(b) == parent, "parent");
        vm.assertTrue(custodyLens.rootOf(a) == parent, "root");
    }

    function test_Unpack() public {
        (UnitId parent, UnitId[] memory bags) = fullBox("box");
        UnitWord word = custody.wordOf(parent).withAmount(BAG, 1).nextHop();
        UnitWord child = custody.wordOf(bags[0]).withoutFlag(PACKED).nextHop();
        vm.expectEmit(address(custody));
        emit IPacking.UnitsUnpacked(parent, hospital.id, word, hospital.maker, nowTime(), one(bags[0]));
        unpack(parent, one(bags[0]));
        vm.assertEq(UnitWord.unwrap(custody.wordOf(parent)), UnitWord.unwrap(word), "box");
        vm.assertEq(UnitWord.unwrap(custody.wordOf(bags[0])), UnitWord.unwrap(child), "offers of before are void");
        vm.assertTrue(custody.parentOf(bags[0]).isNull(), "in none");
        vm.assertTrue(custodyLens.rootOf(bags[0]) == bags[0], "its own root");
    }

    function test_WhatIsUnpackedIsPackedAgain() public {
        (UnitId parent, UnitId[] memory bags) = fullBox("box");
        UnitId other = box("other");
        unpack(parent, one(bags[0]));
        pack(other, one(bags[0]));
        vm.assertTrue(custodyLens.rootOf(bags[0]) == other, "in the other");
        vm.assertEq(custodyLens.unitOf(parent).items, 1, "one is left");
    }

    function test_AnEmptiedBoxHasNothing() public {
        (UnitId parent, UnitId[] memory bags) = fullBox("box");
        unpack(parent, bags);
        Unit memory u = custodyLens.unitOf(parent);
        vm.assertEq(uint256(u.classes) + u.quantity + u.items, 0, "no class, no amount");
        vm.assertTrue(u.isContainer, "a box as before");
    }

    /* PLACE AND STEP */

    function test_WhatIsInsideGoesAlong() public {
        (UnitId parent, UnitId[] memory bags) = fullBox("box");
        toPlant(parent);
        Unit memory u = custodyLens.unitOf(bags[1]);
        vm.assertTrue(u.custodian == plant.id && u.site == PLANT_SITE, "custody and place");
        vm.assertTrue(u.step == DELIVERED && u.since == nowTime(), "step and clock");
        vm.assertTrue(u.parent == parent && u.quantity == BAG && u.items == 1, "and its own amount");
    }

    function test_WhatComesOutIsWhereTheBoxIs() public {
        (UnitId parent, UnitId[] memory bags) = fullBox("box");
        vm.warp(START + 1 hours);
        store(parent);
        vm.warp(START + 2 hours);
        unpack(parent, one(bags[0]));
        Unit memory u = custodyLens.unitOf(bags[0]);
        vm.assertTrue(u.custodian == hospital.id && u.site == STORE_SITE, "place");
        vm.assertTrue(u.step == STORED && u.since == START + 1 hours, "step and clock");
    }

    function test_TheReceiverUnpacks() public {
        (UnitId parent, UnitId[] memory bags) = fullBox("box");
        toPlant(parent);
        vm.startPrank(plant.maker);
        custody.breakSeal(parent, nowTime(), EVIDENCE);
        custody.unpack(parent, bags, nowTime());
        vm.stopPrank();
        Unit memory u = custodyLens.unitOf(bags[0]);
        vm.assertTrue(u.custodian == plant.id && u.step == DELIVERED, "it has the bags");
    }

    function test_ABoxTakesOverTheStepOfItsFirstUnit() public {
        (UnitId parent, UnitId unit) = (_boxInStore(), bag("bag"));
        vm.warp(START + 1 hours);
        store(unit);
        pack(parent, one(unit));
        Unit memory u = custodyLens.unitOf(parent);
        vm.assertTrue(u.step == STORED && u.since == START + 1 hours, "step and clock");
    }

    function test_OutOfARefusedBoxTheyAreOnTheirWayBack() public {
        (UnitId parent, UnitId[] memory bags) = fullBox("box");
        store(parent);
        seal(hospital, parent);
        refuse(parent, CARRIED, hospital, carrier, TRUCK_SITE);
        vm.prank(hospital.maker);
        custody.breakSeal(parent, nowTime(), EVIDENCE);
        unpack(parent, one(bags[0]));
        vm.assertEq(uint256(custodyLens.unitOf(bags[0]).phase), uint256(Phase.Returning), "what came out");
        vm.assertEq(uint256(custodyLens.unitOf(bags[1]).phase), uint256(Phase.Returning), "what is still in");
        pack(parent, one(bags[0])); // both are returning
        handOver(parent, RETURNED, hospital, hospital, STORE_SITE);
        vm.assertEq(uint256(custodyLens.unitOf(bags[0]).phase), uint256(Phase.Active), "taken back with the box");
    }

    /* CLOCKS */

    function test_TheEarliestClockCounts() public {
        (UnitId parent, UnitId early, UnitId late) = (_boxInStore(), bag("early"), bag("late"));
        vm.warp(START + 1 hours);
        store(early);
        vm.warp(START + 5 hours);
        store(late);
        pack(parent, one(late));
        vm.assertEq(custodyLens.dueAt(late), START + 53 hours, "of the first");
        pack(parent, one(early));
        vm.assertEq(custodyLens.dueAt(late), START + 49 hours, "of the earlier one");
        unpack(parent, two(early, late));
        vm.assertEq(custodyLens.dueAt(early), START + 49 hours, "repacking gains no time");
        vm.assertEq(custodyLens.dueAt(late), START + 49 hours, "for none");
    }

    function test_WhatIsOverdueMakesTheBoxOverdue() public {
        (UnitId parent, UnitId first, UnitId second) = (_boxInStore(), bag("first"), bag("second"));
        store(first);
        store(second);
        vm.warp(START + 49 hours);
        custody.flagOverdue(second);
        pack(parent, one(first));
        vm.assertFalse(custodyLens.unitOf(parent).isOverdue, "not shown of the first");
        pack(parent, one(second));
        vm.assertTrue(custodyLens.unitOf(parent).isOverdue, "of the second");
        unpack(parent, one(first));
        vm.assertTrue(custodyLens.unitOf(first).isOverdue, "and so of all that was in it");
    }

    function test_OutOfABoxThatIsOnTimeAgain() public {
        (UnitId parent, UnitId unit) = (_boxInStore(), bag("bag"));
        store(unit);
        vm.warp(START + 49 hours);
        custody.flagOverdue(unit);
        pack(parent, one(unit));
        seal(hospital, parent);
        handOver(parent, CARRIED, hospital, carrier, TRUCK_SITE);
        vm.startPrank(carrier.maker);
        custody.breakSeal(parent, nowTime(), EVIDENCE);
        custody.unpack(parent, one(unit), nowTime());
        vm.stopPrank();
        vm.assertFalse(custodyLens.unitOf(unit).isOverdue, "its new step has no deadline");
    }

    /// @dev The clock of what was in it before is not the clock of what is in it now.
    function test_AnEmptiedBoxIsNotOverdueForWhatComesNext() public {
        (UnitId parent, UnitId late, UnitId fresh) = (_boxInStore(), bag("late"), bag("fresh"));
        store(late);
        pack(parent, one(late));
        vm.warp(START + 49 hours);
        custody.flagOverdue(parent);
        unpack(parent, one(late));
        store(fresh);
        pack(parent, one(fresh));
        vm.assertFalse(custodyLens.unitOf(fresh).isOverdue, "it has just come");
        vm.assertTrue(custodyLens.unitOf(late).isOverdue, "the other stays so");
    }

    function test_RevertWhen_AnEmptiedBoxIsOverdue() public {
        (UnitId parent, UnitId late) = (_boxInStore(), bag("late"));
        store(late);
        pack(parent, one(late));
        vm.assertEq(custodyLens.dueAt(parent), START + 48 hours, "while it holds something");
        unpack(parent, one(late));
        vm.warp(START + 49 hours);
        expectError(abi.encodeWithSelector(IUnits.Custody_NotOverdue.selector, parent, 0, block.timestamp));
        custody.flagOverdue(parent);
        custody.flagOverdue(late);
    }

    /* NESTED */

    function test_BoxesInBoxes() public {
        (UnitId inner, UnitId[] memory bags) = fullBox("inner");
        (UnitId outer, UnitId pallet) = (box("outer"), box("pallet"));
        pack(outer, one(inner));
        pack(pallet, one(outer));
        vm.assertTrue(custodyLens.rootOf(bags[0]) == pallet, "root");
        vm.assertTrue(custody.parentOf(bags[0]) == inner && custody.parentOf(inner) == outer, "one by one");
        vm.assertEq(custodyLens.unitOf(pallet).quantity, 2 * BAG, "quantity");
        vm.assertEq(custodyLens.unitOf(pallet).items, 2, "items are bags, not boxes");
        toPlant(pallet);
        vm.assertTrue(custodyLens.unitOf(bags[0]).custodian == plant.id, "all of it");

        vm.startPrank(plant.maker);
        custody.breakSeal(pallet, nowTime(), EVIDENCE);
        custody.unpack(pallet, one(outer), nowTime());
        custody.unpack(outer, one(inner), nowTime());
        custody.unpack(inner, bags, nowTime());
        vm.stopPrank();
        vm.assertTrue(custodyLens.unitOf(bags[1]).step == DELIVERED, "piece by piece");
        vm.assertEq(custodyLens.unitOf(outer).items, 0, "nothing is left");
    }

    function _boxInStore() private returns (UnitId) {
        return create(Creation(Terms.creation(rules, WARD, 0, STORE_SITE, nowTime(), 0, 0), EVIDENCE, "store box"));
    }
}

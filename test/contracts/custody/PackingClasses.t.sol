// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Balance} from "../../../contracts/custody/ICustodyLens.sol";
import {IPacking} from "../../../contracts/custody/IPacking.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {SiteId} from "../../../contracts/types/SiteId.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {CustodyBase} from "./CustodyBase.sol";

/// @notice Classes in one container: which may be, and how much of each there is.
contract PackingClassesTest is CustodyBase {
    uint56 private constant SHARP = 700;

    /* MIXING */

    function testFuzz_MixesAsTheProfileSays(uint8 first, uint8 second) public {
        (first, second) = (first % NO_CLASS, second % NO_CLASS);
        (UnitId parent, UnitId a, UnitId b) = (box("box"), bag("a", first, BAG), bag("b", second, BAG));
        pack(parent, one(a));
        uint16 both = uint16((1 << first) | (1 << second));
        bool allowed = first == second || (first <= SHARPS && second <= SHARPS);
        if (!allowed) expectError(abi.encodeWithSelector(IPacking.Packing_Mixed.selector, b, parent, both));
        pack(parent, one(b));
        vm.assertEq(custodyLens.unitOf(parent).classes, allowed ? both : uint16(1 << first), "classes in the box");
    }

    function test_RevertWhen_AMixedBoxGoesToOthers() public {
        (UnitId parent, ) = _mixedBox("box");
        (UnitId other, UnitId unit) = (box("other"), bag("pathological", PATHOLOGICAL, BAG));
        pack(other, one(unit));
        bytes4 error_ = IPacking.Packing_Mixed.selector;
        expectError(abi.encodeWithSelector(error_, parent, other, uint16(7)));
        pack(other, one(parent));
        expectError(abi.encodeWithSelector(error_, other, parent, uint16(7)));
        pack(parent, one(other));
    }

    function test_AnEmptiedBoxTakesAnotherClass() public {
        (UnitId parent, UnitId[] memory bags) = fullBox("box");
        unpack(parent, bags);
        pack(parent, one(bag("chemical", CHEMICAL, BAG)));
        vm.assertEq(custodyLens.unitOf(parent).classes, 1 << CHEMICAL, "that one only");
    }

    /* HOW MUCH OF EACH */

    function test_ContentOfAMixedBox() public {
        (UnitId parent, ) = _mixedBox("box");
        _assertContent(parent, INFECTIOUS, 2 * BAG, 2);
        _assertContent(parent, SHARPS, SHARP, 1);
        vm.assertEq(custodyLens.unitOf(parent).quantity, 2 * BAG + SHARP, "together");
        vm.assertEq(custodyLens.unitOf(parent).items, 3, "pieces together");
    }

    function testFuzz_ContentOfNoSuchClassIsNothing(uint8 class_) public {
        class_ = uint8(_bound(class_, PATHOLOGICAL, type(uint8).max));
        (UnitId parent, ) = _mixedBox("box");
        _assertContent(parent, class_, 0, 0);
    }

    /// @dev Of a class that does not mix, the box's own amount is all there is.
    function test_ContentIsNotKeptWhereNothingMixes() public {
        UnitId parent = box("box");
        pack(parent, one(bag("chemical", CHEMICAL, BAG)));
        _assertContent(parent, CHEMICAL, 0, 0);
        vm.assertEq(custodyLens.unitOf(parent).quantity, BAG, "see the box");
    }

    function test_TakingOneClassOut() public {
        (UnitId parent, UnitId[] memory bags) = _mixedBox("box");
        unpack(parent, one(bags[2]));
        _assertContent(parent, SHARPS, 0, 0);
        vm.assertEq(custodyLens.unitOf(parent).classes, 1, "infectious only");
        unpack(parent, one(bags[0]));
        _assertContent(parent, INFECTIOUS, BAG, 1);
        vm.assertEq(custodyLens.unitOf(parent).classes, 1, "still");
        store(parent);
        _assertBoth(hospital.id, STORE_SITE, BAG, 0);
        _assertBoth(hospital.id, WARD_SITE, BAG, SHARP);
    }

    /* STOCK OF EACH */

    function test_EachClassMovesWithTheBox() public {
        (UnitId parent, ) = _mixedBox("box");
        _assertBoth(hospital.id, WARD_SITE, 2 * BAG, SHARP);
        store(parent);
        _assertBoth(hospital.id, WARD_SITE, 0, 0);
        _assertBoth(hospital.id, STORE_SITE, 2 * BAG, SHARP);
        seal(hospital, parent);
        handOver(parent, CARRIED, hospital, carrier, TRUCK_SITE);
        _assertBoth(hospital.id, STORE_SITE, 0, 0);
        _assertBoth(carrier.id, TRUCK_SITE, 2 * BAG, SHARP);
        vm.assertEq(custodyLens.balanceOf(hospital.id, STORE_SITE, flow, SHARPS).given, SHARP, "given of each");
    }

    function test_AMixedBoxInAnother() public {
        (UnitId inner, UnitId[] memory bags) = _mixedBox("inner");
        (UnitId outer, UnitId unit) = (box("outer"), bag("more sharps", SHARPS, SHARP));
        pack(outer, two(inner, unit));
        _assertContent(outer, INFECTIOUS, 2 * BAG, 2);
        _assertContent(outer, SHARPS, 2 * SHARP, 2);
        toPlant(outer);
        _assertBoth(plant.id, PLANT_SITE, 2 * BAG, 2 * SHARP);

        vm.startPrank(plant.maker);
        custody.breakSeal(outer, nowTime(), EVIDENCE);
        custody.unpack(outer, one(inner), nowTime());
        custody.unpack(inner, one(bags[2]), nowTime());
        custody.record(one(inner), INSPECTED, STORE_SITE, nowTime(), EVIDENCE);
        vm.stopPrank();
        _assertContent(outer, INFECTIOUS, 0, 0);
        _assertContent(outer, SHARPS, SHARP, 1);
        vm.assertEq(custodyLens.unitOf(outer).classes, 1 << SHARPS, "sharps are left");
        _assertBoth(plant.id, STORE_SITE, 2 * BAG, 0);
        _assertBoth(plant.id, PLANT_SITE, 0, 2 * SHARP);
    }

    function test_ALostBoxIsLostInEachClass() public {
        (UnitId parent, ) = _mixedBox("box");
        vm.prank(hospital.maker);
        custody.declareLost(parent, nowTime(), EVIDENCE);
        vm.assertEq(custodyLens.balanceOf(hospital.id, WARD_SITE, flow, INFECTIOUS).lost, 2 * BAG, "infectious");
        vm.assertEq(custodyLens.balanceOf(hospital.id, WARD_SITE, flow, SHARPS).lost, SHARP, "sharps");
        _assertBoth(hospital.id, WARD_SITE, 0, 0);
    }

    /* HELPERS */

    /// @dev Two bags of infectious waste, and one of sharps.
    function _mixedBox(string memory identifier) private returns (UnitId parent, UnitId[] memory bags) {
        parent = box(identifier);
        bags = new UnitId[](3);
        bags[0] = bag(string.concat(identifier, ", bag 1"));
        bags[1] = bag(string.concat(identifier, ", bag 2"));
        bags[2] = bag(string.concat(identifier, ", sharps"), SHARPS, SHARP);
        pack(parent, bags);
    }

    function _assertContent(UnitId unit, uint8 class_, uint56 quantity, uint16 items) private view {
        (uint56 has, uint16 pieces) = custody.contentOf(unit, class_);
        vm.assertEq(has, quantity, "quantity of the class");
        vm.assertEq(pieces, items, "pieces of the class");
    }

    function _assertBoth(OrgId org, SiteId site, uint56 infectious, uint56 sharps) private view {
        Balance memory first = custodyLens.balanceOf(org, site, flow, INFECTIOUS);
        Balance memory second = custodyLens.balanceOf(org, site, flow, SHARPS);
        vm.assertEq(first.stock, infectious, "stock of infectious waste");
        vm.assertEq(first.items, infectious / BAG, "bags");
        vm.assertEq(second.stock, sharps, "stock of sharps");
        vm.assertEq(second.items, sharps / SHARP, "boxes of sharps");
    }
}

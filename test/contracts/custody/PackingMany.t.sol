// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Creation} from "../../../contracts/custody/Creation.sol";
import {Handover} from "../../../contracts/custody/Handover.sol";
import {Statement} from "../../../contracts/evidence/Statement.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {CustodyBase} from "./CustodyBase.sol";

/// @notice A box of a thousand bags costs what a box of one costs: to record, to hand over and to destroy.
contract PackingManyTest is CustodyBase {
    uint256 private constant THOUSAND = 1000;
    uint256 private constant PER_CENT = 3;

    /// @dev The first of them pays for places that are written for the first time.
    UnitId private first;
    UnitId private small;
    UnitId private large;

    function setUp() public override {
        super.setUp();
        first = _boxOf("first", 1);
        small = _boxOf("small", 1);
        large = _boxOf("large", THOUSAND);
    }

    function test_AThousandBagsGoAlong() public {
        vm.assertEq(custodyLens.unitOf(large).items, THOUSAND, "bags");
        vm.assertEq(custodyLens.unitOf(large).quantity, THOUSAND * BAG, "quantity");
        toPlant(large);
        UnitId last = idOf(string.concat("large, bag ", vm.toString(THOUSAND - 1)));
        vm.assertTrue(custodyLens.unitOf(last).custodian == plant.id, "the last one too");
        vm.assertEq(custodyLens.balanceOf(plant.id, PLANT_SITE, flow, INFECTIOUS).items, THOUSAND, "in stock");
    }

    function test_RecordingCostsTheSame() public {
        _recordingCost(first);
        _assertSame(_recordingCost(small), _recordingCost(large));
    }

    function test_HandingOverCostsTheSame() public {
        _ready(first);
        _ready(small);
        _ready(large);
        _handoverCost(first);
        _assertSame(_handoverCost(small), _handoverCost(large));
    }

    function test_DestroyingCostsTheSame() public {
        toPlant(first);
        toPlant(small);
        toPlant(large);
        _destructionCost(first);
        _assertSame(_destructionCost(small), _destructionCost(large));
    }

    function _boxOf(string memory identifier, uint256 count) private returns (UnitId parent) {
        Creation[] memory creations = new Creation[](count);
        for (uint256 i = 0; i < count; i++) {
            creations[i] = creationOf(string.concat(identifier, ", bag ", vm.toString(i)));
        }
        vm.prank(hospital.maker);
        UnitId[] memory bags = custody.admitUnits(creations);
        parent = box(identifier);
        pack(parent, bags);
    }

    function _ready(UnitId unit) private {
        store(unit);
        seal(hospital, unit);
    }

    function _recordingCost(UnitId unit) private returns (uint256 gas) {
        gas = gasleft();
        store(unit);
        gas -= gasleft();
    }

    function _handoverCost(UnitId unit) private returns (uint256 gas) {
        Handover memory handover = handoverOf(unit, CARRIED, hospital, carrier, TRUCK_SITE);
        gas = gasleft();
        bring(handover);
        gas -= gasleft();
    }

    function _destructionCost(UnitId unit) private returns (uint256 gas) {
        UnitId[] memory units = one(unit);
        Statement memory certificate = certificateOf(plant, units);
        gas = gasleft();
        vm.prank(plant.maker);
        custody.destroy(units, DESTROYED_STEP, nowTime(), certificate);
        gas -= gasleft();
    }

    function _assertSame(uint256 one_, uint256 many) private pure {
        uint256 difference = one_ > many ? one_ - many : many - one_;
        vm.assertTrue(difference * 100 <= one_ * PER_CENT, "within a few per cent");
    }
}

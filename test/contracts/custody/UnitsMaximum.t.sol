// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Creation} from "../../../contracts/custody/Creation.sol";
import {DisputeResolution} from "../../../contracts/custody/Handover.sol";
import {IUnits} from "../../../contracts/custody/IUnits.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {HandoversBase} from "./HandoversBase.sol";
import {Terms} from "./Terms.sol";

/// @notice A profile says how much one unit may be, so that one key does not fill an account of the inventory for ever.
contract UnitsMaximumTest is HandoversBase {
    uint56 private constant MAXIMUM = 5_000;

    function maximum() internal pure override returns (uint56) {
        return MAXIMUM;
    }

    /* BEGINNING */

    function test_AsMuchAsItMayBe() public {
        vm.assertEq(custody.wordOf(bag("full", INFECTIOUS, MAXIMUM)).quantity(), MAXIMUM, "quantity");
    }

    function testFuzz_RevertWhen_ADeviceCreatesMore(uint56 quantity) public {
        quantity = uint56(_bound(quantity, MAXIMUM + 1, type(uint56).max));
        Creation memory creation = Creation(terms(INFECTIOUS, 1, quantity), EVIDENCE, "too much");
        _aboveMaximum(idOf("too much"), quantity);
        vm.prank(hospital.device);
        custody.admitUnit(creation);
    }

    function test_RevertWhen_OneOfManyIsMore() public {
        Creation[] memory creations = new Creation[](2);
        creations[0] = creationOf("a good one");
        creations[1] = Creation(terms(INFECTIOUS, 1, MAXIMUM + 1), EVIDENCE, "too much");
        _aboveMaximum(idOf("too much"), MAXIMUM + 1);
        vm.prank(hospital.device);
        custody.admitUnits(creations);
    }

    /// @dev What is in a container is counted unit by unit.
    function test_AContainerHoldsMore() public {
        (UnitId parent, ) = fullBox("a box");
        vm.assertEq(custody.wordOf(parent).quantity(), 2 * BAG, "more than one bag may be");
    }

    function test_RevertWhen_AnOutputIsMore() public {
        handOver(unit, CARRIED, hospital, carrier, TRUCK_SITE);
        handOver(unit, DELIVERED, carrier, plant, PLANT_SITE);
        UnitId second = bag("a second bag");
        toPlant(second);
        Creation[] memory outputs = new Creation[](1);
        outputs[0].terms = Terms.creation(rules, INCINERATED, CHEMICAL, PLANT_SITE, nowTime(), 1, MAXIMUM + 1);
        outputs[0].identifier = "ash";
        _aboveMaximum(idOf(plant, "ash"), MAXIMUM + 1);
        vm.prank(plant.maker);
        custody.transform(two(unit, second), outputs, INCINERATED, nowTime(), EVIDENCE);
    }

    /* PUTTING RIGHT */

    function test_CorrectedToTheMaximum() public {
        vm.prank(hospital.maker);
        custody.correct(unit, INFECTIOUS, MAXIMUM, 1, EVIDENCE);
        vm.assertEq(custody.wordOf(unit).quantity(), MAXIMUM, "quantity");
    }

    function test_RevertWhen_CorrectedToMore() public {
        _aboveMaximum(unit, MAXIMUM + 1);
        vm.prank(hospital.maker);
        custody.correct(unit, INFECTIOUS, MAXIMUM + 1, 1, EVIDENCE);
    }

    function test_RevertWhen_ADisputeEndsAtMore() public {
        dispute(unit, CARRIED, hospital, carrier, TRUCK_SITE);
        DisputeResolution memory resolution = resolutionOf(unit, true);
        resolution.quantity = MAXIMUM + 1;
        bytes32 digest = custodyLens.disputeResolutionDigest(resolution);
        bytes memory giver = signatureOf(makerOf(hospital), digest);
        bytes memory receiver = signatureOf(makerOf(carrier), digest);
        _aboveMaximum(unit, MAXIMUM + 1);
        custody.resolveDispute(resolution, giver, receiver);
    }

    function _aboveMaximum(UnitId id, uint56 quantity) private {
        expectError(abi.encodeWithSelector(IUnits.Custody_AboveMaximum.selector, id, quantity, MAXIMUM));
    }
}

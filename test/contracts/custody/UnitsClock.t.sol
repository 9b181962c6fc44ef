// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IUnits} from "../../../contracts/custody/IUnits.sol";
import {OVERDUE, Phase, UnitWord} from "../../../contracts/custody/UnitWord.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {CustodyBase} from "./CustodyBase.sol";

/// @notice The clock of 48 hours in the store: anybody may show that it has run out.
contract UnitsClockTest is CustodyBase {
    UnitId private unit;

    function setUp() public override {
        super.setUp();
        unit = bag("bag");
    }

    /* 48 HOURS */

    function test_RevertWhen_47Hours59() public {
        store(unit);
        _notOverdueAt(START + 48 hours - 1 minutes);
    }

    function test_RevertWhen_48Hours() public {
        store(unit);
        _notOverdueAt(START + 48 hours);
    }

    function test_48HoursAndASecond() public {
        store(unit);
        _overdueAt(START + 48 hours + 1);
    }

    function test_48Hours01() public {
        store(unit);
        _overdueAt(START + 48 hours + 1 minutes);
    }

    /// @dev Two minutes before midnight, UTC. Seconds know no days and no zones.
    function test_AcrossMidnight() public {
        uint256 begin = START - (START % 1 days) + 1 days - 2 minutes;
        vm.warp(begin);
        store(unit);
        _notOverdueAt(begin + 48 hours);
        _overdueAt(begin + 48 hours + 1);
    }

    function testFuzz_TheClockBeginsWhenItWasStored(uint24 later, uint24 earlier, uint24 after__) public {
        uint40 when = uint40(START) + later;
        vm.warp(uint256(when) + (earlier % WINDOW)); // brought later
        vm.prank(hospital.maker);
        custody.record(one(unit), STORED, STORE_SITE, when, EVIDENCE);
        vm.assertEq(custodyLens.dueAt(unit), uint256(when) + STORAGE, "from when it happened");
        _overdueAt(uint256(when) + STORAGE + 1 + after__);
    }

    /* WHERE IT RUNS ON, AND WHERE NOT */

    function test_FromStoreToStoreItRunsOn() public {
        store(unit);
        vm.warp(START + 40 hours);
        record(hospital, unit, STORED, WARD_SITE);
        vm.assertEq(custodyLens.unitOf(unit).since, START, "since the first store");
        vm.assertTrue(custodyLens.unitOf(unit).site == WARD_SITE, "at the other");
        _overdueAt(START + 48 hours + 1);
        record(hospital, unit, STORED, STORE_SITE);
        vm.assertTrue(custodyLens.unitOf(unit).isOverdue, "and another store makes nothing good");
    }

    function test_WithTheNextStepItEnds() public {
        store(unit);
        _overdueAt(START + 50 hours);
        seal(hospital, unit);
        handOver(unit, CARRIED, hospital, carrier, TRUCK_SITE);
        vm.assertFalse(custodyLens.unitOf(unit).isOverdue, "on its way at last");
        vm.assertEq(custodyLens.dueAt(unit), 0, "without end");
    }

    function test_ReturnedItBeginsAnew() public {
        toCarrier(unit);
        refuse(unit, DELIVERED, carrier, plant, PLANT_SITE);
        vm.warp(START + 30 hours);
        handOver(unit, RETURNED, carrier, hospital, STORE_SITE);
        store(unit);
        vm.assertEq(custodyLens.dueAt(unit), START + 78 hours, "another 48 hours");
    }

    function test_RevertWhen_TheStepIsWithoutEnd() public {
        vm.warp(START + 1000 days);
        _refused(unit, abi.encodeWithSelector(IUnits.Custody_NotOverdue.selector, unit, 0, block.timestamp));
    }

    /* WHAT CAN BE OVERDUE */

    function test_RevertWhen_ShownTwice() public {
        store(unit);
        _overdueAt(START + 49 hours);
        _refused(unit, abi.encodeWithSelector(IUnits.Custody_AlreadyOverdue.selector, unit));
    }

    function test_RevertWhen_UnknownUnit() public {
        UnitId unknown = idOf("unknown");
        _refused(unknown, abi.encodeWithSelector(IUnits.Custody_UnknownUnit.selector, unknown));
    }

    function test_RevertWhen_Lost() public {
        store(unit);
        vm.prank(hospital.maker);
        custody.declareLost(unit, nowTime(), EVIDENCE);
        vm.warp(START + 49 hours);
        _refused(unit, abi.encodeWithSelector(IUnits.Custody_WrongPhase.selector, unit, Phase.Lost));
    }

    function test_RefusedItStaysOnTheClock() public {
        store(unit);
        seal(hospital, unit);
        refuse(unit, CARRIED, hospital, carrier, TRUCK_SITE);
        _overdueAt(START + 49 hours);
    }

    function test_InDisputeItStaysOnTheClock() public {
        store(unit);
        seal(hospital, unit);
        dispute(unit, CARRIED, hospital, carrier, TRUCK_SITE);
        _overdueAt(START + 49 hours);
    }

    /// @dev The box is: what is in it has its clock.
    function test_RevertWhen_Packed() public {
        (UnitId parent, UnitId[] memory bags) = fullBox("box");
        store(parent);
        vm.warp(START + 49 hours);
        _refused(bags[0], abi.encodeWithSelector(IUnits.Custody_Packed.selector, bags[0], parent));
        unit = parent;
        _overdueAt(START + 49 hours);
        vm.assertTrue(custodyLens.unitOf(bags[0]).isOverdue, "with all that is in it");
        vm.assertEq(custodyLens.dueAt(bags[0]), START + 48 hours, "due with the box");
    }

    /* HELPERS */

    function _notOverdueAt(uint256 time) private {
        vm.warp(time);
        _refused(unit, abi.encodeWithSelector(IUnits.Custody_NotOverdue.selector, unit, custodyLens.dueAt(unit), time));
    }

    function _overdueAt(uint256 time) private {
        vm.warp(time);
        UnitWord word = custody.wordOf(unit).withFlag(OVERDUE);
        uint256 until = custodyLens.dueAt(unit);
        vm.expectEmit(address(custody));
        emit IUnits.UnitOverdue(unit, hospital.id, word, until, OUTSIDER);
        vm.prank(OUTSIDER);
        custody.flagOverdue(unit);
        vm.assertEq(UnitWord.unwrap(custody.wordOf(unit)), UnitWord.unwrap(word), "the flag only");
    }

    function _refused(UnitId which, bytes memory reason) private {
        expectError(reason);
        vm.prank(OUTSIDER);
        custody.flagOverdue(which);
    }
}

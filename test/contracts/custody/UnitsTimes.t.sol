// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Creation} from "../../../contracts/custody/Creation.sol";
import {IUnits} from "../../../contracts/custody/IUnits.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {CustodyBase} from "./CustodyBase.sol";
import {Terms} from "./Terms.sol";

/// @notice When an act happened, and when it is brought: in the window, in order, and not in the future.
contract UnitsTimesTest is CustodyBase {
    uint40 private constant LEAD = 60;
    uint40 private constant MOMENT = uint40(START) + 10 days;

    UnitId private unit;

    function setUp() public override {
        super.setUp();
        unit = bag("bag");
        vm.warp(MOMENT);
    }

    /* THE WINDOW */

    function testFuzz_ActsAreBroughtWithinTheWindow(uint40 when) public {
        when = uint40(_bound(when, MOMENT - WINDOW, MOMENT + LEAD));
        _create(when);
        _seal(when);
        _breakSeal(when);
        _record(when);
        vm.assertEq(custodyLens.unitOf(unit).since, when, "the time that is claimed");
    }

    function test_TheEndsOfTheWindow() public {
        _record(MOMENT - WINDOW);
        _record(MOMENT + LEAD); // from store to store
        _create(MOMENT - WINDOW);
        vm.assertEq(custodyLens.unitOf(idOf("other")).since, MOMENT - WINDOW, "one day ago");
    }

    function testFuzz_RevertWhen_TooLate(uint40 when) public {
        when = uint40(_bound(when, START, MOMENT - WINDOW - 1));
        _allRefused(when, abi.encodeWithSelector(IUnits.Custody_TooLate.selector, unit, when, MOMENT, WINDOW));
    }

    function testFuzz_RevertWhen_FromTheFuture(uint40 when) public {
        when = uint40(_bound(when, MOMENT + LEAD + 1, type(uint40).max));
        _allRefused(when, abi.encodeWithSelector(IUnits.Custody_FromTheFuture.selector, unit, when, MOMENT));
    }

    function test_RevertWhen_JustBeyondTheEnds() public {
        uint40 when = MOMENT - WINDOW - 1;
        _recordRefused(when, abi.encodeWithSelector(IUnits.Custody_TooLate.selector, unit, when, MOMENT, WINDOW));
        when = MOMENT + LEAD + 1;
        _recordRefused(when, abi.encodeWithSelector(IUnits.Custody_FromTheFuture.selector, unit, when, MOMENT));
    }

    function testFuzz_RevertWhen_CreatedTooLate(uint40 when) public {
        when = uint40(_bound(when, 0, MOMENT - WINDOW - 1));
        bytes4 error_ = IUnits.Custody_TooLate.selector;
        expectError(abi.encodeWithSelector(error_, idOf("other"), when, MOMENT, WINDOW));
        _create(when);
    }

    function test_RevertWhen_CreatedInTheFuture() public {
        uint40 when = MOMENT + LEAD + 1;
        expectError(abi.encodeWithSelector(IUnits.Custody_FromTheFuture.selector, idOf("other"), when, MOMENT));
        _create(when);
    }

    /* ORDER */

    /// @dev Brought late and in order: each at the time that it claims.
    function test_LateAndInOrder() public {
        _create(MOMENT - 10 hours);
        unit = idOf("other");
        _record(MOMENT - 8 hours);
        vm.assertEq(custodyLens.unitOf(unit).since, MOMENT - 8 hours, "as it happened");
        vm.assertEq(custodyLens.dueAt(unit), MOMENT - 8 hours + STORAGE, "and the clock with it");
    }

    function test_AtTheSameTime() public {
        _create(MOMENT);
        unit = idOf("other");
        _record(MOMENT);
        vm.assertEq(custodyLens.unitOf(unit).since, MOMENT, "not before");
    }

    function testFuzz_RevertWhen_TimeRunsBackwards(uint40 since, uint40 when) public {
        since = uint40(_bound(since, MOMENT - WINDOW + 1, MOMENT));
        when = uint40(_bound(when, MOMENT - WINDOW, since - 1));
        _create(since);
        unit = idOf("other");
        _allRefused(when, abi.encodeWithSelector(IUnits.Custody_TimeRunsBackwards.selector, unit, when, since));
    }

    /* HELPERS */

    function _create(uint40 when) private {
        create(Creation(Terms.creation(rules, WARD, INFECTIOUS, WARD_SITE, when, 1, BAG), EVIDENCE, "other"));
    }

    function _record(uint40 when) private {
        vm.prank(hospital.maker);
        custody.record(one(unit), STORED, STORE_SITE, when, EVIDENCE);
    }

    function _seal(uint40 when) private {
        vm.prank(hospital.maker);
        custody.seal(unit, SEAL, when);
    }

    function _breakSeal(uint40 when) private {
        vm.prank(hospital.maker);
        custody.breakSeal(unit, when, EVIDENCE);
    }

    function _recordRefused(uint40 when, bytes memory reason) private {
        expectError(reason);
        _record(when);
    }

    function _allRefused(uint40 when, bytes memory reason) private {
        _recordRefused(when, reason);
        expectError(reason);
        _seal(when);
        seal(hospital, unit);
        expectError(reason);
        _breakSeal(when);
    }
}

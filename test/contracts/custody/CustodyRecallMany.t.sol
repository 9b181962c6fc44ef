// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IUnits} from "../../../contracts/custody/IUnits.sol";
import {Phase, RECALLED, UnitWord} from "../../../contracts/custody/UnitWord.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {HandoversBase} from "./HandoversBase.sol";

/// @notice A regulator recalls a lot, or lifts it, and a custodian changes one of the units in front of it.
contract CustodyRecallManyTest is HandoversBase {
    UnitId private other;
    Uid private why;

    function setUp() public override {
        super.setUp();
        other = inStore("of the same lot");
        why = statementBy(agency);
    }

    /* RECALLING */

    function test_WhatEndedInFrontIsSkipped() public {
        _lose(unit);
        UnitWord before = custody.wordOf(unit);
        UnitWord next = custody.wordOf(other).withFlag(RECALLED).nextHop();
        vm.recordLogs();
        _setRecall(two(unit, other), true);
        vm.assertEq(vm.getRecordedLogs().length, 1, "told of one");
        vm.assertTrue(same(custody.wordOf(other), next), "of the other");
        vm.assertTrue(same(custody.wordOf(unit), before), "what ended stays as it is");
    }

    function test_WhatIsInABoxThatEndedIsSkipped() public {
        (UnitId parent, UnitId[] memory bags) = fullBox("box");
        _lose(parent);
        _setRecall(two(bags[0], other), true);
        vm.assertTrue(custody.wordOf(other).has(RECALLED), "the other");
        vm.assertFalse(custody.wordOf(bags[0]).has(RECALLED), "not what is lost");
    }

    function test_RevertWhen_AllOfThemEnded() public {
        _lose(unit);
        _lose(other);
        _notSet(two(unit, other), true, abi.encodeWithSelector(IUnits.Custody_WrongPhase.selector, unit, Phase.Lost));
    }

    /* LIFTING */

    /// @dev What the custodian recalls in front is recalled, and so is the box that holds it.
    function test_ABoxThatHoldsOneMoreRecalledStaysRecalled() public {
        (UnitId parent, UnitId[] memory bags) = fullBox("box");
        _recallByHospital(bags[0]);
        _recallByHospital(bags[1]);
        _setRecall(two(bags[0], parent), false);
        vm.assertFalse(custody.wordOf(bags[0]).has(RECALLED), "lifted");
        vm.assertTrue(custody.wordOf(bags[1]).has(RECALLED), "not named");
        vm.assertTrue(custody.wordOf(parent).has(RECALLED), "the box");
    }

    /// @dev So whoever names all that is in the box is not stopped by one of it.
    function test_WhoeverNamesTheContentLiftsTheBox() public {
        (UnitId parent, UnitId[] memory bags) = fullBox("box");
        _recallByHospital(bags[0]);
        UnitId[] memory all = new UnitId[](3);
        (all[0], all[1], all[2]) = (bags[0], bags[1], parent);
        _recallByHospital(bags[1]);
        _setRecall(all, false);
        for (uint256 i = 0; i < 3; i++) vm.assertFalse(custodyLens.unitOf(all[i]).isRecalled, "lifted");
    }

    function test_WhatEndedIsNotLifted() public {
        _setRecall(two(unit, other), true);
        _lose(unit);
        _setRecall(two(unit, other), false);
        vm.assertTrue(custody.wordOf(unit).has(RECALLED), "it ended as it was");
        vm.assertFalse(custody.wordOf(other).has(RECALLED), "lifted");
    }

    function test_RevertWhen_NothingIsLifted() public {
        (UnitId parent, UnitId[] memory bags) = fullBox("box");
        _recallByHospital(bags[0]);
        bytes memory reason = abi.encodeWithSelector(IUnits.Custody_ContentRecalled.selector, parent);
        _notSet(one(parent), false, reason);
        _notSet(two(parent, parent), false, reason);
    }

    /* HELPERS */

    function _lose(UnitId id) private {
        vm.prank(hospital.device);
        custody.declareLost(id, nowTime(), EVIDENCE);
    }

    function _recallByHospital(UnitId id) private {
        Uid reason = statementBy(hospital);
        vm.prank(hospital.maker);
        custody.setRecall(one(id), true, reason);
    }

    function _setRecall(UnitId[] memory units, bool recalled) private {
        vm.prank(agency.maker);
        custody.setRecall(units, recalled, why);
    }

    function _notSet(UnitId[] memory units, bool recalled, bytes memory reason) private {
        vm.prank(agency.maker);
        expectError(reason);
        custody.setRecall(units, recalled, why);
    }
}

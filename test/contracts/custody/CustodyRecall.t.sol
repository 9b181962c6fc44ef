// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IUnits} from "../../../contracts/custody/IUnits.sol";
import {OVERDUE, RECALLED, UnitWord} from "../../../contracts/custody/UnitWord.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {CHECKER, DEVICE, MAKER} from "../../../contracts/types/Duties.sol";
import {CARRIER, GENERATOR, REGULATOR} from "../../../contracts/types/Roles.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {HandoversBase} from "./HandoversBase.sol";

/// @notice Units are recalled, and shown to be overdue.
contract CustodyRecallTest is HandoversBase {
    /* RECALLED */

    function test_TheCustodianRecalls() public {
        Uid why = statementBy(hospital);
        UnitWord next = custody.wordOf(unit).withFlag(RECALLED).nextHop();
        vm.expectEmit(address(custody));
        emit IUnits.RecallSet(unit, hospital.id, next, true, why);
        _setRecall(hospital.maker, one(unit), true, why);
        vm.assertTrue(same(custody.wordOf(unit), next), "only the flag and hops");
    }

    function test_ARegulatorRecallsAndLifts() public {
        UnitWord before = custody.wordOf(unit).nextHop();
        Uid why = statementBy(agency);
        _setRecall(agency.checker, one(unit), true, why);
        vm.assertTrue(custodyLens.unitOf(unit).isRecalled, "recalled");
        vm.expectEmit(address(custody));
        emit IUnits.RecallSet(unit, agency.id, before, false, why);
        _setRecall(agency.maker, one(unit), false, why);
        vm.assertTrue(same(custody.wordOf(unit), before), "as before, one hop later");
    }

    function test_TheContainersItIsInAsWell() public {
        (UnitId inner, UnitId[] memory bags) = fullBox("inner");
        UnitId outer = box("outer");
        pack(outer, one(inner));
        _setRecall(hospital.maker, one(bags[0]), true, statementBy(hospital));
        vm.assertTrue(custody.wordOf(bags[0]).has(RECALLED), "bag");
        vm.assertTrue(custody.wordOf(inner).has(RECALLED), "inner");
        vm.assertTrue(custody.wordOf(outer).has(RECALLED), "outer");
        vm.assertFalse(custody.wordOf(bags[1]).has(RECALLED), "not the other bag");
    }

    function test_LiftedItIsOnlyWhatIsNamed() public {
        (UnitId parent, UnitId[] memory bags) = fullBox("a box");
        Uid why = statementBy(agency);
        _setRecall(agency.maker, one(bags[0]), true, why);
        _setRecall(agency.maker, one(bags[0]), false, why);
        vm.assertFalse(custody.wordOf(bags[0]).has(RECALLED), "bag");
        vm.assertTrue(custody.wordOf(parent).has(RECALLED), "the box is named apart");
        _setRecall(agency.maker, one(parent), false, why);
        vm.assertFalse(custody.wordOf(parent).has(RECALLED), "box");
    }

    function test_WhatIsInARecalledBoxIsRecalled() public {
        (UnitId inner, UnitId[] memory bags) = fullBox("inner");
        UnitId outer = box("outer");
        pack(outer, one(inner));
        _setRecall(agency.maker, one(outer), true, statementBy(agency));
        vm.assertTrue(custodyLens.unitOf(inner).isRecalled, "inner");
        vm.assertTrue(custodyLens.unitOf(bags[0]).isRecalled, "bag");
    }

    /// @dev Else a recall would end by opening the box.
    function test_WhatComesOutOfARecalledBoxIsRecalled() public {
        (UnitId parent, UnitId[] memory bags) = fullBox("a box");
        store(parent);
        Uid why = statementBy(agency);
        _setRecall(agency.maker, one(parent), true, why);
        unpack(parent, bags);
        for (uint256 i = 0; i < bags.length; i++) vm.assertTrue(custody.wordOf(bags[i]).has(RECALLED), "bag");
        seal(hospital, bags[0]);
        refusedWith(
            handoverOf(bags[0], CARRIED, hospital, carrier, TRUCK_SITE),
            abi.encodeWithSelector(IUnits.Custody_Recalled.selector, bags[0])
        );
        _setRecall(agency.maker, one(bags[0]), false, why);
        handOver(bags[0], CARRIED, hospital, carrier, TRUCK_SITE);
    }

    /* FROM THE INSIDE OUTWARDS */

    /// @dev Else it would travel in a box that is recalled no longer.
    function test_RevertWhen_ABoxIsLiftedBeforeWhatIsInIt() public {
        (UnitId inner, UnitId[] memory bags) = fullBox("inner");
        UnitId outer = box("outer");
        pack(outer, one(inner));
        Uid why = statementBy(agency);
        _setRecall(agency.maker, bags, true, why);
        _notRecalled(agency.maker, one(outer), false, why, _contentRecalled(outer));
        _notRecalled(agency.maker, two(outer, inner), false, why, _contentRecalled(outer));
        _setRecall(agency.maker, two(bags[0], inner), false, why);
        vm.assertTrue(custody.wordOf(inner).has(RECALLED), "it holds the other");
        UnitId[] memory all = new UnitId[](4);
        (all[0], all[1], all[2], all[3]) = (bags[0], bags[1], inner, outer);
        _setRecall(agency.maker, all, false, why);
        vm.assertFalse(custodyLens.unitOf(bags[0]).isRecalled, "nothing is");
    }

    function test_RecalledTwiceItIsLiftedOnce() public {
        (UnitId parent, UnitId[] memory bags) = fullBox("a box");
        Uid why = statementBy(agency);
        _setRecall(agency.maker, one(bags[0]), true, why);
        _setRecall(agency.maker, two(bags[0], parent), true, why);
        _setRecall(agency.maker, two(bags[0], parent), false, why);
        _setRecall(agency.maker, one(bags[0]), false, why);
        vm.assertFalse(custody.wordOf(parent).has(RECALLED), "box");
    }

    function test_TheBoxIsLiftedWhenTheRecalledIsOut() public {
        (UnitId parent, UnitId[] memory bags) = fullBox("a box");
        Uid why = statementBy(agency);
        _setRecall(agency.maker, one(bags[0]), true, why);
        unpack(parent, one(bags[0]));
        _setRecall(agency.maker, one(parent), false, why);
        vm.assertTrue(custody.wordOf(bags[0]).has(RECALLED), "bag");
        vm.assertFalse(custodyLens.unitOf(bags[1]).isRecalled, "the other");
    }

    function test_RevertWhen_NothingIsRecalled() public {
        _notRecalled(
            agency.maker,
            new UnitId[](0),
            true,
            statementBy(agency),
            abi.encodeWithSelector(IUnits.Custody_NoUnits.selector)
        );
    }

    function test_RevertWhen_TheRecalledIsUnknown() public {
        bytes memory reason = abi.encodeWithSelector(IUnits.Custody_UnknownUnit.selector, idOf("nothing"));
        _notRecalled(agency.maker, two(unit, idOf("nothing")), true, statementBy(agency), reason);
    }

    function test_RevertWhen_AnotherRecalls() public {
        bytes4 selector = IMembers.Members_RoleMissing.selector;
        bytes memory reason = abi.encodeWithSelector(selector, carrier.id, CARRIER, REGULATOR);
        _notRecalled(carrier.maker, one(unit), true, statementBy(carrier), reason);
    }

    function test_RevertWhen_TheCustodianLifts() public {
        Uid why = statementBy(hospital);
        _setRecall(hospital.maker, one(unit), true, why);
        bytes4 selector = IMembers.Members_RoleMissing.selector;
        bytes memory reason = abi.encodeWithSelector(selector, hospital.id, GENERATOR, REGULATOR);
        _notRecalled(hospital.maker, one(unit), false, why, reason);
    }

    function test_RevertWhen_ADeviceRecalls() public {
        bytes4 selector = IMembers.Members_DutyMissing.selector;
        bytes memory reason = abi.encodeWithSelector(selector, hospital.device, DEVICE, MAKER | CHECKER);
        _notRecalled(hospital.device, one(unit), true, statementBy(hospital), reason);
    }

    function test_RevertWhen_TheCustodianIsRestricted() public {
        Uid why = statementBy(hospital);
        setStanding(hospital.id, Standing.Restricted);
        bytes4 selector = IMembers.Members_NotActive.selector;
        bytes memory reason = abi.encodeWithSelector(selector, hospital.id, Standing.Restricted);
        _notRecalled(hospital.maker, one(unit), true, why, reason);
    }

    function test_RevertWhen_TheReasonIsNotStated() public {
        Uid why = statementBy(carrier);
        bytes4 selector = IUnits.Custody_NoStatement.selector;
        _notRecalled(agency.maker, one(unit), true, why, abi.encodeWithSelector(selector, why, agency.id));
        why = Uid.wrap(0);
        _notRecalled(agency.maker, one(unit), true, why, abi.encodeWithSelector(selector, why, agency.id));
    }

    /// @dev Else the giver would keep what the regulator gives to the receiver.
    function test_RevertWhen_TheCustodianRecallsWhatIsInDispute() public {
        dispute(unit, CARRIED, hospital, carrier, TRUCK_SITE);
        bytes4 selector = IMembers.Members_RoleMissing.selector;
        bytes memory reason = abi.encodeWithSelector(selector, hospital.id, GENERATOR, REGULATOR);
        _notRecalled(hospital.maker, one(unit), true, statementBy(hospital), reason);
        _setRecall(agency.maker, one(unit), true, statementBy(agency));
    }

    function _contentRecalled(UnitId container) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IUnits.Custody_ContentRecalled.selector, container);
    }

    /* OVERDUE */

    function test_AnybodyShowsThatItIsOverdue() public {
        vm.warp(START + STORAGE + 1);
        UnitWord next = custody.wordOf(unit).withFlag(OVERDUE);
        vm.expectEmit(address(custody));
        emit IUnits.UnitOverdue(unit, hospital.id, next, START + STORAGE, OUTSIDER);
        _flagOverdue(unit);
        vm.assertTrue(same(custody.wordOf(unit), next), "only the flag");
        vm.assertTrue(custodyLens.unitOf(unit).isOverdue, "overdue");
    }

    function test_OnItsWayBackAndInDisputeToo() public {
        UnitId other = inStore("other");
        refuse(unit, CARRIED, hospital, carrier, TRUCK_SITE);
        dispute(other, CARRIED, hospital, carrier, TRUCK_SITE);
        vm.warp(START + STORAGE + 1);
        _flagOverdue(unit);
        _flagOverdue(other);
        vm.assertTrue(custodyLens.unitOf(other).isOverdue, "overdue");
    }

    function test_TheNextStepsClockIsNew() public {
        vm.warp(START + STORAGE + 1);
        _flagOverdue(unit);
        handOver(unit, CARRIED, hospital, carrier, TRUCK_SITE);
        vm.assertFalse(custodyLens.unitOf(unit).isOverdue, "no longer");
    }

    function test_RevertWhen_TheLastSecondIsNotOver() public {
        vm.warp(START + STORAGE);
        uint256 until = START + STORAGE;
        _notOverdue(unit, abi.encodeWithSelector(IUnits.Custody_NotOverdue.selector, unit, until, until));
    }

    function test_RevertWhen_TheStepHasNoEnd() public {
        UnitId loose = bag("on the ward");
        vm.warp(START + 10_000 days);
        _notOverdue(loose, abi.encodeWithSelector(IUnits.Custody_NotOverdue.selector, loose, 0, block.timestamp));
    }

    function test_RevertWhen_ShownBefore() public {
        vm.warp(START + STORAGE + 1);
        _flagOverdue(unit);
        _notOverdue(unit, abi.encodeWithSelector(IUnits.Custody_AlreadyOverdue.selector, unit));
    }

    function test_RevertWhen_TheOverdueIsUnknown() public {
        UnitId id = idOf("nothing");
        _notOverdue(id, abi.encodeWithSelector(IUnits.Custody_UnknownUnit.selector, id));
    }

    function test_RevertWhen_TheOverdueIsPacked() public {
        (UnitId parent, UnitId[] memory bags) = fullBox("a box");
        store(parent);
        vm.warp(START + STORAGE + 1);
        _notOverdue(bags[0], abi.encodeWithSelector(IUnits.Custody_Packed.selector, bags[0], parent));
        _flagOverdue(parent);
        vm.assertTrue(custodyLens.unitOf(bags[0]).isOverdue, "with its box");
    }

    /* HELPERS */

    function _setRecall(address by, UnitId[] memory units, bool recalled, Uid why) private {
        vm.prank(by);
        custody.setRecall(units, recalled, why);
    }

    function _notRecalled(address by, UnitId[] memory units, bool recalled, Uid why, bytes memory reason) private {
        vm.prank(by);
        expectError(reason);
        custody.setRecall(units, recalled, why);
    }

    function _flagOverdue(UnitId id) private {
        vm.prank(OUTSIDER);
        custody.flagOverdue(id);
    }

    function _notOverdue(UnitId id, bytes memory reason) private {
        vm.prank(OUTSIDER);
        expectError(reason);
        custody.flagOverdue(id);
    }
}

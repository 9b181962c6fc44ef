// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Handover} from "../../../contracts/custody/Handover.sol";
import {IUnits} from "../../../contracts/custody/IUnits.sol";
import {Phase, SEALED, UnitWord} from "../../../contracts/custody/UnitWord.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {CHECKER, DEVICE, MAKER} from "../../../contracts/types/Duties.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {CustodyBase} from "./CustodyBase.sol";

/// @notice Seals: put on by the custodian, opened by it, and asked for by steps.
contract UnitsSealTest is CustodyBase {
    UnitId private unit;

    function setUp() public override {
        super.setUp();
        unit = bag("bag");
    }

    function testFuzz_Seal(bytes16 number) public {
        vm.assume(number != 0);
        UnitWord word = custody.wordOf(unit).withFlag(SEALED).nextHop();
        vm.expectEmit(address(custody));
        emit IUnits.UnitSealed(unit, hospital.id, word, hospital.device, nowTime(), number);
        vm.prank(hospital.device);
        custody.seal(unit, number, nowTime());
        vm.assertEq(UnitWord.unwrap(custody.wordOf(unit)), UnitWord.unwrap(word), "the flag and the hop only");
        vm.assertTrue(custodyLens.unitOf(unit).isSealed, "sealed");
    }

    function testFuzz_BreakSeal(bytes32 evidence) public {
        seal(hospital, unit);
        UnitWord open = custody.wordOf(unit).withoutFlag(SEALED).nextHop();
        vm.warp(START + 1 hours);
        vm.expectEmit(address(custody));
        emit IUnits.SealBroken(unit, hospital.id, open, hospital.maker, nowTime(), evidence);
        vm.prank(hospital.maker);
        custody.breakSeal(unit, nowTime(), evidence);
        vm.assertEq(UnitWord.unwrap(custody.wordOf(unit)), UnitWord.unwrap(open), "the flag and the hop only");
    }

    function test_SealedAgain() public {
        seal(hospital, unit);
        _breakSeal(hospital, unit);
        seal(hospital, unit);
        vm.assertTrue(custodyLens.unitOf(unit).isSealed, "with another seal");
    }

    function test_WhileRestricted() public {
        setStanding(hospital.id, Standing.Restricted);
        seal(hospital, unit);
        _breakSeal(hospital, unit);
        vm.assertFalse(custodyLens.unitOf(unit).isSealed, "opened");
    }

    function test_RevertWhen_TheStepNeedsASeal() public {
        store(unit);
        Handover memory handover = handoverOf(unit, CARRIED, hospital, carrier, TRUCK_SITE);
        expectError(abi.encodeWithSelector(IUnits.Custody_NotSealed.selector, unit));
        bring(handover);
    }

    function test_RevertWhen_SealEmpty() public {
        expectError(abi.encodeWithSelector(IUnits.Custody_SealEmpty.selector, unit));
        vm.prank(hospital.maker);
        custody.seal(unit, 0, nowTime());
    }

    function test_RevertWhen_SealedTwice() public {
        seal(hospital, unit);
        _sealRefused(hospital, unit, abi.encodeWithSelector(IUnits.Custody_Sealed.selector, unit));
    }

    function test_RevertWhen_NothingToBreak() public {
        _breakRefused(hospital, unit, abi.encodeWithSelector(IUnits.Custody_NotSealed.selector, unit));
    }

    function test_RevertWhen_UnknownUnit() public {
        UnitId unknown = idOf("unknown");
        bytes memory reason = abi.encodeWithSelector(IUnits.Custody_UnknownUnit.selector, unknown);
        _sealRefused(hospital, unknown, reason);
        _breakRefused(hospital, unknown, reason);
    }

    function test_RevertWhen_Packed() public {
        UnitId parent = box("box");
        pack(parent, one(unit));
        bytes memory reason = abi.encodeWithSelector(IUnits.Custody_Packed.selector, unit, parent);
        _sealRefused(hospital, unit, reason);
        _breakRefused(hospital, unit, reason);
    }

    function test_RevertWhen_Lost() public {
        vm.prank(hospital.maker);
        custody.declareLost(unit, nowTime(), EVIDENCE);
        bytes memory reason = abi.encodeWithSelector(IUnits.Custody_WrongPhase.selector, unit, Phase.Lost);
        _sealRefused(hospital, unit, reason);
        _breakRefused(hospital, unit, reason);
    }

    function test_RevertWhen_AnotherOrganisation() public {
        bytes4 error_ = IUnits.Custody_NotCustodian.selector;
        bytes memory reason = abi.encodeWithSelector(error_, unit, hospital.id, carrier.id);
        _sealRefused(carrier, unit, reason);
        seal(hospital, unit);
        _breakRefused(carrier, unit, reason);
    }

    function test_RevertWhen_ItWasHandedOn() public {
        toCarrier(unit);
        bytes4 error_ = IUnits.Custody_NotCustodian.selector;
        _breakRefused(hospital, unit, abi.encodeWithSelector(error_, unit, carrier.id, hospital.id));
    }

    function test_RevertWhen_AChecker() public {
        bytes4 error_ = IMembers.Members_DutyMissing.selector;
        expectError(abi.encodeWithSelector(error_, hospital.checker, CHECKER, MAKER | DEVICE));
        vm.prank(hospital.checker);
        custody.seal(unit, SEAL, nowTime());
    }

    function _breakSeal(Org memory org, UnitId which) private {
        vm.prank(org.maker);
        custody.breakSeal(which, nowTime(), EVIDENCE);
    }

    function _sealRefused(Org memory org, UnitId which, bytes memory reason) private {
        expectError(reason);
        seal(org, which);
    }

    function _breakRefused(Org memory org, UnitId which, bytes memory reason) private {
        expectError(reason);
        _breakSeal(org, which);
    }
}

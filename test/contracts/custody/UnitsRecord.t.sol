// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IRules} from "../../../contracts/custody/IRules.sol";
import {Unit} from "../../../contracts/custody/ICustodyLens.sol";
import {IUnits} from "../../../contracts/custody/IUnits.sol";
import {Act} from "../../../contracts/custody/StepRule.sol";
import {Phase, RECALLED, UnitWord} from "../../../contracts/custody/UnitWord.sol";
import {Statement} from "../../../contracts/evidence/Statement.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {CARRIER, DISPOSER, GENERATOR} from "../../../contracts/types/Roles.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {CustodyBase} from "./CustodyBase.sol";

/// @notice Steps that a custodian records.
contract UnitsRecordTest is CustodyBase {
    UnitId private unit;

    function setUp() public override {
        super.setUp();
        unit = bag("bag");
    }

    /* WHAT IS RECORDED */

    function testFuzz_Record(uint32 later, bytes32 evidence) public {
        uint40 when = uint40(START) + later;
        vm.warp(when);
        UnitWord word = custody.wordOf(unit).withStep(STORED).withSince(when).withSite(STORE_SITE);
        vm.expectEmit(address(custody));
        emit IUnits.StepRecorded(unit, hospital.id, word, hospital.device, when, evidence);
        vm.prank(hospital.device);
        custody.record(one(unit), STORED, STORE_SITE, when, evidence);
        vm.assertEq(UnitWord.unwrap(custody.wordOf(unit)), UnitWord.unwrap(word), "word");
    }

    function test_ManyAtOnce() public {
        UnitId other = bag("other");
        vm.prank(hospital.maker);
        custody.record(two(unit, other), STORED, STORE_SITE, nowTime(), EVIDENCE);
        vm.assertEq(custodyLens.unitOf(unit).step, STORED, "one");
        vm.assertEq(custodyLens.unitOf(other).step, STORED, "the other");
        vm.assertEq(custodyLens.balanceOf(hospital.id, STORE_SITE, flow, INFECTIOUS).stock, 2 * BAG, "stock of both");
    }

    function test_WhileRestricted() public {
        setStanding(hospital.id, Standing.Restricted);
        store(unit);
        vm.assertEq(custodyLens.unitOf(unit).step, STORED, "nothing is trapped");
    }

    function test_ADisposerInspects() public {
        toPlant(unit);
        record(plant, unit, INSPECTED, PLANT_SITE);
        Unit memory u = custodyLens.unitOf(unit);
        vm.assertTrue(u.custodian == plant.id && u.step == INSPECTED, "inspected");
        vm.assertEq(u.hops, 3, "sealing and two handovers; recording is none");
    }

    /* WHAT IS NOT */

    function test_RevertWhen_NoUnits() public {
        expectError(abi.encodeWithSelector(IUnits.Custody_NoUnits.selector));
        vm.prank(hospital.maker);
        custody.record(new UnitId[](0), STORED, STORE_SITE, nowTime(), EVIDENCE);
    }

    function test_RevertWhen_UnknownUnit() public {
        UnitId unknown = idOf("unknown");
        bytes memory reason = abi.encodeWithSelector(IUnits.Custody_UnknownUnit.selector, unknown);
        _refused(hospital, unknown, STORED, reason);
    }

    function test_RevertWhen_OneOfManyIsUnknown() public {
        UnitId unknown = idOf("unknown");
        expectError(abi.encodeWithSelector(IUnits.Custody_UnknownUnit.selector, unknown));
        vm.prank(hospital.maker);
        custody.record(two(unit, unknown), STORED, STORE_SITE, nowTime(), EVIDENCE);
        vm.assertEq(custodyLens.unitOf(unit).step, WARD, "all or none");
    }

    function test_RevertWhen_UnknownStep() public {
        _refused(hospital, unit, NO_STEP, abi.encodeWithSelector(IRules.Custody_UnknownStep.selector, rules, NO_STEP));
    }

    function test_RevertWhen_TheStepIsAHandover() public {
        bytes4 error_ = IUnits.Custody_WrongAct.selector;
        _refused(hospital, unit, CARRIED, abi.encodeWithSelector(error_, rules, CARRIED, Act.HandOver));
    }

    function test_RevertWhen_TheStepDoesNotFollow() public {
        bytes4 error_ = IUnits.Custody_StepForbidden.selector;
        _refused(plant, unit, INSPECTED, abi.encodeWithSelector(error_, unit, WARD, INSPECTED));
    }

    function test_RevertWhen_Packed() public {
        UnitId parent = box("box");
        pack(parent, one(unit));
        _refused(hospital, unit, STORED, abi.encodeWithSelector(IUnits.Custody_Packed.selector, unit, parent));
    }

    function test_RevertWhen_Lost() public {
        vm.prank(hospital.maker);
        custody.declareLost(unit, nowTime(), EVIDENCE);
        bytes4 error_ = IUnits.Custody_WrongPhase.selector;
        _refused(hospital, unit, STORED, abi.encodeWithSelector(error_, unit, Phase.Lost));
    }

    function test_RevertWhen_Destroyed() public {
        toPlant(unit);
        Statement memory certificate = certificateOf(plant, one(unit));
        vm.prank(plant.maker);
        custody.destroy(one(unit), DESTROYED_STEP, nowTime(), certificate);
        bytes4 error_ = IUnits.Custody_WrongPhase.selector;
        _refused(plant, unit, INSPECTED, abi.encodeWithSelector(error_, unit, Phase.Destroyed));
    }

    function test_RevertWhen_Disputed() public {
        store(unit);
        seal(hospital, unit);
        dispute(unit, CARRIED, hospital, carrier, TRUCK_SITE);
        bytes4 error_ = IUnits.Custody_WrongPhase.selector;
        _refused(hospital, unit, STORED, abi.encodeWithSelector(error_, unit, Phase.Disputed));
    }

    /// @dev Another store is no way back: the profile does not let refused units go there.
    function test_RevertWhen_Returning() public {
        store(unit);
        seal(hospital, unit);
        refuse(unit, CARRIED, hospital, carrier, TRUCK_SITE);
        _refused(hospital, unit, STORED, abi.encodeWithSelector(IUnits.Custody_Returning.selector, unit));
    }

    function test_ReturnedUnitsAreStoredAgain() public {
        toCarrier(unit);
        refuse(unit, DELIVERED, carrier, plant, PLANT_SITE);
        handOver(unit, RETURNED, carrier, hospital, STORE_SITE);
        store(unit);
        vm.assertEq(uint256(custodyLens.unitOf(unit).phase), uint256(Phase.Active), "back for good");
    }

    function test_RevertWhen_Recalled() public {
        Uid reason = statementBy(hospital);
        vm.prank(hospital.maker);
        custody.setRecall(one(unit), true, reason);
        _refused(hospital, unit, STORED, abi.encodeWithSelector(IUnits.Custody_Recalled.selector, unit));
        vm.assertTrue(custody.wordOf(unit).has(RECALLED), "and stays so");
    }

    /* WHO */

    function test_RevertWhen_AnotherOrganisation() public {
        Org memory clinic = admitOrg("Clinic", GENERATOR);
        bytes4 error_ = IUnits.Custody_NotCustodian.selector;
        _refused(clinic, unit, STORED, abi.encodeWithSelector(error_, unit, hospital.id, clinic.id));
    }

    function test_RevertWhen_WithoutTheRole() public {
        bytes4 error_ = IMembers.Members_RoleMissing.selector;
        _refused(carrier, unit, STORED, abi.encodeWithSelector(error_, carrier.id, CARRIER, GENERATOR));
    }

    function test_RevertWhen_TheCustodianHasAnotherRole() public {
        toPlant(unit);
        asCouncil();
        members.setRoles(plant.id, CARRIER);
        bytes4 error_ = IMembers.Members_RoleMissing.selector;
        _refused(plant, unit, INSPECTED, abi.encodeWithSelector(error_, plant.id, CARRIER, DISPOSER));
    }

    function test_RevertWhen_Expelled() public {
        setStanding(hospital.id, Standing.Expelled);
        _refused(hospital, unit, STORED, abi.encodeWithSelector(IMembers.Members_Expelled.selector, hospital.id));
    }

    function _refused(Org memory org, UnitId which, uint8 step, bytes memory reason) private {
        UnitWord before = custody.wordOf(which);
        expectError(reason);
        record(org, which, step, STORE_SITE);
        vm.assertEq(UnitWord.unwrap(custody.wordOf(which)), UnitWord.unwrap(before), "as it was");
    }
}

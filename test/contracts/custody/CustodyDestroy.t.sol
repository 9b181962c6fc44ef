// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Balance} from "../../../contracts/custody/ICustodyLens.sol";
import {IRules} from "../../../contracts/custody/IRules.sol";
import {IUnits} from "../../../contracts/custody/IUnits.sol";
import {Act} from "../../../contracts/custody/StepRule.sol";
import {Phase, UnitWord} from "../../../contracts/custody/UnitWord.sol";
import {Statement} from "../../../contracts/evidence/Statement.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {CHECKER, DEVICE, MAKER} from "../../../contracts/types/Duties.sol";
import {CARRIER, DISPOSER} from "../../../contracts/types/Roles.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {HandoversBase} from "./HandoversBase.sol";

/// @notice The plant destroys what it has, and states it in a certificate.
contract CustodyDestroyTest is HandoversBase {
    Statement private certificate;

    function setUp() public override {
        super.setUp();
        bring(toLorry());
        handOver(unit, DELIVERED, carrier, plant, PLANT_SITE);
        certificate = certificateOf(plant, one(unit));
    }

    function test_ItIsDestroyed() public {
        vm.warp(START + 100);
        UnitWord next = custody.wordOf(unit).withStep(DESTROYED_STEP).withPhase(Phase.Destroyed).withSince(nowTime());
        Uid uid = attestations.uidOf(certificate);
        vm.expectEmit(address(custody));
        emit IUnits.UnitDestroyed(unit, plant.id, next, plant.maker, nowTime(), uid);
        _destroy(plant.maker, one(unit));
        vm.assertTrue(same(custody.wordOf(unit), next), "the event's word");
        assertBalance(plant, PLANT_SITE, Balance(BAG, 0, BAG, 0, 0, 0));
    }

    function test_ADeviceDestroys() public {
        _destroy(plant.device, one(unit));
        assertPhase(unit, Phase.Destroyed);
    }

    function test_WithAllThatIsInIt() public {
        UnitId parent = box("mixed");
        UnitId sharps = bag("sharps", SHARPS, 700);
        pack(parent, two(bag("infectious"), sharps));
        toPlant(parent);
        certificate = certificateOf(plant, two(unit, parent));
        _destroy(plant.maker, two(unit, parent));
        vm.assertTrue(custodyLens.unitOf(sharps).phase == Phase.Destroyed, "what is in it");
        assertBalance(plant, PLANT_SITE, Balance(2 * BAG, 0, 2 * BAG, 0, 0, 0));
        Balance memory expected = Balance(700, 0, 700, 0, 0, 0);
        vm.assertEq(
            abi.encode(custodyLens.balanceOf(plant.id, PLANT_SITE, flow, SHARPS)),
            abi.encode(expected),
            "sharps"
        );
    }

    function test_AlsoWhatIsRecalled() public {
        Uid why = statementBy(agency);
        vm.prank(agency.maker);
        custody.setRecall(one(unit), true, why);
        _destroy(plant.maker, one(unit));
        assertPhase(unit, Phase.Destroyed);
    }

    function test_ARestrictedPlantDestroys() public {
        setStanding(plant.id, Standing.Restricted);
        _destroy(plant.maker, one(unit));
        assertPhase(unit, Phase.Destroyed);
    }

    function test_RevertWhen_ThereIsNothing() public {
        _fails(plant.maker, new UnitId[](0), abi.encodeWithSelector(IUnits.Custody_NoUnits.selector));
    }

    function test_RevertWhen_TheUnitIsUnknown() public {
        UnitId id = idOf("nothing");
        certificate = certificateOf(plant, two(unit, id));
        _fails(plant.maker, two(unit, id), abi.encodeWithSelector(IUnits.Custody_UnknownUnit.selector, id));
    }

    function test_RevertWhen_TheSameTwice() public {
        certificate = certificateOf(plant, two(unit, unit));
        bytes4 selector = IUnits.Custody_WrongPhase.selector;
        _fails(plant.maker, two(unit, unit), abi.encodeWithSelector(selector, unit, Phase.Destroyed));
    }

    function test_RevertWhen_TheStepIsOfAnotherKind() public {
        vm.prank(plant.maker);
        bytes4 selector = IUnits.Custody_WrongAct.selector;
        expectError(abi.encodeWithSelector(selector, rules, INSPECTED, Act.Record));
        custody.destroy(one(unit), INSPECTED, nowTime(), certificate);
    }

    function test_RevertWhen_ThereIsNoSuchStep() public {
        vm.prank(plant.maker);
        expectError(abi.encodeWithSelector(IRules.Custody_UnknownStep.selector, rules, NO_STEP));
        custody.destroy(one(unit), NO_STEP, nowTime(), certificate);
    }

    function test_RevertWhen_TheStepDoesNotFollow() public {
        UnitId early = bag("on the ward");
        _giveRoles(hospital);
        bytes memory reason = abi.encodeWithSelector(
            IUnits.Custody_StepForbidden.selector,
            early,
            WARD,
            DESTROYED_STEP
        );
        certificate = certificateOf(hospital, one(early));
        _fails(hospital.maker, one(early), reason);
    }

    function test_RevertWhen_AnotherHasIt() public {
        _giveRoles(carrier);
        bytes4 selector = IUnits.Custody_NotCustodian.selector;
        _fails(carrier.maker, one(unit), abi.encodeWithSelector(selector, unit, plant.id, carrier.id));
    }

    function test_RevertWhen_ItHasNoLicence() public {
        bytes4 selector = IMembers.Members_RoleMissing.selector;
        _fails(carrier.maker, one(unit), abi.encodeWithSelector(selector, carrier.id, CARRIER, DISPOSER));
    }

    function test_RevertWhen_ACheckerDestroys() public {
        bytes4 selector = IMembers.Members_DutyMissing.selector;
        bytes memory reason = abi.encodeWithSelector(selector, plant.checker, CHECKER, MAKER | DEVICE);
        _fails(plant.checker, one(unit), reason);
    }

    function test_RevertWhen_ThePlantIsExpelled() public {
        setStanding(plant.id, Standing.Expelled);
        _fails(plant.maker, one(unit), abi.encodeWithSelector(IMembers.Members_Expelled.selector, plant.id));
    }

    function test_RevertWhen_AContainerIsEmpty() public {
        (UnitId parent, UnitId[] memory bags) = fullBox("a box");
        toPlant(parent);
        vm.startPrank(plant.maker);
        custody.breakSeal(parent, nowTime(), EVIDENCE);
        custody.unpack(parent, bags, nowTime());
        vm.stopPrank();
        _fails(plant.maker, one(parent), abi.encodeWithSelector(IUnits.Custody_Container.selector, parent));
    }

    function test_RevertWhen_ItIsPacked() public {
        (UnitId parent, UnitId[] memory bags) = fullBox("a box");
        toPlant(parent);
        vm.startPrank(plant.maker);
        custody.breakSeal(parent, nowTime(), EVIDENCE);
        custody.unpack(parent, bags, nowTime());
        custody.pack(parent, bags, nowTime());
        vm.stopPrank();
        _fails(plant.maker, one(bags[0]), abi.encodeWithSelector(IUnits.Custody_Packed.selector, bags[0], parent));
    }

    /// @dev What is packed has the custodian that it had when it was packed: who has its box now is told of the box.
    function test_RevertWhen_ItCameInABox() public {
        (UnitId parent, UnitId[] memory bags) = fullBox("a box");
        toPlant(parent);
        _fails(plant.maker, one(bags[0]), abi.encodeWithSelector(IUnits.Custody_Packed.selector, bags[0], parent));
    }

    function test_RevertWhen_TheTimeIsWrong() public {
        uint40 now_ = nowTime();
        vm.startPrank(plant.maker);
        expectError(abi.encodeWithSelector(IUnits.Custody_TimeRunsBackwards.selector, unit, now_ - 1, now_));
        custody.destroy(one(unit), DESTROYED_STEP, now_ - 1, certificate);
        expectError(abi.encodeWithSelector(IUnits.Custody_FromTheFuture.selector, unit, now_ + 61, now_));
        custody.destroy(one(unit), DESTROYED_STEP, now_ + 61, certificate);
        vm.warp(now_ + WINDOW + 1);
        bytes4 selector = IUnits.Custody_TooLate.selector;
        expectError(abi.encodeWithSelector(selector, unit, now_, now_ + WINDOW + 1, WINDOW));
        custody.destroy(one(unit), DESTROYED_STEP, now_, certificate);
        vm.stopPrank();
    }

    /* HELPERS */

    function _destroy(address by, UnitId[] memory units) private {
        vm.prank(by);
        custody.destroy(units, DESTROYED_STEP, nowTime(), certificate);
    }

    function _fails(address by, UnitId[] memory units, bytes memory reason) private {
        vm.prank(by);
        expectError(reason);
        custody.destroy(units, DESTROYED_STEP, nowTime(), certificate);
        assertPhase(unit, Phase.Active);
    }

    function _giveRoles(Org memory org) private {
        asCouncil();
        members.setRoles(org.id, DISPOSER);
    }
}

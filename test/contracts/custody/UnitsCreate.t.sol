// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Creation, CreationTerms} from "../../../contracts/custody/Creation.sol";
import {IRules} from "../../../contracts/custody/IRules.sol";
import {Unit} from "../../../contracts/custody/ICustodyLens.sol";
import {IUnits} from "../../../contracts/custody/IUnits.sol";
import {Act} from "../../../contracts/custody/StepRule.sol";
import {Phase, UnitWord} from "../../../contracts/custody/UnitWord.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {CARRIER, GENERATOR} from "../../../contracts/types/Roles.sol";
import {CHECKER, DEVICE, MAKER} from "../../../contracts/types/Duties.sol";
import {RulesId} from "../../../contracts/types/RulesId.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {CustodyBase} from "./CustodyBase.sol";
import {Terms} from "./Terms.sol";

/// @notice How units begin.
contract UnitsCreateTest is CustodyBase {
    /* WHAT BEGINS */

    function testFuzz_Create(string memory identifier, uint8 class_, uint56 quantity, uint16 items) public {
        vm.assume(bytes(identifier).length != 0 && quantity != 0 && items != 0);
        class_ %= NO_CLASS;
        UnitWord word = UnitWord.wrap(uint256(nowTime()) << 56).withPlace(hospital.id, WARD_SITE).withStep(WARD);
        word = UnitWord.wrap(UnitWord.unwrap(word) | (uint256(rules.raw()) << 160)).withPhase(Phase.Active);
        word = word.withAmount(quantity, items).withClasses(uint16(1 << class_));
        Creation memory creation = Creation(terms(class_, items, quantity), EVIDENCE, identifier);
        vm.expectEmit(address(custody));
        emit IUnits.UnitCreated(idOf(identifier), identifier, word, EVIDENCE, identifier);
        UnitId unit = create(creation);
        vm.assertTrue(unit == idOf(identifier), "of the hospital's number and the identifier");
        vm.assertEq(UnitWord.unwrap(custody.wordOf(unit)), UnitWord.unwrap(word), "word");
        vm.assertEq(custodyLens.balanceOf(hospital.id, WARD_SITE, flow, class_).taken, quantity, "inventory");
        vm.assertEq(custodyLens.balanceOf(hospital.id, WARD_SITE, flow, class_).items, items, "pieces");
    }

    function test_UnitOf() public {
        Unit memory expected;
        (expected.custodian, expected.site, expected.rules) = (hospital.id, WARD_SITE, rules);
        (expected.step, expected.phase, expected.classes) = (WARD, Phase.Active, 1);
        (expected.quantity, expected.items, expected.since) = (BAG, 1, nowTime());
        vm.assertEq(abi.encode(custodyLens.unitOf(bag("bag"))), abi.encode(expected), "bag");
        (expected.classes, expected.quantity, expected.items) = (0, 0, 0);
        expected.isContainer = true;
        vm.assertEq(abi.encode(custodyLens.unitOf(box("box"))), abi.encode(expected), "box");
    }

    function test_ADeviceBegins() public {
        Creation memory creation = creationOf("weighed");
        vm.prank(hospital.device);
        vm.assertTrue(custodyLens.unitOf(custody.admitUnit(creation)).custodian == hospital.id, "for its organisation");
    }

    function test_CreateMany() public {
        Creation[] memory creations = new Creation[](3);
        for (uint256 i = 0; i < 3; i++) creations[i] = creationOf(vm.toString(i));
        vm.prank(hospital.maker);
        UnitId[] memory units = custody.admitUnits(creations);
        for (uint256 i = 0; i < 3; i++) vm.assertTrue(units[i] == idOf(vm.toString(i)), "in order");
        vm.assertEq(custodyLens.balanceOf(hospital.id, WARD_SITE, flow, INFECTIOUS).stock, 3 * BAG, "all in stock");
    }

    function test_RevertWhen_NoneOfMany() public {
        expectError(abi.encodeWithSelector(IUnits.Custody_NoUnits.selector));
        vm.prank(hospital.maker);
        custody.admitUnits(new Creation[](0));
    }

    function test_RevertWhen_OneOfManyIsThereTwice() public {
        Creation[] memory creations = new Creation[](2);
        creations[0] = creationOf("twin");
        creations[1] = creationOf("twin");
        expectError(abi.encodeWithSelector(IUnits.Custody_UnitExists.selector, idOf("twin")));
        vm.prank(hospital.maker);
        custody.admitUnits(creations);
        vm.assertEq(UnitWord.unwrap(custody.wordOf(idOf("twin"))), 0, "all or none");
    }

    /// @dev A rival that knows the labels of the hospital's bags takes none of them.
    function test_AnotherOrganisationUsesTheIdentifier() public {
        Org memory rival = admitOrg("Rival", GENERATOR);
        vm.startPrank(rival.device);
        UnitId taken = custody.admitUnit(creationOf("8003/06941234000012B0002"));
        custody.declareLost(taken, nowTime(), EVIDENCE);
        vm.stopPrank();
        UnitId own = create(creationOf("8003/06941234000012B0002"));
        vm.assertTrue(taken == idOf(rival, "8003/06941234000012B0002"), "the rival's");
        vm.assertTrue(own == idOf("8003/06941234000012B0002") && own != taken, "the hospital's");
        vm.assertTrue(custody.wordOf(own).phase() == Phase.Active, "and lives");
    }

    function test_AskingForAnUnknownUnit() public {
        UnitId unknown = idOf("unknown");
        bytes memory reason = abi.encodeWithSelector(IUnits.Custody_UnknownUnit.selector, unknown);
        expectError(reason);
        custodyLens.unitOf(unknown);
        expectError(reason);
        custodyLens.dueAt(unknown);
        vm.assertEq(UnitWord.unwrap(custody.wordOf(unknown)), 0, "no word");
        vm.assertTrue(custody.parentOf(unknown).isNull(), "no parent");
        vm.assertTrue(custodyLens.rootOf(unknown) == unknown, "its own root");
    }

    /* WHAT DOES NOT */

    function test_RevertWhen_UnknownRules() public {
        Creation memory creation = creationOf("bag");
        RulesId unknown = RulesId.wrap(99);
        creation.terms = Terms.creation(unknown, WARD, INFECTIOUS, WARD_SITE, nowTime(), 1, BAG);
        _refused(creation, abi.encodeWithSelector(IRules.Custody_UnknownStep.selector, unknown, WARD));
    }

    function test_RevertWhen_UnknownStep() public {
        Creation memory creation = creationOf("bag");
        creation.terms = Terms.creation(rules, NO_STEP, INFECTIOUS, WARD_SITE, nowTime(), 1, BAG);
        _refused(creation, abi.encodeWithSelector(IRules.Custody_UnknownStep.selector, rules, NO_STEP));
    }

    function test_RevertWhen_TheStepIsNoBeginning() public {
        Creation memory creation = creationOf("bag");
        creation.terms = Terms.creation(rules, STORED, INFECTIOUS, WARD_SITE, nowTime(), 1, BAG);
        _refused(creation, abi.encodeWithSelector(IUnits.Custody_WrongAct.selector, rules, STORED, Act.Record));
    }

    function test_RevertWhen_IdentifierEmpty() public {
        _refused(creationOf(""), abi.encodeWithSelector(IUnits.Custody_IdentifierEmpty.selector));
    }

    function test_RevertWhen_UnitExists() public {
        bytes memory reason = abi.encodeWithSelector(IUnits.Custody_UnitExists.selector, bag("bag"));
        _refused(creationOf("bag"), reason);
    }

    /// @dev Nor after its end: an identifier is never given twice.
    function test_RevertWhen_UnitWasLost() public {
        UnitId unit = bag("bag");
        vm.prank(hospital.maker);
        custody.declareLost(unit, nowTime(), EVIDENCE);
        _refused(creationOf("bag"), abi.encodeWithSelector(IUnits.Custody_UnitExists.selector, unit));
    }

    function test_RevertWhen_AnItemWeighsNothing() public {
        _refusedAmount(0, 1);
    }

    function test_RevertWhen_WhatWeighsIsNoItem() public {
        _refusedAmount(BAG, 0);
    }

    function testFuzz_RevertWhen_UnknownClass(uint8 class_) public {
        class_ = uint8(_bound(class_, NO_CLASS, type(uint8).max));
        Creation memory creation = Creation(terms(class_, 1, BAG), EVIDENCE, "bag");
        _refused(creation, abi.encodeWithSelector(IUnits.Custody_UnknownClass.selector, rules, class_));
    }

    /// @dev A container's classes are its content's.
    function testFuzz_RevertWhen_AContainerHasAClass(uint8 class_) public {
        class_ = uint8(_bound(class_, 1, type(uint8).max));
        CreationTerms wrong = terms(class_, 0, 0);
        bytes4 error_ = IUnits.Custody_TermsInvalid.selector;
        _refused(Creation(wrong, EVIDENCE, "box"), abi.encodeWithSelector(error_, idOf("box"), wrong));
    }

    /// @dev Custodian, hops, phase and flags are not the caller's to choose.
    function test_RevertWhen_TermsAreUnclean() public {
        uint8[3] memory places = [112, 128, 224];
        for (uint256 i = 0; i < places.length; i++) {
            uint256 clean = CreationTerms.unwrap(terms(INFECTIOUS, 1, BAG));
            CreationTerms wrong = CreationTerms.wrap(clean | (uint256(1) << places[i]));
            bytes4 error_ = IUnits.Custody_TermsInvalid.selector;
            _refused(Creation(wrong, EVIDENCE, "bag"), abi.encodeWithSelector(error_, idOf("bag"), wrong));
        }
    }

    /* WHO */

    function test_RevertWhen_AnOutsider() public {
        _refusedTo(OUTSIDER, abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, OUTSIDER));
    }

    function test_RevertWhen_AChecker() public {
        bytes4 error_ = IMembers.Members_DutyMissing.selector;
        _refusedTo(hospital.checker, abi.encodeWithSelector(error_, hospital.checker, CHECKER, MAKER | DEVICE));
    }

    function test_RevertWhen_WithoutTheRole() public {
        bytes4 error_ = IMembers.Members_RoleMissing.selector;
        _refusedTo(carrier.maker, abi.encodeWithSelector(error_, carrier.id, CARRIER, GENERATOR));
    }

    /// @dev Waste comes into being all the same.
    function test_ARestrictedOrganisationRecordsWhatComesIntoBeing() public {
        setStanding(hospital.id, Standing.Restricted);
        vm.assertTrue(custodyLens.unitOf(bag("bag")).custodian == hospital.id, "on record");
    }

    function test_RevertWhen_Expelled() public {
        setStanding(hospital.id, Standing.Expelled);
        _refusedTo(hospital.maker, abi.encodeWithSelector(IMembers.Members_Expelled.selector, hospital.id));
    }

    /* HELPERS */

    function _refused(Creation memory creation, bytes memory reason) private {
        expectError(reason);
        create(creation);
    }

    function _refusedTo(address account, bytes memory reason) private {
        Creation memory creation = creationOf("bag");
        expectError(reason);
        vm.prank(account);
        custody.admitUnit(creation);
    }

    function _refusedAmount(uint56 quantity, uint16 items) private {
        CreationTerms wrong = terms(INFECTIOUS, items, quantity);
        bytes4 error_ = IUnits.Custody_TermsInvalid.selector;
        _refused(Creation(wrong, EVIDENCE, "bag"), abi.encodeWithSelector(error_, idOf("bag"), wrong));
    }
}

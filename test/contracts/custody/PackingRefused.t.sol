// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Creation} from "../../../contracts/custody/Creation.sol";
import {IPacking} from "../../../contracts/custody/IPacking.sol";
import {Profile} from "../../../contracts/custody/IProfiles.sol";
import {IUnits} from "../../../contracts/custody/IUnits.sol";
import {Phase} from "../../../contracts/custody/UnitWord.sol";
import {GENERATOR} from "../../../contracts/types/Roles.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {CustodyBase} from "./CustodyBase.sol";

/// @notice What does not go into a container, and what does not come out.
contract PackingRefusedTest is CustodyBase {
    UnitId private parent;
    UnitId private inside;
    UnitId private unit;

    function setUp() public override {
        super.setUp();
        UnitId[] memory bags;
        (parent, bags) = fullBox("box");
        inside = bags[0];
        unit = bag("bag");
    }

    /* THE TREE */

    function test_RevertWhen_IntoItself() public {
        _packRefused(parent, parent, abi.encodeWithSelector(IPacking.Packing_IntoItself.selector, parent));
    }

    function test_RevertWhen_ACycleOfTwo() public {
        (UnitId outer, ) = fullBox("outer");
        pack(outer, one(parent));
        _packRefused(parent, outer, abi.encodeWithSelector(IUnits.Custody_Packed.selector, parent, outer));
    }

    function test_RevertWhen_ACycleOfThree() public {
        (UnitId outer, UnitId pallet) = (box("outer"), box("pallet"));
        pack(outer, one(parent));
        pack(pallet, one(outer));
        _packRefused(parent, pallet, abi.encodeWithSelector(IUnits.Custody_Packed.selector, parent, outer));
    }

    /// @dev Two parents: the unit is still in another box.
    function test_RevertWhen_StillInAnotherBox() public {
        UnitId other = box("other");
        _packRefused(other, inside, abi.encodeWithSelector(IUnits.Custody_Packed.selector, inside, parent));
    }

    function test_RevertWhen_PackedTwice() public {
        bytes memory reason = abi.encodeWithSelector(IUnits.Custody_Packed.selector, inside, parent);
        _packRefused(parent, inside, reason);
        expectError(abi.encodeWithSelector(IUnits.Custody_Packed.selector, unit, parent));
        pack(parent, two(unit, unit));
    }

    function test_RevertWhen_AnEmptyBox() public {
        UnitId empty = box("empty");
        _packRefused(parent, empty, abi.encodeWithSelector(IPacking.Packing_Empty.selector, empty));
    }

    function test_RevertWhen_NotInside() public {
        UnitId nowhere = UnitId.wrap(0);
        bytes4 error_ = IPacking.Packing_NotInside.selector;
        _unpackRefused(parent, unit, abi.encodeWithSelector(error_, unit, nowhere, parent));
        UnitId outer = box("outer");
        pack(outer, one(parent));
        _unpackRefused(outer, inside, abi.encodeWithSelector(error_, inside, parent, outer));
        _unpackRefused(outer, outer, abi.encodeWithSelector(error_, outer, nowhere, outer));
    }

    function test_RevertWhen_UnpackedTwice() public {
        bytes4 error_ = IPacking.Packing_NotInside.selector;
        expectError(abi.encodeWithSelector(error_, inside, UnitId.wrap(0), parent));
        unpack(parent, two(inside, inside));
    }

    /* THE CONTAINER */

    function test_RevertWhen_NotAContainer() public {
        bytes memory reason = abi.encodeWithSelector(IPacking.Packing_NotContainer.selector, unit);
        _packRefused(unit, parent, reason);
        _unpackRefused(unit, parent, reason);
    }

    function test_RevertWhen_Sealed() public {
        seal(hospital, parent);
        bytes memory reason = abi.encodeWithSelector(IUnits.Custody_Sealed.selector, parent);
        _packRefused(parent, unit, reason);
        _unpackRefused(parent, inside, reason);
    }

    function test_RevertWhen_NoUnits() public {
        bytes memory reason = abi.encodeWithSelector(IUnits.Custody_NoUnits.selector);
        expectError(reason);
        pack(parent, new UnitId[](0));
        expectError(reason);
        unpack(parent, new UnitId[](0));
    }

    function test_RevertWhen_UnknownUnit() public {
        UnitId unknown = idOf("unknown");
        bytes memory reason = abi.encodeWithSelector(IUnits.Custody_UnknownUnit.selector, unknown);
        _packRefused(parent, unknown, reason);
        _packRefused(unknown, unit, reason);
        _unpackRefused(parent, unknown, reason);
    }

    function test_RevertWhen_TheContainerIsPacked() public {
        UnitId outer = box("outer");
        pack(outer, one(parent));
        bytes memory reason = abi.encodeWithSelector(IUnits.Custody_Packed.selector, parent, outer);
        _packRefused(parent, unit, reason);
        _unpackRefused(parent, inside, reason);
    }

    function test_RevertWhen_TheContainerIsLost() public {
        _lose(parent);
        bytes memory reason = abi.encodeWithSelector(IUnits.Custody_WrongPhase.selector, parent, Phase.Lost);
        _packRefused(parent, unit, reason);
        _unpackRefused(parent, inside, reason);
    }

    function test_RevertWhen_AnotherOrganisation() public {
        bytes4 error_ = IUnits.Custody_NotCustodian.selector;
        bytes memory reason = abi.encodeWithSelector(error_, parent, hospital.id, carrier.id);
        expectError(reason);
        vm.prank(carrier.maker);
        custody.pack(parent, one(unit), nowTime());
        expectError(reason);
        vm.prank(carrier.maker);
        custody.unpack(parent, one(inside), nowTime());
    }

    /* WHAT IS PACKED */

    function test_RevertWhen_TheUnitIsLost() public {
        _lose(unit);
        _packRefused(parent, unit, abi.encodeWithSelector(IUnits.Custody_WrongPhase.selector, unit, Phase.Lost));
    }

    /// @dev What was refused is not hidden among what was not.
    function test_RevertWhen_TheUnitIsReturning() public {
        store(parent);
        store(unit);
        seal(hospital, unit);
        refuse(unit, CARRIED, hospital, carrier, TRUCK_SITE);
        _packRefused(parent, unit, abi.encodeWithSelector(IUnits.Custody_WrongPhase.selector, unit, Phase.Returning));
    }

    function test_RevertWhen_Recalled() public {
        UnitId other = bag("other");
        Uid statement = statementBy(hospital);
        vm.prank(hospital.maker);
        custody.setRecall(two(unit, parent), true, statement);
        bytes4 error_ = IUnits.Custody_Recalled.selector;
        UnitId clean = box("clean");
        _packRefused(clean, unit, abi.encodeWithSelector(error_, unit));
        _packRefused(parent, other, abi.encodeWithSelector(error_, other));
    }

    function test_RevertWhen_AtAnotherSite() public {
        store(unit);
        _packRefused(parent, unit, abi.encodeWithSelector(IPacking.Packing_Apart.selector, unit, parent));
    }

    function test_RevertWhen_InOtherHands() public {
        Org memory clinic = admitOrg("Clinic", GENERATOR);
        Creation memory creation = creationOf("theirs");
        vm.prank(clinic.maker);
        UnitId theirs = custody.admitUnit(creation);
        _packRefused(parent, theirs, abi.encodeWithSelector(IPacking.Packing_Apart.selector, theirs, parent));
    }

    function test_RevertWhen_UnderOtherRules() public {
        Profile memory p = wasteProfile();
        asCouncil();
        rules = profiles.setProfile(flow, p);
        custody.adopt(rules);
        UnitId newer = bag("newer");
        _packRefused(parent, newer, abi.encodeWithSelector(IPacking.Packing_Apart.selector, newer, parent));
    }

    function test_RevertWhen_InAnotherStep() public {
        handOver(unit, COLLECTED, hospital, hospital, WARD_SITE);
        bytes4 error_ = IPacking.Packing_OtherStep.selector;
        _packRefused(parent, unit, abi.encodeWithSelector(error_, unit, COLLECTED, WARD));
    }

    function test_RevertWhen_MoreItemsThanCount() public {
        UnitId many = create(Creation(terms(INFECTIOUS, type(uint16).max, BAG), EVIDENCE, "many"));
        _packRefused(parent, many, abi.encodeWithSignature("Panic(uint256)", 0x11));
    }

    /* TIMES */

    function test_RevertWhen_BeforeTheUnitWasThere() public {
        vm.warp(START + 2 hours);
        UnitId later = bag("later");
        bytes4 error_ = IUnits.Custody_TimeRunsBackwards.selector;
        uint40 when = nowTime() - 1;
        expectError(abi.encodeWithSelector(error_, later, when, nowTime()));
        _packAt(later, when);
    }

    function test_RevertWhen_BeforeTheContainerWasThere() public {
        uint40 when = nowTime() - 1;
        expectError(abi.encodeWithSelector(IUnits.Custody_TimeRunsBackwards.selector, parent, when, nowTime()));
        _packAt(unit, when);
    }

    function test_RevertWhen_FromTheFutureOrTooLate() public {
        uint40 when = nowTime() + 61;
        expectError(abi.encodeWithSelector(IUnits.Custody_FromTheFuture.selector, parent, when, START));
        _packAt(unit, when);
        vm.warp(START + WINDOW + 1);
        bytes4 error_ = IUnits.Custody_TooLate.selector;
        expectError(abi.encodeWithSelector(error_, parent, START, START + WINDOW + 1, WINDOW));
        _packAt(unit, uint40(START));
    }

    /* HELPERS */

    function _lose(UnitId which) private {
        vm.prank(hospital.maker);
        custody.declareLost(which, nowTime(), EVIDENCE);
    }

    function _packAt(UnitId which, uint40 when) private {
        vm.prank(hospital.maker);
        custody.pack(parent, one(which), when);
    }

    function _packRefused(UnitId into, UnitId which, bytes memory reason) private {
        expectError(reason);
        pack(into, one(which));
    }

    function _unpackRefused(UnitId from, UnitId which, bytes memory reason) private {
        expectError(reason);
        unpack(from, one(which));
    }
}

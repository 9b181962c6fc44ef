// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Balance} from "../../../contracts/custody/ICustodyLens.sol";
import {ErrorReason, IUnits} from "../../../contracts/custody/IUnits.sol";
import {Phase, UnitWord} from "../../../contracts/custody/UnitWord.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {CHECKER, DEVICE, MAKER} from "../../../contracts/types/Duties.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {HandoversBase} from "./HandoversBase.sol";

/// @notice What is lost, and what is put right.
contract CustodyCorrectTest is HandoversBase {
    /* LOST */

    function test_Lost() public {
        vm.warp(START + 100);
        UnitWord next = custody.wordOf(unit).withPhase(Phase.Lost).withSince(nowTime());
        vm.expectEmit(address(custody));
        emit IUnits.UnitLost(unit, hospital.id, next, hospital.maker, nowTime(), EVIDENCE);
        _declareLost(hospital.maker, unit);
        vm.assertTrue(same(custody.wordOf(unit), next), "the event's word");
        assertBalance(hospital, STORE_SITE, Balance(BAG, 0, 0, BAG, 0, 0));
    }

    function test_LostWithAllThatIsInIt() public {
        UnitId parent = box("mixed");
        UnitId sharps = bag("sharps", SHARPS, 700);
        pack(parent, two(bag("infectious"), sharps));
        _declareLost(hospital.device, parent);
        vm.assertTrue(custodyLens.unitOf(sharps).phase == Phase.Lost, "what is in it");
        assertBalance(hospital, WARD_SITE, Balance(BAG, 0, 0, BAG, 0, 0));
        Balance memory balance = custodyLens.balanceOf(hospital.id, WARD_SITE, flow, SHARPS);
        vm.assertEq(abi.encode(balance), abi.encode(Balance(700, 0, 0, 700, 0, 0)), "sharps");
    }

    function test_WhatIsOnItsWayBackIsLost() public {
        refuse(unit, CARRIED, hospital, carrier, TRUCK_SITE);
        _declareLost(hospital.maker, unit);
        assertPhase(unit, Phase.Lost);
    }

    function test_AnEmptyBoxIsLost() public {
        UnitId parent = box("empty");
        _declareLost(hospital.maker, parent);
        assertPhase(parent, Phase.Lost);
    }

    /// @dev All accounts of its custodian ended: nobody else could end it, and it would stand in the inventory for ever.
    function test_TheCouncilDeclaresLostWhatAnExpelledOrganisationHas() public {
        setStanding(hospital.id, Standing.Expelled);
        uint40 when = nowTime();
        vm.warp(START + 30 days); // a vote takes longer than the window
        UnitWord next = custody.wordOf(unit).withPhase(Phase.Lost).withSince(when);
        address council = members.council();
        vm.expectEmit(address(custody));
        emit IUnits.UnitLost(unit, hospital.id, next, council, when, EVIDENCE);
        vm.prank(council);
        custody.declareLost(unit, when, EVIDENCE);
        assertBalance(hospital, STORE_SITE, Balance(BAG, 0, 0, BAG, 0, 0));
    }

    function test_RevertWhen_TheCouncilDeclaresLostWhatAMemberHas() public {
        setStanding(hospital.id, Standing.Restricted);
        bytes memory reason = abi.encodeWithSelector(IUnits.Custody_NotCustodian.selector, unit, hospital.id, 0);
        _notLost(members.council(), unit, nowTime(), reason);
    }

    function test_RevertWhen_TheCouncilDeclaresItLostBeforeItsClock() public {
        setStanding(hospital.id, Standing.Expelled);
        uint40 when = nowTime() - 1;
        bytes4 selector = IUnits.Custody_TimeRunsBackwards.selector;
        _notLost(members.council(), unit, when, abi.encodeWithSelector(selector, unit, when, nowTime()));
    }

    function test_RevertWhen_TheLostIsUnknown() public {
        UnitId id = idOf("nothing");
        _notLost(hospital.maker, id, nowTime(), abi.encodeWithSelector(IUnits.Custody_UnknownUnit.selector, id));
    }

    function test_RevertWhen_TheLostIsPacked() public {
        (UnitId parent, UnitId[] memory bags) = fullBox("a box");
        bytes memory reason = abi.encodeWithSelector(IUnits.Custody_Packed.selector, bags[0], parent);
        _notLost(hospital.maker, bags[0], nowTime(), reason);
    }

    function test_RevertWhen_AnotherLosesIt() public {
        bytes4 selector = IUnits.Custody_NotCustodian.selector;
        bytes memory reason = abi.encodeWithSelector(selector, unit, hospital.id, carrier.id);
        _notLost(carrier.maker, unit, nowTime(), reason);
    }

    function test_RevertWhen_LostAtAWrongTime() public {
        uint40 now_ = nowTime();
        bytes4 selector = IUnits.Custody_TimeRunsBackwards.selector;
        _notLost(hospital.maker, unit, now_ - 1, abi.encodeWithSelector(selector, unit, now_ - 1, now_));
        selector = IUnits.Custody_FromTheFuture.selector;
        _notLost(hospital.maker, unit, now_ + 61, abi.encodeWithSelector(selector, unit, now_ + 61, now_));
        vm.warp(now_ + WINDOW + 1);
        selector = IUnits.Custody_TooLate.selector;
        _notLost(hospital.maker, unit, now_, abi.encodeWithSelector(selector, unit, now_, now_ + WINDOW + 1, WINDOW));
    }

    /* CORRECTED */

    function test_CorrectedToLess() public {
        UnitWord former = custody.wordOf(unit);
        UnitWord next = former.withAmount(BAG - 100, 1).nextHop();
        vm.expectEmit(address(custody));
        emit IUnits.UnitCorrected(unit, hospital.id, next, former, hospital.maker, EVIDENCE);
        _correct(hospital.maker, unit, INFECTIOUS, BAG - 100, 1);
        assertBalance(hospital, STORE_SITE, Balance(BAG, 0, 0, 100, BAG - 100, 1));
    }

    function test_CorrectedToMore() public {
        _correct(hospital.device, unit, INFECTIOUS, BAG + 100, 2);
        assertBalance(hospital, STORE_SITE, Balance(BAG + 100, 0, 0, 0, BAG + 100, 2));
        _correct(hospital.maker, unit, INFECTIOUS, BAG + 100, 1);
        assertBalance(hospital, STORE_SITE, Balance(BAG + 100, 0, 0, 0, BAG + 100, 1));
    }

    function test_CorrectedToAnotherClass() public {
        _correct(hospital.maker, unit, CHEMICAL, BAG - 100, 1);
        vm.assertEq(custody.wordOf(unit).classes(), 1 << CHEMICAL, "class");
        assertBalance(hospital, STORE_SITE, Balance(BAG, BAG, 0, 0, 0, 0));
        Balance memory balance = custodyLens.balanceOf(hospital.id, STORE_SITE, flow, CHEMICAL);
        vm.assertEq(abi.encode(balance), abi.encode(Balance(BAG, 0, 0, 100, BAG - 100, 1)), "chemical");
    }

    function testFuzz_AccountsBalanceAfterACorrection(uint8 class_, uint56 quantity, uint16 items) public {
        class_ = class_ % NO_CLASS;
        quantity = uint56(_bound(quantity, 1, 1e15));
        if (items == 0) items = 1;
        vm.assume(class_ != INFECTIOUS || quantity != BAG || items != 1);
        _correct(hospital.maker, unit, class_, quantity, items);
        Balance memory b = custodyLens.balanceOf(hospital.id, STORE_SITE, flow, class_);
        vm.assertEq(uint256(b.taken), uint256(b.given) + b.destroyed + b.lost + b.stock, "balance");
        vm.assertEq(b.stock, quantity, "stock");
        vm.assertEq(b.items, items, "items");
    }

    function test_RevertWhen_NothingIsCorrected() public {
        bytes memory reason = abi.encodeWithSelector(IUnits.Custody_NothingCorrected.selector, unit);
        _notCorrected(hospital.maker, unit, INFECTIOUS, BAG, 1, reason);
    }

    function test_RevertWhen_CorrectedToNothing() public {
        bytes4 selector = IUnits.Custody_AmountInvalid.selector;
        _notCorrected(hospital.maker, unit, INFECTIOUS, 0, 1, abi.encodeWithSelector(selector, unit, 0, 1));
        _notCorrected(hospital.maker, unit, INFECTIOUS, 1, 0, abi.encodeWithSelector(selector, unit, 1, 0));
    }

    function test_RevertWhen_CorrectedToNoClass() public {
        bytes4 selector = IUnits.Custody_UnknownClass.selector;
        bytes memory reason = abi.encodeWithSelector(selector, rules, NO_CLASS);
        _notCorrected(hospital.maker, unit, NO_CLASS, BAG, 1, reason);
        reason = abi.encodeWithSelector(selector, rules, 16);
        _notCorrected(hospital.maker, unit, 16, BAG, 1, reason);
    }

    function test_RevertWhen_AContainerIsCorrected() public {
        UnitId parent = box("a box");
        bytes memory reason = abi.encodeWithSelector(IUnits.Custody_Container.selector, parent);
        _notCorrected(hospital.maker, parent, INFECTIOUS, 1, 1, reason);
    }

    function test_RevertWhen_ThePackedIsCorrected() public {
        (UnitId parent, UnitId[] memory bags) = fullBox("a box");
        bytes memory reason = abi.encodeWithSelector(IUnits.Custody_Packed.selector, bags[0], parent);
        _notCorrected(hospital.maker, bags[0], INFECTIOUS, 1, 1, reason);
    }

    function test_RevertWhen_AnotherCorrects() public {
        bytes4 selector = IUnits.Custody_NotCustodian.selector;
        bytes memory reason = abi.encodeWithSelector(selector, unit, hospital.id, carrier.id);
        _notCorrected(carrier.maker, unit, INFECTIOUS, 1, 1, reason);
    }

    function test_RevertWhen_TheCorrectedIsUnknown() public {
        UnitId id = idOf("nothing");
        bytes memory reason = abi.encodeWithSelector(IUnits.Custody_UnknownUnit.selector, id);
        _notCorrected(hospital.maker, id, INFECTIOUS, 1, 1, reason);
    }

    /* DECLARED WRONG */

    function test_AnErrorIsDeclared() public {
        UnitWord before = custody.wordOf(unit);
        vm.expectEmit(address(custody));
        emit IUnits.ErrorDeclared(unit, carrier.id, "wrong", "right", ErrorReason.IncorrectData);
        vm.prank(carrier.device);
        custody.declareError(unit, "wrong", "right", ErrorReason.IncorrectData);
        vm.assertTrue(same(custody.wordOf(unit), before), "nothing changes");
    }

    function test_AnErrorIsDeclaredAlsoAfterwardsAndWhileRestricted() public {
        _declareLost(hospital.maker, unit);
        setStanding(hospital.id, Standing.Restricted);
        vm.expectEmit(address(custody));
        emit IUnits.ErrorDeclared(unit, hospital.id, "wrong", 0, ErrorReason.DidNotOccur);
        vm.prank(hospital.maker);
        custody.declareError(unit, "wrong", 0, ErrorReason.DidNotOccur);
    }

    function test_RevertWhen_TheErrorIsAboutNothing() public {
        expectError(abi.encodeWithSelector(IUnits.Custody_UnknownUnit.selector, idOf("nothing")));
        vm.prank(hospital.maker);
        custody.declareError(idOf("nothing"), "wrong", 0, ErrorReason.DidNotOccur);
    }

    function test_RevertWhen_ACheckerDeclaresAnError() public {
        bytes4 selector = IMembers.Members_DutyMissing.selector;
        expectError(abi.encodeWithSelector(selector, hospital.checker, CHECKER, MAKER | DEVICE));
        vm.prank(hospital.checker);
        custody.declareError(unit, "wrong", 0, ErrorReason.DidNotOccur);
    }

    /* HELPERS */

    function _declareLost(address by, UnitId id) private {
        vm.prank(by);
        custody.declareLost(id, nowTime(), EVIDENCE);
    }

    function _notLost(address by, UnitId id, uint40 when, bytes memory reason) private {
        vm.prank(by);
        expectError(reason);
        custody.declareLost(id, when, EVIDENCE);
    }

    function _correct(address by, UnitId id, uint8 class_, uint56 quantity, uint16 items) private {
        vm.prank(by);
        custody.correct(id, class_, quantity, items, EVIDENCE);
    }

    function _notCorrected(
        address by,
        UnitId id,
        uint8 class_,
        uint56 quantity,
        uint16 items,
        bytes memory reason
    ) private {
        vm.prank(by);
        expectError(reason);
        custody.correct(id, class_, quantity, items, EVIDENCE);
    }
}

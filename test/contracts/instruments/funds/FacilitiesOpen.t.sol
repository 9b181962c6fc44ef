// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FacilityState} from "../../../../contracts/instruments/funds/Facility.sol";
import {FacilityTerms} from "../../../../contracts/instruments/funds/FacilityTerms.sol";
import {IFacilities} from "../../../../contracts/instruments/funds/IFacilities.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {IMembers, Standing} from "../../../../contracts/members/IMembers.sol";
import {IAsset} from "../../../../contracts/settlement/IAsset.sol";
import {ICash} from "../../../../contracts/settlement/ICash.sol";
import {ILimits} from "../../../../contracts/settlement/ILimits.sol";
import {CalendarId} from "../../../../contracts/types/CalendarId.sol";
import {LOAN} from "../../../../contracts/types/LimitKind.sol";
import {FundsBase} from "./FundsBase.sol";

/// @notice Opening and drawing.
contract FacilitiesOpenTest is FundsBase {
    /* OPENING */

    function test_Open() public {
        vm.expectEmit(address(purposeAccounts));
        emit IFacilities.FacilityOpened(facility, bank.id, buyer.id, agreed());
        open();
        assertState(FacilityState.Open, "state");
        assertUsed(bank, buyer, LOAN, AMOUNT, "what was agreed is used, drawn or not");
        vm.assertEq(purposeAccounts.budgetOf(facility, "steel").amount, STEEL, "a line");
        vm.assertTrue(purposeAccounts.isRelated(facility, dyes.id), "group");
        assertBooks(0, 0, 0, "nothing is drawn");
    }

    function test_RevertWhen_AnotherSignsForTheLender() public {
        DualApproval memory signed = agreeing(otherBank);
        DualApproval memory borrower = agreeing(buyer);
        expectError(abi.encodeWithSelector(IFacilities.Facilities_NotParty.selector, facility, bank.id, otherBank.id));
        purposeAccounts.open(agreed(), LATER, signed, borrower);
    }

    function test_RevertWhen_AnotherSignsForTheBorrower() public {
        DualApproval memory lender = agreeing(bank);
        DualApproval memory signed = agreeing(acme);
        expectError(abi.encodeWithSelector(IFacilities.Facilities_NotParty.selector, facility, buyer.id, acme.id));
        purposeAccounts.open(agreed(), LATER, lender, signed);
    }

    function test_RevertWhen_OpenedTooLate() public {
        (DualApproval memory lender, DualApproval memory borrower) = (agreeing(bank), agreeing(buyer));
        uint48 past = uint48(START - 1);
        expectError(abi.encodeWithSelector(IFacilities.Facilities_TooLate.selector, facility, past, START));
        purposeAccounts.open(agreed(), past, lender, borrower);
    }

    function test_RevertWhen_TheLimitIsTooSmall() public {
        setCap(bank, buyer, LOAN, AMOUNT - 1);
        (DualApproval memory lender, DualApproval memory borrower) = (agreeing(bank), agreeing(buyer));
        vm.expectPartialRevert(ILimits.Limits_Exceeded.selector);
        purposeAccounts.open(agreed(), LATER, lender, borrower);
    }

    /// @dev Each field that can be amiss, by its name.
    function test_RevertWhen_TermsAreAmiss() public {
        for (uint256 i = 0; i < 20; i++) {
            (FacilityTerms memory t, bytes32 field) = _amiss(i);
            useTerms(t);
            (DualApproval memory lender, DualApproval memory borrower) = (agreeing(bank), agreeing(buyer));
            expectError(abi.encodeWithSelector(IFacilities.Facilities_TermsInvalid.selector, field));
            purposeAccounts.open(t, LATER, lender, borrower);
        }
    }

    function _amiss(uint256 i) private view returns (FacilityTerms memory t, bytes32 field) {
        t = soundTerms();
        if (i == 0) (t.lender, field) = (acme.id, "lender");
        if (i == 1) (t.borrower, field) = (bank.id, "borrower");
        if (i == 2) (t.lenderAccount, field) = (buyer.maker, "lenderAccount");
        if (i == 3) (t.borrowerAccount, field) = (OUTSIDER, "borrowerAccount");
        if (i == 4) (t.cash, field) = (ICash(address(instruments)), "cash");
        if (i == 5) (t.amount, field) = (0, "amount");
        if (i == 6) (t.amount, field) = (uint64(type(uint56).max) + 1, "amount");
        if (i == 7) (t.fee, field) = (AMOUNT + 1, "fee");
        if (i == 8) (t.rate, field) = (10_001, "rate");
        if (i == 9) (t.drawUntil, field) = (uint48(START - 1), "drawUntil");
        if (i == 10) (t.useBy, field) = (DRAW_UNTIL - 1, "useBy");
        if (i == 11) (t.cooling, field) = (30 days + 1, "cooling");
        if (i == 12) (t.answerDays, field) = (0, "answerDays");
        if (i == 13) (t.answerDays, field) = (11, "answerDays");
        if (i == 14) (t.cureDays, field) = (61, "cureDays");
        if (i == 15) (t.evidenceDays, field) = (61, "evidenceDays");
        if (i == 16) (t.calendar, field) = (CalendarId.wrap("NONE"), "calendar");
        if (i == 17) (t.lines[1].amount, field) = (WAGES - 1, "lines");
        if (i == 18) (t.lines[1].purpose, field) = ("steel", "lines");
        if (i == 19) (t.related[0], field) = (buyer.id, "related");
    }

    /* DRAWING */

    function test_Draw() public {
        open();
        ask(AMOUNT);
        vm.expectEmit(address(purposeAccounts));
        emit IFacilities.FacilityDrawn(facility, AMOUNT, AMOUNT);
        vm.prank(bank.maker);
        purposeAccounts.draw(facility, AMOUNT);
        assertBooks(AMOUNT, 0, AMOUNT, "drawn");
        vm.assertEq(yuan.balanceOf(buyer.maker), MONEY, "the borrower has none of it");
    }

    function test_DrawByDeal() public {
        open();
        ask(AMOUNT);
        payByDeal(bank, facility.raw(), AMOUNT);
        assertBooks(AMOUNT, 0, AMOUNT, "drawn");
    }

    function test_RevertWhen_NotAskedFor() public {
        open();
        ask(AMOUNT);
        ask(0);
        expectError(abi.encodeWithSelector(IFacilities.Facilities_NotAsked.selector, facility, 0, AMOUNT));
        vm.prank(bank.maker);
        purposeAccounts.draw(facility, AMOUNT);
    }

    function test_RevertWhen_MoreIsAskedForThanAgreed() public {
        open();
        draw(1);
        DualApproval memory signed = asking(buyer, AMOUNT, 2);
        expectError(abi.encodeWithSelector(IFacilities.Facilities_DrawExceeded.selector, facility, AMOUNT - 1, AMOUNT));
        purposeAccounts.askDraw(facility, AMOUNT, 2, LATER, signed);
    }

    function test_RevertWhen_AskedTwiceWithOneSignature() public {
        open();
        DualApproval memory signed = asking(buyer, 1, 1);
        purposeAccounts.askDraw(facility, 1, 1, LATER, signed);
        expectError(abi.encodeWithSelector(IFacilities.Facilities_WrongNumber.selector, facility, 2, 1));
        purposeAccounts.askDraw(facility, 1, 1, LATER, signed);
    }

    function test_RevertWhen_AnotherAsks() public {
        open();
        DualApproval memory signed = asking(acme, 1, 1);
        expectError(abi.encodeWithSelector(IFacilities.Facilities_NotParty.selector, facility, buyer.id, acme.id));
        purposeAccounts.askDraw(facility, 1, 1, LATER, signed);
    }

    function test_RevertWhen_TheTimeToDrawIsOver() public {
        open();
        ask(AMOUNT);
        vm.warp(DRAW_UNTIL + 1);
        bytes memory reason = abi.encodeWithSelector(
            IFacilities.Facilities_TooLate.selector,
            facility,
            DRAW_UNTIL,
            DRAW_UNTIL + 1
        );
        expectError(reason);
        vm.prank(bank.maker);
        purposeAccounts.draw(facility, AMOUNT);
        DualApproval memory signed = asking(buyer, 1, 2);
        expectError(reason);
        purposeAccounts.askDraw(facility, 1, 2, LATER, signed);
    }

    function test_RevertWhen_ARestrictedLenderDraws() public {
        open();
        ask(AMOUNT);
        asCouncil();
        members.setStanding(bank.id, Standing.Restricted);
        expectError(abi.encodeWithSelector(IMembers.Members_NotActive.selector, bank.id, Standing.Restricted));
        vm.prank(bank.maker);
        purposeAccounts.draw(facility, AMOUNT);
    }

    function test_RevertWhen_AnotherDraws() public {
        open();
        ask(AMOUNT);
        expectError(abi.encodeWithSelector(IFacilities.Facilities_NotParty.selector, facility, bank.id, otherBank.id));
        vm.prank(otherBank.maker);
        purposeAccounts.draw(facility, AMOUNT);
    }

    function test_RevertWhen_DrawnInAnotherCash() public {
        open();
        ask(AMOUNT);
        vm.expectPartialRevert(IFacilities.Facilities_OtherCash.selector);
        this.payInEuro(AMOUNT);
    }

    function payInEuro(uint256 amount) external {
        payByDeal(bank, IAsset(address(euro)), facility.raw(), amount);
    }
}

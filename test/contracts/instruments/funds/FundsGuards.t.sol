// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {BudgetLine, FacilityTerms} from "../../../../contracts/instruments/funds/FacilityTerms.sol";
import {IFacilities} from "../../../../contracts/instruments/funds/IFacilities.sol";
import {IPurposePayments} from "../../../../contracts/instruments/funds/IPurposePayments.sol";
import {PaymentRequest} from "../../../../contracts/instruments/funds/PaymentRequest.sol";
import {IFingerprints} from "../../../../contracts/evidence/IFingerprints.sol";
import {BankCalendar} from "../../../../contracts/libraries/BankCalendar.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {Fingerprint} from "../../../../contracts/types/Fingerprint.sol";
import {OrgId} from "../../../../contracts/types/OrgId.sol";
import {PaymentsBase} from "./PaymentsBase.sol";

/// @notice Guards of single acts: numbers, deadlines, amounts, and what a list can have.
contract FundsGuardsTest is PaymentsBase {
    /* TERMS */

    function test_RevertWhen_ThereAreTooManyLines() public {
        FacilityTerms memory t = soundTerms();
        t.lines = new BudgetLine[](33);
        for (uint256 i = 0; i < 33; i++) t.lines[i] = BudgetLine(bytes32(i + 1), 1);
        (t.amount, t.fee) = (33, 0);
        _termsInvalid(t, "lines");
        t.lines[0].amount = 0;
        _termsInvalid(t, "lines");
    }

    function test_RevertWhen_TooManyAreRelated() public {
        FacilityTerms memory t = soundTerms();
        t.related = new OrgId[](65);
        for (uint256 i = 0; i < 65; i++) t.related[i] = dyes.id;
        _termsInvalid(t, "related");
        t.related = new OrgId[](1);
        t.related[0] = bank.id;
        _termsInvalid(t, "related");
        t.related[0] = OrgId.wrap(0);
        _termsInvalid(t, "related");
    }

    /* DRAWING */

    function test_RevertWhen_AskedAfterTheDeadline() public {
        uint32 number = nextOfBorrower();
        DualApproval memory signed = asking(buyer, 0, number);
        expectError(_tooLate(START));
        purposeAccounts.askDraw(facility, 0, number, uint48(START), signed);
    }

    /* GIVING BACK */

    function test_RevertWhen_GivenBackAfterTheDeadline() public {
        uint32 number = nextOfBorrower();
        DualApproval memory signed = givingBack(buyer, 1, number);
        expectError(_tooLate(START));
        purposeAccounts.giveBack(facility, 1, number, uint48(START), signed);
    }

    function test_RevertWhen_AnotherGivesBack() public {
        uint32 number = nextOfBorrower();
        DualApproval memory signed = givingBack(acme, 1, number);
        expectError(abi.encodeWithSelector(IFacilities.Facilities_NotParty.selector, facility, buyer.id, acme.id));
        purposeAccounts.giveBack(facility, 1, number, LATER, signed);
    }

    function test_RevertWhen_GivenBackTwiceWithOneSignature() public {
        uint32 number = nextOfBorrower();
        DualApproval memory signed = givingBack(buyer, 1, number);
        purposeAccounts.giveBack(facility, 1, number, LATER, signed);
        expectError(_wrongNumber(number + 1, number));
        purposeAccounts.giveBack(facility, 1, number, LATER, signed);
    }

    function test_RevertWhen_NothingIsGivenBack() public {
        uint32 number = nextOfBorrower();
        DualApproval memory signed = givingBack(buyer, 0, number);
        expectError(abi.encodeWithSelector(IFacilities.Facilities_AmountZero.selector, facility));
        purposeAccounts.giveBack(facility, 0, number, LATER, signed);
    }

    function test_RevertWhen_ReturnedBeforeTheTimeOfUseIsOver() public {
        vm.warp(USE_BY);
        expectError(abi.encodeWithSelector(IFacilities.Facilities_TooEarly.selector, facility, USE_BY, USE_BY));
        purposeAccounts.returnUnspent(facility);
    }

    /// @dev What a request asks for waits for its answer; without it nothing is left to return.
    function test_RevertWhen_NothingIsLeftToReturn() public {
        giveBack(AMOUNT - BY_RULE - 1);
        request(large);
        breach();
        freeze();
        accelerate();
        expectError(abi.encodeWithSelector(IFacilities.Facilities_AmountZero.selector, facility));
        purposeAccounts.returnUnspent(facility);
        purposeAccounts.lapse(large);
        purposeAccounts.returnUnspent(facility);
        assertBooks(0, 0, 0, "returned");
    }

    /* CONTROL */

    /// @dev Each act of the lender: by another bank, under another number, after its deadline.
    function test_RevertWhen_AnActOfTheLenderIsAmiss() public {
        uint32 next = nextOfLender();
        for (uint8 act = 0; act < 3; act++) {
            expectError(
                abi.encodeWithSelector(IFacilities.Facilities_NotParty.selector, facility, bank.id, otherBank.id)
            );
            this.control(act, otherBank, next, LATER);
            expectError(_wrongNumber(next, next + 1));
            this.control(act, bank, next + 1, LATER);
            expectError(_wrongNumber(next, next - 1));
            this.control(act, bank, next - 1, LATER);
            expectError(_tooLate(START));
            this.control(act, bank, next, uint48(START));
        }
        breach();
        _refusesControl(3);
        freeze();
        _refusesControl(3);
        _refusesControl(4);
    }

    function test_RevertWhen_WhoCannotBeAPayeeIsListed() public {
        address[4] memory amiss = [bank.maker, buyer.maker, dyes.maker, OUTSIDER];
        OrgId[4] memory orgs = [bank.id, buyer.id, dyes.id, OrgId.wrap(0)];
        uint32 number = nextOfLender();
        for (uint256 i = 0; i < 4; i++) {
            DualApproval memory signed = listing(bank, amiss[i], true, number);
            bytes4 selector = IPurposePayments.PurposePayments_PayeeInvalid.selector;
            expectError(abi.encodeWithSelector(selector, facility, orgs[i]));
            purposeAccounts.listPayee(facility, amiss[i], true, number, LATER, signed);
        }
    }

    /// @dev The banking days to answer are in a year that the calendar does not know: nobody guesses them.
    function test_RevertWhen_TheCalendarDoesNotKnowTheDayOfTheAnswer() public {
        FacilityTerms memory t = soundTerms();
        (t.number, t.drawUntil, t.useBy) = ("F-2", uint48(START + 400 days), uint48(START + 400 days));
        useTerms(t);
        startDrawn();
        vm.warp(startOf(NEW_YEAR + 364));
        PaymentRequest memory r = requestTo(acme.maker, BY_RULE + 1, "large");
        DualApproval memory signed = requesting(buyer, r);
        vm.expectPartialRevert(BankCalendar.BankCalendar_YearNotLoaded.selector);
        purposeAccounts.request(r, signed);
    }

    /* ANSWERS */

    function test_RevertWhen_AnsweredAfterTheDeadline() public {
        request(large);
        uint48 past = uint48(block.timestamp - 1);
        bytes4 selector = IPurposePayments.PurposePayments_TooLate.selector;
        bytes memory reason = abi.encodeWithSelector(selector, idOf(large), past, block.timestamp);
        DualApproval memory signed = approving(bank, large);
        expectError(reason);
        purposeAccounts.approve(large, past, signed);
        signed = refusing(bank, large);
        expectError(reason);
        purposeAccounts.refuse(large, "price", past, signed);
    }

    /// @dev What waited before the borrower's days were over is not paid after them.
    function test_RevertWhen_ApprovedWhileTheBorrowerHasNotShown() public {
        request(ownRequest(1));
        uint48 by = seen().evidenceBy;
        vm.warp(by);
        request(large);
        vm.warp(by + 1);
        DualApproval memory signed = approving(bank, large);
        expectError(abi.encodeWithSelector(IFacilities.Facilities_EvidenceMissing.selector, facility, by));
        purposeAccounts.approve(large, LATER, signed);
    }

    function test_RevertWhen_NoInvoiceIsShown() public {
        PaymentRequest memory own = ownRequest(1);
        request(own);
        expectError(abi.encodeWithSelector(IFingerprints.Fingerprints_NoKeys.selector));
        vm.prank(buyer.maker);
        purposeAccounts.showEvidence(own, "payroll", new Fingerprint[](0));
    }

    /* THE BORROWER ITSELF */

    function test_RevertWhen_TheFacilityPaysNoBorrower() public {
        FacilityTerms memory t = soundTerms();
        (t.number, t.evidenceDays, t.drawUntil) = ("F-2", 0, uint48(block.timestamp + 1 days));
        useTerms(t);
        open();
        draw(AMOUNT);
        bytes4 selector = IPurposePayments.PurposePayments_OwnPaymentForbidden.selector;
        refusesRequest(ownRequest(1), abi.encodeWithSelector(selector, facility, 0));
    }

    function test_RevertWhen_TheBorrowerIsPaidForAnInvoiceAtOnce() public {
        PaymentRequest memory own = ownRequest(1);
        own.keys = small.keys;
        bytes4 selector = IPurposePayments.PurposePayments_RequestInvalid.selector;
        refusesRequest(own, abi.encodeWithSelector(selector, bytes32("keys")));
    }

    function test_RevertWhen_TheBorrowerIsPaidWhileBreached() public {
        breach();
        bytes4 selector = IPurposePayments.PurposePayments_OwnPaymentExceeded.selector;
        refusesRequest(ownRequest(1), abi.encodeWithSelector(selector, facility, BY_RULE, 1));
    }

    /* HELPERS */

    /// @dev 0 breach, 1 list, 2 relate, 3 cure, 4 accelerate.
    function control(uint8 act, Org calldata by, uint32 number, uint48 deadline) external {
        if (act == 0) {
            purposeAccounts.breach(facility, "covenant", number, deadline, breaching(by, number));
        } else if (act == 1) {
            address payee = acme.checker;
            purposeAccounts.listPayee(facility, payee, true, number, deadline, listing(by, payee, true, number));
        } else if (act == 2) {
            purposeAccounts.relate(facility, acme.id, number, deadline, relating(by, acme.id, number));
        } else if (act == 3) {
            purposeAccounts.cure(facility, number, deadline, curing(by, number));
        } else {
            purposeAccounts.accelerate(facility, number, deadline, accelerating(by, number));
        }
    }

    function _refusesControl(uint8 act) private {
        uint32 next = nextOfLender();
        expectError(abi.encodeWithSelector(IFacilities.Facilities_NotParty.selector, facility, bank.id, otherBank.id));
        this.control(act, otherBank, next, LATER);
        expectError(_wrongNumber(next, next + 1));
        this.control(act, bank, next + 1, LATER);
        expectError(_tooLate(START));
        this.control(act, bank, next, uint48(START));
    }

    function _termsInvalid(FacilityTerms memory t, bytes32 field) private {
        (t.number, t.drawUntil) = ("F-2", uint48(block.timestamp + 1 days));
        useTerms(t);
        (DualApproval memory lender, DualApproval memory borrower) = (agreeing(bank), agreeing(buyer));
        expectError(abi.encodeWithSelector(IFacilities.Facilities_TermsInvalid.selector, field));
        purposeAccounts.open(t, LATER, lender, borrower);
    }

    function _tooLate(uint256 deadline) private view returns (bytes memory) {
        return
            abi.encodeWithSelector(
                IFacilities.Facilities_TooLate.selector,
                facility,
                uint48(deadline),
                block.timestamp
            );
    }

    function _wrongNumber(uint32 expected, uint32 given) private view returns (bytes memory) {
        return abi.encodeWithSelector(IFacilities.Facilities_WrongNumber.selector, facility, expected, given);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CreditState} from "../../../../contracts/instruments/credits/Credit.sol";
import {Availability, CreditTerms, UniformRules} from "../../../../contracts/instruments/credits/CreditTerms.sol";
import {ICredits} from "../../../../contracts/instruments/credits/ICredits.sol";
import {BankCalendar} from "../../../../contracts/libraries/BankCalendar.sol";
import {ICash} from "../../../../contracts/settlement/ICash.sol";
import {ILimits} from "../../../../contracts/settlement/ILimits.sol";
import {CalendarId} from "../../../../contracts/types/CalendarId.sol";
import {CreditId} from "../../../../contracts/types/CreditId.sol";
import {CONFIRMATION, CREDIT} from "../../../../contracts/types/LimitKind.sol";
import {GroupId} from "../../../../contracts/types/GroupId.sol";
import {NOBODY} from "../../../../contracts/types/OrgId.sol";
import {Roles} from "../../../../contracts/types/Roles.sol";
import {TermsHash} from "../../../../contracts/types/TermsHash.sol";
import {CreditsBase} from "./CreditsBase.sol";

/// @notice From the application to a credit that is issued, advised and confirmed; each guard.
contract CreditsApplyTest is CreditsBase {
    /* APPLICATION */

    function test_ApplyFor() public {
        vm.expectEmit(address(lettersOfCredit));
        emit ICredits.CreditApplied(credit, buyer.id, bank.id, terms);
        vm.prank(buyer.maker);
        CreditId id = lettersOfCredit.applyFor(terms);
        vm.assertTrue(id == credit, "the hash of its terms");
        vm.assertEq(seen().max, AMOUNT, "what can be drawn");
        vm.assertTrue(lettersOfCredit.termsOf(credit) == termsHash(terms), "terms in force");
    }

    function test_MarginByPullAndByDeal() public {
        applyFor();
        payMargin(100_000);
        payByDeal(buyer, terms.cash, uint256(credit.raw()), 200_000);
        vm.assertEq(seen().margin, MARGIN, "margin");
        vm.assertEq(yuan.balanceOf(address(lettersOfCredit)), MARGIN, "is here");
    }

    function test_WithdrawGivesTheMarginBack() public {
        applyFor();
        payMargin(MARGIN);
        vm.prank(bank.maker);
        lettersOfCredit.withdraw(terms);
        vm.assertEq(yuan.balanceOf(buyer.maker), MONEY, "all of it");
        vm.assertEq(seen().margin, 0, "nothing here");
    }

    function test_WithdrawWithoutMargin() public {
        applyFor();
        vm.prank(buyer.maker);
        lettersOfCredit.withdraw(terms);
        assertState(CreditState.Withdrawn, "over");
    }

    function test_RevertWhen_AnotherApplies() public {
        expectError(abi.encodeWithSelector(ICredits.Credits_NotParty.selector, credit, buyer.id, acme.id));
        vm.prank(acme.maker);
        lettersOfCredit.applyFor(terms);
    }

    function test_RevertWhen_AStrangerWithdraws() public {
        applyFor();
        expectError(abi.encodeWithSelector(ICredits.Credits_NotParty.selector, credit, buyer.id, acme.id));
        vm.prank(acme.maker);
        lettersOfCredit.withdraw(terms);
    }

    function test_RevertWhen_MarginIsNothing() public {
        applyFor();
        expectError(abi.encodeWithSelector(ICredits.Credits_AmountZero.selector, credit));
        payMargin(0);
    }

    function test_RevertWhen_MarginIsMoreThanTheCredit() public {
        applyFor();
        payMargin(MARGIN);
        uint256 room = AMOUNT - MARGIN;
        expectError(abi.encodeWithSelector(ICredits.Credits_Overdrawn.selector, credit, room, room + 1));
        payMargin(uint96(room + 1));
    }

    function test_RevertWhen_AnotherPaysMargin() public {
        applyFor();
        expectError(abi.encodeWithSelector(ICredits.Credits_NotParty.selector, credit, buyer.id, acme.id));
        vm.prank(acme.maker);
        lettersOfCredit.payMargin(credit, 1);
    }

    function test_RevertWhen_MarginIsInOtherCash() public {
        applyFor();
        expectError(abi.encodeWithSelector(ICredits.Credits_OtherCash.selector, credit, address(euro)));
        vm.prank(address(euro));
        lettersOfCredit.onCashReceived(uint256(credit.raw()), buyer.maker, 1);
    }

    /* TERMS */

    function test_RevertWhen_TermsAreImpossible() public {
        for (uint256 i = 0; i < 22; i++) {
            (CreditTerms memory t, bytes32 field) = _impossible(i);
            expectError(abi.encodeWithSelector(ICredits.Credits_TermsInvalid.selector, field));
            vm.prank(buyer.maker);
            lettersOfCredit.applyFor(t);
        }
    }

    function test_RevertWhen_TheYearOfTheConfirmerIsUnknown() public {
        terms.confirmerCalendar = CalendarId.wrap("ELSEWHERE");
        expectError(abi.encodeWithSelector(BankCalendar.BankCalendar_YearNotLoaded.selector, 2027));
        vm.prank(buyer.maker);
        lettersOfCredit.applyFor(terms);
    }

    function test_TermsOnTheEdge() public {
        (terms.margin, terms.plusBps, terms.minusBps) = (AMOUNT, 10_000, 10_000);
        (terms.expiry, terms.latestShipment, terms.confirmer) = (TODAY, TODAY, NOBODY);
        useTerms(terms);
        applyFor();
        vm.assertEq(seen().max, 2 * AMOUNT, "with the tolerance");
    }

    /* ISSUE */

    function test_IssueUsesTheLimitBeyondTheMargin() public {
        startIssued();
        assertUsed(bank, buyer, CREDIT, AMOUNT - MARGIN, "what is not covered");
        assertState(CreditState.Issued, "issued");
    }

    function test_IssueUnderFullMarginUsesNoLimit() public {
        (terms.margin, terms.salt) = (AMOUNT, "full");
        useTerms(terms);
        startIssued();
        assertUsed(bank, buyer, CREDIT, 0, "covered");
    }

    function test_RevertWhen_TheMarginIsShort() public {
        applyFor();
        payMargin(MARGIN - 1);
        expectError(abi.encodeWithSelector(ICredits.Credits_MarginShort.selector, credit, MARGIN - 1, MARGIN));
        lettersOfCredit.issue(terms, LATER, issuing(bank));
    }

    function test_RevertWhen_TheLimitIsShort() public {
        setCap(bank, buyer, CREDIT, AMOUNT - MARGIN - 1);
        applyFor();
        payMargin(MARGIN);
        bytes memory reason = abi.encodeWithSelector(
            ILimits.Limits_Exceeded.selector,
            bank.id,
            buyer.id,
            CREDIT,
            GroupId.wrap(0),
            AMOUNT - MARGIN - 1,
            0,
            AMOUNT - MARGIN
        );
        expectError(reason);
        lettersOfCredit.issue(terms, LATER, issuing(bank));
    }

    function test_RevertWhen_AnotherBankIssues() public {
        applyFor();
        payMargin(MARGIN);
        expectError(abi.encodeWithSelector(ICredits.Credits_NotParty.selector, credit, bank.id, otherBank.id));
        lettersOfCredit.issue(terms, LATER, issuing(otherBank));
    }

    function test_RevertWhen_TheIssuerIsNoBankAnyMore() public {
        applyFor();
        payMargin(MARGIN);
        setRoles(bank.id, Roles.wrap(0));
        vm.expectRevert();
        lettersOfCredit.issue(terms, LATER, issuing(bank));
    }

    function test_RevertWhen_TheSignatureIsLate() public {
        applyFor();
        payMargin(MARGIN);
        vm.warp(uint256(LATER) + 1);
        bytes memory reason = abi.encodeWithSelector(
            ICredits.Credits_TooLate.selector,
            credit,
            LATER,
            uint256(LATER) + 1
        );
        expectError(reason);
        lettersOfCredit.issue(terms, LATER, issuing(bank));
    }

    /* ADVICE AND CONFIRMATION */

    /// @dev A silent or expelled advisor takes no credit from the beneficiary: the issuer is bound since it issued (art. 7 b).
    function test_TheBeneficiaryReliesOnItWithoutTheAdvisor() public {
        startIssued();
        vm.prank(acme.maker);
        lettersOfCredit.advise(credit);
        assertState(CreditState.Advised, "it sees for itself");
    }

    function test_TheIssuerAdvisesItself() public {
        startIssued();
        vm.prank(bank.maker);
        lettersOfCredit.advise(credit);
        assertState(CreditState.Advised, "its own");
    }

    function test_RevertWhen_AnotherAdvises() public {
        startIssued();
        expectError(abi.encodeWithSelector(ICredits.Credits_NotParty.selector, credit, guarantor.id, buyer.id));
        vm.prank(buyer.maker);
        lettersOfCredit.advise(credit);
    }

    function test_ConfirmUsesTheLimitForTheIssuer() public {
        startConfirmed();
        vm.assertTrue(seen().confirmed, "confirmed");
        assertUsed(otherBank, bank, CONFIRMATION, AMOUNT, "all of it");
    }

    function test_RevertWhen_AnotherConfirms() public {
        startAdvised();
        TermsHash t = termsHash(terms);
        expectError(abi.encodeWithSelector(ICredits.Credits_NotParty.selector, credit, otherBank.id, guarantor.id));
        lettersOfCredit.confirm(credit, t, LATER, confirming(guarantor, t));
    }

    function test_RevertWhen_ConfirmedTwice() public {
        startConfirmed();
        TermsHash t = termsHash(terms);
        expectError(abi.encodeWithSelector(ICredits.Credits_ConfirmedAlready.selector, credit));
        lettersOfCredit.confirm(credit, t, LATER, confirming(otherBank, t));
    }

    function test_RevertWhen_OtherTermsAreConfirmed() public {
        startAdvised();
        TermsHash t = TermsHash.wrap("other");
        bytes memory reason = abi.encodeWithSelector(ICredits.Credits_OtherTerms.selector, credit, termsHash(terms), t);
        expectError(reason);
        lettersOfCredit.confirm(credit, t, LATER, confirming(otherBank, t));
    }

    function test_RevertWhen_ConfirmedLate() public {
        startAdvised();
        TermsHash t = termsHash(terms);
        vm.warp(uint256(LATER) + 1);
        expectError(abi.encodeWithSelector(ICredits.Credits_TooLate.selector, credit, LATER, uint256(LATER) + 1));
        lettersOfCredit.confirm(credit, t, LATER, confirming(otherBank, t));
    }

    /* PRIVATE */

    function _impossible(uint256 item) private view returns (CreditTerms memory t, bytes32 field) {
        t = terms;
        if (item == 0) (t.issuer, field) = (NOBODY, "issuer");
        if (item == 1) (t.issuer, field) = (acme.id, "issuer");
        if (item == 2) (t.beneficiary, field) = (NOBODY, "beneficiary");
        if (item == 3) (t.beneficiary, field) = (buyer.id, "beneficiary");
        if (item == 4) (t.advisor, field) = (NOBODY, "advisor");
        if (item == 5) (t.confirmer, field) = (bank.id, "confirmer");
        if (item == 6) (t.confirmer, field) = (acme.id, "confirmer");
        if (item == 7) (t.applicantAccount, field) = (acme.maker, "applicantAccount");
        if (item == 8) (t.beneficiaryAccount, field) = (buyer.maker, "beneficiaryAccount");
        if (item == 9) (t.amount, field) = (0, "amount");
        if (item == 10) (t.plusBps, field) = (10_001, "tolerance");
        if (item == 11) (t.minusBps, field) = (10_001, "tolerance");
        if (item == 12) (t.amount, t.plusBps, field) = (type(uint96).max, 1, "amount");
        if (item == 13) (t.margin, field) = (AMOUNT + 1, "margin");
        if (item == 14) (t.latestShipment, field) = (EXPIRY + 1, "latestShipment");
        if (item == 15) (t.presentationDays, field) = (0, "presentationDays");
        if (item == 16) (t.tenorDays, field) = (1, "tenorDays");
        if (item == 17) (t.availability, field) = (Availability.Deferred, "tenorDays");
        if (item == 18) {
            (t.availability, t.tenorDays, t.rules) = (Availability.Negotiation, 366, UniformRules.CnDlc2016);
            field = "tenorDays";
        }
        if (item == 19) (t.parent, field) = (credit, "parent");
        if (item == 20) (t.nominated, field) = (acme.id, "nominated");
        if (item == 21) (t.confirmer, field) = (buyer.id, "confirmer");
    }

    function test_RevertWhen_CashIsNone() public {
        terms.cash = ICash(address(settlement));
        expectError(abi.encodeWithSelector(ICredits.Credits_TermsInvalid.selector, bytes32("cash")));
        vm.prank(buyer.maker);
        lettersOfCredit.applyFor(terms);
    }

    function test_RevertWhen_ItExpiredBefore() public {
        (terms.expiry, terms.latestShipment) = (TODAY - 1, TODAY - 1);
        // Thursday was a banking day.
        expectError(abi.encodeWithSelector(ICredits.Credits_TermsInvalid.selector, bytes32("expiry")));
        vm.prank(buyer.maker);
        lettersOfCredit.applyFor(terms);
    }
}

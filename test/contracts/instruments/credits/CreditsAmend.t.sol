// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AmendmentState, PresentationState} from "../../../../contracts/instruments/credits/Credit.sol";
import {CreditTerms} from "../../../../contracts/instruments/credits/CreditTerms.sol";
import {Drawing} from "../../../../contracts/instruments/credits/Drawing.sol";
import {ICredits} from "../../../../contracts/instruments/credits/ICredits.sol";
import {ICash} from "../../../../contracts/settlement/ICash.sol";
import {CONFIRMATION, CREDIT} from "../../../../contracts/types/LimitKind.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {TermsHash} from "../../../../contracts/types/TermsHash.sol";
import {CreditsBase} from "./CreditsBase.sol";

/// @notice Amendments: all parties or none, all of it or nothing (art. 10); transfers (art. 38).
contract CreditsAmendTest is CreditsBase {
    CreditTerms private _to;

    function setUp() public override {
        super.setUp();
        startAdvised();
        _to = terms;
        _to.amount = AMOUNT + 500_000;
    }

    /* AMENDMENTS */

    function test_AnIncreaseUsesTheLimitAtOnce() public {
        amend(_to);
        assertUsed(bank, buyer, CREDIT, AMOUNT - MARGIN + 500_000, "the issuer is bound");
        vm.assertEq(seen().max, AMOUNT, "not in force");
        answer(acme, _to);
        vm.assertEq(seen().max, AMOUNT + 500_000, "in force");
        vm.assertTrue(lettersOfCredit.termsOf(credit) == termsHash(_to), "its terms");
        vm.assertEq(uint256(amendmentTo(_to).state), uint256(AmendmentState.InForce), "state");
    }

    function test_RejectionFreesTheLimit() public {
        amend(_to);
        vm.expectEmit(address(lettersOfCredit));
        emit ICredits.AmendmentRejected(credit, termsHash(_to), acme.id, false);
        reject(acme, _to, TermsHash.wrap(0));
        assertUsed(bank, buyer, CREDIT, AMOUNT - MARGIN, "as before");
    }

    /// @dev Art. 10 e.
    function test_PartialAcceptanceIsRejection() public {
        amend(_to);
        CreditTerms memory part = _to;
        part.expiry += 1;
        vm.expectEmit(address(lettersOfCredit));
        emit ICredits.AmendmentRejected(credit, termsHash(_to), acme.id, true);
        reject(acme, _to, termsHash(part));
        bytes memory reason = abi.encodeWithSelector(
            ICredits.Credits_AmendmentState.selector,
            credit,
            termsHash(_to),
            AmendmentState.Rejected
        );
        bytes memory data = abi.encodeCall(
            ICredits.answerAmendment,
            (credit, termsHash(_to), termsHash(_to), LATER, answering(acme, termsHash(_to), termsHash(_to)))
        );
        _assertReverts(data, reason);
    }

    function test_ConfirmedTakesTheConfirmerToo() public {
        confirmCredit();
        amend(_to);
        answer(acme, _to);
        vm.assertEq(seen().max, AMOUNT, "one is missing");
        answer(otherBank, _to);
        vm.assertEq(seen().max, AMOUNT + 500_000, "both");
        assertUsed(otherBank, bank, CONFIRMATION, AMOUNT + 500_000, "the confirmer's limit");
    }

    function test_TheConfirmerAcceptsFirst() public {
        confirmCredit();
        amend(_to);
        answer(otherBank, _to);
        answer(otherBank, _to);
        assertUsed(otherBank, bank, CONFIRMATION, AMOUNT + 500_000, "once");
        reject(acme, _to, TermsHash.wrap(0));
        assertUsed(otherBank, bank, CONFIRMATION, AMOUNT, "freed with the rejection");
    }

    /// @dev Art. 10 c.
    function test_PresentingUnderItAccepts() public {
        amend(_to);
        terms = _to;
        Drawing memory d = drawing(1, AMOUNT + 500_000);
        presentUnder(_to, d);
        vm.assertEq(seen().max, AMOUNT + 500_000, "in force");
        assertState(d, PresentationState.Presented, "and presented");
    }

    /// @dev One key of the beneficiary gives up nothing that the terms in force grant.
    function test_RevertWhen_OneKeyPresentsUnderIt() public {
        amend(_to);
        Drawing memory d = drawing(1, 1);
        d.terms = termsHash(_to);
        bytes memory reason = abi.encodeWithSelector(
            ICredits.Credits_OtherTerms.selector,
            credit,
            termsHash(terms),
            termsHash(_to)
        );
        expectError(reason);
        vm.prank(acme.maker);
        lettersOfCredit.present(_to, d);
    }

    function test_RevertWhen_AnotherAcceptsByPresenting() public {
        amend(_to);
        Drawing memory d = drawing(1, 1);
        d.terms = termsHash(_to);
        DualApproval memory approval = answering(bank, termsHash(_to), termsHash(_to));
        expectError(abi.encodeWithSelector(ICredits.Credits_NotParty.selector, credit, acme.id, bank.id));
        vm.prank(acme.maker);
        lettersOfCredit.presentAccepting(_to, d, LATER, approval);
    }

    function test_RevertWhen_NoAmendmentIsOpenToPresentUnder() public {
        Drawing memory d = drawing(1, 1);
        DualApproval memory approval = answering(acme, termsHash(terms), termsHash(terms));
        bytes memory reason = abi.encodeWithSelector(
            ICredits.Credits_AmendmentState.selector,
            credit,
            termsHash(terms),
            AmendmentState.None
        );
        expectError(reason);
        vm.prank(acme.maker);
        lettersOfCredit.presentAccepting(terms, d, LATER, approval);
    }

    /* WHO */

    function test_RevertWhen_PresentedUnderItWithoutTheConfirmer() public {
        confirmCredit();
        amend(_to);
        CreditTerms memory was = terms;
        terms = _to;
        Drawing memory d = drawing(1, 1);
        DualApproval memory approval = answering(acme, termsHash(_to), termsHash(_to));
        expectError(
            abi.encodeWithSelector(ICredits.Credits_OtherTerms.selector, credit, termsHash(was), termsHash(_to))
        );
        vm.prank(acme.maker);
        lettersOfCredit.presentAccepting(_to, d, LATER, approval);
    }

    /// @dev Only the beneficiary accepts by presenting.
    function test_RevertWhen_TheNominatedBankPresentsUnderIt() public {
        amend(_to);
        Drawing memory d = drawing(1, 1);
        d.terms = termsHash(_to);
        bytes memory reason = abi.encodeWithSelector(
            ICredits.Credits_OtherTerms.selector,
            credit,
            termsHash(terms),
            termsHash(_to)
        );
        expectError(reason);
        vm.prank(guarantor.maker);
        lettersOfCredit.present(_to, d);
    }

    function test_RevertWhen_AnotherAnswers() public {
        amend(_to);
        bytes memory reason = abi.encodeWithSelector(ICredits.Credits_NotParty.selector, credit, acme.id, otherBank.id);
        bytes memory data = abi.encodeCall(
            ICredits.answerAmendment,
            (credit, termsHash(_to), termsHash(_to), LATER, answering(otherBank, termsHash(_to), termsHash(_to)))
        );
        _assertReverts(data, reason); // it did not confirm
    }

    function test_RevertWhen_AnotherAmends() public {
        expectError(abi.encodeWithSelector(ICredits.Credits_NotParty.selector, credit, bank.id, buyer.id));
        lettersOfCredit.amend(credit, terms, _to, LATER, amending(buyer, terms, _to));
    }

    function test_RevertWhen_TheSameIsAmendedTwice() public {
        amend(_to);
        bytes memory reason = abi.encodeWithSelector(
            ICredits.Credits_AmendmentState.selector,
            credit,
            termsHash(_to),
            AmendmentState.Open
        );
        expectError(reason);
        lettersOfCredit.amend(credit, terms, _to, LATER, amending(bank, terms, _to));
    }

    function test_RevertWhen_OneOfTwoIsStale() public {
        CreditTerms memory second = terms;
        second.expiry += 10;
        amend(_to);
        amend(second);
        answer(acme, second);
        bytes memory reason = abi.encodeWithSelector(
            ICredits.Credits_OtherTerms.selector,
            credit,
            termsHash(second),
            termsHash(terms)
        );
        bytes memory data = abi.encodeCall(
            ICredits.answerAmendment,
            (credit, termsHash(_to), termsHash(_to), LATER, answering(acme, termsHash(_to), termsHash(_to)))
        );
        _assertReverts(data, reason);
        reject(acme, _to, TermsHash.wrap(0));
        assertUsed(bank, buyer, CREDIT, AMOUNT - MARGIN, "what it used is free");
    }

    function test_RevertWhen_ItFallsBelowWhatIsDrawn() public {
        presented(1, 600_000);
        CreditTerms memory less = terms;
        (less.amount, less.margin) = (599_999, MARGIN);
        amend(less);
        bytes memory reason = abi.encodeWithSelector(ICredits.Credits_BelowDrawn.selector, credit, 600_000, 599_999);
        bytes memory data = abi.encodeCall(
            ICredits.answerAmendment,
            (credit, termsHash(less), termsHash(less), LATER, answering(acme, termsHash(less), termsHash(less)))
        );
        _assertReverts(data, reason);
    }

    function test_RevertWhen_AFixedTermChanges() public {
        for (uint256 i = 0; i < 9; i++) {
            (CreditTerms memory t, bytes32 field) = _fixed(i);
            expectError(abi.encodeWithSelector(ICredits.Credits_TermFixed.selector, field));
            lettersOfCredit.amend(credit, terms, t, LATER, amending(bank, terms, t));
        }
    }

    function test_RevertWhen_SignedLate() public {
        amend(_to);
        CreditTerms memory other = terms;
        other.salt = "other";
        vm.warp(uint256(LATER) + 1);
        bytes memory reason = abi.encodeWithSelector(
            ICredits.Credits_TooLate.selector,
            credit,
            LATER,
            uint256(LATER) + 1
        );
        bytes memory data = abi.encodeCall(
            ICredits.answerAmendment,
            (credit, termsHash(_to), termsHash(_to), LATER, answering(acme, termsHash(_to), termsHash(_to)))
        );
        _assertReverts(data, reason);
    }

    function test_RevertWhen_TermsAreNotThoseInForce() public {
        CreditTerms memory other = terms;
        other.salt = "other";
        bytes memory reason = abi.encodeWithSelector(
            ICredits.Credits_OtherTerms.selector,
            credit,
            termsHash(terms),
            termsHash(other)
        );
        expectError(reason);
        lettersOfCredit.amend(credit, other, _to, LATER, amending(bank, other, _to));
    }

    /* PRIVATE */

    function _fixed(uint256 item) private view returns (CreditTerms memory t, bytes32 field) {
        t = terms;
        if (item == 0) (t.applicant, field) = (basin.id, "applicant");
        if (item == 1) (t.issuer, field) = (otherBank.id, "issuer");
        if (item == 2) (t.advisor, field) = (bank.id, "advisor");
        if (item == 3) (t.confirmer, field) = (guarantor.id, "confirmer");
        if (item == 4) (t.nominated, field) = (otherBank.id, "nominated");
        if (item == 5) (t.beneficiary, field) = (basin.id, "beneficiary");
        if (item == 6) (t.cash, field) = (ICash(address(euro)), "cash");
        if (item == 7) (t.margin, field) = (MARGIN - 1, "margin");
        if (item == 8) (t.parent, field) = (credit, "parent");
    }

    function _assertReverts(bytes memory data, bytes memory reason) private {
        expectError(reason);
        (bool done, ) = address(lettersOfCredit).call(data);
        vm.assertTrue(done, "expected revert");
    }
}

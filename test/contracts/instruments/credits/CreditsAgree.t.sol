// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AmendmentState} from "../../../../contracts/instruments/credits/Credit.sol";
import {CreditTerms} from "../../../../contracts/instruments/credits/CreditTerms.sol";
import {Drawing} from "../../../../contracts/instruments/credits/Drawing.sol";
import {ICredits} from "../../../../contracts/instruments/credits/ICredits.sol";
import {CreditId} from "../../../../contracts/types/CreditId.sol";
import {CONFIRMATION, CREDIT} from "../../../../contracts/types/LimitKind.sol";
import {TermsHash} from "../../../../contracts/types/TermsHash.sol";
import {CreditsBase} from "./CreditsBase.sol";

/// @notice What an amendment is to the applicant, and to the limits.
contract CreditsAgreeTest is CreditsBase {
    CreditTerms private _to;

    function setUp() public override {
        super.setUp();
        startAdvised();
        _to = terms;
        _to.amount = AMOUNT + 500_000;
    }

    /* THE APPLICANT, WHICH HAS NO VOTE */

    function test_AnAmendmentWithoutTheApplicantIsTheIssuersOwn() public {
        amend(_to);
        answer(acme, _to);
        terms = _to;
        Drawing memory d = presented(1, AMOUNT + 500_000);
        accept(bank, d);
        vm.assertFalse(seen(d).bound, "it applied for other terms");
        pay(bank, claimOf(d), AMOUNT + 500_000);
        vm.assertEq(seen().owed, 0, "owes nothing");
    }

    function test_TheApplicantAgreesAndIsBound() public {
        amend(_to);
        answer(buyer, _to);
        vm.assertEq(seen().max, AMOUNT, "no vote");
        answer(acme, _to);
        terms = _to;
        Drawing memory d = presented(1, AMOUNT + 500_000);
        accept(bank, d);
        vm.assertTrue(seen(d).bound, "it takes them");
    }

    function test_TheApplicantAgreesLater() public {
        amend(_to);
        answer(acme, _to);
        terms = _to;
        Drawing memory d = presented(1, AMOUNT);
        answer(buyer, _to);
        accept(bank, d);
        vm.assertTrue(seen(d).bound, "it takes them");
    }

    function test_RevertWhen_TheApplicantRejects() public {
        amend(_to);
        bytes memory reason = abi.encodeWithSelector(ICredits.Credits_NotParty.selector, credit, acme.id, buyer.id);
        bytes memory data = abi.encodeCall(
            ICredits.answerAmendment,
            (credit, termsHash(_to), TermsHash.wrap(0), LATER, answering(buyer, termsHash(_to), TermsHash.wrap(0)))
        );
        _assertReverts(data, reason);
    }

    function test_RevertWhen_TheApplicantAgreesToNothing() public {
        bytes memory reason = abi.encodeWithSelector(
            ICredits.Credits_AmendmentState.selector,
            credit,
            termsHash(_to),
            AmendmentState.None
        );
        bytes memory data = abi.encodeCall(
            ICredits.answerAmendment,
            (credit, termsHash(_to), termsHash(_to), LATER, answering(buyer, termsHash(_to), termsHash(_to)))
        );
        _assertReverts(data, reason);
    }

    function test_ATransferOfTermsWithoutTheApplicantDoesNotBindIt() public {
        _to.latestShipment += 1;
        amend(_to);
        answer(acme, _to);
        terms = _to;
        CreditTerms memory child = transferTerms(100_000);
        CreditId id = transfer(child);
        vm.assertTrue(lettersOfCredit.creditOf(id).unagreed, "it did not agree to what was passed on");
    }

    /* LIMITS */

    /// @dev Less, and then as much as before: the limits are used for it still.
    function test_ReducedAndRaisedUsesTheLimitsOnce() public {
        confirmCredit();
        CreditTerms memory less = terms;
        less.amount = 500_000;
        amend(less);
        answer(acme, less);
        answer(otherBank, less);
        CreditTerms memory was = terms;
        terms = less;
        was.salt = "as much again";
        amend(was);
        answer(acme, was);
        answer(otherBank, was);
        assertUsed(bank, buyer, CREDIT, AMOUNT - MARGIN, "the issuer's once");
        assertUsed(otherBank, bank, CONFIRMATION, AMOUNT, "the confirmer's once");
        terms = was;
        CreditTerms memory more = was;
        more.amount = AMOUNT + 1;
        amend(more);
        answer(acme, more);
        answer(otherBank, more);
        assertUsed(bank, buyer, CREDIT, AMOUNT - MARGIN + 1, "what is more");
        assertUsed(otherBank, bank, CONFIRMATION, AMOUNT + 1, "what is more");
    }

    /// @dev Who confirmed what was reduced has used its limit for that only.
    function test_ConfirmedAfterAReductionUsesTheLimitForARaise() public {
        CreditTerms memory less = terms;
        less.amount = 500_000;
        amend(less);
        answer(acme, less);
        confirmCredit();
        CreditTerms memory was = terms;
        terms = less;
        was.salt = "as much again";
        amend(was);
        answer(acme, was);
        answer(otherBank, was);
        assertUsed(otherBank, bank, CONFIRMATION, AMOUNT, "all that it confirmed");
    }

    /* PRIVATE */

    function _assertReverts(bytes memory data, bytes memory reason) private {
        expectError(reason);
        (bool done, ) = address(lettersOfCredit).call(data);
        vm.assertTrue(done, "expected revert");
    }
}

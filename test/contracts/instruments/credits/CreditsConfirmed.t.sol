// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Disposition, Reimbursement} from "../../../../contracts/instruments/credits/Credit.sol";
import {TenorFrom} from "../../../../contracts/instruments/credits/CreditTerms.sol";
import {Drawing} from "../../../../contracts/instruments/credits/Drawing.sol";
import {ICredits} from "../../../../contracts/instruments/credits/ICredits.sol";
import {IPresentations} from "../../../../contracts/instruments/credits/IPresentations.sol";
import {FingerprintState} from "../../../../contracts/evidence/IFingerprints.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {CONFIRMATION, CREDIT} from "../../../../contracts/types/LimitKind.sol";
import {CreditsBase} from "./CreditsBase.sol";

/// @notice A confirmer honours, and is reimbursed by the issuer or not.
contract CreditsConfirmedTest is CreditsBase {
    function test_TheConfirmerHonoursAndIsReimbursed() public {
        Drawing memory d = _confirmed();
        pay(otherBank, claimOf(d), AMOUNT);
        vm.assertEq(seen().margin, MARGIN, "not the confirmer's to take");
        forward(d);
        accept(bank, d);
        collect(d);
        pay(bank, reimbursementOf(d), AMOUNT);
        instruments.redeem(reimbursementOf(d), otherBank.maker);
        vm.assertEq(yuan.balanceOf(otherBank.maker), MONEY, "whole again");
        vm.assertEq(seen().owed, AMOUNT - MARGIN, "the applicant owes the issuer");
        assertUsed(otherBank, bank, CONFIRMATION, 0, "limit");
    }

    /// @dev The issuer's refusal never touches the beneficiary.
    function test_TheIssuerRefusesTheConfirmer() public {
        Drawing memory d = _confirmed();
        forward(d);
        refuse(bank, d, Disposition.HoldForWaiver);
        vm.assertEq(uint256(seen(d).reimbursement), uint256(Reimbursement.Refused), "refused");
        giveBack(otherBank, d);
        vm.assertEq(uint256(seen(d).reimbursement), uint256(Reimbursement.Returned), "and sent back");
        assertUsed(otherBank, bank, CONFIRMATION, 0, "it bears it alone");
        pay(otherBank, claimOf(d), AMOUNT);
        instruments.redeem(claimOf(d), acme.maker);
        vm.assertEq(yuan.balanceOf(acme.maker), MONEY + AMOUNT, "the beneficiary is paid");
        goTo(LAST_DAY + 1);
        lettersOfCredit.expire(credit, terms);
        vm.assertEq(yuan.balanceOf(buyer.maker), MONEY, "and the applicant has its margin");
    }

    function test_TheIssuerIsPrecludedTowardsTheConfirmer() public {
        Drawing memory d = _confirmed();
        forward(d);
        goTo(EXAMINED + 1);
        lettersOfCredit.preclude(terms, d);
        vm.assertEq(uint256(seen(d).reimbursement), uint256(Reimbursement.Accepted), "accepted");
    }

    function test_TheConfirmerIsPrecluded() public {
        startConfirmed();
        Drawing memory d = atConfirmer(1, AMOUNT);
        present(d);
        goTo(EXAMINED + 1);
        lettersOfCredit.preclude(terms, d);
        vm.assertTrue(instruments.instrumentOf(claimOf(d)).terms.obligor == otherBank.id, "it owes");
    }

    function test_ReimbursementFallsDueWithTheClaim() public {
        terms.salt = "usance";
        usance(90, TenorFrom.Sight);
        Drawing memory d = _confirmed();
        forward(d);
        waive(d);
        accept(bank, d);
        goTo(TODAY + 90);
        pay(otherBank, claimOf(d), AMOUNT);
        collect(d);
        vm.assertEq(instruments.instrumentOf(reimbursementOf(d)).terms.maturity, startOf(TODAY + 90), "the same day");
        pay(bank, reimbursementOf(d), AMOUNT);
        vm.assertEq(uint256(seen(d).reimbursement), uint256(Reimbursement.Paid), "on that day");
    }

    /// @dev Art. 7 c: the issuer reimburses a confirmer that honoured.
    function test_RevertWhen_CollectedBeforeTheConfirmerHonoured() public {
        Drawing memory d = _confirmed();
        forward(d);
        accept(bank, d);
        _expectNothingToCollect(d, Reimbursement.Accepted);
    }

    function test_RevertWhen_CollectedBeforeTheIssuerAccepted() public {
        Drawing memory d = _confirmed();
        pay(otherBank, claimOf(d), AMOUNT);
        _expectNothingToCollect(d, Reimbursement.None);
    }

    function test_RevertWhen_CollectedTwice() public {
        Drawing memory d = _reimbursable();
        collect(d);
        _expectNothingToCollect(d, Reimbursement.Accepted);
    }

    function test_RevertWhen_AnotherCollects() public {
        Drawing memory d = _reimbursable();
        expectError(abi.encodeWithSelector(ICredits.Credits_NotParty.selector, credit, otherBank.id, acme.id));
        vm.prank(acme.maker);
        lettersOfCredit.collect(terms, d);
    }

    function test_AReimbursementIsSold() public {
        terms.salt = "usance";
        usance(90, TenorFrom.Sight);
        Drawing memory d = _confirmed();
        forward(d);
        accept(bank, d);
        goTo(TODAY + 90);
        pay(otherBank, claimOf(d), AMOUNT);
        collect(d);
        sell(otherBank, guarantor, reimbursementOf(d), AMOUNT, false);
        vm.assertEq(uint256(fingerprints.stateOf(d.keys[0])), uint256(FingerprintState.Closed), "has no documents");
    }

    function test_RevertWhen_TheConfirmerHoldsForAWaiver() public {
        startConfirmed();
        Drawing memory d = atConfirmer(1, AMOUNT);
        present(d);
        DualApproval memory approval = refusing(otherBank, d, found(), Disposition.HoldForWaiver);
        bytes memory reason = abi.encodeWithSelector(
            IPresentations.Presentations_DispositionInvalid.selector,
            idOf(d),
            Disposition.HoldForWaiver
        );
        expectError(reason);
        lettersOfCredit.refuse(terms, d, found(), Disposition.HoldForWaiver, LATER, approval);
    }

    function test_RevertWhen_AnotherForwards() public {
        Drawing memory d = _confirmed();
        expectError(abi.encodeWithSelector(ICredits.Credits_NotParty.selector, credit, otherBank.id, bank.id));
        vm.prank(bank.maker);
        lettersOfCredit.forward(terms, d);
    }

    function test_RevertWhen_TheIssuersDocumentsAreForwarded() public {
        startConfirmed();
        Drawing memory d = drawing(1, AMOUNT);
        present(d);
        accept(bank, d);
        expectError(abi.encodeWithSelector(IPresentations.Presentations_NotForwardable.selector, idOf(d)));
        forward(d);
    }

    function test_RevertWhen_ForwardedUnderOtherTerms() public {
        Drawing memory d = _confirmed();
        bytes32 was = hashOf(terms);
        terms.salt = "other";
        expectError(abi.encodeWithSelector(ICredits.Credits_OtherTerms.selector, credit, was, termsHash(terms)));
        forward(d);
    }

    function test_RevertWhen_TheConfirmerAnswersForTheIssuer() public {
        Drawing memory d = _confirmed();
        forward(d);
        DualApproval memory approval = accepting(otherBank, d, false);
        expectError(abi.encodeWithSelector(ICredits.Credits_NotParty.selector, credit, bank.id, otherBank.id));
        lettersOfCredit.accept(terms, d, LATER, approval);
    }

    /* PRIVATE */

    function _reimbursable() private returns (Drawing memory d) {
        d = _confirmed();
        pay(otherBank, claimOf(d), AMOUNT);
        forward(d);
        accept(bank, d);
    }

    function _expectNothingToCollect(Drawing memory d, Reimbursement state) private {
        expectError(abi.encodeWithSelector(IPresentations.Presentations_NoReimbursement.selector, idOf(d), state));
        collect(d);
    }

    function _confirmed() private returns (Drawing memory d) {
        startConfirmed();
        d = atConfirmer(1, AMOUNT);
        present(d);
        accept(otherBank, d);
    }
}

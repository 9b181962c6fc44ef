// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {RefState} from "../../../../contracts/evidence/IFingerprints.sol";
import {Disposition, PresentationState} from "../../../../contracts/instruments/credits/Credit.sol";
import {Drawing} from "../../../../contracts/instruments/credits/Drawing.sol";
import {ICredits} from "../../../../contracts/instruments/credits/ICredits.sol";
import {IPresentations} from "../../../../contracts/instruments/credits/IPresentations.sol";
import {IObligations} from "../../../../contracts/ledger/IObligations.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {MAKER} from "../../../../contracts/types/Duties.sol";
import {OrgId} from "../../../../contracts/types/OrgId.sol";
import {Ref} from "../../../../contracts/types/Ref.sol";
import {CreditsBase} from "./CreditsBase.sol";

/// @notice No bank escapes because the account that was to get the claim ended: who was to get it names another.
contract CreditsRedirectTest is CreditsBase {
    /* THE BENEFICIARY */

    function test_ALostAccountOfTheBeneficiaryIsReplaced() public {
        (Drawing memory d, ) = _presentedForALostAccount();
        goTo(EXAMINED + 1);
        DualApproval memory approval = redirecting(acme, d, acme.checker);
        vm.expectEmit(address(lettersOfCredit));
        emit IPresentations.ClaimRedirected(idOf(d), acme.checker);
        lettersOfCredit.redirect(d, acme.checker, LATER, approval);
        lettersOfCredit.preclude(terms, d);
        assertState(d, PresentationState.Accepted, "the bank owes");
        vm.assertEq(instruments.balanceOf(acme.checker, claimOf(d)), AMOUNT, "to the account that was named");
    }

    function test_AWaivedOneIsAcceptedToTheNewAccount() public {
        (Drawing memory d, ) = _presentedForALostAccount();
        refuse(bank, d, Disposition.HoldForWaiver);
        waive(d);
        lettersOfCredit.redirect(d, acme.checker, LATER, redirecting(acme, d, acme.checker));
        accept(bank, d);
        vm.assertEq(instruments.balanceOf(acme.checker, claimOf(d)), AMOUNT, "to the account that was named");
    }

    function test_RevertWhen_ItWasAccepted() public {
        startAdvised();
        Drawing memory d = presented(1, AMOUNT);
        accept(bank, d);
        DualApproval memory approval = redirecting(acme, d, acme.checker);
        bytes memory reason = abi.encodeWithSelector(
            IPresentations.Presentations_WrongState.selector,
            idOf(d),
            PresentationState.Accepted
        );
        expectError(reason);
        lettersOfCredit.redirect(d, acme.checker, LATER, approval);
    }

    function test_RevertWhen_AnotherRedirects() public {
        startAdvised();
        Drawing memory d = presented(1, AMOUNT);
        DualApproval memory approval = redirecting(bank, d, bank.maker);
        expectError(abi.encodeWithSelector(ICredits.Credits_NotParty.selector, credit, acme.id, bank.id));
        lettersOfCredit.redirect(d, bank.maker, LATER, approval);
    }

    function test_RevertWhen_TheAccountIsOfAnother() public {
        startAdvised();
        Drawing memory d = presented(1, AMOUNT);
        DualApproval memory approval = redirecting(acme, d, basin.maker);
        expectError(abi.encodeWithSelector(ICredits.Credits_NotParty.selector, credit, acme.id, basin.id));
        lettersOfCredit.redirect(d, basin.maker, LATER, approval);
    }

    function test_RevertWhen_RedirectedLate() public {
        startAdvised();
        Drawing memory d = presented(1, AMOUNT);
        DualApproval memory approval = redirecting(acme, d, acme.checker);
        uint48 past = uint48(START) - 1;
        expectError(abi.encodeWithSelector(ICredits.Credits_TooLate.selector, credit, past, START));
        lettersOfCredit.redirect(d, acme.checker, past, approval);
    }

    /// @dev What was signed before brings the claim to nobody again: not once it goes elsewhere, and not once it is back where it was.
    function test_RevertWhen_ARedirectionIsReplayed() public {
        startAdvised();
        Drawing memory d = presented(1, AMOUNT);
        DualApproval memory first = redirecting(acme, d, acme.checker);
        lettersOfCredit.redirect(d, acme.checker, LATER, first);
        lettersOfCredit.redirect(d, acme.maker, LATER, redirecting(acme, d, acme.maker));
        DualApproval memory third = redirecting(acme, d, acme.checker);
        vm.expectRevert();
        lettersOfCredit.redirect(d, acme.checker, LATER, first);
        lettersOfCredit.redirect(d, acme.checker, LATER, third);
        lettersOfCredit.redirect(d, acme.maker, LATER, redirecting(acme, d, acme.maker));
        vm.expectRevert();
        lettersOfCredit.redirect(d, acme.checker, LATER, third);
        vm.assertEq(seen(d).account, acme.maker, "as was said last");
    }

    /* WHAT THE LEDGER DOES NOT TAKE */

    /// @dev The bank owes, and the claim waits: for who lost its account, or may take nothing now.
    function test_ALostAccountKeepsNoBankFromOwing() public {
        (Drawing memory d, ) = _presentedForALostAccount();
        goTo(EXAMINED + 1);
        vm.expectEmit(address(lettersOfCredit));
        emit IPresentations.ClaimHeld(idOf(d), claimOf(d));
        lettersOfCredit.preclude(terms, d);
        assertState(d, PresentationState.Accepted, "the bank owes");
        vm.assertTrue(seen(d).unclaimed, "and the claim waits");
        lettersOfCredit.redirect(d, acme.checker, LATER, redirecting(acme, d, acme.checker));
        vm.prank(OUTSIDER);
        lettersOfCredit.collect(terms, d);
        vm.assertEq(instruments.balanceOf(acme.checker, claimOf(d)), AMOUNT, "to the account that was named");
        goTo(EXAMINED + 3);
        pay(bank, claimOf(d), AMOUNT);
        assertState(d, PresentationState.Honoured, "and it is paid");
    }

    /// @dev The Council names the case no more: what was presented is accepted still.
    function test_ACaseThatIsNamedNoMoreStrandsNoDocuments() public {
        startAdvised();
        Drawing memory d = presented(1, AMOUNT);
        asCouncil();
        instruments.setCase(address(lettersOfCredit), false);
        accept(bank, d);
        assertState(d, PresentationState.Accepted, "the bank owes");
        expectError(abi.encodeWithSelector(IObligations.Obligations_CaseUnknown.selector, address(lettersOfCredit)));
        lettersOfCredit.collect(terms, d);
        asCouncil();
        instruments.setCase(address(lettersOfCredit), true);
        lettersOfCredit.collect(terms, d);
        vm.assertEq(instruments.balanceOf(acme.maker, claimOf(d)), AMOUNT, "collected");
    }

    /// @dev The Council names another registrar in its place: what was accepted is sold, told to all, and paid.
    function test_ClaimsOfACaseThatIsReplacedAreSoldToBanks() public {
        startAdvised();
        Drawing memory d = presented(1, AMOUNT);
        asCouncil();
        fingerprints.setRegistrar(address(lettersOfCredit), false);
        accept(bank, d);
        sell(acme, guarantor, claimOf(d), AMOUNT, false);
        (RefState state, , OrgId financier) = fingerprints.references(Ref.wrap(bytes32(claimOf(d))));
        vm.assertEq(uint256(state), uint256(RefState.Financed), "told to all");
        vm.assertTrue(financier == guarantor.id, "by whom");
        pay(bank, claimOf(d), AMOUNT);
        assertState(d, PresentationState.Honoured, "and paid");
    }

    /* PRIVATE */

    function _presentedForALostAccount() private returns (Drawing memory d, address lost) {
        lost = enrol(acme.admin, "Acme: desk", MAKER);
        (terms.beneficiaryAccount, terms.salt) = (lost, "desk");
        useTerms(terms);
        startAdvised();
        d = presented(1, AMOUNT);
        vm.prank(acme.admin);
        members.revoke(lost, 0);
    }
}

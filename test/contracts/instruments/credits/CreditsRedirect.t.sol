// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Disposition, PresentationState, Reimbursement} from "../../../../contracts/instruments/credits/Credit.sol";
import {Drawing} from "../../../../contracts/instruments/credits/Drawing.sol";
import {ICredits} from "../../../../contracts/instruments/credits/ICredits.sol";
import {IPresentations} from "../../../../contracts/instruments/credits/IPresentations.sol";
import {IMembers} from "../../../../contracts/members/IMembers.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {MAKER} from "../../../../contracts/types/Duties.sol";
import {CreditsBase} from "./CreditsBase.sol";

/// @notice No bank escapes because the account that was to get the claim ended: who was to get it names another.
contract CreditsRedirectTest is CreditsBase {
    /* THE BENEFICIARY */

    function test_ALostAccountOfTheBeneficiaryIsReplaced() public {
        (Drawing memory d, address lost) = _presentedForALostAccount();
        goTo(EXAMINED + 1);
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, lost));
        lettersOfCredit.preclude(terms, d);
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

    /* THE CONFIRMER */

    /// @dev And the issuer's clock runs on.
    function test_ALostAccountOfTheConfirmerIsReplaced() public {
        startConfirmed();
        Drawing memory d = atConfirmer(1, AMOUNT);
        present(d);
        accept(otherBank, d);
        address lost = enrol(otherBank.admin, "Other bank: desk", MAKER);
        vm.prank(lost);
        lettersOfCredit.forward(terms, d);
        vm.prank(otherBank.admin);
        members.revoke(lost, 0);
        goTo(EXAMINED + 1);
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, lost));
        lettersOfCredit.preclude(terms, d);
        lettersOfCredit.redirect(d, otherBank.maker, LATER, redirecting(otherBank, d, otherBank.maker));
        vm.assertEq(seen(d).examineUntil, EXAMINED, "no clock moved");
        lettersOfCredit.preclude(terms, d);
        vm.assertEq(uint256(seen(d).reimbursement), uint256(Reimbursement.Accepted), "the issuer owes");
        vm.assertEq(instruments.balanceOf(otherBank.maker, reimbursementOf(d)), AMOUNT, "to the new account");
    }

    function test_RevertWhen_TheBeneficiaryRedirectsTheConfirmersClaim() public {
        startConfirmed();
        Drawing memory d = atConfirmer(1, AMOUNT);
        present(d);
        accept(otherBank, d);
        forward(d);
        DualApproval memory approval = redirecting(acme, d, acme.checker);
        expectError(abi.encodeWithSelector(ICredits.Credits_NotParty.selector, credit, otherBank.id, acme.id));
        lettersOfCredit.redirect(d, acme.checker, LATER, approval);
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

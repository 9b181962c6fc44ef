// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CreditState, Disposition} from "../../../../contracts/instruments/credits/Credit.sol";
import {CreditTerms} from "../../../../contracts/instruments/credits/CreditTerms.sol";
import {Drawing} from "../../../../contracts/instruments/credits/Drawing.sol";
import {ICredits} from "../../../../contracts/instruments/credits/ICredits.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {Standing} from "../../../../contracts/members/IMembers.sol";
import {CONFIRMATION, CREDIT} from "../../../../contracts/types/LimitKind.sol";
import {CreditsBase} from "./CreditsBase.sol";

/// @notice How a credit ends, and what of it goes on after that.
contract CreditsCloseTest is CreditsBase {
    function test_ExpiryGivesBackMarginAndLimit() public {
        startAdvised();
        goTo(LAST_DAY + 1);
        vm.expectEmit(address(lettersOfCredit));
        emit ICredits.CreditClosed(credit, CreditState.Expired, AMOUNT);
        lettersOfCredit.expire(credit, terms);
        vm.assertEq(yuan.balanceOf(buyer.maker), MONEY, "margin");
        assertUsed(bank, buyer, CREDIT, 0, "limit");
    }

    function test_RevertWhen_ItExpiresOnTheLastDay() public {
        startAdvised();
        goTo(LAST_DAY);
        expectError(abi.encodeWithSelector(ICredits.Credits_NotExpired.selector, credit, LAST_DAY));
        lettersOfCredit.expire(credit, terms);
    }

    function test_HeldDocumentsKeepItOpen() public {
        startAdvised();
        Drawing memory d = presented(1, 300_000);
        refuse(bank, d, Disposition.Hold);
        goTo(LAST_DAY + 1);
        expectError(abi.encodeWithSelector(ICredits.Credits_OpenPresentation.selector, credit, 1));
        lettersOfCredit.expire(credit, terms);
        giveBack(bank, d);
        lettersOfCredit.expire(credit, terms);
        assertState(CreditState.Expired, "now");
    }

    /// @dev What was accepted is honoured after it, and its margin waits.
    function test_ExpiryKeepsWhatIsAccepted() public {
        startAdvised();
        Drawing memory d = presented(1, 200_000);
        accept(bank, d);
        goTo(LAST_DAY + 1);
        lettersOfCredit.expire(credit, terms);
        vm.assertEq(seen().margin, 200_000, "kept");
        assertUsed(bank, buyer, CREDIT, 0, "covered");
        pay(bank, claimOf(d), 200_000);
        vm.assertEq(seen().margin, 0, "taken");
        lettersOfCredit.release(credit, terms);
        vm.assertEq(yuan.balanceOf(buyer.maker), MONEY - 200_000, "the rest came back");
    }

    /// @dev The applicant was not bound, so what was kept is released.
    function test_ReleaseAfterAnUnboundHonour() public {
        startAdvised();
        Drawing memory d = drawing(1, 200_000);
        d.shipDay = TODAY + 51;
        present(d);
        accept(bank, d);
        lettersOfCredit.cancel(credit, terms, LATER, approvals(bank, acme));
        pay(bank, claimOf(d), 200_000);
        lettersOfCredit.release(credit, terms);
        vm.assertEq(yuan.balanceOf(buyer.maker), MONEY, "all of it");
    }

    function test_ConfirmedExpiresByBothCalendars() public {
        startConfirmed();
        goTo(LAST_DAY + 1);
        lettersOfCredit.expire(credit, terms);
        assertUsed(otherBank, bank, CONFIRMATION, 0, "the confirmer's limit");
    }

    function test_CancelTakesTheConfirmerToo() public {
        startConfirmed();
        expectError(abi.encodeWithSelector(ICredits.Credits_SignatureMissing.selector, credit, 3, 2));
        lettersOfCredit.cancel(credit, terms, LATER, approvals(bank, acme));
        lettersOfCredit.cancel(credit, terms, LATER, approvals(bank, acme, otherBank));
        assertState(CreditState.Cancelled, "by all");
    }

    function test_RevertWhen_OthersCancel() public {
        startConfirmed();
        expectError(abi.encodeWithSelector(ICredits.Credits_NotParty.selector, credit, bank.id, buyer.id));
        lettersOfCredit.cancel(credit, terms, LATER, approvals(buyer, acme, otherBank));
        expectError(abi.encodeWithSelector(ICredits.Credits_NotParty.selector, credit, acme.id, buyer.id));
        lettersOfCredit.cancel(credit, terms, LATER, approvals(bank, buyer, otherBank));
        expectError(abi.encodeWithSelector(ICredits.Credits_NotParty.selector, credit, otherBank.id, buyer.id));
        lettersOfCredit.cancel(credit, terms, LATER, approvals(bank, acme, buyer));
    }

    function test_RevertWhen_CancelledOverAnOpenPresentation() public {
        startAdvised();
        presented(1, 1);
        expectError(abi.encodeWithSelector(ICredits.Credits_OpenPresentation.selector, credit, 1));
        lettersOfCredit.cancel(credit, terms, LATER, approvals(bank, acme));
    }

    /// @dev Signed for a credit that an amendment then changed.
    function test_RevertWhen_ACancellationIsOfBeforeAnAmendment() public {
        startAdvised();
        DualApproval[] memory before = approvals(bank, acme);
        CreditTerms memory more = terms;
        more.amount += 1;
        amend(more);
        answer(acme, more);
        terms = more;
        vm.expectRevert();
        lettersOfCredit.cancel(credit, terms, LATER, before);
        lettersOfCredit.cancel(credit, terms, LATER, approvals(bank, acme));
        assertState(CreditState.Cancelled, "for what is in force");
    }

    function test_RevertWhen_CancelledLate() public {
        startAdvised();
        uint48 past = uint48(START) - 1;
        expectError(abi.encodeWithSelector(ICredits.Credits_TooLate.selector, credit, past, START));
        lettersOfCredit.cancel(credit, terms, past, approvals(bank, acme));
    }

    function test_RevertWhen_ClosedWithOtherTerms() public {
        startAdvised();
        bytes32 was = hashOf(terms);
        terms.applicantAccount = buyer.checker;
        expectError(abi.encodeWithSelector(ICredits.Credits_OtherTerms.selector, credit, was, termsHash(terms)));
        lettersOfCredit.expire(credit, terms);
    }

    /// @dev Nobody is made to default by a suspension: the bank honours, and the applicant repays.
    function test_ASuspendedBankHonours() public {
        Drawing memory d = _accepted(AMOUNT);
        setStanding(bank.id, Standing.Restricted);
        setStanding(buyer.id, Standing.Restricted);
        pay(bank, claimOf(d), AMOUNT);
        vm.prank(buyer.maker);
        lettersOfCredit.repay(credit, AMOUNT - MARGIN);
        vm.assertEq(seen().owed, 0, "repaid");
    }

    /* PRIVATE */

    function _accepted(uint96 amount) private returns (Drawing memory d) {
        startAdvised();
        d = presented(1, amount);
        accept(bank, d);
    }
}

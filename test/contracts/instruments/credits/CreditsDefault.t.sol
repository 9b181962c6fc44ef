// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Disposition, Reimbursement} from "../../../../contracts/instruments/credits/Credit.sol";
import {TenorFrom} from "../../../../contracts/instruments/credits/CreditTerms.sol";
import {Drawing} from "../../../../contracts/instruments/credits/Drawing.sol";
import {ICredits} from "../../../../contracts/instruments/credits/ICredits.sol";
import {IPresentations} from "../../../../contracts/instruments/credits/IPresentations.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {CONFIRMATION, CREDIT} from "../../../../contracts/types/LimitKind.sol";
import {CreditsBase} from "./CreditsBase.sol";

/// @notice The issuer beside a confirmer that does not honour; what it refused; and what nobody asks it for.
contract CreditsDefaultTest is CreditsBase {
    /* A CONFIRMER IN DEFAULT */

    /// @dev Art. 7 a: the beneficiary has the issuer's undertaking too.
    function test_TheIssuerHonoursForAConfirmerInDefault() public {
        Drawing memory d = _confirmed();
        goTo(TODAY + 3);
        vm.prank(OUTSIDER);
        lettersOfCredit.forward(terms, d);
        accept(bank, d);
        uint256 claim = claimOf(d);
        vm.expectEmit(address(lettersOfCredit));
        emit IPresentations.HonouredInPlace(claim, AMOUNT);
        pay(bank, claim, AMOUNT);
        instruments.redeem(claim, acme.maker);
        vm.assertEq(yuan.balanceOf(acme.maker), MONEY + AMOUNT, "the beneficiary is paid");
        vm.assertEq(uint256(seen(d).reimbursement), uint256(Reimbursement.Paid), "the confirmer gets nothing");
        vm.assertEq(seen().owed, AMOUNT - MARGIN, "the applicant owes");
        vm.assertEq(seen().outstanding, 0, "nothing is outstanding");
        assertUsed(otherBank, bank, CONFIRMATION, 0, "limit");
    }

    /// @dev Each pays a part: the confirmer is reimbursed for its own.
    function test_TheConfirmerPaysThePartThatTheIssuerLeft() public {
        terms.salt = "usance";
        usance(90, TenorFrom.Sight);
        Drawing memory d = _confirmed();
        uint256 claim = claimOf(d);
        vm.prank(acme.maker);
        uint256 part = instruments.divide(claim, 400_000);
        forward(d);
        accept(bank, d);
        goTo(TODAY + 91);
        pay(bank, part, 400_000);
        pay(otherBank, claim, 600_000);
        collect(d);
        uint256 reimbursement = reimbursementOf(d);
        vm.assertEq(instruments.balanceOf(otherBank.maker, reimbursement), 600_000, "what it honoured");
        pay(bank, reimbursement, 600_000);
        vm.assertEq(uint256(seen(d).reimbursement), uint256(Reimbursement.Paid), "all");
        vm.assertEq(seen().outstanding, 0, "nothing is outstanding");
    }

    function test_RevertWhen_TheIssuerPaysBeforeTheConfirmersDayIsOver() public {
        Drawing memory d = _confirmed();
        forward(d);
        accept(bank, d);
        uint256 claim = claimOf(d);
        vm.warp(startOf(TODAY + 1) - 1);
        expectError(abi.encodeWithSelector(IPresentations.Presentations_NotObligor.selector, claim, bank.id));
        pay(bank, claim, AMOUNT);
    }

    function test_RevertWhen_AnotherHonoursForTheConfirmer() public {
        Drawing memory d = _confirmed();
        forward(d);
        accept(bank, d);
        uint256 claim = claimOf(d);
        goTo(TODAY + 3);
        expectError(abi.encodeWithSelector(IPresentations.Presentations_NotObligor.selector, claim, guarantor.id));
        pay(guarantor, claim, AMOUNT);
    }

    /* AFTER A REFUSAL OF THE ISSUER */

    /// @dev Art. 16 b holds for it too: the applicant waives, and the issuer accepts.
    function test_TheApplicantWaivesWhatTheIssuerRefused() public {
        Drawing memory d = _confirmed();
        pay(otherBank, claimOf(d), AMOUNT);
        forward(d);
        refuse(bank, d, Disposition.HoldForWaiver);
        waive(d);
        lettersOfCredit.accept(terms, d, LATER, accepting(bank, d, true));
        vm.assertTrue(seen(d).bound, "it takes them");
        collect(d);
        pay(bank, reimbursementOf(d), AMOUNT);
        vm.assertEq(seen().owed, AMOUNT - MARGIN, "and owes");
    }

    function test_RevertWhen_TheIssuerTakesBackItsRefusalAlone() public {
        Drawing memory d = _confirmed();
        forward(d);
        refuse(bank, d, Disposition.HoldForWaiver);
        DualApproval memory approval = accepting(bank, d, true);
        expectError(abi.encodeWithSelector(IPresentations.Presentations_NotWaived.selector, idOf(d)));
        lettersOfCredit.accept(terms, d, LATER, approval);
    }

    function test_RevertWhen_WaivedAfterTheyWentBack() public {
        Drawing memory d = _confirmed();
        forward(d);
        refuse(bank, d, Disposition.Return);
        DualApproval memory approval = waiving(buyer, d, waived());
        bytes memory reason = abi.encodeWithSelector(IPresentations.Presentations_DocumentsReturned.selector, idOf(d));
        expectError(reason);
        lettersOfCredit.waive(d, waived(), LATER, approval);
        approval = accepting(bank, d, false);
        expectError(reason);
        lettersOfCredit.accept(terms, d, LATER, approval);
    }

    function test_RevertWhen_TheBeneficiarySendsTheConfirmersBack() public {
        Drawing memory d = _confirmed();
        forward(d);
        refuse(bank, d, Disposition.Hold);
        DualApproval memory approval = returning(acme, d);
        expectError(abi.encodeWithSelector(IPresentations.Presentations_NotHolder.selector, idOf(d), acme.id));
        lettersOfCredit.returnDocuments(d, LATER, approval);
    }

    /* LIMITATION */

    /// @dev The confirmer is gone, or never asks: margin and limits are not kept for ever.
    function test_WhatNobodyAsksForLapses() public {
        Drawing memory d = _confirmed();
        pay(otherBank, claimOf(d), AMOUNT);
        goTo(LAST_DAY + 1);
        lettersOfCredit.expire(credit, terms);
        vm.assertEq(seen().margin, MARGIN, "kept for it");
        uint32 last = TODAY + 3 * 365;
        goTo(last);
        bytes memory reason = abi.encodeWithSelector(IPresentations.Presentations_NotLapsed.selector, idOf(d), last);
        expectError(reason);
        lettersOfCredit.lapse(d);
        goTo(last + 2);
        vm.prank(OUTSIDER);
        lettersOfCredit.lapse(d);
        lettersOfCredit.release(credit, terms);
        vm.assertEq(yuan.balanceOf(buyer.maker), MONEY, "the applicant has its margin");
        assertUsed(bank, buyer, CREDIT, 0, "the issuer's limit");
        assertUsed(otherBank, bank, CONFIRMATION, 0, "the confirmer's limit");
    }

    function test_RevertWhen_WhatWasCollectedLapses() public {
        Drawing memory d = _reimbursable();
        collect(d);
        goTo(TODAY + 4 * 365);
        bytes memory reason = abi.encodeWithSelector(
            IPresentations.Presentations_NoReimbursement.selector,
            idOf(d),
            Reimbursement.Accepted
        );
        expectError(reason);
        lettersOfCredit.lapse(d);
    }

    /* PRIVATE */

    function _reimbursable() private returns (Drawing memory d) {
        d = _confirmed();
        pay(otherBank, claimOf(d), AMOUNT);
        forward(d);
        accept(bank, d);
    }

    function _confirmed() private returns (Drawing memory d) {
        startConfirmed();
        d = atConfirmer(1, AMOUNT);
        present(d);
        accept(otherBank, d);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AmendmentState, Disposition, PresentationState} from "../../../../contracts/instruments/credits/Credit.sol";
import {CreditTerms, TenorFrom} from "../../../../contracts/instruments/credits/CreditTerms.sol";
import {Drawing} from "../../../../contracts/instruments/credits/Drawing.sol";
import {ICredits} from "../../../../contracts/instruments/credits/ICredits.sol";
import {IPresentations} from "../../../../contracts/instruments/credits/IPresentations.sol";
import {FingerprintState, IFingerprints} from "../../../../contracts/evidence/IFingerprints.sol";
import {IERC7943MultiToken} from "../../../../contracts/ledger/IERC7943MultiToken.sol";
import {IHoldings, Order} from "../../../../contracts/ledger/IHoldings.sol";
import {IObligations} from "../../../../contracts/ledger/IObligations.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {Consent, Deal} from "../../../../contracts/settlement/Deal.sol";
import {CREDIT} from "../../../../contracts/types/LimitKind.sol";
import {NOBODY} from "../../../../contracts/types/OrgId.sol";
import {CreditsBase} from "./CreditsBase.sol";

/// @notice What somebody could try for its own good, with documents, by silence and with claims.
contract CreditsAbuseTest is CreditsBase {
    /* DOCUMENTS */

    /// @dev Two credits of two banks: what one paid for, or is about to, the other does not take.
    function test_RevertWhen_TheSameDocumentsAreUnderTwoCredits() public {
        startAdvised();
        Drawing memory first = presented(1, AMOUNT);
        setCap(otherBank, buyer, CREDIT, CAP);
        (terms.issuer, terms.confirmer, terms.salt) = (otherBank.id, NOBODY, "second");
        useTerms(terms);
        applyFor();
        payMargin(MARGIN);
        lettersOfCredit.issue(terms, LATER, issuing(otherBank));
        vm.prank(acme.maker);
        lettersOfCredit.advise(credit);
        Drawing memory second = drawing(1, AMOUNT);
        vm.assertEq(keccak256(abi.encode(first.keys)), keccak256(abi.encode(second.keys)), "the same documents");
        bytes4 taken = IFingerprints.Fingerprints_Taken.selector;
        expectError(abi.encodeWithSelector(taken, 0, first.keys[0], FingerprintState.Bound));
        present(second);

        useTerms(soundTerms());
        accept(bank, first);
        pay(bank, claimOf(first), AMOUNT);
        (terms.issuer, terms.confirmer, terms.salt) = (otherBank.id, NOBODY, "second");
        useTerms(terms);
        expectError(abi.encodeWithSelector(taken, 0, first.keys[0], FingerprintState.Closed));
        present(second);
    }

    /* SILENCE */

    /// @dev Art. 10 f: who says nothing of a reduction accepts nothing, and draws what it was promised.
    function test_SilenceAcceptsNoReduction() public {
        startAdvised();
        CreditTerms memory less = terms;
        less.amount = AMOUNT / 2;
        amend(less);
        goTo(TODAY + 60);
        Drawing memory d = presented(1, AMOUNT);
        accept(bank, d);
        assertState(d, PresentationState.Accepted, "the whole amount");
        vm.assertEq(uint256(amendmentTo(less).state), uint256(AmendmentState.Open), "nobody answered");
        vm.assertEq(seen().max, AMOUNT, "as it was");
        DualApproval memory late = answering(acme, termsHash(less), termsHash(less));
        expectError(abi.encodeWithSelector(ICredits.Credits_BelowDrawn.selector, credit, AMOUNT, AMOUNT / 2));
        lettersOfCredit.answerAmendment(credit, termsHash(less), termsHash(less), LATER, late);
    }

    /// @dev A bank that signed its refusal in time and sent it elsewhere, by a letter or by mail, refused nothing.
    function test_ARefusalThatWasSentElsewhereIsNone() public {
        startAdvised();
        Drawing memory d = presented(1, AMOUNT);
        DualApproval memory signed = refusing(bank, d, found(), Disposition.Hold);
        goTo(EXAMINED + 1);
        vm.prank(OUTSIDER);
        lettersOfCredit.preclude(terms, d);
        vm.assertTrue(seen(d).byPreclusion, "the bank owes");
        bytes4 state = IPresentations.Presentations_WrongState.selector;
        vm.expectPartialRevert(state);
        lettersOfCredit.refuse(terms, d, found(), Disposition.Hold, LATER, signed);
        goTo(EXAMINED + 3);
        pay(bank, claimOf(d), AMOUNT);
        assertState(d, PresentationState.Honoured, "and pays");
    }

    /// @dev Presented on the day before a holiday of five days, after which a Saturday is a banking day: 6, 7, 8, 10 and 11 May.
    function test_AHolidayGivesTheBankItsDaysAndNoMore() public {
        (terms.expiry, terms.latestShipment) = (AFTER_LABOUR_DAY, LABOUR_DAY - 1);
        useTerms(terms);
        startAdvised();
        goTo(LABOUR_DAY - 1);
        Drawing memory d = drawing(1, AMOUNT);
        d.shipDay = LABOUR_DAY - 2;
        present(d);
        uint32 last = AFTER_LABOUR_DAY + 5;
        vm.assertEq(seen(d).examineUntil, last, "five banking days");
        vm.warp(startOf(last + 1) - 1);
        expectError(abi.encodeWithSelector(IPresentations.Presentations_ClockRuns.selector, idOf(d), last));
        lettersOfCredit.preclude(terms, d);
        goTo(last + 1);
        bytes memory late = abi.encodeWithSelector(IPresentations.Presentations_Precluded.selector, idOf(d), last);
        DualApproval memory refusal = refusing(bank, d, found(), Disposition.Hold);
        expectError(late);
        lettersOfCredit.refuse(terms, d, found(), Disposition.Hold, LATER, refusal);
        lettersOfCredit.preclude(terms, d);
    }

    /* CLAIMS */

    function test_RevertWhen_HonouredTwice() public {
        Drawing memory d = _usance();
        uint256 claim = claimOf(d);
        goTo(TODAY + 90);
        pay(bank, claim, AMOUNT);
        bytes4 whole = IPresentations.Presentations_NotWhole.selector;
        expectError(abi.encodeWithSelector(whole, claim, 0, AMOUNT));
        pay(bank, claim, AMOUNT);
        vm.assertEq(seen(d).paid, AMOUNT, "once");
        vm.assertEq(seen().owed, AMOUNT - MARGIN, "and the applicant owes it once");
    }

    /// @dev Two confirmations of one claim, both signed before either is settled: the first that comes passes it, and the second buyer keeps its money.
    function test_RevertWhen_AClaimIsSoldTwice() public {
        Drawing memory d = _usance();
        uint256 claim = claimOf(d);
        Deal memory first = saleOf(acme, guarantor, claim, AMOUNT, false);
        Deal memory second = saleOf(acme, otherBank, claim, AMOUNT, false);
        Consent[] memory signed = list(consentOf(acme, second, 902), consentOf(otherBank, second, 903));
        settlement.settle(first, list(consentOf(acme, first, 900), consentOf(guarantor, first, 901)));
        vm.expectPartialRevert(IHoldings.Holdings_BalanceInsufficient.selector);
        settlement.settle(second, signed);
        vm.assertEq(yuan.balanceOf(otherBank.maker), MONEY, "has its money");
        vm.assertEq(instruments.balanceOf(guarantor.maker, claim), AMOUNT, "the first has the claim");
    }

    /// @dev A court that sees fraud stops the claim: it is not sold, and the bank, which owes whoever has a right to it, pays.
    function test_RevertWhen_AClaimUnderAnInjunctionIsSold() public {
        Drawing memory d = _usance();
        uint256 claim = claimOf(d);
        _order(claim, address(0), AMOUNT, 1);
        Deal memory sale = saleOf(acme, guarantor, claim, AMOUNT, false);
        Consent[] memory signed = list(consentOf(acme, sale, 900), consentOf(guarantor, sale, 901));
        vm.expectPartialRevert(IERC7943MultiToken.ERC7943InsufficientUnfrozenBalance.selector);
        settlement.settle(sale, signed);
        _order(claim, address(0), 0, 2);
        settlement.settle(sale, signed);
        vm.assertEq(instruments.balanceOf(guarantor.maker, claim), AMOUNT, "once it is lifted");
    }

    function test_WhatIsPaidUnderAnInjunctionWaits() public {
        Drawing memory d = _usance();
        uint256 claim = claimOf(d);
        _order(claim, address(0), AMOUNT, 1);
        goTo(TODAY + 90);
        pay(bank, claim, AMOUNT);
        assertState(d, PresentationState.Honoured, "the bank paid");
        expectError(abi.encodeWithSelector(IObligations.Obligations_NothingToRedeem.selector, claim, acme.maker));
        instruments.redeem(claim, acme.maker);
        vm.assertEq(yuan.balanceOf(address(instruments)), AMOUNT, "and the money waits");
        _order(claim, basin.maker, AMOUNT, 2);
        instruments.redeem(claim, basin.maker);
        vm.assertEq(yuan.balanceOf(basin.maker), MONEY + AMOUNT, "for whom the court says");
    }

    /* PRIVATE */

    function _usance() private returns (Drawing memory d) {
        usance(90, TenorFrom.Sight);
        startAdvised();
        d = presented(1, AMOUNT);
        accept(bank, d);
    }

    function _order(uint256 claim, address to, uint256 amount, uint256 nonce) private {
        Order memory order = Order(claim, acme.maker, to, amount, "fraud", LATER, nonce);
        DualApproval memory approval = approvalOf(court, instruments.digestOf(order));
        if (to == address(0)) instruments.freeze(order, approval);
        else instruments.transferByOrder(order, approval);
    }
}

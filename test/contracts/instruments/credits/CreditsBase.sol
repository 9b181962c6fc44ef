// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {
    Amendment,
    Credit,
    CreditState,
    Disposition,
    Presentation,
    PresentationState
} from "../../../../contracts/instruments/credits/Credit.sol";
import {CreditTerms} from "../../../../contracts/instruments/credits/CreditTerms.sol";
import {Drawing} from "../../../../contracts/instruments/credits/Drawing.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {Consent, Deal, Leg} from "../../../../contracts/settlement/Deal.sol";
import {IAsset} from "../../../../contracts/settlement/IAsset.sol";
import {ICash} from "../../../../contracts/settlement/ICash.sol";
import {CreditId} from "../../../../contracts/types/CreditId.sol";
import {Fingerprint} from "../../../../contracts/types/Fingerprint.sol";
import {PresentationId} from "../../../../contracts/types/PresentationId.sol";
import {TermsHash} from "../../../../contracts/types/TermsHash.sol";
import {CreditsSigned} from "./CreditsSigned.sol";

/// @notice What is done with a credit.
abstract contract CreditsBase is CreditsSigned {
    uint256 private _nonces = 1;

    /* ACTS */

    function applyFor() internal {
        vm.prank(buyer.maker);
        lettersOfCredit.applyFor(terms);
    }

    function payMargin(uint96 amount) internal {
        vm.prank(buyer.maker);
        lettersOfCredit.payMargin(credit, amount);
    }

    function startIssued() internal {
        applyFor();
        if (terms.margin != 0) payMargin(terms.margin);
        lettersOfCredit.issue(terms, LATER, issuing(bank));
    }

    function startAdvised() internal {
        startIssued();
        vm.prank(guarantor.maker);
        lettersOfCredit.advise(credit);
    }

    function startConfirmed() internal {
        startAdvised();
        confirmCredit();
    }

    function confirmCredit() internal {
        TermsHash inForce = lettersOfCredit.termsOf(credit);
        lettersOfCredit.confirm(credit, inForce, LATER, confirming(otherBank, inForce));
    }

    function amend(CreditTerms memory to) internal {
        lettersOfCredit.amend(credit, terms, to, LATER, amending(bank, terms, to));
    }

    function answer(Org memory by, CreditTerms memory to) internal {
        lettersOfCredit.answerAmendment(
            credit,
            termsHash(to),
            termsHash(to),
            LATER,
            answering(by, termsHash(to), termsHash(to))
        );
    }

    function reject(Org memory by, CreditTerms memory to, TermsHash accepts) internal {
        lettersOfCredit.answerAmendment(credit, termsHash(to), accepts, LATER, answering(by, termsHash(to), accepts));
    }

    function drawing(uint64 number, uint96 amount) internal view returns (Drawing memory d) {
        (d.credit, d.terms, d.number, d.documents) = (credit, termsHash(terms), number, "documents");
        (d.amount, d.invoiceAmount, d.shipDay) = (amount, amount, SHIPPED);
        d.keys = new Fingerprint[](1);
        d.keys[0] = Fingerprint.wrap(keccak256(abi.encode("document", number)));
    }

    function atConfirmer(uint64 number, uint96 amount) internal view returns (Drawing memory d) {
        d = drawing(number, amount);
        d.atConfirmer = true;
    }

    function present(Drawing memory d) internal returns (PresentationId) {
        vm.prank(acme.maker);
        return lettersOfCredit.present(terms, d);
    }

    function presented(uint64 number, uint96 amount) internal returns (Drawing memory d) {
        d = drawing(number, amount);
        present(d);
    }

    function found() internal pure returns (bytes32[] memory all) {
        all = new bytes32[](2);
        (all[0], all[1]) = ("goods description", "bill of lading");
    }

    /// @dev What is waived of it: all.
    function waived() internal pure returns (bytes32) {
        return keccak256(abi.encodePacked(found()));
    }

    function giveBack(Org memory by, Drawing memory d) internal {
        lettersOfCredit.returnDocuments(d, LATER, returning(by, d));
    }

    function presentUnder(CreditTerms memory to, Drawing memory d) internal {
        DualApproval memory approval = answering(acme, termsHash(to), termsHash(to));
        vm.prank(acme.maker);
        lettersOfCredit.presentAccepting(to, d, LATER, approval);
    }

    function refuse(Org memory by, Drawing memory d, Disposition disposition) internal {
        lettersOfCredit.refuse(terms, d, found(), disposition, LATER, refusing(by, d, found(), disposition));
    }

    function waive(Drawing memory d) internal {
        lettersOfCredit.waive(d, waived(), LATER, waiving(buyer, d, waived()));
    }

    function accept(Org memory by, Drawing memory d) internal {
        bool refused = lettersOfCredit.presentationOf(idOf(d)).state == PresentationState.Refused;
        lettersOfCredit.accept(terms, d, LATER, accepting(by, d, refused));
    }

    function forward(Drawing memory d) internal {
        vm.prank(otherBank.maker);
        lettersOfCredit.forward(terms, d);
    }

    function collect(Drawing memory d) internal {
        vm.prank(otherBank.maker);
        lettersOfCredit.collect(terms, d);
    }

    function pay(Org memory by, uint256 claim, uint256 amount) internal {
        vm.prank(by.maker);
        instruments.pay(claim, amount);
    }

    function claimOf(Drawing memory d) internal view returns (uint256) {
        return lettersOfCredit.claimOf(idOf(d), false);
    }

    function reimbursementOf(Drawing memory d) internal view returns (uint256) {
        return lettersOfCredit.claimOf(idOf(d), true);
    }

    function approvals(Org memory a, Org memory b) internal view returns (DualApproval[] memory all) {
        TermsHash t = termsHash(terms);
        all = new DualApproval[](2);
        (all[0], all[1]) = (cancelling(a, credit, t), cancelling(b, credit, t));
    }

    function approvals(Org memory a, Org memory b, Org memory c) internal view returns (DualApproval[] memory all) {
        TermsHash t = termsHash(terms);
        all = new DualApproval[](3);
        (all[0], all[1]) = (cancelling(a, credit, t), cancelling(b, credit, t));
        all[2] = cancelling(c, credit, t);
    }

    /// @dev What acme passes on to basin.
    function transferTerms(uint96 amount) internal view returns (CreditTerms memory child) {
        child = terms;
        (child.amount, child.margin, child.transferable, child.parent) = (amount, 0, false, credit);
        (child.beneficiary, child.beneficiaryAccount, child.salt) = (basin.id, basin.maker, "transfer");
    }

    function transfer(CreditTerms memory child) internal returns (CreditId) {
        CreditId id = creditOf(child);
        return lettersOfCredit.transfer(credit, terms, child, LATER, transferring(acme, id), transferring(bank, id));
    }

    /// @dev Money of `from` to the credits, by a deal.
    function payByDeal(Org memory from, ICash cash, uint256 id, uint256 amount) internal {
        Deal memory deal = Deal(new Leg[](1), "contract", false, LATER);
        deal.legs[0] = Leg(IAsset(address(cash)), id, from.maker, address(lettersOfCredit), amount);
        settlement.settle(deal, list(consentOf(from, deal, _nonces++)));
    }

    /// @dev A claim of `from` to `to` against money.
    function saleOf(
        Org memory from,
        Org memory to,
        uint256 claim,
        uint256 amount,
        bool recourse
    ) internal view returns (Deal memory deal) {
        deal = Deal(new Leg[](2), "contract", recourse, LATER);
        deal.legs[0] = Leg(IAsset(address(instruments)), claim, from.maker, to.maker, amount);
        deal.legs[1] = Leg(IAsset(address(yuan)), 0, to.maker, from.maker, amount - amount / 100);
    }

    function sell(Org memory from, Org memory to, uint256 claim, uint256 amount, bool recourse) internal {
        Deal memory deal = saleOf(from, to, claim, amount, recourse);
        Consent[] memory consents = list(consentOf(from, deal, _nonces++), consentOf(to, deal, _nonces++));
        settlement.settle(deal, consents);
    }

    /* SEEN */

    function seen() internal view returns (Credit memory) {
        return lettersOfCredit.creditOf(credit);
    }

    function seen(Drawing memory d) internal view returns (Presentation memory) {
        return lettersOfCredit.presentationOf(idOf(d));
    }

    function amendmentTo(CreditTerms memory to) internal view returns (Amendment memory) {
        return lettersOfCredit.amendmentOf(credit, termsHash(to));
    }

    function assertState(CreditState state, string memory what) internal view {
        vm.assertEq(uint256(seen().state), uint256(state), what);
    }

    function assertState(Drawing memory d, PresentationState state, string memory what) internal view {
        vm.assertEq(uint256(seen(d).state), uint256(state), what);
    }
}

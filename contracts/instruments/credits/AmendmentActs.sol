// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Amendment, AmendmentState, Credit, CreditState} from "./Credit.sol";
import {CreditBooks} from "./CreditBooks.sol";
import {CreditRules} from "./CreditRules.sol";
import {hashAmendment, hashAmendmentAnswer, hashTransfer} from "./CreditSignatures.sol";
import {CreditTerms, creditIdOf, hashTerms} from "./CreditTerms.sol";
import {CreditsFoundation, CreditsState} from "./CreditsState.sol";
import {ICredits} from "./ICredits.sol";
import {IssueActs} from "./IssueActs.sol";
import {DualApproval} from "../../members/DualApproval.sol";
import {CreditId} from "../../types/CreditId.sol";
import {CONFIRMATION, CREDIT} from "../../types/LimitKind.sol";
import {OrgId} from "../../types/OrgId.sol";
import {TermsHash} from "../../types/TermsHash.sol";

/// @title AmendmentActs
/// @notice Documented in ICredits: what changes a credit that is issued. Linked into LettersOfCredit.
library AmendmentActs {
    using CreditBooks for *;

    /* AMENDMENTS */

    function amend(
        CreditsState storage state,
        CreditsFoundation memory on,
        bytes32 domain,
        CreditId id,
        CreditTerms calldata former,
        CreditTerms calldata terms,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        Credit storage credit = state.credits[id];
        _requireOpen(id, credit);
        CreditBooks.requireTerms(id, credit, former);
        (TermsHash was, TermsHash to) = (hashTerms(former), hashTerms(terms));
        Amendment storage amendment = state.amendments[id][to];
        _requireAmendment(id, to, amendment, AmendmentState.None);
        _requireSame(former, terms);
        CreditRules.requireSound(on, terms);
        CreditBooks.requireInTime(id, deadline);
        OrgId org = on.actedBy(domain, hashAmendment(id, was, to, deadline), approval);
        CreditBooks.requireParty(id, credit.issuer, org);

        uint96 max = uint96(CreditRules.maxDown(terms.amount, terms.plusBps)); // sound terms fit
        uint96 top = credit.top > credit.max ? credit.top : credit.max;
        uint96 extra = max > top ? max - top : 0;
        (amendment.state, amendment.max, amendment.former) = (AmendmentState.Open, max, was);
        emit ICredits.AmendmentIssued(id, to, was, terms);
        if (extra == 0) return;
        amendment.extra = extra;
        credit.used += extra;
        on.limits.use(org, credit.applicant, CREDIT, extra);
    }

    function answer(
        CreditsState storage state,
        CreditsFoundation memory on,
        bytes32 domain,
        CreditId id,
        TermsHash terms,
        TermsHash accepts,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        Credit storage credit = state.credits[id];
        Amendment storage amendment = state.amendments[id][terms];
        CreditBooks.requireInTime(id, deadline);
        OrgId org = on.servedBy(domain, hashAmendmentAnswer(id, terms, accepts, deadline), approval);
        if (org == credit.applicant && accepts == terms) return _agree(id, terms, amendment, org);
        _requireOpen(id, credit);
        _requireAmendment(id, terms, amendment, AmendmentState.Open);
        bool byConfirmer = credit.confirmed && org == credit.confirmer;
        if (!byConfirmer) CreditBooks.requireParty(id, credit.beneficiary, org);
        if (accepts == terms) return accept(on, id, credit, terms, amendment, byConfirmer);

        amendment.state = AmendmentState.Rejected;
        emit ICredits.AmendmentRejected(id, terms, org, !accepts.isNull());
        uint96 extra = amendment.extra;
        on.freeCredit(credit, extra);
        on.freeConfirmation(credit, amendment.confirmerExtra);
    }

    /// @dev One party accepts; with the last of them it is in force.
    function accept(
        CreditsFoundation memory on,
        CreditId id,
        Credit storage credit,
        TermsHash terms,
        Amendment storage amendment,
        bool byConfirmer
    ) internal {
        CreditBooks.requireInForce(id, credit, amendment.former);
        uint96 max = amendment.max;
        require(max >= credit.drawn, ICredits.Credits_BelowDrawn(id, credit.drawn, max));
        bool first = byConfirmer ? !amendment.byConfirmer : !amendment.byBeneficiary;
        if (byConfirmer) amendment.byConfirmer = true;
        else amendment.byBeneficiary = true;
        emit ICredits.AmendmentAccepted(id, terms, byConfirmer ? credit.confirmer : credit.beneficiary);
        if (byConfirmer && first) _useConfirmation(on, credit, amendment, max);
        if (!amendment.byBeneficiary || (credit.confirmed && !amendment.byConfirmer)) return;
        amendment.state = AmendmentState.InForce;
        uint96 was = credit.max;
        if (max < was) {
            if (credit.top < was) credit.top = was;
            if (credit.confirmed && credit.confirmerTop < was) credit.confirmerTop = was;
        }
        (credit.terms, credit.max) = (terms, max);
        emit ICredits.AmendmentInForce(id, terms);
    }

    /* TRANSFER */

    function transfer(
        CreditsState storage state,
        CreditsFoundation memory on,
        bytes32 domain,
        CreditId id,
        CreditTerms calldata terms,
        CreditTerms calldata transferred,
        uint48 deadline,
        DualApproval calldata beneficiary,
        DualApproval calldata bank
    ) external returns (CreditId child) {
        Credit storage credit = state.credits[id];
        CreditBooks.requireState(id, credit, CreditState.Advised);
        CreditBooks.requireTerms(id, credit, terms);
        require(terms.parent.isNull(), ICredits.Credits_SecondTransfer(id));
        require(terms.transferable, ICredits.Credits_NotTransferable(id));
        require(terms.partialDrawings || credit.drawn == 0, ICredits.Credits_PartialProhibited(id));
        _requireAlterable(id, terms, transferred);
        CreditRules.requireSound(on, transferred);
        child = creditIdOf(transferred);
        Credit storage opened = state.credits[child];
        CreditBooks.requireState(child, opened, CreditState.None);
        CreditBooks.requireInTime(id, deadline);
        bytes32 content = hashTransfer(id, child, deadline);
        CreditBooks.requireParty(id, credit.beneficiary, on.servedBy(domain, content, beneficiary));
        OrgId org = on.actedBy(domain, content, bank);
        bool mayTransfer = org == credit.nominated || (credit.confirmed && org == credit.confirmer);
        if (!mayTransfer) CreditBooks.requireParty(id, credit.issuer, org);

        IssueActs.open(opened, transferred, CreditState.Advised);
        (opened.parent, opened.confirmed) = (id, credit.confirmed);
        TermsHash passed = CreditBooks.inForce(id, credit);
        opened.unagreed = passed.raw() != id.raw() && !state.amendments[id][passed].byApplicant;
        uint96 available = credit.max - credit.drawn;
        uint96 amount = opened.max;
        require(amount <= available, ICredits.Credits_Overdrawn(id, available, amount));
        credit.drawn += amount;
        credit.live++;
        emit ICredits.CreditTransferred(id, child, transferred.beneficiary, transferred);
    }

    /* PRIVATE */

    /// @dev Also once it is in force: it binds the applicant for what is accepted from then on.
    function _agree(CreditId id, TermsHash terms, Amendment storage amendment, OrgId applicant) private {
        AmendmentState was = amendment.state;
        bool stands = was == AmendmentState.Open || was == AmendmentState.InForce;
        require(stands, ICredits.Credits_AmendmentState(id, terms, was));
        amendment.byApplicant = true;
        emit ICredits.AmendmentAccepted(id, terms, applicant);
    }

    function _useConfirmation(
        CreditsFoundation memory on,
        Credit storage credit,
        Amendment storage amendment,
        uint96 max
    ) private {
        uint96 top = credit.confirmerTop > credit.max ? credit.confirmerTop : credit.max;
        if (max <= top) return;
        uint96 extra = max - top;
        amendment.confirmerExtra = extra;
        credit.confirmerUsed += extra;
        on.limits.use(credit.confirmer, credit.issuer, CONFIRMATION, extra);
    }

    function _requireOpen(CreditId id, Credit storage credit) private view {
        CreditState state = credit.state;
        require(state == CreditState.Issued || state == CreditState.Advised, ICredits.Credits_WrongState(id, state));
    }

    function _requireAmendment(
        CreditId id,
        TermsHash terms,
        Amendment storage amendment,
        AmendmentState wanted
    ) private view {
        AmendmentState state = amendment.state;
        if (state != wanted) revert ICredits.Credits_AmendmentState(id, terms, state);
    }

    /// @dev Who the parties are, in what cash and for which margin is for another credit to change.
    function _requireSame(CreditTerms calldata a, CreditTerms calldata b) private pure {
        bytes32 field =
            a.applicant != b.applicant
                ? bytes32("applicant")
                : a.issuer != b.issuer
                    ? bytes32("issuer")
                    : a.advisor != b.advisor
                        ? bytes32("advisor")
                        : a.confirmer != b.confirmer
                            ? bytes32("confirmer")
                            : a.nominated != b.nominated
                                ? bytes32("nominated")
                                : a.beneficiary != b.beneficiary
                                    ? bytes32("beneficiary")
                                    : _moneyChanged(a, b);
        require(field == 0, ICredits.Credits_TermFixed(field));
    }

    function _moneyChanged(CreditTerms calldata a, CreditTerms calldata b) private pure returns (bytes32) {
        if (address(a.cash) != address(b.cash)) return "cash";
        if (a.margin != b.margin) return "margin";
        if (!(a.parent == b.parent)) return "parent";
        // What is transferred is taken from the parent, once.
        bool amounts = a.amount != b.amount || a.plusBps != b.plusBps;
        return amounts && !a.parent.isNull() ? bytes32("amount") : bytes32(0);
    }

    /// @dev Art. 38 g: what may change shrinks, and the insurance cover grows. Everything else is the parent's.
    function _requireAlterable(CreditId id, CreditTerms calldata terms, CreditTerms calldata child) private pure {
        bytes32 field =
            child.amount > terms.amount
                ? bytes32("amount")
                : child.unitPrice > terms.unitPrice
                    ? bytes32("unitPrice")
                    : child.expiry > terms.expiry
                        ? bytes32("expiry")
                        : child.latestShipment > terms.latestShipment
                            ? bytes32("latestShipment")
                            : child.presentationDays > terms.presentationDays
                                ? bytes32("presentationDays")
                                : child.insuranceBps < terms.insuranceBps
                                    ? bytes32("insuranceBps")
                                    : child.goods != terms.goods
                                        ? bytes32("goods")
                                        : bytes32(0);
        if (field == 0 && !(hashTerms(_expected(id, terms, child)) == hashTerms(child))) field = "other";
        require(field == 0, ICredits.Credits_TermNotAlterable(field));
    }

    /// @return expected The parent's terms, with what a transfer may change.
    function _expected(
        CreditId id,
        CreditTerms memory terms,
        CreditTerms calldata child
    ) private pure returns (CreditTerms memory expected) {
        expected = terms;
        (expected.amount, expected.unitPrice) = (child.amount, child.unitPrice);
        (expected.expiry, expected.latestShipment) = (child.expiry, child.latestShipment);
        (expected.presentationDays, expected.insuranceBps) = (child.presentationDays, child.insuranceBps);
        (expected.beneficiary, expected.beneficiaryAccount) = (child.beneficiary, child.beneficiaryAccount);
        (expected.parent, expected.salt) = (id, child.salt);
        (expected.transferable, expected.margin) = (false, 0);
    }
}

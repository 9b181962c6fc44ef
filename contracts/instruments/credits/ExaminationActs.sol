// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Claims} from "./Claims.sol";
import {Credit, Disposition, Presentation, PresentationState, Reimbursement} from "./Credit.sol";
import {CreditBooks} from "./CreditBooks.sol";
import {CreditRules} from "./CreditRules.sol";
import {hashAcceptance, hashRefusal, hashReturn, hashWaiver} from "./CreditSignatures.sol";
import {CreditTerms} from "./CreditTerms.sol";
import {CreditsFoundation, CreditsState} from "./CreditsState.sol";
import {Drawing} from "./Drawing.sol";
import {ICredits} from "./ICredits.sol";
import {IPresentations} from "./IPresentations.sol";
import {DualApproval} from "../../members/DualApproval.sol";
import {CreditId} from "../../types/CreditId.sol";
import {OrgId} from "../../types/OrgId.sol";
import {PresentationId} from "../../types/PresentationId.sol";
import {TermsHash} from "../../types/TermsHash.sol";

/// @title ExaminationActs
/// @notice Documented in IPresentations: what becomes of documents that were presented. Linked into LettersOfCredit.
library ExaminationActs {
    using Claims for *;
    using CreditBooks for *;

    /// @dev So many days after the examination anybody has refused documents sent back: nobody holds a credit open for ever.
    uint256 internal constant HOLD_DAYS = 60;

    function refuse(
        CreditsState storage state,
        CreditsFoundation memory on,
        bytes32 domain,
        CreditTerms calldata terms,
        Drawing calldata drawing,
        bytes32[] calldata discrepancies,
        Disposition disposition,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        (PresentationId id, uint256 claim, Presentation storage p) = state.of_(on, drawing);
        Claims.requirePresentedUnder(terms, drawing);
        CreditBooks.requireInTime(drawing.credit, deadline);
        OrgId org = on.servedBy(domain, hashRefusal(id, discrepancies, disposition, deadline), approval);
        bool byIssuer = _examines(state, id, p, drawing, org);
        uint32 until = Claims.lastDayOf(on, p, Claims.calendarOf(terms, !byIssuer));
        require(
            until == 0 || Claims.dayOf(on, terms, !byIssuer) <= until,
            IPresentations.Presentations_Precluded(id, until)
        );
        bool possible = disposition != Disposition.None && (byIssuer || disposition != Disposition.HoldForWaiver);
        require(possible, IPresentations.Presentations_DispositionInvalid(id, disposition));
        _requireDistinct(id, discrepancies);

        p.refusedFor = keccak256(abi.encodePacked(discrepancies));
        Credit storage credit = state.credits[drawing.credit];
        if (p.reimbursement == Reimbursement.Examining) {
            p.reimbursement = Reimbursement.Refused;
            emit IPresentations.ReimbursementRefused(id, discrepancies, disposition);
            if (disposition == Disposition.Return) _endReimbursement(state, on, id, p, drawing.credit, org);
            return;
        }
        p.refused = true;
        credit.drawn -= p.amount;
        p.state = PresentationState.Refused;
        emit IPresentations.PresentationRefused(id, org, discrepancies, disposition);
        if (disposition == Disposition.Return) Claims.giveBack(on, id, claim, p, credit, org);
    }

    function waive(
        CreditsState storage state,
        CreditsFoundation memory on,
        bytes32 domain,
        Drawing calldata drawing,
        bytes32 discrepancies,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        (PresentationId id, , Presentation storage p) = state.of_(on, drawing);
        CreditBooks.requireInTime(drawing.credit, deadline);
        OrgId org = on.servedBy(domain, hashWaiver(id, discrepancies, deadline), approval);
        CreditBooks.requireParty(drawing.credit, state.credits[drawing.credit].applicant, org);
        PresentationState was = p.state;
        Reimbursement second = p.reimbursement;
        bool returned = was == PresentationState.Returned || second == Reimbursement.Returned;
        require(!returned, IPresentations.Presentations_DocumentsReturned(id));
        bool open = was == PresentationState.Presented || was == PresentationState.Refused;
        open = open || second == Reimbursement.Examining || second == Reimbursement.Refused;
        require(open, IPresentations.Presentations_WrongState(id, was));
        // What is waived is what it was refused for, or, before, what the bank told of.
        bytes32 refusedFor = p.refusedFor;
        bool these = discrepancies != 0 && (refusedFor == 0 || discrepancies == refusedFor);
        require(these, IPresentations.Presentations_OtherDiscrepancies(id, refusedFor, discrepancies));
        require(p.waivedFor != discrepancies, IPresentations.Presentations_WaivedAlready(id));
        p.waivedFor = discrepancies;
        emit IPresentations.PresentationWaived(id, discrepancies);
    }

    function accept(
        CreditsState storage state,
        CreditsFoundation memory on,
        bytes32 domain,
        CreditTerms calldata terms,
        Drawing calldata drawing,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        (PresentationId id, uint256 claim, Presentation storage p) = state.of_(on, drawing);
        Claims.requirePresentedUnder(terms, drawing);
        CreditBooks.requireInTime(drawing.credit, deadline);
        PresentationState was = p.state;
        bool second = p.reimbursement == Reimbursement.Refused;
        bool returned = was == PresentationState.Returned || p.reimbursement == Reimbursement.Returned;
        require(!returned, IPresentations.Presentations_DocumentsReturned(id));
        bool refused = second || was == PresentationState.Refused;
        OrgId org = on.servedBy(domain, hashAcceptance(id, refused, deadline), approval);
        if (!refused) {
            _examines(state, id, p, drawing, org);
            return _take(state, on, terms, drawing, id, claim, false);
        }
        Credit storage credit = state.credits[drawing.credit];
        CreditBooks.requireParty(drawing.credit, second ? credit.issuer : Claims.examiner(credit, drawing), org);
        require(Claims.isWaived(p), IPresentations.Presentations_NotWaived(id));
        if (second) return _take(state, on, terms, drawing, id, claim, false); // it is drawn already
        uint96 drawn = credit.drawn;
        require(terms.partialDrawings || drawn == 0, ICredits.Credits_PartialProhibited(drawing.credit));
        (uint96 available, uint96 amount) = (credit.max - drawn, p.amount);
        require(amount <= available, ICredits.Credits_Overdrawn(drawing.credit, available, amount));
        credit.drawn = drawn + amount;
        _take(state, on, terms, drawing, id, claim, false);
    }

    function preclude(
        CreditsState storage state,
        CreditsFoundation memory on,
        CreditTerms calldata terms,
        Drawing calldata drawing
    ) external {
        (PresentationId id, uint256 claim, Presentation storage p) = state.of_(on, drawing);
        Claims.requirePresentedUnder(terms, drawing);
        bool second = p.reimbursement == Reimbursement.Examining;
        require(second || p.state == PresentationState.Presented, IPresentations.Presentations_WrongState(id, p.state));
        bool atConfirmer = drawing.atConfirmer && !second;
        uint32 until = Claims.lastDayOf(on, p, Claims.calendarOf(terms, atConfirmer));
        require(
            until != 0 && Claims.dayOf(on, terms, atConfirmer) > until,
            IPresentations.Presentations_ClockRuns(id, until)
        );
        _take(state, on, terms, drawing, id, claim, true);
    }

    function returnDocuments(
        CreditsState storage state,
        CreditsFoundation memory on,
        bytes32 domain,
        Drawing calldata drawing,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        (PresentationId id, uint256 claim, Presentation storage p) = state.of_(on, drawing);
        PresentationState was = p.state;
        bool second = p.reimbursement == Reimbursement.Refused;
        require(second || was == PresentationState.Refused, IPresentations.Presentations_WrongState(id, was));
        CreditId creditId = drawing.credit;
        Credit storage credit = state.credits[creditId];
        OrgId org = on.members.orgOf(msg.sender);
        uint256 until = p.examineUntil == 0 ? p.receivedOn : p.examineUntil;
        if (block.timestamp / 1 days <= until + HOLD_DAYS) {
            CreditBooks.requireInTime(creditId, deadline);
            org = on.servedBy(domain, hashReturn(id, deadline), approval);
            bool may =
                second
                    ? org == credit.issuer || org == credit.confirmer
                    : org == Claims.examiner(credit, drawing) || org == credit.beneficiary || org == credit.nominated;
            require(may, IPresentations.Presentations_NotHolder(id, org));
        }
        if (second) _endReimbursement(state, on, id, p, creditId, org);
        else Claims.giveBack(on, id, claim, p, credit, org);
    }

    /* PRIVATE */

    /// @dev Art. 16 c ii: each, once, and none by zero. A notice has a handful.
    function _requireDistinct(PresentationId id, bytes32[] calldata discrepancies) private pure {
        require(discrepancies.length != 0, IPresentations.Presentations_NoDiscrepancies(id));
        for (uint256 i = 0; i < discrepancies.length; i++) {
            bytes32 found = discrepancies[i];
            require(found != 0, IPresentations.Presentations_NoDiscrepancies(id));
            for (uint256 j = 0; j < i; j++) {
                require(found != discrepancies[j], IPresentations.Presentations_SameDiscrepancy(id, found));
            }
        }
    }

    /// @dev What the issuer refused went back to the confirmer.
    function _endReimbursement(
        CreditsState storage state,
        CreditsFoundation memory on,
        PresentationId id,
        Presentation storage p,
        CreditId creditId,
        OrgId by
    ) private {
        p.reimbursement = Reimbursement.Returned;
        emit IPresentations.DocumentsReturned(id, by);
        state.endReimbursement(on, creditId, p.amount - p.reimbursed, true);
    }

    /// @dev The applicant is bound by what it applied for, or agreed to (art. 10 has it no party to an amendment).
    function _agreed(CreditsState storage state, Drawing calldata drawing) private view returns (bool) {
        CreditId id = drawing.credit;
        TermsHash terms = drawing.terms;
        return terms.raw() == id.raw() ? !state.credits[id].unagreed : state.amendments[id][terms].byApplicant;
    }

    /// @dev Whether `org` examines it now, and has not answered.
    /// @return byIssuer Whether that is the issuer.
    function _examines(
        CreditsState storage state,
        PresentationId id,
        Presentation storage p,
        Drawing calldata drawing,
        OrgId org
    ) private view returns (bool byIssuer) {
        Credit storage credit = state.credits[drawing.credit];
        if (p.reimbursement == Reimbursement.Examining) {
            CreditBooks.requireParty(drawing.credit, credit.issuer, org);
            return true;
        }
        CreditBooks.requireParty(drawing.credit, Claims.examiner(credit, drawing), org);
        require(p.state == PresentationState.Presented, IPresentations.Presentations_WrongState(id, p.state));
        return !drawing.atConfirmer;
    }

    function _take(
        CreditsState storage state,
        CreditsFoundation memory on,
        CreditTerms calldata terms,
        Drawing calldata drawing,
        PresentationId id,
        uint256 claim,
        bool byPreclusion
    ) private {
        Presentation storage p = state.presentations[claim];
        bool clean = !p.refused && CreditRules.areClean(p.flags);
        p.bound = Claims.isWaived(p) || (clean && _agreed(state, drawing));
        if (p.reimbursement != Reimbursement.None) return Claims.acceptReimbursement(p, id, byPreclusion);
        state.accept(on, terms, drawing, id, claim, byPreclusion);
    }
}

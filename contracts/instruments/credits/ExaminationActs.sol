// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Claims} from "./Claims.sol";
import {Credit, Disposition, Presentation, PresentationState, Reimbursement} from "./Credit.sol";
import {CreditBooks} from "./CreditBooks.sol";
import {CreditRules} from "./CreditRules.sol";
import {hashAcceptance, hashRefusal, hashWaiver} from "./CreditSignatures.sol";
import {CreditTerms, hashTerms} from "./CreditTerms.sol";
import {CreditsFoundation, CreditsState} from "./CreditsState.sol";
import {Drawing} from "./Drawing.sol";
import {ICredits} from "./ICredits.sol";
import {IPresentations} from "./IPresentations.sol";
import {DualApproval} from "../../members/DualApproval.sol";
import {MAKER} from "../../types/Duties.sol";
import {OrgId} from "../../types/OrgId.sol";
import {PresentationId} from "../../types/PresentationId.sol";

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
        _requirePresentedUnder(terms, drawing);
        CreditBooks.requireInTime(drawing.credit, deadline);
        OrgId org = on.servedBy(domain, hashRefusal(id, discrepancies, disposition, deadline), approval);
        bool byIssuer = _examines(state, id, p, drawing, org);
        require(
            Claims.dayOf(on, terms, !byIssuer) <= p.examineUntil,
            IPresentations.Presentations_Precluded(id, p.examineUntil)
        );
        bool possible = disposition != Disposition.None && (byIssuer || disposition != Disposition.HoldForWaiver);
        require(possible, IPresentations.Presentations_DispositionInvalid(id, disposition));
        require(discrepancies.length != 0, IPresentations.Presentations_NoDiscrepancies(id));
        for (uint256 i = 0; i < discrepancies.length; i++) {
            require(discrepancies[i] != 0, IPresentations.Presentations_NoDiscrepancies(id));
        }

        Credit storage credit = state.credits[drawing.credit];
        if (p.reimbursement == Reimbursement.Examining) {
            p.reimbursement = Reimbursement.Refused;
            emit IPresentations.ReimbursementRefused(id, discrepancies, disposition);
            return state.endReimbursement(on, drawing.credit, p.amount, true);
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
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        (PresentationId id, , Presentation storage p) = state.of_(on, drawing);
        CreditBooks.requireInTime(drawing.credit, deadline);
        OrgId org = on.servedBy(domain, hashWaiver(id, deadline), approval);
        CreditBooks.requireParty(drawing.credit, state.credits[drawing.credit].applicant, org);
        PresentationState was = p.state;
        require(was != PresentationState.Returned, IPresentations.Presentations_DocumentsReturned(id));
        bool examined = was == PresentationState.Presented || was == PresentationState.Refused;
        bool open = examined || p.reimbursement == Reimbursement.Examining;
        require(open, IPresentations.Presentations_WrongState(id, was));
        require(!p.waived, IPresentations.Presentations_WaivedAlready(id));
        p.waived = true;
        emit IPresentations.PresentationWaived(id);
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
        _requirePresentedUnder(terms, drawing);
        CreditBooks.requireInTime(drawing.credit, deadline);
        PresentationState was = p.state;
        require(was != PresentationState.Returned, IPresentations.Presentations_DocumentsReturned(id));
        bool refused = was == PresentationState.Refused;
        OrgId org = on.servedBy(domain, hashAcceptance(id, refused, deadline), approval);
        if (!refused) {
            _examines(state, id, p, drawing, org);
            return _take(state, on, terms, drawing, id, claim, false);
        }
        Credit storage credit = state.credits[drawing.credit];
        CreditBooks.requireParty(drawing.credit, Claims.examiner(credit, drawing), org);
        require(p.waived, IPresentations.Presentations_NotWaived(id));
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
        _requirePresentedUnder(terms, drawing);
        bool second = p.reimbursement == Reimbursement.Examining;
        require(second || p.state == PresentationState.Presented, IPresentations.Presentations_WrongState(id, p.state));
        require(
            Claims.dayOf(on, terms, drawing.atConfirmer && !second) > p.examineUntil,
            IPresentations.Presentations_ClockRuns(id, p.examineUntil)
        );
        _take(state, on, terms, drawing, id, claim, true);
    }

    function returnDocuments(
        CreditsState storage state,
        CreditsFoundation memory on,
        Drawing calldata drawing
    ) external {
        (PresentationId id, uint256 claim, Presentation storage p) = state.of_(on, drawing);
        PresentationState was = p.state;
        require(was == PresentationState.Refused, IPresentations.Presentations_WrongState(id, was));
        Credit storage credit = state.credits[drawing.credit];
        OrgId org = on.members.orgOf(msg.sender);
        if (block.timestamp / 1 days <= p.examineUntil + HOLD_DAYS) {
            org = on.members.servesFor(msg.sender, MAKER);
            bool may = org == Claims.examiner(credit, drawing) || org == credit.beneficiary || org == credit.nominated;
            require(may, IPresentations.Presentations_NotHolder(id, org));
        }
        Claims.giveBack(on, id, claim, p, credit, org);
    }

    /* PRIVATE */

    function _requirePresentedUnder(CreditTerms calldata terms, Drawing calldata drawing) private pure {
        bytes32 given = hashTerms(terms).raw();
        if (given != drawing.terms.raw()) {
            revert ICredits.Credits_OtherTerms(drawing.credit, drawing.terms, hashTerms(terms));
        }
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
        p.bound = p.waived || (!p.refused && CreditRules.areClean(p.flags));
        if (p.reimbursement == Reimbursement.Examining) {
            return state.acceptReimbursement(on, terms, id, claim, byPreclusion);
        }
        state.accept(on, terms, drawing, id, claim, byPreclusion);
    }
}

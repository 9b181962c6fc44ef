// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AmendmentActs} from "./AmendmentActs.sol";
import {Claims} from "./Claims.sol";
import {
    Amendment,
    AmendmentState,
    Credit,
    CreditState,
    Presentation,
    PresentationState,
    Reimbursement
} from "./Credit.sol";
import {CreditBooks} from "./CreditBooks.sol";
import {CreditRules} from "./CreditRules.sol";
import {hashRedirection} from "./CreditSignatures.sol";
import {CreditTerms, hashTerms} from "./CreditTerms.sol";
import {CreditsFoundation, CreditsState} from "./CreditsState.sol";
import {Drawing, presentationIdOf} from "./Drawing.sol";
import {ICredits} from "./ICredits.sol";
import {IPresentations} from "./IPresentations.sol";
import {DualApproval} from "../../members/DualApproval.sol";
import {CalendarId} from "../../types/CalendarId.sol";
import {Convention} from "../../types/Convention.sol";
import {CreditId} from "../../types/CreditId.sol";
import {MAKER} from "../../types/Duties.sol";
import {Fingerprint} from "../../types/Fingerprint.sol";
import {CREDIT_CLAIM} from "../../types/InstrumentKind.sol";
import {OrgId} from "../../types/OrgId.sol";
import {PresentationId} from "../../types/PresentationId.sol";
import {Ref} from "../../types/Ref.sol";
import {TermsHash} from "../../types/TermsHash.sol";

/// @title PresentationActs
/// @notice Documented in IPresentations: how documents come to a bank, and from the confirmer to the issuer. Linked into LettersOfCredit.
library PresentationActs {
    using Claims for *;
    using CreditBooks for *;

    /// @dev Banking days of examination after the day of presentation (art. 14 b).
    uint256 internal constant EXAMINATION = 5;
    uint32 internal constant DAY = 86_400;

    function present(
        CreditsState storage state,
        CreditsFoundation memory on,
        CreditTerms calldata terms,
        Drawing calldata drawing
    ) external returns (PresentationId id) {
        CreditId creditId = drawing.credit;
        Credit storage credit = state.credits[creditId];
        CreditBooks.requireState(creditId, credit, CreditState.Advised);
        OrgId org = on.members.actsFor(msg.sender, MAKER);
        if (org != credit.nominated) CreditBooks.requireParty(creditId, credit.beneficiary, org);
        _takeTerms(state, on, creditId, credit, terms, drawing, org);

        id = presentationIdOf(drawing);
        uint256 claim = Claims.idOf(on, id, false);
        Presentation storage p = state.presentations[claim];
        require(p.state == PresentationState.None, IPresentations.Presentations_WrongState(id, p.state));
        require(drawing.amount != 0, IPresentations.Presentations_AmountZero(creditId));
        require(!drawing.atConfirmer || credit.confirmed, IPresentations.Presentations_NotConfirmed(creditId));
        _requireRoom(creditId, credit, terms, drawing.amount);

        (p.state, p.atConfirmer) = (PresentationState.Presented, drawing.atConfirmer);
        (p.amount, p.credit) = (drawing.amount, creditId);
        _startClock(on, p, terms, drawing);
        Claims.scheduleOf(on, terms, drawing, p.receivedOn); // or the claim could never be
        credit.drawn += drawing.amount;
        credit.live++;
        emit IPresentations.Presented(id, creditId, org, p.receivedOn, p.examineUntil, p.flags, drawing);
        Ref ref = Ref.wrap(bytes32(claim));
        on.fingerprints.reserve(credit.beneficiary, drawing.keys, new Fingerprint[](0), uint48(block.timestamp));
        on.fingerprints.bind(credit.beneficiary, drawing.keys, ref);
    }

    function forward(
        CreditsState storage state,
        CreditsFoundation memory on,
        CreditTerms calldata terms,
        Drawing calldata drawing
    ) external {
        (PresentationId id, , Presentation storage p) = state.of_(on, drawing);
        CreditId creditId = drawing.credit;
        TermsHash given = hashTerms(terms);
        require(given == drawing.terms, ICredits.Credits_OtherTerms(creditId, drawing.terms, given));
        OrgId org = on.members.servesFor(msg.sender, MAKER);
        CreditBooks.requireParty(creditId, state.credits[creditId].confirmer, org);
        bool taken = p.state == PresentationState.Accepted || p.state == PresentationState.Honoured;
        require(
            taken && p.atConfirmer && p.reimbursement == Reimbursement.None,
            IPresentations.Presentations_NotForwardable(id)
        );
        uint32 receivedOn = on.calendars.effectiveDay(terms.calendar, uint48(block.timestamp), DAY);
        p.examineUntil = on.calendars.addBankingDays(terms.calendar, receivedOn, EXAMINATION);
        (p.reimbursement, p.account) = (Reimbursement.Examining, msg.sender);
        emit IPresentations.DocumentsForwarded(id, msg.sender, p.examineUntil);
    }

    function redirect(
        CreditsState storage state,
        CreditsFoundation memory on,
        bytes32 domain,
        Drawing calldata drawing,
        address account,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        (PresentationId id, , Presentation storage p) = state.of_(on, drawing);
        CreditId creditId = drawing.credit;
        CreditBooks.requireInTime(creditId, deadline);
        PresentationState was = p.state;
        bool second = p.reimbursement == Reimbursement.Examining;
        bool open = second || was == PresentationState.Presented || was == PresentationState.Refused;
        require(open, IPresentations.Presentations_WrongState(id, was));
        Credit storage credit = state.credits[creditId];
        OrgId holder = second ? credit.confirmer : credit.beneficiary;
        OrgId org = on.servedBy(domain, hashRedirection(id, account, deadline), approval);
        CreditBooks.requireParty(creditId, holder, org);
        CreditBooks.requireParty(creditId, holder, on.members.requireTaking(account, CREDIT_CLAIM));
        p.account = account;
        emit IPresentations.ClaimRedirected(id, account);
    }

    /* PRIVATE */

    /// @dev The terms are in force; or the beneficiary accepts an amendment by presenting under it (art. 10 c).
    function _takeTerms(
        CreditsState storage state,
        CreditsFoundation memory on,
        CreditId id,
        Credit storage credit,
        CreditTerms calldata terms,
        Drawing calldata drawing,
        OrgId org
    ) private {
        TermsHash given = hashTerms(terms);
        require(given == drawing.terms, ICredits.Credits_OtherTerms(id, drawing.terms, given));
        Amendment storage amendment = state.amendments[id][given];
        if (amendment.state == AmendmentState.Open && org == credit.beneficiary) {
            AmendmentActs.accept(on, id, credit, given, amendment, false);
        }
        CreditBooks.requireInForce(id, credit, given);
    }

    function _requireRoom(CreditId id, Credit storage credit, CreditTerms calldata terms, uint96 amount) private view {
        uint96 drawn = credit.drawn;
        require(terms.partialDrawings || drawn == 0, ICredits.Credits_PartialProhibited(id));
        uint96 available = credit.max - drawn;
        require(amount <= available, ICredits.Credits_Overdrawn(id, available, amount));
    }

    function _startClock(
        CreditsFoundation memory on,
        Presentation storage p,
        CreditTerms calldata terms,
        Drawing calldata drawing
    ) private {
        CalendarId calendar = Claims.calendarOf(terms, drawing.atConfirmer);
        uint32 receivedOn = on.calendars.effectiveDay(calendar, uint48(block.timestamp), DAY);
        uint32 last = CreditRules.lastDay(on, terms, drawing.atConfirmer);
        require(receivedOn <= last, IPresentations.Presentations_Expired(drawing.credit, receivedOn, last));
        uint32 lastPresentation = on.calendars.roll(
            calendar,
            drawing.shipDay + terms.presentationDays,
            Convention.Following
        );
        p.receivedOn = receivedOn;
        p.examineUntil = on.calendars.addBankingDays(calendar, receivedOn, EXAMINATION);
        p.flags = CreditRules.flagsOf(terms, drawing, receivedOn, lastPresentation);
    }
}

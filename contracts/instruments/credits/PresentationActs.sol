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
import {hashAmendmentAnswer, hashRedirection} from "./CreditSignatures.sol";
import {CreditTerms} from "./CreditTerms.sol";
import {CreditsFoundation, CreditsState} from "./CreditsState.sol";
import {Drawing, presentationIdOf} from "./Drawing.sol";
import {ICredits} from "./ICredits.sol";
import {IPresentations} from "./IPresentations.sol";
import {takeKeys} from "../../evidence/takeKeys.sol";
import {Terms} from "../../ledger/Terms.sol";
import {DualApproval} from "../../members/DualApproval.sol";
import {CalendarId} from "../../types/CalendarId.sol";
import {Convention} from "../../types/Convention.sol";
import {CreditId} from "../../types/CreditId.sol";
import {MAKER} from "../../types/Duties.sol";
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

    /// @dev Days after the payment day in which the issuer can be asked to reimburse: the three years of limitation.
    uint256 internal constant LAPSES_AFTER = 3 * 365;

    function present(
        CreditsState storage state,
        CreditsFoundation memory on,
        CreditTerms calldata terms,
        Drawing calldata drawing
    ) external returns (PresentationId) {
        return _present(state, on, terms, drawing);
    }

    function presentAccepting(
        CreditsState storage state,
        CreditsFoundation memory on,
        bytes32 domain,
        CreditTerms calldata terms,
        Drawing calldata drawing,
        uint48 deadline,
        DualApproval calldata approval
    ) external returns (PresentationId) {
        CreditId id = drawing.credit;
        Credit storage credit = state.credits[id];
        CreditBooks.requireState(id, credit, CreditState.Advised);
        TermsHash given = drawing.terms;
        Amendment storage amendment = state.amendments[id][given];
        AmendmentState was = amendment.state;
        require(was == AmendmentState.Open, ICredits.Credits_AmendmentState(id, given, was));
        CreditBooks.requireInTime(id, deadline);
        OrgId org = on.servedBy(domain, hashAmendmentAnswer(id, given, given, deadline), approval);
        CreditBooks.requireParty(id, credit.beneficiary, org);
        AmendmentActs.accept(on, id, credit, given, amendment, false);
        return _present(state, on, terms, drawing);
    }

    function forward(
        CreditsState storage state,
        CreditsFoundation memory on,
        CreditTerms calldata terms,
        Drawing calldata drawing
    ) external {
        (PresentationId id, , Presentation storage p) = state.of_(on, drawing);
        Claims.requirePresentedUnder(terms, drawing);
        bool taken = p.state == PresentationState.Accepted || p.state == PresentationState.Honoured;
        if (!taken || !Claims.isOverdue(on, p, terms.confirmerCalendar)) {
            OrgId org = on.members.servesFor(msg.sender, MAKER);
            CreditBooks.requireParty(drawing.credit, state.credits[drawing.credit].confirmer, org);
        }
        require(
            taken && p.atConfirmer && p.reimbursement == Reimbursement.None,
            IPresentations.Presentations_NotForwardable(id)
        );
        p.reimbursement = Reimbursement.Examining;
        Claims.startClock(on, p, terms.calendar);
        emit IPresentations.DocumentsForwarded(id, msg.sender, p.examineUntil);
    }

    function collect(
        CreditsState storage state,
        CreditsFoundation memory on,
        CreditTerms calldata terms,
        Drawing calldata drawing
    ) external {
        (PresentationId id, uint256 claim, Presentation storage p) = state.of_(on, drawing);
        Claims.requirePresentedUnder(terms, drawing);
        if (p.unclaimed) {
            p.unclaimed = false;
            Credit storage credit = state.credits[drawing.credit];
            OrgId obligor = Claims.examiner(credit, drawing);
            (Terms memory owed, address holder) = Claims.termsOf(
                on,
                p,
                terms,
                obligor,
                p.paymentDay,
                drawing.atConfirmer
            );
            emit IPresentations.ClaimCollected(id, claim, holder, p.amount, p.paymentDay);
            on.ledger.issue(Claims.keyOf(id, false), owed, holder, p.amount);
            return;
        }
        _collectReimbursement(state, on, terms, drawing.credit, id, claim);
    }

    function lapse(CreditsState storage state, CreditsFoundation memory on, Drawing calldata drawing) external {
        (PresentationId id, , Presentation storage p) = state.of_(on, drawing);
        Reimbursement was = p.reimbursement;
        bool open = was == Reimbursement.None || was == Reimbursement.Accepted;
        open = open && drawing.atConfirmer && p.paymentDay != 0 && state.reimburses[Claims.idOf(on, id, true)] == 0;
        require(open, IPresentations.Presentations_NoReimbursement(id, was));
        uint256 last = p.paymentDay + LAPSES_AFTER;
        require(block.timestamp / 1 days > last, IPresentations.Presentations_NotLapsed(id, last));
        p.reimbursement = Reimbursement.Lapsed;
        emit IPresentations.ReimbursementLapsed(id);
        state.endReimbursement(on, drawing.credit, p.amount - p.reimbursed, true);
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
        bool open = p.unclaimed || was == PresentationState.Presented || was == PresentationState.Refused;
        require(open, IPresentations.Presentations_WrongState(id, was));
        OrgId holder = state.credits[creditId].beneficiary;
        OrgId org = on.servedBy(domain, hashRedirection(id, p.redirections, account, deadline), approval);
        CreditBooks.requireParty(creditId, holder, org);
        CreditBooks.requireParty(creditId, holder, on.members.requireTaking(account, CREDIT_CLAIM));
        (p.account, p.redirections) = (account, p.redirections + 1);
        emit IPresentations.ClaimRedirected(id, account);
    }

    /* PRIVATE */

    function _present(
        CreditsState storage state,
        CreditsFoundation memory on,
        CreditTerms calldata terms,
        Drawing calldata drawing
    ) private returns (PresentationId id) {
        CreditId creditId = drawing.credit;
        Credit storage credit = state.credits[creditId];
        CreditBooks.requireState(creditId, credit, CreditState.Advised);
        OrgId org = on.members.actsFor(msg.sender, MAKER);
        if (org != credit.nominated) CreditBooks.requireParty(creditId, credit.beneficiary, org);
        Claims.requirePresentedUnder(terms, drawing);
        CreditBooks.requireInForce(creditId, credit, drawing.terms);

        id = presentationIdOf(drawing);
        uint256 claim = Claims.idOf(on, id, false);
        Presentation storage p = state.presentations[claim];
        require(p.state == PresentationState.None, IPresentations.Presentations_WrongState(id, p.state));
        require(drawing.amount != 0, IPresentations.Presentations_AmountZero(creditId));
        require(!drawing.atConfirmer || credit.confirmed, IPresentations.Presentations_NotConfirmed(creditId));
        _requireRoom(creditId, credit, terms, drawing.amount);

        (p.state, p.atConfirmer) = (PresentationState.Presented, drawing.atConfirmer);
        (p.amount, p.credit) = (drawing.amount, creditId);
        _receive(on, p, terms, drawing);
        credit.drawn += drawing.amount;
        credit.live++;
        emit IPresentations.Presented(id, creditId, org, p.receivedOn, p.examineUntil, p.flags, drawing);
        Ref ref = Ref.wrap(bytes32(claim));
        takeKeys(on.fingerprints, credit.beneficiary, drawing.keys, uint48(block.timestamp));
        on.fingerprints.bind(credit.beneficiary, drawing.keys, ref);
    }

    function _requireRoom(CreditId id, Credit storage credit, CreditTerms calldata terms, uint96 amount) private view {
        uint96 drawn = credit.drawn;
        require(terms.partialDrawings || drawn == 0, ICredits.Credits_PartialProhibited(id));
        uint96 available = credit.max - drawn;
        require(amount <= available, ICredits.Credits_Overdrawn(id, available, amount));
    }

    function _receive(
        CreditsFoundation memory on,
        Presentation storage p,
        CreditTerms calldata terms,
        Drawing calldata drawing
    ) private {
        CalendarId calendar = Claims.calendarOf(terms, drawing.atConfirmer);
        Claims.startClock(on, p, calendar);
        uint32 receivedOn = p.receivedOn;
        uint32 last = CreditRules.lastDay(on, terms, drawing.atConfirmer);
        require(receivedOn <= last, IPresentations.Presentations_Expired(drawing.credit, receivedOn, last));
        uint256 until = uint256(drawing.shipDay) + terms.presentationDays;
        // The day that this rolls to is before a banking day before that of presentation; nothing else asks for a year that is not known.
        bool late = receivedOn > until && on.calendars.subtractBankingDays(calendar, receivedOn, 1) >= until;
        p.flags = CreditRules.flagsOf(terms, drawing, late);
    }

    function _collectReimbursement(
        CreditsState storage state,
        CreditsFoundation memory on,
        CreditTerms calldata terms,
        CreditId creditId,
        PresentationId id,
        uint256 claim
    ) private {
        Presentation storage p = state.presentations[claim];
        OrgId org = on.members.servesFor(msg.sender, MAKER);
        CreditBooks.requireParty(creditId, state.credits[creditId].confirmer, org);
        uint256 reimbursement = Claims.idOf(on, id, true);
        bool owes = p.reimbursement == Reimbursement.Accepted && p.state == PresentationState.Honoured;
        require(
            owes && state.reimburses[reimbursement] == 0,
            IPresentations.Presentations_NoReimbursement(id, p.reimbursement)
        );
        state.reimburses[reimbursement] = claim;
        uint32 today = Claims.dayOf(on, terms, false);
        uint32 due = p.paymentDay > today ? p.paymentDay : today;
        due = on.calendars.roll(terms.calendar, due, Convention.Following);
        (Terms memory owed, ) = Claims.termsOf(on, p, terms, terms.issuer, due, false);
        uint96 amount = p.amount - p.reimbursed; // what the confirmer honoured
        emit IPresentations.ClaimCollected(id, reimbursement, msg.sender, amount, due);
        on.ledger.issue(Claims.keyOf(id, true), owed, msg.sender, amount);
    }
}

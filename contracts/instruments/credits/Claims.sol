// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Credit, Presentation, PresentationState, Reimbursement} from "./Credit.sol";
import {CreditBooks} from "./CreditBooks.sol";
import {CreditTerms, hashTerms, TenorFrom} from "./CreditTerms.sol";
import {CreditsFoundation, CreditsState} from "./CreditsState.sol";
import {Drawing, presentationIdOf} from "./Drawing.sol";
import {ICredits} from "./ICredits.sol";
import {IPresentations} from "./IPresentations.sol";
import {instrumentIdOf} from "../../ledger/InstrumentId.sol";
import {Terms} from "../../ledger/Terms.sol";
import {CalendarId} from "../../types/CalendarId.sol";
import {Convention} from "../../types/Convention.sol";
import {CreditId} from "../../types/CreditId.sol";
import {CREDIT_CLAIM} from "../../types/InstrumentKind.sol";
import {OrgId} from "../../types/OrgId.sol";
import {PresentationId} from "../../types/PresentationId.sol";
import {Ref} from "../../types/Ref.sol";
import {TermsHash} from "../../types/TermsHash.sol";

/// @title Claims
/// @notice What documents become once a bank accepted them: a lot of the ledger, with the bank as obligor.
library Claims {
    using CreditBooks for *;

    /// @dev Transfers close this many banking days before the payment day.
    uint256 internal constant CLOSES_BEFORE = 1;
    /// @dev Banking days of examination after the day of presentation (art. 14 b).
    uint256 internal constant EXAMINATION = 5;
    /// @dev What the ledger and the account that is asked have at least to take a claim. The ledger itself needs less than half of it.
    uint256 internal constant TAKING_GAS = 500_000;

    /// @return id Hash of the drawing.
    /// @return claim The ledger's id.
    /// @return p What is kept of it.
    function of_(
        CreditsState storage state,
        CreditsFoundation memory on,
        Drawing calldata drawing
    ) internal view returns (PresentationId id, uint256 claim, Presentation storage p) {
        id = presentationIdOf(drawing);
        claim = idOf(on, id, false);
        p = state.presentations[claim];
        if (p.state == PresentationState.None) revert IPresentations.Presentations_WrongState(id, p.state);
    }

    function idOf(CreditsFoundation memory on, PresentationId id, bool reimbursement) internal view returns (uint256) {
        return instrumentIdOf(address(on.ledger), address(this), keyOf(id, reimbursement)) | 1; // a lot
    }

    function keyOf(PresentationId id, bool reimbursement) internal pure returns (bytes32) {
        return reimbursement ? keccak256(abi.encode(id, "reimbursement")) : id.raw();
    }

    /// @dev Those who show terms show those under which it was presented.
    function requirePresentedUnder(CreditTerms calldata terms, Drawing calldata drawing) internal pure {
        TermsHash given = hashTerms(terms);
        require(given == drawing.terms, ICredits.Credits_OtherTerms(drawing.credit, drawing.terms, given));
    }

    /// @return Who examines what is presented.
    function examiner(Credit storage credit, Drawing calldata drawing) internal view returns (OrgId) {
        return drawing.atConfirmer ? credit.confirmer : credit.issuer;
    }

    function calendarOf(CreditTerms calldata terms, bool atConfirmer) internal pure returns (CalendarId) {
        return atConfirmer ? terms.confirmerCalendar : terms.calendar;
    }

    function dayOf(
        CreditsFoundation memory on,
        CreditTerms calldata terms,
        bool atConfirmer
    ) internal view returns (uint32) {
        return on.calendars.dayOf(calendarOf(terms, atConfirmer), uint48(block.timestamp));
    }

    /// @param sight The day from which a usance after sight counts.
    /// @return A banking day, today at the earliest.
    function paymentDayOf(
        CreditsFoundation memory on,
        CreditTerms calldata terms,
        Drawing calldata drawing,
        uint32 sight
    ) internal view returns (uint32) {
        uint32 from = sight;
        // Nothing that was presented was shipped later: a day that never comes is no day of payment.
        if (terms.tenorDays != 0 && terms.tenorFrom == TenorFrom.Shipment && drawing.shipDay < sight) {
            from = drawing.shipDay;
        }
        (uint32 due, uint32 today) = (from + terms.tenorDays, dayOf(on, terms, drawing.atConfirmer));
        return
            on.calendars.roll(calendarOf(terms, drawing.atConfirmer), due > today ? due : today, Convention.Following);
    }

    /// @dev Starts the clock of the bank to which documents came now.
    function startClock(CreditsFoundation memory on, Presentation storage p, CalendarId calendar) internal {
        p.receivedOn = on.calendars.effectiveDay(calendar, uint48(block.timestamp), 1 days);
        p.examineUntil = 0;
        p.examineUntil = lastDayOf(on, p, calendar);
    }

    /// @return The last day of examination as the calendar is now; zero where it does not know that day yet.
    function lastDayOf(
        CreditsFoundation memory on,
        Presentation storage p,
        CalendarId calendar
    ) internal view returns (uint32) {
        try on.calendars.addBankingDays(calendar, p.receivedOn, EXAMINATION) returns (uint32 day) {
            return day; // days are closed later, and never opened
        } catch {
            // Where the call ran out of gas, less than a 63rd of what it took is left, with which nothing is written.
            return p.examineUntil;
        }
    }

    /// @return Whether the applicant takes the documents as they are: with the discrepancies for which they were refused, where they were.
    function isWaived(Presentation storage p) internal view returns (bool) {
        return p.waivedFor != 0 && (p.refusedFor == 0 || p.waivedFor == p.refusedFor);
    }

    /// @return Whether the confirmer did not honour on the payment day, which is over.
    function isOverdue(
        CreditsFoundation memory on,
        Presentation storage p,
        CalendarId calendar
    ) internal view returns (bool) {
        if (p.state != PresentationState.Accepted) return false;
        return block.timestamp >= on.calendars.startOf(calendar, p.paymentDay + 1);
    }

    /// @dev The bank that examines owes.
    function accept(
        CreditsState storage state,
        CreditsFoundation memory on,
        CreditTerms calldata terms,
        Drawing calldata drawing,
        PresentationId id,
        uint256 claim,
        bool byPreclusion
    ) internal {
        Presentation storage p = state.presentations[claim];
        Credit storage credit = state.credits[drawing.credit];
        uint32 sight = p.refused || terms.tenorDays == 0 ? dayOf(on, terms, drawing.atConfirmer) : p.receivedOn;
        uint32 paymentDay = paymentDayOf(on, terms, drawing, sight);
        (p.state, p.byPreclusion, p.paymentDay) = (PresentationState.Accepted, byPreclusion, paymentDay);
        credit.live--;
        (, Credit storage root) = state.rootOf(drawing.credit);
        root.outstanding += p.amount;
        if (drawing.atConfirmer) root.confirmerOpen += p.amount;
        OrgId obligor = examiner(credit, drawing);
        emit IPresentations.PresentationAccepted(id, claim, obligor, paymentDay, p.bound, byPreclusion);
        (Terms memory owed, address holder) = termsOf(on, p, terms, obligor, paymentDay, drawing.atConfirmer);
        // A bank does not escape because the claim cannot go to who gets it: that one collects it later. That the call was given too little is not such
        // a reason, and anybody may call. What an account does with its gas is: it holds up its own claim, and not the acceptance.
        uint256 left = gasleft();
        require(left >= TAKING_GAS, IPresentations.Presentations_GasShort(id, TAKING_GAS, left));
        try on.ledger.issue(keyOf(id, false), owed, holder, p.amount) {} catch {
            p.unclaimed = true;
            emit IPresentations.ClaimHeld(id, claim);
        }
    }

    /// @return owed What the ledger is told of a claim.
    /// @return holder Account of the beneficiary that gets it.
    function termsOf(
        CreditsFoundation memory on,
        Presentation storage p,
        CreditTerms calldata terms,
        OrgId obligor,
        uint32 paymentDay,
        bool atConfirmer
    ) internal view returns (Terms memory owed, address holder) {
        CalendarId calendar = calendarOf(terms, atConfirmer);
        (owed.kind, owed.lots, owed.cash, owed.obligor) = (CREDIT_CLAIM, true, terms.cash, obligor);
        owed.maturity = on.calendars.startOf(calendar, paymentDay);
        owed.closesAt = on.calendars.cutoffOf(calendar, paymentDay, CLOSES_BEFORE);
        // What falls due at once is passed on until its day is over (art. 2, negotiation).
        if (owed.closesAt <= block.timestamp) owed.closesAt = on.calendars.startOf(calendar, paymentDay + 1);
        holder = p.account == address(0) ? terms.beneficiaryAccount : p.account;
    }

    /// @dev The issuer is bound to the confirmer, or in its place.
    function acceptReimbursement(Presentation storage p, PresentationId id, bool byPreclusion) internal {
        p.reimbursement = Reimbursement.Accepted;
        emit IPresentations.ReimbursementAccepted(id, p.bound, byPreclusion);
    }

    /// @dev The confirmer has nothing more to ask of the issuer.
    /// @param refused Whether the issuer refused, and so owes nothing.
    function endReimbursement(
        CreditsState storage state,
        CreditsFoundation memory on,
        CreditId credit,
        uint96 amount,
        bool refused
    ) internal {
        (, Credit storage root) = state.rootOf(credit);
        if (refused) root.outstanding -= amount;
        root.confirmerOpen -= amount; // it was accepted by the confirmer
        on.freeConfirmation(root, amount);
    }

    /// @dev Refused documents go back, and are free again.
    function giveBack(
        CreditsFoundation memory on,
        PresentationId id,
        uint256 claim,
        Presentation storage p,
        Credit storage credit,
        OrgId by
    ) internal {
        p.state = PresentationState.Returned;
        credit.live--;
        emit IPresentations.DocumentsReturned(id, by);
        on.fingerprints.cancel(Ref.wrap(bytes32(claim)));
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Credit, Presentation, PresentationState, Reimbursement} from "./Credit.sol";
import {CreditBooks} from "./CreditBooks.sol";
import {CreditTerms, TenorFrom} from "./CreditTerms.sol";
import {CreditsFoundation, CreditsState} from "./CreditsState.sol";
import {Drawing, presentationIdOf} from "./Drawing.sol";
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

/// @title Claims
/// @notice What documents become once a bank accepted them: a lot of the ledger, with the bank as obligor.
library Claims {
    using CreditBooks for *;

    /// @dev Transfers close this many banking days before the payment day.
    uint256 internal constant CLOSES_BEFORE = 1;

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
    /// @return paymentDay A banking day.
    /// @return closesAt First second in which the claim is not passed on any more.
    function scheduleOf(
        CreditsFoundation memory on,
        CreditTerms calldata terms,
        Drawing calldata drawing,
        uint32 sight
    ) internal view returns (uint32 paymentDay, uint48 closesAt) {
        uint32 from = terms.tenorDays != 0 && terms.tenorFrom == TenorFrom.Shipment ? drawing.shipDay : sight;
        return
            on.calendars.scheduleOf(
                calendarOf(terms, drawing.atConfirmer),
                from + terms.tenorDays,
                Convention.Following,
                CLOSES_BEFORE
            );
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
        (uint32 paymentDay, uint48 closesAt) = scheduleOf(on, terms, drawing, sight);
        (p.state, p.byPreclusion, p.paymentDay) = (PresentationState.Accepted, byPreclusion, paymentDay);
        credit.live--;
        (, Credit storage root) = state.rootOf(drawing.credit);
        root.outstanding += p.amount;
        if (drawing.atConfirmer) root.confirmerOpen += p.amount;
        Terms memory owed;
        owed.obligor = examiner(credit, drawing);
        emit IPresentations.PresentationAccepted(id, claim, owed.obligor, paymentDay, p.bound, byPreclusion);
        owed.maturity = on.calendars.startOf(calendarOf(terms, drawing.atConfirmer), paymentDay);
        owed.closesAt = closesAt;
        address holder = p.account == address(0) ? terms.beneficiaryAccount : p.account;
        _issue(on, owed, terms, keyOf(id, false), holder, p.amount);
    }

    /// @dev The issuer owes the confirmer, on the day on which that owes.
    function acceptReimbursement(
        CreditsState storage state,
        CreditsFoundation memory on,
        CreditTerms calldata terms,
        PresentationId id,
        uint256 claim,
        bool byPreclusion
    ) internal {
        Presentation storage p = state.presentations[claim];
        uint32 today = dayOf(on, terms, false);
        uint32 due = p.paymentDay > today ? p.paymentDay : today;
        Terms memory owed;
        (due, owed.closesAt) = on.calendars.scheduleOf(terms.calendar, due, Convention.Following, CLOSES_BEFORE);
        p.reimbursement = Reimbursement.Accepted;
        uint256 reimbursement = idOf(on, id, true);
        state.reimburses[reimbursement] = claim;
        emit IPresentations.ReimbursementAccepted(id, reimbursement, due, p.bound, byPreclusion);
        owed.obligor = terms.issuer;
        owed.maturity = on.calendars.startOf(terms.calendar, due);
        _issue(on, owed, terms, keyOf(id, true), p.account, p.amount);
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

    /* PRIVATE */

    function _issue(
        CreditsFoundation memory on,
        Terms memory owed,
        CreditTerms calldata terms,
        bytes32 key,
        address holder,
        uint96 amount
    ) private {
        (owed.kind, owed.lots, owed.cash) = (CREDIT_CLAIM, true, terms.cash);
        on.ledger.issue(key, owed, holder, amount);
    }
}

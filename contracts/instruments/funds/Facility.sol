// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CalendarId} from "../../types/CalendarId.sol";
import {FacilityId} from "../../types/FacilityId.sol";
import {OrgId} from "../../types/OrgId.sol";

/// @notice Open -> Breached -> Frozen -> Accelerated -> Closed. From Breached and Frozen also back to Open; from every state before it to Closed.
enum FacilityState {
    None,
    Open,
    /// @dev The lender said what was broken. Nothing is drawn, and nothing is paid without the lender's hands. A time to cure runs.
    Breached,
    /// @dev The time to cure is over. Nothing is paid.
    Frozen,
    /// @dev What is unspent goes back at once.
    Accelerated,
    /// @dev Nothing is owed and nothing can be drawn any more. Final.
    Closed
}

/// @dev What is kept of a facility.
struct Facility {
    // slot 0
    FacilityState state;
    OrgId lender;
    OrgId borrower;
    /// @dev Last second in which it is drawn.
    uint48 drawUntil;
    /// @dev Last second in which a payment is requested. After it what is unspent goes back.
    uint48 useBy;
    /// @dev While Breached: the last second to cure.
    uint48 cureUntil;
    /// @dev In basis points of a year of 360 days.
    uint16 rate;
    /// @dev Seconds that the calendar's local time is ahead of UTC.
    int24 utcOffset;
    // slot 1
    address cash;
    /// @dev The most that one payee is paid without the lender's hands, in payments that follow each other within a day.
    uint64 byRule;
    /// @dev Seconds that a payee was listed before it can be paid.
    uint32 cooling;
    // slot 2
    /// @dev What the lender paid in, all in all.
    uint64 drawn;
    /// @dev What of it is here. `reserved` is a part of it.
    uint64 unspent;
    /// @dev What open requests ask for.
    uint64 reserved;
    /// @dev What the borrower asked to draw next.
    uint64 asked;
    // slot 3
    /// @dev Principal.
    uint64 owed;
    /// @dev Interest products: principal times the days that it stood, up to the day `from`.
    uint96 products;
    uint32 from;
    /// @dev What of the fee is not paid.
    uint64 fee;
    // slot 4
    address lenderAccount;
    /// @dev What can be drawn, all in all.
    uint64 amount;
    // slot 5
    address borrowerAccount;
    /// @dev What of the interest is paid.
    uint64 interestPaid;
    uint8 answerDays;
    uint8 cureDays;
    /// @dev Zero: the borrower is not paid itself.
    uint8 evidenceDays;
    // slot 6
    CalendarId calendar;
    // slot 7
    /// @dev Last second in which the borrower shows what it paid itself; zero where it has shown all.
    uint48 evidenceBy;
    /// @dev Numbers of the last acts that each side signed.
    uint32 lenderNumber;
    uint32 borrowerNumber;
}

/// @dev What may be spent for one purpose. One slot.
struct Budget {
    uint64 amount;
    /// @dev What was paid and what open requests ask for.
    uint64 taken;
}

/// @dev Payments to one organisation that follow each other within a day count as one. One slot.
struct Streak {
    uint48 last;
    uint64 sum;
}

/// @notice None -> Requested -> Paid -> Returning -> Returned. From Requested also to Refused, Withdrawn and Lapsed. What the borrower is
/// paid itself: None -> Unevidenced -> Paid, and from Unevidenced to Returning.
enum RequestState {
    None,
    /// @dev Waits for the lender.
    Requested,
    Paid,
    /// @dev The borrower was paid itself, and has not shown for what.
    Unevidenced,
    /// @dev The payee paid it back. The line of the budget and the documents are not free yet.
    Returning,
    Returned,
    Refused,
    Withdrawn,
    Lapsed
}

/// @dev Of a request. What it asks for is not kept: who has it shows it.
struct Payment {
    // slot 0
    RequestState state;
    /// @dev Last second of the lender's answer.
    uint48 answerBy;
    uint64 amount;
    OrgId payee;
    /// @dev The borrower was paid itself, and has not shown for what: then it has no documents.
    bool bare;
    // slot 1
    FacilityId facility;
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CalendarId} from "../../types/CalendarId.sol";
import {OrgId} from "../../types/OrgId.sol";

/// @notice Drawn -> Accepted -> Closed. From Drawn also to Refused and to Withdrawn. The last three are final.
enum BillState {
    None,
    Drawn,
    /// @dev By the acceptor, by its silence, or by an acceptance under a condition.
    Refused,
    /// @dev By the drawer, before it was accepted.
    Withdrawn,
    /// @dev The acceptor owes.
    Accepted,
    /// @dev Nothing of it is owed any more.
    Closed
}

/// @notice What became of a lot: Open -> Presented -> Paid, or Presented -> Refused -> Settled. From Open, Presented and Refused
/// also to Barred.
enum LotState {
    /// @dev It was not presented.
    Open,
    Presented,
    Paid,
    /// @dev Not paid, by the acceptor's word or by its silence. From now on there is recourse.
    Refused,
    /// @dev The acceptor paid in the end.
    Settled,
    /// @dev Nobody can be made to pay any more.
    Barred
}

/// @dev What is kept of a bill.
struct Bill {
    // slot 0
    BillState state;
    OrgId drawer;
    OrgId acceptor;
    /// @dev The last day of presentation as the calendar was when it was accepted: a banking day.
    uint32 lastDay;
    uint32 maturity;
    uint8 answerDays;
    uint16 lateRate;
    /// @dev Seconds that the calendar's local time is ahead of UTC.
    int24 utcOffset;
    /// @dev Last second in which it is accepted.
    uint48 acceptBy;
    // slot 1
    CalendarId calendar;
    // slot 2
    uint64 amount;
    /// @dev What of the amount is owed still.
    uint64 open;
}

/// @dev What is kept of a lot from its presentation on.
struct Lot {
    // slot 0
    LotState state;
    /// @dev Presented after the last day: only drawer and acceptor answer.
    bool late;
    uint32 presentedOn;
    /// @dev The last day of the answer as the calendar was when it was presented, zero where it did not know it; from the refusal on, the day of that.
    uint32 answerBy;
    /// @dev The day from which interest runs: after a payment, that day.
    uint32 from;
    /// @dev Where who owns it now stands among who answers: acceptor 0, drawer 1, first endorser 2 and so on; zero where nobody paid yet.
    uint16 rank;
    /// @dev How often somebody paid in recourse.
    uint16 round;
    /// @dev What its claims cost who claims now, and what those before it were paid for theirs: together a hundredth of the face at most.
    uint56 costs;
    uint56 spent;
    // slot 1
    /// @dev What who claims is owed, without interest from then on and its costs: the face, or what it paid.
    uint96 base;
    /// @dev Its account.
    address claimant;
}

/// @dev That an organisation was claimed from. It stands until somebody pays.
struct Claim {
    /// @dev One more than the lot's when it was made.
    uint16 round;
    /// @dev Where it will stand once it paid.
    uint16 rank;
}

/// @notice What became of a guarantee.
enum Aval {
    None,
    Given,
    /// @dev Nothing of the bill is owed, and the guarantor's limit is free.
    Freed
}

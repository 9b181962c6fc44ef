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

/// @notice What became of a lot: Open -> Presented -> Paid, or Presented -> Refused -> Settled. From the first, second and fourth also to Barred.
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
    /// @dev The last day of presentation: a banking day.
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
    /// @dev The last day of the answer; from the refusal on, the day of that.
    uint32 answerBy;
    /// @dev Where who owns it now stands among who answers: acceptor 0, drawer 1, first endorser 2 and so on; zero where nobody paid yet.
    uint16 rank;
    /// @dev As `rank`, of who is claimed from, once it has paid.
    uint16 claimedRank;
    /// @dev Who is claimed from; zero for nobody.
    OrgId claimed;
    /// @dev The day from which interest runs: after a payment, that day.
    uint32 from;
    // slot 1: what is claimed, without interest from then on, and the costs beside it
    uint128 base;
    uint128 costs;
    // slot 2: account of who claims
    address claimant;
}

/// @dev Who guarantees for a party of a bill. Freed: its limit is.
struct Aval {
    OrgId guarantor;
    bool freed;
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CalendarId} from "../../types/CalendarId.sol";
import {OrgId} from "../../types/OrgId.sol";
import {TreatyId} from "../../types/TreatyId.sol";

/// @notice None -> Quoted -> Placed -> Bound -> InForce -> RunOff -> Closed. From Bound, InForce and RunOff also to Commuted. InForce and RunOff follow
/// from the time.
enum TreatyState {
    None,
    /// @dev The lead signed the terms.
    Quoted,
    /// @dev Every line signed them.
    Placed,
    /// @dev The cedent signed too. Its term has not begun.
    Bound,
    InForce,
    /// @dev Its term is over. Losses inside it are still advised and paid.
    RunOff,
    /// @dev All parties ended it for one payment. Final.
    Commuted,
    /// @dev Nothing is open and nothing can be advised any more. Final.
    Closed
}

enum LayerKind {
    /// @dev The same part of every loss and of the premium.
    QuotaShare,
    /// @dev Of each risk the part beyond the cedent's line, up to a number of such lines; of the loss the same part.
    Surplus,
    /// @dev Of each event what is beyond the retention, up to the limit, which is reinstated so many times.
    ExcessOfLoss,
    /// @dev Of the year's sum of what is beyond the retention in each event: what is beyond the aggregate retention, up to the aggregate limit.
    AggregateExcess
}

/// @notice What a treaty pays of a loss. A part of the signed terms.
struct Layer {
    LayerKind kind;
    /// @dev ExcessOfLoss: how many times its limit is reinstated.
    uint8 reinstatements;
    /// @dev Surplus: how many of the cedent's lines are ceded at most.
    uint8 surplusLines;
    /// @dev Whether the premium of a reinstatement is less by the part of the term that has passed.
    bool proRataTime;
    /// @dev QuotaShare: the part that is ceded.
    uint16 cessionBps;
    /// @dev Proportional: what of the ceded premium the cedent keeps.
    uint16 commissionBps;
    /// @dev ExcessOfLoss: premium of a reinstated limit, in parts of the layer's premium.
    uint16 reinstatementBps;
    /// @dev QuotaShare: the premium of what is reinsured. Otherwise the layer's own.
    uint64 premium;
    /// @dev Most of one event. Proportional: zero for none.
    uint64 limit;
    /// @dev What the cedent keeps: of an event; of a risk, for Surplus.
    uint64 retention;
    uint64 aggregateRetention;
    /// @dev Most of all events. Of ExcessOfLoss it is the limit and its reinstatements.
    uint64 aggregateLimit;
}

/// @dev What a layer paid so far. One slot.
struct LayerBook {
    /// @dev AggregateExcess: the sum of what was beyond the retention.
    uint128 losses;
    uint64 recovered;
    uint64 reinstated;
}

/// @dev What is kept of a reinsurer's line.
struct Line {
    // slot 0
    OrgId org;
    uint16 bps;
    /// @dev What has to be posted before the treaty is bound.
    uint64 required;
    /// @dev What is posted, and not drawn.
    uint64 collateral;
    /// @dev Calls that wait for it: Due, Disputed and Awarded.
    uint32 openDues;
    // slot 1
    address account;
}

/// @dev What is kept of a treaty.
struct Treaty {
    // slot 0
    /// @dev Bound also while it is in force, or runs off.
    TreatyState state;
    OrgId cedent;
    OrgId arbiter;
    uint8 lineCount;
    uint8 layerCount;
    /// @dev One bit for each line that signed.
    uint16 written;
    uint8 assessDays;
    uint8 payDays;
    uint16 noticeDays;
    uint16 windowHours;
    uint16 accountDays;
    bool risksAttaching;
    /// @dev Zero once the profit commission was declared.
    uint16 profitBps;
    uint16 expenseBps;
    // slot 1
    uint48 boundBy;
    uint48 inception;
    uint48 expiry;
    uint48 runOffUntil;
    /// @dev From then on the account is settled.
    uint48 accountAt;
    // slot 2
    address cash;
    /// @dev Advised losses that were not called in every layer, and not taken back.
    uint32 openLosses;
    /// @dev Of all lines.
    uint32 openDues;
    // slot 3
    address cedentAccount;
    uint64 cashCallAt;
    // slot 4
    uint64 authority;
    /// @dev Recoveries below the cash call, not settled.
    uint64 account;
    /// @dev Sum of the instalments.
    uint64 premium;
    /// @dev What of instalments and reinstatements is paid, or was set off.
    uint64 premiumPaid;
    // slot 5
    /// @dev Premium of all that was reinstated.
    uint64 reinstatement;
    /// @dev Last second for the oldest of it that is not paid.
    uint48 reinstatementBy;
    /// @dev When the first loss happened that was advised.
    uint48 firstLossAt;
    uint64 recovered;
    uint32 accounts;
    // slot 6
    uint64 ceded;
    uint64 commission;
    uint64 deficit;
    /// @dev Most that all layers can pay.
    uint64 capacity;
    // slot 7
    CalendarId calendar;
    // slot 8
    TreatyId inuring;
}

/// @notice None -> Notified -> Assessed -> Called. From Notified and Assessed also to Contested, from that to Assessed; from all of them to Withdrawn.
enum LossState {
    None,
    /// @dev Waits for the lead.
    Notified,
    /// @dev What it amounts to is settled: by the lead, by its silence, or by the arbiter. It can be called, layer by layer.
    Assessed,
    /// @dev Waits for the arbiter.
    Contested,
    /// @dev Each layer was called. Final.
    Called,
    Withdrawn
}

/// @dev By whom a loss was assessed.
enum Assessor {
    Nobody,
    Lead,
    /// @dev The lead did not answer in time.
    Silence,
    Arbiter
}

/// @dev Of an advised loss. What the notice says beside is not kept: who has it shows it.
struct Loss {
    // slot 0
    LossState state;
    Assessor assessor;
    /// @dev One bit for each layer that was called.
    uint8 called;
    /// @dev While Notified: last second of the lead's answer. While Assessed: last second in which only the cedent ends it.
    uint48 by;
    /// @dev When the event began.
    uint48 startsAt;
    /// @dev As it was advised; from Assessed on, as it was assessed.
    uint64 amount;
    /// @dev What layers paid of it.
    uint64 recovered;
    // slot 1
    TreatyId treaty;
    // slot 2
    uint64 advised;
}

/// @dev What became of one loss document under one treaty. One slot.
struct LossUse {
    /// @dev Advised under this treaty.
    bool used;
    /// @dev Called under it, so that a treaty that this one inures to can pay of what is left.
    bool called;
    /// @dev What the cedent kept.
    uint64 retained;
}

/// @dev What the reinsurers are called to pay together.
struct Call {
    // slot 0
    uint64 amount;
    uint48 payBy;
    /// @dev Whether those who follow the lead are bound by what it agreed.
    bool followed;
    // slot 1
    TreatyId treaty;
}

/// @notice Due -> Paid. From Due also to Disputed and Defaulted; Disputed -> Awarded | Rejected | Paid; Awarded -> Paid | Defaulted; Defaulted -> Paid.
enum DueState {
    /// @dev Nothing is called of the line.
    None,
    Due,
    Disputed,
    /// @dev The arbiter decided what it has to pay.
    Awarded,
    /// @dev It did not pay in its days, and what it had posted is not enough.
    Defaulted,
    Paid,
    /// @dev The arbiter decided that it owes nothing.
    Rejected
}

/// @dev What became of one line's share of a call. One slot, which is empty while it is simply due.
struct Due {
    DueState state;
    /// @dev What is owed still; of Paid, what it was last.
    uint64 amount;
    uint48 payBy;
}

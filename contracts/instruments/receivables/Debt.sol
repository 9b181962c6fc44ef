// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {OrgId} from "../../types/OrgId.sol";

/// @notice Registered -> Confirmed -> Overdue -> Defaulted, and from each of the last three to Closed. From Registered also to Rejected,
/// Cancelled and Expired. The last four are final. Whether a debt is paid in part or in full is what the ledger says.
enum ReceivableState {
    None,
    Registered,
    /// @dev By the obligor: he did not confirm.
    Rejected,
    /// @dev By the creditor, before it was confirmed.
    Cancelled,
    /// @dev Nobody confirmed in time.
    Expired,
    /// @dev The obligor owes, whatever becomes of the delivery.
    Confirmed,
    Overdue,
    Defaulted,
    Closed
}

/// @dev What is kept of a receivable, or of a claim that followed from one. One slot.
struct Debt {
    ReceivableState state;
    /// @dev Whether the creditor agreed to be paid by units. It registered, or consented.
    bool consented;
    bool guaranteed;
    bool financed;
    /// @dev Whether this is the claim of a guarantor that paid: no limit and no document belongs to it.
    bool subrogated;
    OrgId creditor;
    OrgId obligor;
    OrgId guarantor;
    /// @dev Local day of payment: a banking day. Set when it is confirmed.
    uint32 paymentDay;
    uint8 graceDays;
    uint16 lateRate;
    /// @dev While Registered, the last second in which it can be confirmed; once Overdue, since when.
    uint40 time;
    /// @dev Seconds that the calendar's local time is ahead of UTC.
    int24 utcOffset;
}

/// @dev Late interest so far: amounts times days, up to the day of the last payment. One slot.
struct Arrears {
    uint160 products;
    uint32 day;
}

/// @notice Open: it can be claimed. Claimed: the seller owes. Ended: repaid, or there was nothing to claim any more.
enum RecourseState {
    None,
    Open,
    Claimed,
    Ended
}

/// @dev What the seller still owes to the buyer of a defaulted receivable.
struct Recourse {
    RecourseState state;
    address seller;
    address buyer;
    uint256 instrument;
    uint128 open;
}

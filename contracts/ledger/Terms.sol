// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ICase} from "./ICase.sol";
import {InstrumentKind} from "../types/InstrumentKind.sol";
import {OrgId} from "../types/OrgId.sol";

/// @notice What a case issues. Fixed at issue, for ever; only the close of transfers comes earlier where the whole is paid.
struct Terms {
    /// @dev Who owes.
    OrgId obligor;
    InstrumentKind kind;
    /// @dev Whether each lot is a claim of its own, with a history of its own, so that a part of it is another instrument (lot id). If not,
    /// all units of the instrument are alike, and a part is an amount (pool id).
    bool lots;
    /// @dev What it is paid in.
    IERC20 cash;
    /// @dev First second of the day on which it is due.
    uint48 maturity;
    /// @dev First second in which units are not passed on any more. From then on the holders stand, and are paid.
    uint48 closesAt;
}

/// @notice What the ledger knows of an instrument.
struct Instrument {
    ICase case_;
    Terms terms;
    /// @dev Of a lot that was divided off another: that one, and the first. Zero for what a case issued.
    uint256 parent;
    uint256 root;
}

/// @notice What is owed, paid and paid out of one instrument, in minor units.
struct Obligation {
    /// @dev Face: what was issued, less what was written down.
    uint128 face;
    uint128 paid;
    uint128 redeemed;
    /// @dev Late interest that came, and that went to holders.
    uint128 interestPaid;
    uint128 interestRedeemed;
}

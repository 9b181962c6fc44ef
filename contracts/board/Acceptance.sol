// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Ask, Holding} from "./Ask.sol";
import {Quote} from "./Quote.sol";
import {DualApproval} from "../members/DualApproval.sol";
import {Consent} from "../settlement/Deal.sol";

/// @notice All that makes a match: what was offered, what was quoted for it, and what both signed.
struct Acceptance {
    Ask ask;
    Holding holding;
    Quote quote;
    /// @dev What of it is taken.
    uint96 amount;
    /// @dev Two people of the bidder, to the quote.
    DualApproval byBidder;
    /// @dev The seller's, in Settlement's form, to the deal that `dealFor` gives.
    Consent consent;
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Deal} from "../settlement/Deal.sol";
import {OrgId} from "../types/OrgId.sol";

/// @title Case
/// @notice What a case is told by the ledger about the instruments that it issued. It may refuse by reverting: then nothing of the deal, or of
/// the payment, happened.
interface ICase {
    /// @notice Only the ledger tells a case: `caller` is not it.
    error Case_NotLedger(address caller);

    /// @notice A leg of a deal moved units of one of the case's instruments. Once for each such leg, when it has moved.
    /// @param dealId EIP-712 hash of the deal.
    function onSettled(Deal calldata deal, uint256 leg, bytes32 dealId, OrgId from, OrgId to) external;

    /// @notice A leg of a deal pledged units of one of the case's instruments, such as against a loan.
    /// @param from Organisation of the owner.
    function onPledged(Deal calldata deal, uint256 leg, bytes32 dealId, OrgId from, OrgId pledgee) external;

    /// @notice `amount` in cash came for an instrument. The ledger does not count it yet.
    /// @return interest Which part of it is late interest. The rest is principal.
    function onPaid(uint256 id, address payer, uint256 amount) external returns (uint256 interest);

    /// @notice Holders of an instrument were paid out `amount` of principal: `holder` of organisation `org` has fewer units by that.
    function onRedeemed(uint256 id, address holder, OrgId org, uint256 amount) external;
}

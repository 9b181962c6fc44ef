// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Deal} from "./Deal.sol";

/// @title Asset
/// @notice What Settlement moves: cash, a claim on a ledger, a lien, a confidential holding. Settlement has checked that the giver of the leg
/// signed the deal, together with a CHECKER where its organisation is under dual control; the asset checks everything else that its rules
/// ask, and reverts where it does not move the whole amount.
///
/// An asset names the one Settlement that it obeys when it is deployed, and never another: nobody can be given power over holdings later.
interface IAsset {
    /// @notice Only `settlement` moves by deals: `caller` is not it.
    error Asset_NotSettlement(address caller, address settlement);
    /// @notice The asset has no claims apart, so a leg's `id` is zero.
    error Asset_IdUnknown(uint256 id);

    /// @notice The contract whose tokens it moves: itself, or the token that it is an adapter for.
    function token() external view returns (address);

    /// @notice Makes ready what a leg will move, for the leg's giver: an asset that proves its movements off chain takes and keeps the proof; others do
    /// nothing but check that the leg could be moved now.
    function prepare(Deal calldata deal, uint256 leg, bytes32 dealId, bytes calldata proof) external;

    /// @notice Lets go of what was made ready. The deal was cancelled.
    function cancel(Deal calldata deal, uint256 leg, bytes32 dealId) external;

    /// @notice Moves the leg.
    /// @param dealId `hashDeal(deal)`.
    function move(Deal calldata deal, uint256 leg, bytes32 dealId) external;
}

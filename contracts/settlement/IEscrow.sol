// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Escrow
/// @notice A contract that the Council named (ICashFactory.setEscrow), which may hold cash for others and learns what it is for.
interface IEscrow {
    /// @notice A leg of a deal moved `amount` of the calling cash contract here. The leg's id says for which obligation.
    /// @dev Only a cash contract that the escrow knows, which has moved the amount.
    function onCashReceived(uint256 id, address payer, uint256 amount) external;
}

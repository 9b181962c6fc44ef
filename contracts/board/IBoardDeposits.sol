// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ICash} from "../settlement/ICash.sol";
import {IEscrow} from "../settlement/IEscrow.sol";
import {OrgId} from "../types/OrgId.sol";

/// @title Deposits of the board
/// @notice What a bank put down for its trades. A match puts a part of it aside on both sides; what is not put aside is taken out at any time.
///
/// A leg of a deal whose id is 1 pays in as well.
interface IBoardDeposits is IEscrow {
    /// @notice The amount is zero, or has more than 96 bits.
    error Board_AmountInvalid(uint256 amount);
    /// @notice No bank's deposit money, opened with the factory, is at `cash`.
    error Board_NotCash(address cash);
    /// @notice The account belongs to no organisation, or to another.
    error Board_OtherAccount(OrgId org, address account);
    /// @notice The organisation has `has`, and needs `needed`.
    error Board_DepositShort(OrgId org, uint256 has, uint256 needed);
    /// @notice The Council did not name this contract as an escrow: what were paid in, the operator could take back as its own.
    error Board_NotEscrow();
    /// @notice A payment here is for a deposit: its id is 1.
    error Board_UnknownPayment(uint256 id);

    event DepositPaid(ICash indexed cash, OrgId indexed org, uint256 amount);
    event DepositTaken(ICash indexed cash, OrgId indexed org, uint256 amount, address to);

    /// @notice Pays into the deposit of the caller's organisation: a MAKER, whose account gave this contract an allowance.
    function deposit(ICash cash, uint256 amount) external;

    /// @notice Takes out what is not put aside, to an account of the same organisation. MAKER, whatever its standing.
    function takeDeposit(ICash cash, uint256 amount, address to) external;

    /// @notice What an organisation has here that is not put aside.
    function depositOf(ICash cash, OrgId org) external view returns (uint256);
}

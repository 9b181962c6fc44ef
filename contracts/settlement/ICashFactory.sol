// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ICash} from "./ICash.sol";
import {OrgId} from "../types/OrgId.sol";

/// @title CashFactory
/// @notice Which contracts are banks' money: one for each bank and currency. A MAKER of an organisation with role BANK opens it.
interface ICashFactory {
    /// @notice Only the Council names escrows: `caller` is not its timelock.
    error CashFactory_NotCouncil(address caller);
    /// @notice The bank has money in this currency: `cash`.
    error CashFactory_Exists(OrgId bank, bytes3 currency, ICash cash);
    /// @notice A currency is three capital letters (ISO 4217).
    error CashFactory_CurrencyInvalid(bytes3 currency);
    /// @notice Name and symbol have between 1 and `most` bytes.
    error CashFactory_NameInvalid(string name, uint256 most);
    /// @notice There is no contract at `escrow`.
    error CashFactory_EscrowInvalid(address escrow);

    event CashOpened(OrgId indexed bank, bytes3 indexed currency, ICash cash, string name, string symbol);
    event EscrowSet(address indexed escrow, bool allowed);

    /// @notice Opens the caller's bank's money in a currency.
    function open(bytes3 currency, string calldata name, string calldata symbol) external returns (ICash cash);

    /// @notice Names a contract that may hold cash though it is no member: a ledger that pays its holders out. One that is not named any
    /// more takes no more cash, and still gives what it holds: its holders are paid. Council only.
    function setEscrow(address escrow, bool allowed) external;

    function cashOf(OrgId bank, bytes3 currency) external view returns (ICash);

    /// @notice Whether this factory deployed the contract.
    function isCash(address cash) external view returns (bool);

    /// @notice Whether the contract takes cash.
    function isEscrow(address escrow) external view returns (bool);

    /// @notice Whether the contract is named, or was: it gives the cash that it holds, by its own rules.
    function wasEscrow(address escrow) external view returns (bool);
}

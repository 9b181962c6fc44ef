// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ICash} from "../settlement/ICash.sol";
import {IEscrow} from "../settlement/IEscrow.sol";
import {OrgId} from "../types/OrgId.sol";

/// @notice What a bank's deposit is for.
enum Pot {
    /// @dev Its own default.
    Collateral,
    /// @dev Any member's default: its share of the guarantee fund.
    Fund
}

/// @dev One slot. What is put aside for a cycle that runs is not in it.
struct Deposit {
    uint128 collateral;
    uint128 fund;
}

/// @title Deposits of clearing
/// @notice Collateral and shares of the guarantee fund, for each bank and cash, and what a bank owes those whose shares were used for it.
///
/// A deposit is the bank's own until it joins a cycle; there the cycle's terms say how much of it is put aside, and what is not used comes back at the
/// cycle's end. So what others lose is never more than they signed for that cycle. Once others' shares paid for a bank, its deposit pays them back: `setOff`.
///
/// By a leg of a deal, a bank under dual control pays too. The leg's id says what for: 1 is collateral, 2 the fund, `creditor << 8 | 3` what it owes that
/// creditor, and a cycle's id what it owes there.
interface IClearingDeposits is IEscrow {
    /// @notice The amount is zero.
    error Clearing_AmountZero();
    /// @notice No bank's deposit money, opened with the factory, is at `cash`.
    error Clearing_NotCash(address cash);
    /// @notice The account belongs to no organisation.
    error Clearing_NoMember(address account);
    /// @notice Money is taken out to an account of the bank itself.
    error Clearing_OtherAccount(OrgId bank, address account);
    /// @notice The bank has `has` in that pot that is not put aside, and needs `needed`.
    error Clearing_DepositShort(OrgId bank, Pot pot, uint256 has, uint256 needed);
    /// @notice The bank owes `owed` to members whose shares of the fund were used for it: until it is paid, it joins no cycle and takes nothing out.
    error Clearing_InDefault(OrgId bank, uint256 owed);
    /// @notice Creditor `item` does not come after the one before it.
    error Clearing_CreditorOutOfOrder(uint256 item, OrgId creditor);
    /// @notice All to whom the bank owes are named: it owes `owed`, and those that were named have claims of `named`.
    error Clearing_CreditorsDiffer(OrgId debtor, uint256 owed, uint256 named);
    /// @notice `debtor` owes `creditor` only `open` of claims that arose from a default.
    error Clearing_ClaimExceeded(OrgId debtor, OrgId creditor, uint256 open, uint256 amount);

    event Deposited(ICash indexed cash, OrgId indexed bank, Pot indexed pot, uint256 amount);
    event Withdrawn(ICash indexed cash, OrgId indexed bank, Pot indexed pot, uint256 amount, address to);
    /// @dev `creditor`'s share of the fund paid what `debtor` did not.
    event ClaimArisen(ICash indexed cash, OrgId indexed debtor, OrgId indexed creditor, uint256 amount);
    event ClaimPaid(ICash indexed cash, OrgId indexed debtor, OrgId indexed creditor, uint256 amount);
    /// @dev So much of `bank`'s deposit paid what it owed: to whom, is said by ClaimPaid.
    event DepositSetOff(ICash indexed cash, OrgId indexed bank, uint256 collateral, uint256 fund);

    /// @notice Pays into the deposit of the caller's organisation, which approved this contract for the amount.
    function deposit(ICash cash, Pot pot, uint128 amount) external;

    /// @notice Takes out what is not put aside, to an account of the same organisation. MAKER, whatever the standing of the organisation.
    function withdraw(ICash cash, Pot pot, uint128 amount, address to) external;

    /// @notice Pays what the caller's organisation owes `creditor` after a default; it goes into the creditor's share of the fund, from where it came.
    function repay(ICash cash, OrgId creditor, uint128 amount) external;

    /// @notice Pays what a bank owes after defaults from what it has in deposits that is not put aside, collateral first, into its creditors' shares of the fund. Where that
    /// is not all, each is paid by the size of its claim, rounded down, and odd units one each to the lowest numbers.
    ///
    /// Anybody: the money is here for exactly this, the bank can do nothing else with it while it owes, and is expelled or does not care; and as all creditors are paid in
    /// proportion, none gains by being the first to call. Who signs the terms of a cycle agrees to it.
    /// @param creditors All to whom it owes in this cash, in ascending order.
    function setOff(ICash cash, OrgId debtor, OrgId[] calldata creditors) external;

    /// @notice A bank's deposit.
    function depositOf(ICash cash, OrgId bank) external view returns (Deposit memory);

    /// @notice What `debtor` owes `creditor` after a default.
    function claimOf(ICash cash, OrgId debtor, OrgId creditor) external view returns (uint256);

    /// @notice What a bank owes after defaults, to all.
    function owedBy(ICash cash, OrgId bank) external view returns (uint256);
}

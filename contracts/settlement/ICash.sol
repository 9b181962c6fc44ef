// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IAsset} from "./IAsset.sol";
import {ICashFactory} from "./ICashFactory.sol";
import {DualApproval} from "../members/DualApproval.sol";
import {IMembers} from "../members/IMembers.sol";
import {OrgId} from "../types/OrgId.sol";

/// @notice Money that the bank owes from now on. Two people of the bank sign it.
struct CashIssue {
    address to;
    uint256 amount;
    /// @dev The bank's own reference of what it received for it; each is used once.
    bytes32 ref;
    uint48 deadline;
}

bytes32 constant CASH_ISSUE_TYPEHASH = keccak256("CashIssue(address to,uint256 amount,bytes32 ref,uint48 deadline)");

/// @notice What a cash contract is deployed with. Nothing of it ever changes.
struct CashSettings {
    IMembers members;
    /// @dev The only contract whose deals move it.
    address settlement;
    ICashFactory factory;
    OrgId bank;
    bytes3 currency;
    string name;
    string symbol;
}

/// @title Cash
/// @notice A bank's deposit money: ERC-20 with permit, two decimals, one contract for each bank and currency, deployed by CashFactory.
/// Members alone hold it, and contracts that the Council named as escrows.
///
/// A leg of a deal that pays cash to an escrow names in its id what it pays (IEscrow); in other legs the id is 0.
///
/// Who was paid can always take its money out: a holder whose organisation is restricted or expelled redeems, and the bank pays it outside. And who owes
/// can always pay: an escrow that the holder calls pulls the money, whatever the standing of the holder's organisation.
interface ICash is IERC20, IAsset {
    /// @notice `to` is neither a member's account nor an escrow.
    error Cash_NotHolder(address to);
    /// @notice The signers belong to organisation `signer`, and the money is a debt of `bank`.
    error Cash_NotBank(OrgId bank, OrgId signer);
    /// @notice The amount is zero.
    error Cash_AmountZero();
    /// @notice An issue names what the bank received for it.
    error Cash_RefZero();
    /// @notice The bank used this reference before.
    error Cash_RefUsed(bytes32 ref);
    /// @notice The deadline was `deadline`, and the block's time is `now_`.
    error Cash_Expired(uint48 deadline, uint256 now_);
    /// @notice `account` is still honoured: it moves its money by itself.
    error Cash_AccountHonoured(address account);
    /// @notice Both accounts have to be of the caller's organisation.
    error Cash_OtherOrganisation(address account, OrgId org);
    /// @notice What an escrow holds belongs to others, whoever enrolled its address.
    error Cash_IsEscrow(address account);

    event CashIssued(address indexed to, uint256 amount, bytes32 indexed ref);
    /// @dev The bank owes the holder's organisation this amount outside the ledger. `ref` is the holder's own.
    /// @dev Warning: One MAKER redeems, also under dual control. The bank pays to the account that it keeps for the organisation, and to no
    /// other that somebody names with the redemption.
    event CashRedeemed(address indexed holder, uint256 amount, bytes32 indexed ref);
    event CashReclaimed(address indexed from, address indexed to, uint256 amount);

    /// @notice Issues money to a member's account. Anybody may relay what two people of the bank signed, which has to hold role BANK still.
    function issue(CashIssue calldata cashIssue, DualApproval calldata approval) external;

    /// @notice Gives money back to the bank, which pays it out. The holder: a MAKER, whatever the standing of its organisation.
    function redeem(uint256 amount, bytes32 ref) external;

    /// @notice Moves the whole balance of an account that ended, or whose organisation is expelled, to another account of the organisation.
    /// ADMIN of it, whatever its standing.
    function reclaim(address from, address to) external;

    /// @notice The bank that owes this money.
    function bank() external view returns (OrgId);

    /// @notice Whether the bank issued money under this reference.
    function isRefUsed(bytes32 ref) external view returns (bool);

    /// @notice ISO 4217.
    function currency() external view returns (bytes3);
}

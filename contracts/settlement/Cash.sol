// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {CASH_ISSUE_TYPEHASH, CashIssue, CashSettings, ICash} from "./ICash.sol";
import {Deal, Leg} from "./Deal.sol";
import {IAsset} from "./IAsset.sol";
import {ICashFactory} from "./ICashFactory.sol";
import {IEscrow} from "./IEscrow.sol";
import {DualApproval, signersOf} from "../members/DualApproval.sol";
import {IHolders} from "../members/IHolders.sol";
import {IMembers} from "../members/IMembers.sol";
import {ADMIN, MAKER} from "../types/Duties.sol";
import {OrgId} from "../types/OrgId.sol";
import {BANK} from "../types/Roles.sol";

/// @title Cash
/// @notice Documented in ICash.
contract Cash is ICash, ERC20, ERC20Permit {
    IMembers public immutable MEMBERS;
    address public immutable SETTLEMENT;
    ICashFactory public immutable FACTORY;

    /// @inheritdoc ICash
    OrgId public immutable bank;
    /// @inheritdoc ICash
    bytes3 public immutable currency;

    /// @inheritdoc ICash
    mapping(bytes32 ref => bool) public isRefUsed;

    constructor(CashSettings memory settings) ERC20(settings.name, settings.symbol) ERC20Permit(settings.name) {
        MEMBERS = settings.members;
        SETTLEMENT = settings.settlement;
        FACTORY = settings.factory;
        bank = settings.bank;
        currency = settings.currency;
    }

    modifier onlySettlement() {
        require(msg.sender == SETTLEMENT, Asset_NotSettlement(msg.sender, SETTLEMENT));
        _;
    }

    /* THE BANK'S DEBT */

    /// @inheritdoc ICash
    function issue(CashIssue calldata cashIssue, DualApproval calldata approval) external {
        require(cashIssue.amount != 0, Cash_AmountZero());
        require(cashIssue.ref != 0, Cash_RefZero());
        require(block.timestamp <= cashIssue.deadline, Cash_Expired(cashIssue.deadline, block.timestamp));
        require(!isRefUsed[cashIssue.ref], Cash_RefUsed(cashIssue.ref));
        require(!FACTORY.isEscrow(cashIssue.to), Cash_IsEscrow(cashIssue.to)); // it would not learn what it is for
        require(_isMember(cashIssue.to), Cash_NotHolder(cashIssue.to));
        bytes32 digest = _hashTypedDataV4(
            keccak256(
                abi.encode(CASH_ISSUE_TYPEHASH, cashIssue.to, cashIssue.amount, cashIssue.ref, cashIssue.deadline)
            )
        );
        (address maker, address checker) = signersOf(digest, approval);
        OrgId org = MEMBERS.actAsTwo(maker, checker);
        require(org == bank, Cash_NotBank(bank, org));
        MEMBERS.actsAs(maker, MAKER, BANK); // it may be a bank no more

        isRefUsed[cashIssue.ref] = true;
        _mint(cashIssue.to, cashIssue.amount);
        emit CashIssued(cashIssue.to, cashIssue.amount, cashIssue.ref);
    }

    /// @inheritdoc ICash
    function redeem(uint256 amount, bytes32 ref) external {
        require(amount != 0, Cash_AmountZero());
        MEMBERS.ownsFor(msg.sender, MAKER);

        _burn(msg.sender, amount);
        emit CashRedeemed(msg.sender, amount, ref);
    }

    /// @inheritdoc ICash
    function reclaim(address from, address to) external {
        OrgId org = MEMBERS.ownsFor(msg.sender, ADMIN);
        require(MEMBERS.orgOf(from) == org, Cash_OtherOrganisation(from, org));
        require(MEMBERS.orgOf(to) == org, Cash_OtherOrganisation(to, org));
        require(!MEMBERS.isHonoured(from), Cash_AccountHonoured(from));
        // Anybody's address can be enrolled, that of an escrow too.
        require(!FACTORY.wasEscrow(from), Cash_IsEscrow(from));
        uint256 amount = balanceOf(from);
        require(amount != 0, Cash_AmountZero());

        _transfer(from, to, amount);
        emit CashReclaimed(from, to, amount);
    }

    /* ERC-20 */

    /// @inheritdoc IERC20
    function transfer(address to, uint256 amount) public override(ERC20, IERC20) returns (bool) {
        _requirePassing(msg.sender, to);
        return super.transfer(to, amount);
    }

    /// @inheritdoc IERC20
    function transferFrom(address from, address to, uint256 amount) public override(ERC20, IERC20) returns (bool) {
        _requirePassing(from, to);
        return super.transferFrom(from, to, amount);
    }

    /// @notice Two: amounts are in the hundredth part of the currency's unit, whatever its ISO 4217 minor unit.
    function decimals() public pure override returns (uint8) {
        return 2;
    }

    /* ASSET */

    /// @inheritdoc IAsset
    function token() external view returns (address) {
        return address(this);
    }

    /// @inheritdoc IAsset
    function prepare(Deal calldata deal, uint256 leg, bytes32, bytes calldata) external view onlySettlement {
        Leg calldata next = deal.legs[leg];
        _requireTakingLeg(next);
        uint256 balance = balanceOf(next.from);
        require(balance >= next.amount, ERC20InsufficientBalance(next.from, balance, next.amount));
    }

    /// @inheritdoc IAsset
    function cancel(Deal calldata, uint256, bytes32) external view onlySettlement {}

    /// @inheritdoc IAsset
    function move(Deal calldata deal, uint256 leg, bytes32) external onlySettlement {
        Leg calldata moved = deal.legs[leg];
        bool toEscrow = _requireTakingLeg(moved);

        _transfer(moved.from, moved.to, moved.amount);
        if (toEscrow) IEscrow(moved.to).onCashReceived(moved.id, moved.from, moved.amount);
    }

    /* INTERNAL */

    /// @dev An escrow gives by its own rules, whatever was made of its address in Members: so it comes first.
    function _requirePassing(address from, address to) private view {
        if (from.code.length == 0 || !FACTORY.wasEscrow(from)) _requireGiving(from, to);
        if (!_isMember(to)) require(FACTORY.isEscrow(to), Cash_NotHolder(to));
    }

    /// @dev What an escrow pulls to itself pays a debt: nobody is kept from that, whatever the standing of its organisation.
    function _requireGiving(address from, address to) private view {
        if (msg.sender != to || !FACTORY.isEscrow(to)) {
            MEMBERS.requireGiving(from);
            return;
        }
        OrgId org = MEMBERS.ownsFor(from, MAKER);
        (, bool dualControl, , ) = MEMBERS.organisations(org);
        require(!dualControl, IHolders.Holders_TwoHandsNeeded(org, from));
    }

    /// @return toEscrow Whether the taker is an escrow, which learns what it is paid for.
    function _requireTakingLeg(Leg calldata leg) private view returns (bool toEscrow) {
        if (leg.id == 0 && _isMember(leg.to)) return false;
        toEscrow = FACTORY.isEscrow(leg.to);
        if (toEscrow) return true;
        require(leg.id == 0, Asset_IdUnknown(leg.id));
        revert Cash_NotHolder(leg.to);
    }

    /// @dev Of any standing: a suspension never makes a debtor default.
    function _isMember(address to) private view returns (bool) {
        return !MEMBERS.orgOf(to).isNull();
    }
}

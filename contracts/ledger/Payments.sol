// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IObligations} from "./IObligations.sol";
import {LedgerActs} from "./LedgerActs.sol";
import {InstrumentSlots, LedgerState} from "./LedgerState.sol";
import {Obligations} from "./Obligations.sol";
import {Payouts} from "./Payouts.sol";
import {TermsWord} from "./TermsWord.sol";
import {Units} from "./Units.sol";
import {IEscrow} from "../settlement/IEscrow.sol";

/// @title Payments
/// @notice Documented in IObligations. Here: cash that comes for an instrument, and goes to its holders.
abstract contract Payments is Obligations {
    using LedgerActs for LedgerState;
    using SafeERC20 for IERC20;
    using Units for LedgerState;

    /* PAYING */

    /// @inheritdoc IObligations
    function pay(uint256 id, uint256 amount) external {
        TermsWord terms = _state.existing(id);
        _pull(_state.issueOf(id, terms).cash, amount);
        _credit(id, terms, msg.sender, amount);
    }

    /// @inheritdoc IEscrow
    function onCashReceived(uint256 id, address payer, uint256 amount) external {
        TermsWord terms = _state.existing(id);
        if (msg.sender != address(_state.issueOf(id, terms).cash)) revert Obligations_OtherCash(id, msg.sender);
        if (_reentrancyGuardEntered()) revert ReentrancyGuardReentrantCall();
        _credit(id, terms, payer, amount);
    }

    /* PAYING OUT */

    /// @inheritdoc IObligations
    function redeem(uint256 id, address holder) external returns (uint256 principal, uint256 interest) {
        TermsWord terms = _state.existing(id);
        (principal, interest) = _redeem(id, terms, holder);
        if (principal + interest == 0) revert Obligations_NothingToRedeem(id, holder);
    }

    /// @inheritdoc IObligations
    function redeemMany(uint256[] calldata ids, address[] calldata holders) external {
        if (ids.length != holders.length) revert Holdings_LengthsDiffer(ids.length, holders.length);
        for (uint256 i = 0; i < ids.length; i++) _redeem(ids[i], _state.existing(ids[i]), holders[i]);
    }

    /// @inheritdoc IObligations
    function redeemable(uint256 id, address holder) external view returns (uint256 principal, uint256 interest) {
        return _state.redeemable(id, holder);
    }

    /* INTERNAL */

    function _pull(IERC20 cash, uint256 amount) private nonReentrant {
        uint256 before = cash.balanceOf(address(this));
        cash.safeTransferFrom(msg.sender, address(this), amount);
        Payouts.requireMoved(cash, address(this), before, amount);
    }

    /// @dev The cash is here. The case may call the ledger, so what is stored is read after it has answered.
    function _credit(uint256 id, TermsWord terms, address payer, uint256 amount) private {
        if (amount == 0) revert Holdings_AmountZero(id);
        if (amount > type(uint128).max) revert Holdings_AmountTooLarge(id, amount, type(uint128).max);
        uint256 interest = terms.case_().onPaid(id, payer, amount);
        if (interest > amount) revert Obligations_InterestInvalid(id, amount, interest);

        InstrumentSlots storage instrument = _state.instruments[id];
        uint256 open = _state.faceOf(id, terms) - instrument.paid;
        if (amount - interest > open) revert Obligations_MoreThanOwed(id, open, amount - interest);
        instrument.paid += uint128(amount - interest); // at most the face
        if (interest != 0) instrument.interestPaid += uint128(interest); // at most `amount`
        emit Paid(id, payer, amount - interest, interest);
        if (amount - interest != 0) _state.closeIfPaid(id, _state.termsOf(id));
    }

    function _redeem(
        uint256 id,
        TermsWord terms,
        address holder
    ) private returns (uint256 principal, uint256 interest) {
        (principal, interest) = _payOut(id, terms, holder);
        if (principal != 0) terms.case_().onRedeemed(id, holder, MEMBERS.orgOf(holder), principal);
    }

    function _payOut(
        uint256 id,
        TermsWord terms,
        address holder
    ) private nonReentrant returns (uint256 principal, uint256 interest) {
        return _state.payOut(id, terms, holder);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Debt, ReceivableState, Recourse, RecourseState} from "./Debt.sol";
import {IRecourses} from "./IRecourses.sol";
import {Sale, saleIdOf} from "./ReceivableActs.sol";
import {Sales} from "./Sales.sol";
import {IEscrow} from "../../settlement/IEscrow.sol";
import {MAKER} from "../../types/Duties.sol";
import {SELLER_RISK} from "../../types/LimitKind.sol";

/// @title Recourses
/// @notice Documented in IRecourses: what a seller under recourse owes, and how it is repaid.
abstract contract Recourses is Sales {
    using SafeERC20 for IERC20;

    /// @notice Days from the payment day in which a seller can be claimed from.
    uint32 public constant RECOURSE_WITHIN = 3 * 365;

    /// @inheritdoc IRecourses
    function claimRecourse(Sale calldata sale) external {
        bytes32 saleId = saleIdOf(sale);
        Recourse storage recourse = _recourses[saleId];
        if (recourse.state != RecourseState.Open) revert Recourses_NotOpen(saleId);
        Debt storage debt = _debts[sale.instrument];
        if (debt.state != ReceivableState.Defaulted) revert Recourses_NotOpen(saleId);
        if (MEMBERS.servesFor(msg.sender, MAKER) != MEMBERS.orgOf(sale.buyer)) revert Recourses_NotOpen(saleId);
        uint256 lastDay = _lastDayOf(debt);
        if (_today(debt) > lastDay) revert Recourses_Lapsed(saleId, lastDay);

        uint256 held = LEDGER.balanceOf(sale.buyer, sale.instrument);
        uint256 open = sale.amount < held ? sale.amount : held;
        if (open == 0) revert Recourses_NotOpen(saleId);
        (recourse.state, recourse.seller, recourse.buyer) = (RecourseState.Claimed, sale.seller, sale.buyer);
        (recourse.instrument, recourse.open) = (sale.instrument, uint128(open)); // a balance has 128 bits
        emit RecourseClaimed(saleId, sale.instrument, sale.seller, sale.buyer, open);
    }

    /// @inheritdoc IRecourses
    function payRecourse(bytes32 saleId, uint256 amount) external {
        (IERC20 cash, address buyer) = _repay(saleId, msg.sender, amount);
        uint256 before = cash.balanceOf(buyer);
        cash.safeTransferFrom(msg.sender, buyer, amount);
        uint256 moved = cash.balanceOf(buyer) - before;
        if (moved != amount) revert Recourses_CashShort(address(cash), amount, moved);
    }

    /// @inheritdoc IEscrow
    /// @dev `id` is a sale's, as a number. This contract keeps no cash, so what it passes on is what just came.
    function onCashReceived(uint256 id, address payer, uint256 amount) external {
        (IERC20 cash, address buyer) = _repay(bytes32(id), payer, amount);
        cash.safeTransfer(buyer, amount);
    }

    /// @inheritdoc IRecourses
    function endRecourse(Sale calldata sale) external {
        bytes32 saleId = saleIdOf(sale);
        Recourse storage recourse = _recourses[saleId];
        RecourseState state = recourse.state;
        if (state == RecourseState.Ended) return;
        if (state == RecourseState.None) revert Recourses_NotOpen(saleId);
        Debt storage debt = _debts[sale.instrument];
        bool over =
            debt.state == ReceivableState.Closed ||
                (state == RecourseState.Claimed ? _openOf(recourse) == 0 : _today(debt) > _lastDayOf(debt));
        if (!over) revert Recourses_NotOpen(saleId);
        recourse.state = RecourseState.Ended;
        LIMITS.free(MEMBERS.orgOf(sale.buyer), MEMBERS.orgOf(sale.seller), SELLER_RISK, sale.amount);
        emit RecourseEnded(saleId);
    }

    /* INTERNAL */

    /// @dev Gives the seller the units for what is about to be paid.
    function _repay(bytes32 saleId, address payer, uint256 amount) private returns (IERC20 cash, address buyer) {
        Recourse storage recourse = _recourses[saleId];
        if (recourse.state != RecourseState.Claimed) revert Recourses_NotOpen(saleId);
        uint256 instrument = recourse.instrument;
        buyer = recourse.buyer;
        uint256 open = _openOf(recourse);
        if (amount > open) revert Recourses_MoreThanOwed(saleId, open, amount);

        recourse.open -= uint128(amount); // `open` at most
        _freeExposure(instrument, buyer, MEMBERS.orgOf(buyer), amount);
        emit RecoursePaid(saleId, payer, amount);
        LEDGER.moveByRule(instrument, buyer, recourse.seller, amount);
        cash = LEDGER.cashOf(instrument);
    }

    /// @dev What the seller owes for units that the buyer still has: what was paid to the buyer otherwise is not owed again.
    function _openOf(Recourse storage recourse) private view returns (uint256) {
        uint256 held = LEDGER.balanceOf(recourse.buyer, recourse.instrument);
        return recourse.open < held ? recourse.open : held;
    }

    function _lastDayOf(Debt storage debt) private view returns (uint256) {
        return uint256(debt.paymentDay) + RECOURSE_WITHIN;
    }
}

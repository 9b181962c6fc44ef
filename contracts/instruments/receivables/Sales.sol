// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Debt, RecourseState} from "./Debt.sol";
import {Debts} from "./Debts.sol";
import {IRecourses} from "./IRecourses.sol";
import {Sale, saleIdOf} from "./ReceivableActs.sol";
import {Foundation, ReceivablesState} from "./ReceivablesState.sol";
import {Deal, Leg} from "../../settlement/Deal.sol";
import {OBLIGOR_RISK, SELLER_RISK} from "../../types/LimitKind.sol";
import {OrgId} from "../../types/OrgId.sol";
import {Ref} from "../../types/Ref.sol";
import {BANK, Roles} from "../../types/Roles.sol";

/// @title Sales
/// @notice What a deal does to a receivable, and whose limits it uses.
library Sales {
    using Debts for *;

    /// @dev Units were moved by a deal. If their giver got cash for them, they were sold.
    function settle(
        ReceivablesState storage state,
        Foundation memory on,
        Deal calldata deal,
        uint256 leg,
        bytes32 dealId,
        OrgId from,
        OrgId to
    ) internal {
        Leg calldata moved = deal.legs[leg];
        state.freeExposure(on, moved.id, moved.from, from, moved.amount);
        (uint256 price, bool sold) = _priceOf(on, deal, moved, from);
        if (!sold) return;

        _requireBank(on, to);
        finance(state, on, moved.id, to);
        state.exposures[moved.id][moved.to] += moved.amount;
        on.limits.use(to, state.debts[moved.id].obligor, OBLIGOR_RISK, moved.amount);
        if (deal.recourse) {
            on.limits.use(to, from, SELLER_RISK, moved.amount);
            bytes32 sale = saleIdOf(Sale(dealId, leg, moved.id, moved.from, moved.to, moved.amount, price));
            // Two equal deals, under other nonces, have one name.
            require(state.recourses[sale].state == RecourseState.None, IRecourses.Recourses_SaleExists(sale));
            state.recourses[sale].state = RecourseState.Open;
        }
        emit IRecourses.Sold(moved.id, moved.from, moved.to, moved.amount, price, deal.recourse, dealId, leg);
    }

    /// @dev The first bank that pays for a receivable, or lends against it, is told to all others.
    function finance(ReceivablesState storage state, Foundation memory on, uint256 instrument, OrgId by) internal {
        Debt storage debt = state.debts[instrument];
        if (debt.financed) return;
        debt.financed = true;
        // A guarantor's claim has no document of its own.
        if (!debt.subrogated) on.fingerprints.finance(by, Ref.wrap(bytes32(instrument)));
    }

    function isBank(Foundation memory on, OrgId org) internal view returns (bool) {
        (, , Roles roles, ) = on.members.organisations(org);
        return roles.includes(BANK);
    }

    function _requireBank(Foundation memory on, OrgId org) private view {
        require(isBank(on, org), IRecourses.Recourses_NotBank(org));
    }

    /// @dev What the giver of `moved` gets for it in the instrument's cash in the same deal: its part of what it gets for all that it gives. Giver is
    /// the organisation, whose units and money may be in different accounts.
    function _priceOf(
        Foundation memory on,
        Deal calldata deal,
        Leg calldata moved,
        OrgId from
    ) private view returns (uint256 price, bool sold) {
        IERC20 cash = on.ledger.cashOf(moved.id);
        uint256 given = 0;
        for (uint256 i = 0; i < deal.legs.length; i++) {
            Leg calldata other = deal.legs[i];
            if (address(other.asset) == address(on.ledger)) {
                if (!_isOf(on, other.from, moved.from, from)) continue;
                if (other.id == moved.id || address(on.ledger.cashOf(other.id)) == address(cash)) given += other.amount;
            } else if (other.asset.token() == address(cash) && _isOf(on, other.to, moved.from, from)) {
                if (!_isOf(on, other.from, moved.from, from)) price += other.amount; // or it is the giver's own money
            }
        }
        require(price <= given, IRecourses.Recourses_PriceAboveFace(moved.id, price, given));
        sold = price != 0;
        if (given != moved.amount) price = (price * moved.amount) / given;
    }

    /// @param known An account of `org`.
    function _isOf(Foundation memory on, address account, address known, OrgId org) private view returns (bool) {
        return account == known || on.members.orgOf(account) == org;
    }
}

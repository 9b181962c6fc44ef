// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Debt, Recourse, RecourseState} from "./Debt.sol";
import {IRecourses} from "./IRecourses.sol";
import {Sale, saleIdOf} from "./ReceivableActs.sol";
import {ReceivablesState} from "./ReceivablesState.sol";
import {ICase} from "../../ledger/ICase.sol";
import {Deal, Leg} from "../../settlement/Deal.sol";
import {OBLIGOR_RISK, SELLER_RISK} from "../../types/LimitKind.sol";
import {OrgId} from "../../types/OrgId.sol";
import {ReceivableId} from "../../types/ReceivableId.sol";
import {Ref} from "../../types/Ref.sol";
import {BANK, Roles} from "../../types/Roles.sol";

/// @title Sales
/// @notice Documented in IRecourses: what a deal does to a receivable, and whose limits it uses.
abstract contract Sales is ReceivablesState {
    mapping(bytes32 sale => Recourse) internal _recourses;
    /// @dev What a buyer's limit on the obligor counts for units that an account of it bought.
    mapping(uint256 instrument => mapping(address holder => uint256)) internal _exposures;

    /// @inheritdoc ICase
    function onSettled(Deal calldata deal, uint256 leg, bytes32 dealId, OrgId from, OrgId to) external onlyLedger {
        Leg calldata moved = deal.legs[leg];
        _freeExposure(moved.id, moved.from, from, moved.amount);
        uint256 price = _priceOf(deal, moved);
        if (price != 0) _sell(deal, leg, dealId, from, to, price);
    }

    /// @inheritdoc ICase
    function onPledged(Deal calldata deal, uint256 leg, bytes32, OrgId, OrgId pledgee) external onlyLedger {
        (, , Roles roles, ) = MEMBERS.organisations(pledgee);
        if (roles.includes(BANK)) _markFinanced(deal.legs[leg].id, pledgee);
    }

    /// @inheritdoc ICase
    function onRedeemed(uint256 id, address holder, OrgId org, uint256 amount) external onlyLedger {
        _freeExposure(id, holder, org, amount);
    }

    /// @inheritdoc IRecourses
    function freeExposure(ReceivableId receivable, address holder) external {
        uint256 id = instrumentIdOf(receivable);
        (uint256 counted, uint256 held) = (_exposures[id][holder], LEDGER.balanceOf(holder, id));
        if (counted > held) _freeExposure(id, holder, MEMBERS.orgOf(holder), counted - held);
    }

    /// @inheritdoc IRecourses
    function exposureOf(ReceivableId receivable, address holder) external view returns (uint256) {
        return _exposures[instrumentIdOf(receivable)][holder];
    }

    /// @inheritdoc IRecourses
    function recourseOf(bytes32 sale) external view returns (Recourse memory) {
        return _recourses[sale];
    }

    /* INTERNAL */

    function _sell(Deal calldata deal, uint256 leg, bytes32 dealId, OrgId from, OrgId to, uint256 price) private {
        Leg calldata moved = deal.legs[leg];
        (uint256 id, uint256 amount) = (moved.id, moved.amount);
        (, , Roles roles, ) = MEMBERS.organisations(to);
        if (!roles.includes(BANK)) revert Recourses_NotBank(to);

        _markFinanced(id, to);
        _exposures[id][moved.to] += amount;
        LIMITS.use(to, _debts[id].obligor, OBLIGOR_RISK, amount);
        if (deal.recourse) {
            LIMITS.use(to, from, SELLER_RISK, amount);
            _recourses[saleIdOf(Sale(dealId, leg, id, moved.from, moved.to, amount, price))].state = RecourseState.Open;
        }
        emit Sold(id, moved.from, moved.to, amount, price, deal.recourse, dealId, leg);
    }

    /// @dev The first bank that pays for a receivable, or lends against it, is told to all others.
    function _markFinanced(uint256 id, OrgId by) private {
        Debt storage debt = _debts[id];
        if (debt.financed) return;
        debt.financed = true;
        // A guarantor's claim has no document of its own.
        if (!debt.subrogated) FINGERPRINTS.finance(by, Ref.wrap(bytes32(id)));
    }

    /// @dev `holder` has `amount` units less: what it bought counts for that much less.
    function _freeExposure(uint256 id, address holder, OrgId org, uint256 amount) internal {
        uint256 counted = _exposures[id][holder];
        if (counted == 0) return;
        if (amount > counted) amount = counted;
        _exposures[id][holder] = counted - amount;
        LIMITS.free(org, _debts[id].obligor, OBLIGOR_RISK, amount);
        emit ExposureFreed(id, holder, amount);
    }

    /// @dev What the giver of `moved` gets for it in the instrument's cash in the same deal: its part of what it gets for all that it gives.
    function _priceOf(Deal calldata deal, Leg calldata moved) private view returns (uint256 price) {
        IERC20 cash = LEDGER.cashOf(moved.id);
        uint256 given;
        for (uint256 i = 0; i < deal.legs.length; i++) {
            Leg calldata other = deal.legs[i];
            if (address(other.asset) == address(LEDGER)) {
                if (other.from == moved.from && (other.id == moved.id || LEDGER.cashOf(other.id) == cash)) {
                    given += other.amount;
                }
            } else if (other.to == moved.from && other.asset.token() == address(cash)) {
                price += other.amount;
            }
        }
        if (price > given) revert Recourses_PriceAboveFace(moved.id, price, given);
        if (given != moved.amount) price = (price * moved.amount) / given;
    }
}

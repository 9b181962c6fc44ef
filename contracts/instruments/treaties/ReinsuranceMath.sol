// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Layer, LayerBook, LayerKind} from "./Treaty.sol";

/// @title ReinsuranceMath
/// @notice What is ceded, recovered and reinstated, in whole minor units. Everything is rounded down once, of the exact fraction; what lines leave over is the lead's.
///
/// @dev Nothing overflows: amounts have 64 bits, and a product has three of them at most.
library ReinsuranceMath {
    uint256 internal constant WHOLE = 10_000;

    /// @return A part in basis points.
    function partFloor(uint256 amount, uint256 bps) internal pure returns (uint256) {
        return (amount * bps) / WHOLE;
    }

    /* PROPORTIONAL */

    /// @return premium What is ceded of the premium of what is reinsured.
    /// @return commission What the cedent keeps of that.
    function cededFloor(
        uint256 subject,
        uint256 cessionBps,
        uint256 commissionBps
    ) internal pure returns (uint256 premium, uint256 commission) {
        premium = partFloor(subject, cessionBps);
        commission = partFloor(premium, commissionBps);
    }

    /// @param eventLimit Zero for none.
    function quotaShareFloor(uint256 loss, uint256 cessionBps, uint256 eventLimit) internal pure returns (uint256) {
        uint256 recovery = partFloor(loss, cessionBps);
        return eventLimit == 0 ? recovery : _least(recovery, eventLimit);
    }

    /// @return What of a risk is beyond the cedent's line, up to so many such lines.
    function surplusOf(uint256 sumInsured, uint256 retention, uint256 lines) internal pure returns (uint256) {
        return sumInsured <= retention ? 0 : _least(sumInsured - retention, retention * lines);
    }

    /// @return The part of premium or loss that is ceded of a risk.
    function surplusFloor(uint256 amount, uint256 ceded, uint256 sumInsured) internal pure returns (uint256) {
        return (amount * ceded) / sumInsured;
    }

    /* EXCESS OF LOSS */

    /// @return What of an event is beyond the retention, up to the limit.
    function excessOf(uint256 loss, uint256 retention, uint256 limit) internal pure returns (uint256) {
        return loss <= retention ? 0 : _least(loss - retention, limit);
    }

    /// @return recovery Of an event, with what is left of the limit and its reinstatements.
    /// @return reinstated What of the limit is there again.
    function excessWithReinstatements(
        Layer memory layer,
        LayerBook memory book,
        uint256 loss
    ) internal pure returns (uint256 recovery, uint256 reinstated) {
        uint256 again = uint256(layer.limit) * layer.reinstatements;
        recovery = _least(excessOf(loss, layer.retention, layer.limit), layer.limit + again - book.recovered);
        reinstated = _least(recovery, again - book.reinstated);
    }

    /// @return losses The year's sum of what is beyond the retention, with this event.
    /// @return recovery What the event adds to what is beyond the aggregate retention, up to the aggregate limit.
    function aggregateExcess(
        Layer memory layer,
        LayerBook memory book,
        uint256 loss
    ) internal pure returns (uint256 losses, uint256 recovery) {
        losses = book.losses + excessOf(loss, layer.retention, layer.limit);
        recovery = excessOf(losses, layer.aggregateRetention, layer.aggregateLimit) - book.recovered;
    }

    /// @param day Full days of the term before the event.
    function reinstatementPremiumFloor(
        Layer memory layer,
        uint256 reinstated,
        uint256 day,
        uint256 termDays
    ) internal pure returns (uint256) {
        uint256 product = reinstated * layer.reinstatementBps * layer.premium;
        uint256 divisor = uint256(layer.limit) * WHOLE;
        return layer.proRataTime ? (product * (termDays - day)) / (divisor * termDays) : product / divisor;
    }

    /* ALL TOGETHER */

    /// @param sumInsured Of the risk, for a surplus.
    /// @return recovery What the layer pays of a loss.
    /// @return reinstated What of its limit is there again.
    /// @return losses The layer's sum for its aggregate, with this loss.
    function recover(
        Layer memory layer,
        LayerBook memory book,
        uint256 loss,
        uint256 sumInsured
    ) internal pure returns (uint256 recovery, uint256 reinstated, uint256 losses) {
        losses = book.losses;
        if (layer.kind == LayerKind.QuotaShare) {
            recovery = quotaShareFloor(loss, layer.cessionBps, layer.limit);
        } else if (layer.kind == LayerKind.Surplus) {
            uint256 ceded = surplusOf(sumInsured, layer.retention, layer.surplusLines);
            recovery = surplusFloor(loss, ceded, sumInsured);
        } else if (layer.kind == LayerKind.ExcessOfLoss) {
            (recovery, reinstated) = excessWithReinstatements(layer, book, loss);
        } else {
            (losses, recovery) = aggregateExcess(layer, book, loss);
        }
    }

    /// @param deficit Brought forward.
    /// @return profit What the reinsurers pay of their profit.
    /// @return forward What of the deficit the next year has.
    function profitCommissionFloor(
        uint256 premium,
        uint256 losses,
        uint256 commission,
        uint256 expenseBps,
        uint256 profitBps,
        uint256 deficit
    ) internal pure returns (uint256 profit, uint256 forward) {
        uint256 costs = losses + commission + partFloor(premium, expenseBps) + deficit;
        if (premium > costs) return (partFloor(premium - costs, profitBps), 0);
        return (0, costs - premium);
    }

    /// @notice Shares of an amount by lines: each rounded down, and the rest to the first.
    function sharesOf(uint256 amount, uint16[] memory bps) internal pure returns (uint256[] memory shares) {
        shares = new uint256[](bps.length);
        uint256 rest = amount;
        for (uint256 i = 1; i < bps.length; i++) {
            shares[i] = partFloor(amount, bps[i]);
            rest -= shares[i];
        }
        shares[0] = rest;
    }

    function _least(uint256 a, uint256 b) private pure returns (uint256) {
        return a < b ? a : b;
    }
}

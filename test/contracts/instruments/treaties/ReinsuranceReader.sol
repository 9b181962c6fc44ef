// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {LossItem} from "../../../../contracts/instruments/treaties/LossNotice.sol";
import {LossPeriods} from "../../../../contracts/instruments/treaties/LossPeriods.sol";
import {ReinsuranceMath} from "../../../../contracts/instruments/treaties/ReinsuranceMath.sol";
import {Layer, LayerBook} from "../../../../contracts/instruments/treaties/Treaty.sol";
import {TreatyId} from "../../../../contracts/types/TreatyId.sol";

/// @notice Lets a test call what treaties are counted with, without a treaty.
contract ReinsuranceReader {
    mapping(uint256 => uint48) private _periods;

    function cededFloor(uint256 a, uint256 cessionBps, uint256 commissionBps) external pure returns (uint256, uint256) {
        return ReinsuranceMath.cededFloor(a, cessionBps, commissionBps);
    }

    function quotaShareFloor(uint256 loss, uint256 bps, uint256 eventLimit) external pure returns (uint256) {
        return ReinsuranceMath.quotaShareFloor(loss, bps, eventLimit);
    }

    function surplusOf(uint256 sumInsured, uint256 retention, uint256 lines) external pure returns (uint256) {
        return ReinsuranceMath.surplusOf(sumInsured, retention, lines);
    }

    function surplusFloor(uint256 amount, uint256 ceded, uint256 sumInsured) external pure returns (uint256) {
        return ReinsuranceMath.surplusFloor(amount, ceded, sumInsured);
    }

    function recover(
        Layer calldata layer,
        LayerBook calldata book,
        uint256 loss
    ) external pure returns (uint256 recovery, uint256 reinstated, uint256 losses) {
        return ReinsuranceMath.recover(layer, book, loss, 0);
    }

    function reinstatementPremiumFloor(
        Layer calldata layer,
        uint256 reinstated,
        uint256 day,
        uint256 termDays
    ) external pure returns (uint256) {
        return ReinsuranceMath.reinstatementPremiumFloor(layer, reinstated, day, termDays);
    }

    function profitCommissionFloor(
        uint256 premium,
        uint256 losses,
        uint256 commission,
        uint256 expenseBps,
        uint256 profitBps,
        uint256 deficit
    ) external pure returns (uint256 profit, uint256 forward) {
        return ReinsuranceMath.profitCommissionFloor(premium, losses, commission, expenseBps, profitBps, deficit);
    }

    function sharesOf(uint256 amount, uint16[] calldata bps) external pure returns (uint256[] memory) {
        return ReinsuranceMath.sharesOf(amount, bps);
    }

    /// @dev Called and not sent, so that each call begins without periods.
    function takePeriods(uint256 window, uint48 first, uint48[] calldata starts, LossItem[][] calldata items) external {
        for (uint256 i = 0; i < starts.length; i++) {
            LossPeriods.requireInside(TreatyId.wrap(0), items[i], starts[i], window);
            LossPeriods.take(_periods, TreatyId.wrap(0), starts[i], window, first);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILossClaims} from "./ILossClaims.sol";
import {LossItem} from "./LossNotice.sol";
import {TreatyId} from "../../types/TreatyId.sol";

/// @title LossPeriods
/// @notice Hours clause: an event is the losses of one period of so many hours. The cedent chooses when a period begins, but not before the first loss; periods do not overlap.
///
/// @dev Two periods of one length that begin within the same whole window overlap, so that of each window the beginning of one period is kept, and only its neighbours are looked at.
library LossPeriods {
    /// @param first When the first loss happened that was recorded.
    function take(
        mapping(uint256 => uint48) storage periods,
        TreatyId id,
        uint48 startsAt,
        uint256 window,
        uint48 first
    ) internal {
        require(startsAt >= first, ILossClaims.LossClaims_StartsBeforeFirstLoss(id, first));
        uint256 own = startsAt / window;
        for (uint256 i = own == 0 ? 0 : own - 1; i <= own + 1; i++) {
            uint48 other = periods[i];
            if (other == 0) continue;
            bool apart = other >= startsAt + window || startsAt >= other + window;
            require(apart, ILossClaims.LossClaims_PeriodsOverlap(id, other));
        }
        periods[own] = startsAt;
    }

    /// @notice Gives a period back: its losses were taken back.
    function free(mapping(uint256 => uint48) storage periods, uint48 startsAt, uint256 window) internal {
        periods[startsAt / window] = 0;
    }

    function requireInside(TreatyId id, LossItem[] calldata items, uint48 startsAt, uint256 window) internal pure {
        for (uint256 i = 0; i < items.length; i++) {
            uint256 happened = items[i].happenedAt;
            bool inside = happened >= startsAt && happened < startsAt + window;
            require(inside, ILossClaims.LossClaims_OutsideWindow(id, i, startsAt));
        }
    }

    /// @return first When the first of the losses happened.
    function firstOf(LossItem[] calldata items) internal pure returns (uint48 first) {
        first = items[0].happenedAt;
        for (uint256 i = 1; i < items.length; i++) if (items[i].happenedAt < first) first = items[i].happenedAt;
    }
}

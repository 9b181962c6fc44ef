// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @notice What a holding was paid out. Two slots, of which the second is only ever written where paid-out holdings move.
///
/// Units that move carry their part with them. That part is seldom a whole number: what the giver keeps is rounded up, and what the taker
/// gets is rounded up. So each of them counts as paid at least what it was, and together they never get more than there is; at the full payment each unit
/// still gets its whole. `above` is by how much `redeemed` may exceed what was really paid, so that interest, which is shared by what was held at first, is not
/// shared by what nobody held.
struct Share {
    uint128 redeemed;
    uint128 interest;
    uint128 above;
}

/// @title Shares
/// @notice What a holding is entitled to, and how it moves.
library Shares {
    /// @dev floor((balance + redeemed) x paid / face) - redeemed, or 0.
    function principalDown(
        Share memory share,
        uint256 balance,
        uint256 paid,
        uint256 face
    ) internal pure returns (uint256) {
        return Math.saturatingSub(_partDown(balance + share.redeemed, paid, face), share.redeemed);
    }

    /// @dev floor((balance + redeemed) x interestPaid / face) - interest, or 0.
    function interestDown(
        Share memory share,
        uint256 balance,
        uint256 interestPaid,
        uint256 face
    ) internal pure returns (uint256) {
        uint256 held = balance + Math.saturatingSub(share.redeemed, share.above);
        return Math.saturatingSub(_partDown(held, interestPaid, face), share.interest);
    }

    /// @dev Moves the part of `amount` units out of `balance`.
    function carryUp(Share storage from, Share storage to, uint256 amount, uint256 balance) internal {
        (uint256 redeemed, uint256 interest, uint256 above) = (from.redeemed, from.interest, from.above);
        if (redeemed == 0 && interest == 0) return;
        uint256 inexact = mulmod(redeemed, amount, balance) == 0 ? 0 : 1;
        from.redeemed = _fit(redeemed - _partDown(redeemed, amount, balance));
        from.interest = _fit(interest - _partDown(interest, amount, balance));
        to.redeemed = _fit(to.redeemed + _partUp(redeemed, amount, balance));
        to.interest = _fit(to.interest + _partUp(interest, amount, balance));
        if (inexact + above == 0) return;
        from.above = _fit(above - _partDown(above, amount, balance) + inexact);
        to.above = _fit(to.above + _partUp(above, amount, balance) + inexact);
    }

    function _partDown(uint256 whole, uint256 amount, uint256 of_) private pure returns (uint256) {
        return of_ == 0 ? 0 : Math.mulDiv(whole, amount, of_);
    }

    function _partUp(uint256 whole, uint256 amount, uint256 of_) private pure returns (uint256) {
        return Math.mulDiv(whole, amount, of_, Math.Rounding.Ceil);
    }

    /// @dev No holding was ever paid more than 128 bits, so a number that would be larger may be cut to that.
    function _fit(uint256 amount) private pure returns (uint128) {
        return SafeCast.toUint128(Math.min(amount, type(uint128).max));
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Basis} from "../types/Basis.sol";

/// @title DayCount
/// @notice Interest, discount and shares in whole minor units. How a result is rounded is in the function's name. A rate is `rate`
/// over `rateScale`: 365 over 10 000 is 3.65 % a year. Days are actual days: the first is counted, the last is not.
///
/// @dev Nothing overflows: an amount has 128 bits, a rate 32, days 32, so that a product has 192 at most.
library DayCount {
    /// @notice Scale of a rate in basis points.
    uint32 internal constant BPS = 10_000;

    /// @notice The days end at `to`, before they begin at `from`.
    error DayCount_DaysReversed(uint32 from, uint32 to);
    /// @notice A rate has a scale, which cannot be zero.
    error DayCount_ZeroScale();
    /// @notice The discount is more than what is discounted.
    error DayCount_DiscountExceedsFace(uint128 face, uint256 discount);
    /// @notice The part is more than the whole, or the whole is zero.
    error DayCount_PartExceedsWhole(uint256 part, uint128 whole);

    /// @notice Days from `from` to `to`.
    function daysBetween(uint32 from, uint32 to) internal pure returns (uint32) {
        require(from <= to, DayCount_DaysReversed(from, to));
        return to - from;
    }

    /// @notice Bank discount: simple interest on the face, deducted in advance.
    function discountCeil(
        uint128 face,
        uint32 rate,
        uint32 rateScale,
        Basis basis,
        uint32 days_
    ) internal pure returns (uint128) {
        uint256 discount = interestCeil(balanceDays(face, days_), rate, rateScale, basis);
        require(discount <= face, DayCount_DiscountExceedsFace(face, discount));
        return uint128(discount); // the face at most
    }

    /// @notice What is paid for a face under bank discount: the face less `discountCeil`.
    function proceedsFloor(
        uint128 face,
        uint32 rate,
        uint32 rateScale,
        Basis basis,
        uint32 days_
    ) internal pure returns (uint128) {
        return face - discountCeil(face, rate, rateScale, basis, days_);
    }

    /// @notice What is paid for a face under discount to yield: what grows to the face at simple interest.
    function presentValueFloor(
        uint128 face,
        uint32 rate,
        uint32 rateScale,
        Basis basis,
        uint32 days_
    ) internal pure returns (uint128) {
        require(rateScale != 0, DayCount_ZeroScale());
        uint256 whole = uint256(rateScale) * basis.daysInYear();
        return uint128((face * whole) / (whole + uint256(rate) * days_)); // the face at most
    }

    /// @notice Interest products: an amount times the days that it stood. Those of several periods are added up, and interest is
    /// rounded once.
    function balanceDays(uint128 amount, uint32 days_) internal pure returns (uint160) {
        return uint160(uint256(amount) * days_); // 128 bits times 32
    }

    /// @notice Simple interest on interest products.
    function interestCeil(
        uint160 products,
        uint32 rate,
        uint32 rateScale,
        Basis basis
    ) internal pure returns (uint256) {
        require(rateScale != 0, DayCount_ZeroScale());
        uint256 divisor = uint256(rateScale) * basis.daysInYear();
        return (uint256(products) * rate + divisor - 1) / divisor;
    }

    /// @notice Whether late interest is not due yet on day `asOf`. Once it is, it runs from `due`.
    function withinGrace(uint32 due, uint32 graceDays, uint32 asOf) internal pure returns (bool) {
        return asOf <= uint256(due) + graceDays;
    }

    /// @notice A part's share of an amount.
    function shareFloor(uint128 amount, uint128 part, uint128 whole) internal pure returns (uint128) {
        require(part <= whole && whole != 0, DayCount_PartExceedsWhole(part, whole));
        return uint128((uint256(amount) * part) / whole); // the amount at most
    }

    /// @notice What a holder can still redeem once `paid` of `face` is paid: his share by what he held at first, less what he redeemed.
    /// @dev Not by `balance` alone, which redeeming burns: one payment could be redeemed again and again.
    function entitlementFloor(
        uint128 balance,
        uint128 redeemed,
        uint128 paid,
        uint128 face
    ) internal pure returns (uint128) {
        uint256 held = uint256(balance) + redeemed;
        require(held <= face, DayCount_PartExceedsWhole(held, face));
        require(paid <= face, DayCount_PartExceedsWhole(paid, face));
        uint128 share = shareFloor(paid, uint128(held), face); // the face at most
        return share > redeemed ? share - redeemed : 0;
    }
}

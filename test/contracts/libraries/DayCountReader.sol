// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Dates} from "../../../contracts/libraries/Dates.sol";
import {DayCount} from "../../../contracts/libraries/DayCount.sol";
import {Basis} from "../../../contracts/types/Basis.sol";

/// @notice Lets a test call the libraries and catch what they revert with, one call or many at once.
contract DayCountReader {
    function daysBetween(uint32 from, uint32 to) external pure returns (uint32) {
        return DayCount.daysBetween(from, to);
    }

    function discountCeil(
        uint128 face,
        uint32 rate,
        uint32 rateScale,
        Basis basis,
        uint32 days_
    ) external pure returns (uint128) {
        return DayCount.discountCeil(face, rate, rateScale, basis, days_);
    }

    function proceedsFloor(
        uint128 face,
        uint32 rate,
        uint32 rateScale,
        Basis basis,
        uint32 days_
    ) external pure returns (uint128) {
        return DayCount.proceedsFloor(face, rate, rateScale, basis, days_);
    }

    function presentValueFloor(
        uint128 face,
        uint32 rate,
        uint32 rateScale,
        Basis basis,
        uint32 days_
    ) external pure returns (uint128) {
        return DayCount.presentValueFloor(face, rate, rateScale, basis, days_);
    }

    function balanceDays(uint128 amount, uint32 days_) external pure returns (uint160) {
        return DayCount.balanceDays(amount, days_);
    }

    function interestCeil(
        uint160 products,
        uint32 rate,
        uint32 rateScale,
        Basis basis
    ) external pure returns (uint256) {
        return DayCount.interestCeil(products, rate, rateScale, basis);
    }

    function withinGrace(uint32 due, uint32 graceDays, uint32 asOf) external pure returns (bool) {
        return DayCount.withinGrace(due, graceDays, asOf);
    }

    function shareFloor(uint128 amount, uint128 part, uint128 whole) external pure returns (uint128) {
        return DayCount.shareFloor(amount, part, whole);
    }

    function entitlementFloor(
        uint128 balance,
        uint128 redeemed,
        uint128 paid,
        uint128 face
    ) external pure returns (uint128) {
        return DayCount.entitlementFloor(balance, redeemed, paid, face);
    }

    function fromDate(uint256 year, uint256 month, uint256 dayOfMonth) external pure returns (uint32) {
        return Dates.fromDate(year, month, dayOfMonth);
    }

    function addMonths(uint32 day, uint256 months) external pure returns (uint32) {
        return Dates.addMonths(day, months);
    }

    function sameMonth(uint32 a, uint32 b) external pure returns (bool) {
        return Dates.sameMonth(a, b);
    }

    /// @notice Calls of one length, one after the other, to a contract: of each whether it succeeded, and the first word that it returned
    /// or reverted with.
    function callMany(
        address target,
        uint256 length,
        bytes calldata calls
    ) external view returns (bytes memory results) {
        uint256 count = calls.length / length;
        results = new bytes(count * 64);
        for (uint256 i = 0; i < count; i++) {
            (bool ok, bytes memory data) = target.staticcall(calls[i * length:(i + 1) * length]);
            assembly ("memory-safe") {
                let at := add(add(results, 32), mul(i, 64))
                mstore(at, ok)
                if mload(data) {
                    mstore(add(at, 32), mload(add(data, 32)))
                }
            }
        }
    }
}

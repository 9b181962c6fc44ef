// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Dates} from "../../../contracts/libraries/Dates.sol";
import {Test} from "../utils/Test.sol";
import {DayCountReader} from "./DayCountReader.sol";

/// @notice Dates against counting: each day is the day after the one before.
contract DatesTest is Test {
    /// @dev 9999-12-31.
    uint32 private constant LAST = 2_932_896;

    DayCountReader private reader = new DayCountReader();

    function test_TheFirstAndTheLastDay() public pure {
        _assertDate(0, 1970, 1, 1);
        _assertDate(20_512, 2026, 2, 28);
        _assertDate(LAST, 9999, 12, 31);
    }

    /// @dev 1970 to 2110, with 2000 and 2100. One assertion a year: each is a call, and a failure keeps the trace of all.
    function test_EveryDayOf140Years() public pure {
        uint32 day = 0;
        for (uint256 year = 1970; year < 2110; year++) {
            bool same = true;
            for (uint256 month = 1; month <= 12; month++) {
                uint256 length = Dates.daysInMonth(year, month);
                for (uint256 dayOfMonth = 1; dayOfMonth <= length; dayOfMonth++) {
                    same = same && _isDate(day++, year, month, dayOfMonth);
                }
            }
            vm.assertTrue(same, vm.toString(year));
        }
    }

    function testFuzz_ADayFollowsAnother(uint32 day) public pure {
        day = uint32(_bound(day, 0, type(uint32).max - 1));
        (uint256 year, uint256 month, uint256 dayOfMonth) = Dates.toDate(day);
        bool ends = dayOfMonth == Dates.daysInMonth(year, month);
        (dayOfMonth, month) = ends ? (1, month + 1) : (dayOfMonth + 1, month);
        if (month == 13) (year, month) = (year + 1, 1);
        (uint256 nextYear, uint256 nextMonth, uint256 next) = Dates.toDate(day + 1);
        vm.assertTrue(nextYear == year && nextMonth == month && next == dayOfMonth, "the day after");
    }

    function testFuzz_ThereAndBack(uint32 day) public pure {
        day = uint32(_bound(day, 0, LAST));
        (uint256 year, uint256 month, uint256 dayOfMonth) = Dates.toDate(day);
        vm.assertEq(Dates.fromDate(year, month, dayOfMonth), day, "there and back");
        vm.assertTrue(Dates.startOfYear(year) <= day && day - Dates.startOfYear(year) < 366, "in its year");
        vm.assertEq(Dates.yearOf(day), year, "its year");
    }

    function testFuzz_RevertWhen_ThereIsNoSuchDay(uint256 year, uint256 month, uint256 dayOfMonth) public {
        year = _bound(year, 1960, 10_020);
        (month, dayOfMonth) = (_bound(month, 0, 14), _bound(dayOfMonth, 0, 33));
        bool exists = year >= 1970 && year <= 9999 && month != 0 && month <= 12 && dayOfMonth != 0;
        if (exists && dayOfMonth <= Dates.daysInMonth(year, month)) return;
        vm.expectRevert(abi.encodeWithSelector(Dates.Dates_Invalid.selector, year, month, dayOfMonth));
        reader.fromDate(year, month, dayOfMonth);
    }

    /* MONTHS */

    function testFuzz_AddMonths(uint32 day, uint256 months) public pure {
        day = uint32(_bound(day, 0, LAST - 366 * 100));
        months = _bound(months, 0, 1200);
        (uint256 year, uint256 month, uint256 dayOfMonth) = Dates.toDate(day);
        for (uint256 i = 0; i < months; i++) (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1);
        uint256 length = Dates.daysInMonth(year, month);
        _assertDate(Dates.addMonths(day, months), year, month, dayOfMonth < length ? dayOfMonth : length);
    }

    function testFuzz_RevertWhen_MonthsGoBeyondTheYear9999(uint256 months) public {
        months = _bound(months, 1, type(uint256).max);
        vm.expectRevert(abi.encodeWithSelector(Dates.Dates_TooLate.selector, LAST, months));
        reader.addMonths(LAST, months);
    }

    function testFuzz_SameMonth(uint32 day, uint32 offset) public pure {
        day = uint32(_bound(day, 0, LAST));
        offset = uint32(_bound(offset, 0, 800));
        (, , uint256 dayOfMonth) = Dates.toDate(day);
        (uint256 year, uint256 month, ) = Dates.toDate(day);
        bool same = dayOfMonth + offset <= Dates.daysInMonth(year, month);
        vm.assertEq(Dates.sameMonth(day, day + offset), same, "forward");
        vm.assertEq(Dates.sameMonth(day + offset, day), same, "backward");
    }

    function _assertDate(uint32 day, uint256 year, uint256 month, uint256 dayOfMonth) private pure {
        vm.assertTrue(_isDate(day, year, month, dayOfMonth), "date and day");
    }

    function _isDate(uint32 day, uint256 year, uint256 month, uint256 dayOfMonth) private pure returns (bool) {
        (uint256 y, uint256 m, uint256 d) = Dates.toDate(day);
        return y == year && m == month && d == dayOfMonth && Dates.fromDate(year, month, dayOfMonth) == day;
    }
}

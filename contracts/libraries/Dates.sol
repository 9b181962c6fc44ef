// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @title Dates
/// @notice Days as numbers from 1970-01-01, which is 0, and dates of the Gregorian calendar.
///
/// @dev Months and days of a month count from 1. The arithmetic is of years that begin in March, so that a leap day is a year's last:
/// day 0 is 719 468 days after 0000-03-01, 146 097 days are 400 years.
library Dates {
    uint256 private constant EPOCH = 719_468;
    uint256 private constant ERA = 146_097;

    /// @notice There is no such day.
    error Dates_Invalid(uint256 year, uint256 month, uint256 dayOfMonth);
    /// @notice `months` after `day` there is no day that has a number.
    error Dates_TooLate(uint32 day, uint256 months);

    function toDate(uint32 day) internal pure returns (uint256 year, uint256 month, uint256 dayOfMonth) {
        // No overflow: a day has 32 bits. No underflow: each quotient is of what it is taken from.
        unchecked {
            uint256 days_ = uint256(day) + EPOCH;
            uint256 ofEra = days_ % ERA;
            uint256 yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365;
            uint256 ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
            uint256 fromMarch = (5 * ofYear + 2) / 153;
            dayOfMonth = ofYear - (153 * fromMarch + 2) / 5 + 1;
            month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
            year = (days_ / ERA) * 400 + yearOfEra + (month <= 2 ? 1 : 0);
        }
    }

    /// @param year 1970 to 9999.
    function fromDate(uint256 year, uint256 month, uint256 dayOfMonth) internal pure returns (uint32) {
        require(
            year >= 1970 &&
                year <= 9999 &&
                month >= 1 &&
                month <= 12 &&
                dayOfMonth >= 1 &&
                dayOfMonth <= daysInMonth(year, month),
            Dates_Invalid(year, month, dayOfMonth)
        );
        return _fromDate(year, month, dayOfMonth);
    }

    function yearOf(uint32 day) internal pure returns (uint256 year) {
        (year, , ) = toDate(day);
    }

    /// @notice The first of January.
    /// @param year 1970 to 9999; not checked.
    function startOfYear(uint256 year) internal pure returns (uint32) {
        return _fromDate(year, 1, 1);
    }

    function isLeap(uint256 year) internal pure returns (bool) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /// @param month 1 to 12.
    function daysInMonth(uint256 year, uint256 month) internal pure returns (uint256) {
        if (month == 2) return isLeap(year) ? 29 : 28;
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /// @notice The corresponding day `months` later, else the last day of that month. The end of a month does not stick: from 28 February
    /// it is 28 August.
    function addMonths(uint32 day, uint256 months) internal pure returns (uint32) {
        (uint256 year, uint256 month, uint256 dayOfMonth) = toDate(day);
        require(months <= 120_000, Dates_TooLate(day, months)); // more than to the year 9999
        uint256 count = year * 12 + month - 1 + months;
        (year, month) = (count / 12, (count % 12) + 1);
        require(year <= 9999, Dates_TooLate(day, months));
        uint256 last = daysInMonth(year, month);
        return _fromDate(year, month, dayOfMonth < last ? dayOfMonth : last);
    }

    /// @notice Whether two days are in the same month of the same year.
    function sameMonth(uint32 a, uint32 b) internal pure returns (bool) {
        (uint256 year, uint256 month, ) = toDate(a);
        (uint256 otherYear, uint256 otherMonth, ) = toDate(b);
        return year == otherYear && month == otherMonth;
    }

    /// @dev A date that is one, of 1970 to 9999.
    function _fromDate(uint256 year, uint256 month, uint256 dayOfMonth) private pure returns (uint32) {
        // No underflow: the year is 1969 at least. No overflow: it is 9999 at most.
        unchecked {
            if (month <= 2) year--;
            uint256 yearOfEra = year % 400;
            uint256 ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + dayOfMonth - 1;
            uint256 ofEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + ofYear;
            return uint32((year / 400) * ERA + ofEra - EPOCH); // below 3 000 000
        }
    }
}

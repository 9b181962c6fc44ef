// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Dates} from "./Dates.sol";
import {Convention} from "../types/Convention.sol";
import {FIRST_HALF, HalfYear, halfYear} from "../types/HalfYear.sol";

struct BankDays {
    /// @dev Seconds that local time is ahead of UTC.
    int24 utcOffset;
    /// @dev How often the calendar changed, its creation included.
    uint32 version;
    /// @dev The halves of year y are 2y and 2y + 1.
    mapping(uint256 half => HalfYear) halves;
}

/// @title BankCalendar
/// @notice Which days are banking days, in the years that are loaded, and what follows for dates and deadlines. A look-up of another
/// year reverts. Days are numbered from 1970-01-01, local; a local day begins at the calendar's offset to UTC, all the year.
///
/// @dev A look-up reads one slot, and one more where it goes beyond the half of a year.
library BankCalendar {
    /// @notice The calendar has no data of the year.
    error BankCalendar_YearNotLoaded(uint256 year);
    /// @notice A year is loaded once.
    error BankCalendar_YearLoaded(uint256 year);
    /// @notice A calendar has years from 1971 to 9999.
    error BankCalendar_YearInvalid(uint256 year);
    /// @notice The closed days name one that the half of the year does not have.
    error BankCalendar_BeyondHalf(uint256 year, uint184 closed);
    /// @notice The day is closed already.
    error BankCalendar_AlreadyClosed(uint32 day);
    /// @notice The time is before 1970, there or in UTC: it is `time` seconds from then.
    error BankCalendar_TooEarly(int256 time);
    /// @notice The day begins later than any time that a contract stores.
    error BankCalendar_TooLate(uint32 day);

    /* DATA */

    /// @notice Loads a year.
    /// @param first Bit i: the year's day i, from 0, is closed; 184 days.
    /// @param second As `first`, from the year's day 184.
    function load(BankDays storage self, uint256 year, uint184 first, uint184 second) internal {
        require(year > 1970 && year <= 9999, BankCalendar_YearInvalid(year));
        require(!self.halves[2 * year].isLoaded(), BankCalendar_YearLoaded(year));
        require(second >> (Dates.isLeap(year) ? 182 : 181) == 0, BankCalendar_BeyondHalf(year, second));
        int24 offset = self.utcOffset;
        self.version++;
        self.halves[2 * year] = halfYear(first, offset);
        self.halves[2 * year + 1] = halfYear(second, offset);
    }

    /// @notice Closes a banking day of a loaded year.
    function close(BankDays storage self, uint32 day) internal {
        (HalfYear half, uint256 begin, , uint256 key) = _halfOf(self, day);
        require(!half.isClosed(day - begin), BankCalendar_AlreadyClosed(day));
        self.version++;
        self.halves[key] = half.withClosed(day - begin);
    }

    function isLoaded(BankDays storage self, uint256 year) internal view returns (bool) {
        return self.halves[2 * year].isLoaded();
    }

    /// @notice The closed days of a loaded year, as `load` takes them.
    function closedDaysOf(BankDays storage self, uint256 year) internal view returns (uint184 first, uint184 second) {
        require(isLoaded(self, year), BankCalendar_YearNotLoaded(year));
        return (self.halves[2 * year].closedDays(), self.halves[2 * year + 1].closedDays());
    }

    /* DAYS */

    function isBankingDay(BankDays storage self, uint32 day) internal view returns (bool) {
        (HalfYear half, uint256 begin, , ) = _halfOf(self, day);
        return !half.isClosed(day - begin);
    }

    /// @notice The n-th banking day after `day`; for 0, `day` itself or the next banking day.
    function addBankingDays(BankDays storage self, uint32 day, uint256 n) internal view returns (uint32 result) {
        (result, ) = _seek(self, day, n, true);
    }

    /// @notice The n-th banking day before `day`; for 0, `day` itself or the banking day before.
    function subtractBankingDays(BankDays storage self, uint32 day, uint256 n) internal view returns (uint32 result) {
        (result, ) = _seek(self, day, n, false);
    }

    /// @notice The banking day that a date stands for by convention.
    function roll(BankDays storage self, uint32 day, Convention convention) internal view returns (uint32 rolled) {
        if (convention == Convention.Unadjusted) return day;
        bool forward = convention == Convention.Following || convention == Convention.ModifiedFollowing;
        (rolled, ) = _seek(self, day, 0, forward);
        if (rolled == day || convention == Convention.Following || convention == Convention.Preceding) return rolled;
        if (!Dates.sameMonth(day, rolled)) (rolled, ) = _seek(self, day, 0, !forward);
    }

    /* TIMES */

    /// @notice The local day of a time.
    function dayOf(BankDays storage self, uint48 time) internal view returns (uint32) {
        return _dayOf(_local(self, time));
    }

    /// @notice The first second of a local day.
    function startOf(BankDays storage self, uint32 day) internal view returns (uint48) {
        return _startOf(day, self.utcOffset);
    }

    /// @notice The first second of the n-th banking day before `maturity`: from then on the holders are those that are paid.
    function cutoffOf(BankDays storage self, uint32 maturity, uint256 n) internal view returns (uint48) {
        (uint32 day, int24 offset) = _seek(self, maturity, n, false);
        return _startOf(day, offset);
    }

    /// @notice The banking day that an act counts for: its own, unless it is done in the second `closesAt` of the day or later, or on a
    /// day that is closed. Then the next.
    /// @param closesAt Seconds from local midnight; 86400 for the end of the day.
    function effectiveDay(BankDays storage self, uint48 time, uint32 closesAt) internal view returns (uint32) {
        uint256 local = _local(self, time);
        uint32 day = _dayOf(local);
        if (local % 1 days >= closesAt) day++;
        return addBankingDays(self, day, 0);
    }

    function _local(BankDays storage self, uint48 time) private view returns (uint256) {
        int256 local = int256(uint256(time)) + self.utcOffset;
        require(local >= 0, BankCalendar_TooEarly(local));
        return uint256(local); // not negative
    }

    function _dayOf(uint256 local) private pure returns (uint32) {
        return uint32(local / 1 days); // 3.3 * 10^9 at most: a time has 48 bits
    }

    function _startOf(uint32 day, int24 offset) private pure returns (uint48) {
        int256 time = int256(uint256(day)) * 1 days - offset;
        require(time >= 0, BankCalendar_TooEarly(time));
        require(uint256(time) <= type(uint48).max, BankCalendar_TooLate(day));
        return uint48(uint256(time)); // bounded by the line above
    }

    /// @dev The n-th banking day after or before `day`, for n = 0 counting `day` itself; and the offset to UTC. Days that are
    /// gone through have to be loaded, `day` too. No loop without end: it ends at the first year that is not loaded.
    function _seek(
        BankDays storage self,
        uint32 day,
        uint256 n,
        bool forward
    ) private view returns (uint32 found, int24 offset) {
        (HalfYear half, uint256 begin, uint256 end, ) = _halfOf(self, day);
        if (n == 0) {
            if (!half.isClosed(day - begin)) return (day, half.utcOffset());
            n = 1;
        }
        for (found = day; n != 0;) {
            // Neither overflow nor underflow: no year is loaded at either end of the numbers.
            unchecked {
                forward ? ++found : --found;
                if (found < begin || found >= end) (half, begin, end, ) = _halfOf(self, found);
                if (!half.isClosed(found - begin)) --n;
            }
        }
        offset = half.utcOffset();
    }

    /// @dev The half of a year that a day is in, its first day, the day after its last, and its key.
    function _halfOf(
        BankDays storage self,
        uint32 day
    ) private view returns (HalfYear half, uint256 begin, uint256 end, uint256 key) {
        uint256 year = Dates.yearOf(day);
        require(year <= 9999, BankCalendar_YearNotLoaded(year));
        (begin, key) = (Dates.startOfYear(year), 2 * year);
        if (day < begin + FIRST_HALF) {
            end = begin + FIRST_HALF;
        } else {
            end = begin + (Dates.isLeap(year) ? 366 : 365);
            begin += FIRST_HALF;
            key++;
        }
        half = self.halves[key];
        require(half.isLoaded(), BankCalendar_YearNotLoaded(year));
    }
}

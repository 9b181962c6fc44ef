// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {BankCalendar, BankDays} from "../../../contracts/libraries/BankCalendar.sol";
import {Convention} from "../../../contracts/types/Convention.sol";

/// @notice The library over storage of its own, to be called and to revert.
contract CalendarReader {
    using BankCalendar for BankDays;

    BankDays private _days;

    constructor(int24 utcOffset) {
        _days.utcOffset = utcOffset;
    }

    function load(uint256 year, uint184 first, uint184 second) external {
        _days.load(year, first, second);
    }

    function close(uint32 day) external {
        _days.close(day);
    }

    function isBankingDay(uint32 day) external view returns (bool) {
        return _days.isBankingDay(day);
    }

    function addBankingDays(uint32 day, uint256 n) external view returns (uint32) {
        return _days.addBankingDays(day, n);
    }

    function subtractBankingDays(uint32 day, uint256 n) external view returns (uint32) {
        return _days.subtractBankingDays(day, n);
    }

    function roll(uint32 day, Convention convention) external view returns (uint32) {
        return _days.roll(day, convention);
    }

    function dayOf(uint48 time) external view returns (uint32) {
        return _days.dayOf(time);
    }

    function startOf(uint32 day) external view returns (uint48) {
        return _days.startOf(day);
    }

    function cutoffOf(uint32 maturity, uint256 n) external view returns (uint48) {
        return _days.cutoffOf(maturity, n);
    }

    function effectiveDay(uint48 time, uint32 closesAt) external view returns (uint32) {
        return _days.effectiveDay(time, closesAt);
    }

    function version() external view returns (uint32) {
        return _days.version;
    }
}

/// @notice Three years, 2027 to 2029, as a list of days; what is asked is counted along it. Not found: 0.
contract CalendarModel {
    uint32 internal constant FIRST = 20_819; // 2027-01-01
    uint32 internal constant LAST = 21_914; // 2029-12-31
    uint256 internal constant COUNT = 1096;

    bool[COUNT] internal closed;
    CalendarReader internal reader;

    function isOpen(uint256 day) internal view returns (bool) {
        return day >= FIRST && day <= LAST && !closed[day - FIRST];
    }

    function following(uint256 day) internal view returns (uint256) {
        for (; day <= LAST; day++) if (isOpen(day)) return day;
        return 0;
    }

    function preceding(uint256 day) internal view returns (uint256) {
        for (; day >= FIRST; day--) if (isOpen(day)) return day;
        return 0;
    }

    function later(uint256 day, uint256 n) internal view returns (uint256) {
        if (n == 0) return following(day);
        for (; n != 0 && day != 0; n--) day = following(day + 1);
        return day;
    }

    function earlier(uint256 day, uint256 n) internal view returns (uint256) {
        if (n == 0) return preceding(day);
        for (; n != 0 && day != 0; n--) day = preceding(day - 1);
        return day;
    }
}

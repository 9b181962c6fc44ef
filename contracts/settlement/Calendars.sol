// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ICalendars} from "./ICalendars.sol";
import {BankCalendar, BankDays} from "../libraries/BankCalendar.sol";
import {IMembers} from "../members/IMembers.sol";
import {CalendarId} from "../types/CalendarId.sol";
import {Convention} from "../types/Convention.sol";

/// @title Calendars
/// @notice Documented in ICalendars.
contract Calendars is ICalendars {
    using BankCalendar for BankDays;

    int24 private constant MAX_OFFSET = 14 hours;

    IMembers public immutable MEMBERS;

    mapping(CalendarId id => BankDays) private _calendars;

    constructor(IMembers members) {
        MEMBERS = members;
    }

    modifier onlyCouncil() {
        require(msg.sender == MEMBERS.council(), Calendars_NotCouncil(msg.sender));
        _;
    }

    /* COUNCIL */

    /// @inheritdoc ICalendars
    function createCalendar(CalendarId id, int24 utcOffset) external onlyCouncil {
        BankDays storage calendar = _calendars[id];
        require(calendar.version == 0, Calendars_Exists(id));
        require(!id.isNull(), Calendars_ZeroId());
        require(utcOffset >= -MAX_OFFSET && utcOffset <= MAX_OFFSET, Calendars_OffsetInvalid(utcOffset));
        (calendar.utcOffset, calendar.version) = (utcOffset, 1);
        emit CalendarCreated(id, utcOffset);
    }

    /// @inheritdoc ICalendars
    function loadYear(CalendarId id, uint16 year, uint184 first, uint184 second) external onlyCouncil {
        BankDays storage calendar = _known(id);
        calendar.load(year, first, second);
        emit YearLoaded(id, year, first, second, calendar.version);
    }

    /// @inheritdoc ICalendars
    function addClosure(CalendarId id, uint32 day) external onlyCouncil {
        BankDays storage calendar = _known(id);
        uint32 today = calendar.dayOf(uint48(block.timestamp)); // 48 bits last for 8.9 million years
        require(day >= today, Calendars_DayOver(id, day, today));
        calendar.close(day);
        emit ClosureAdded(id, day, calendar.version);
    }

    /* WHAT A CALENDAR IS */

    /// @inheritdoc ICalendars
    function utcOffsetOf(CalendarId id) external view returns (int24) {
        return _known(id).utcOffset;
    }

    /// @inheritdoc ICalendars
    function versionOf(CalendarId id) external view returns (uint32) {
        return _calendars[id].version;
    }

    /// @inheritdoc ICalendars
    function isLoaded(CalendarId id, uint16 year) external view returns (bool) {
        return _calendars[id].isLoaded(year);
    }

    /// @inheritdoc ICalendars
    function closedDaysOf(CalendarId id, uint16 year) external view returns (uint184 first, uint184 second) {
        return _calendars[id].closedDaysOf(year);
    }

    /* DAYS */

    /// @inheritdoc ICalendars
    function isBankingDay(CalendarId id, uint32 day) external view returns (bool) {
        return _calendars[id].isBankingDay(day);
    }

    /// @inheritdoc ICalendars
    function addBankingDays(CalendarId id, uint32 day, uint256 n) external view returns (uint32) {
        return _calendars[id].addBankingDays(day, n);
    }

    /// @inheritdoc ICalendars
    function subtractBankingDays(CalendarId id, uint32 day, uint256 n) external view returns (uint32) {
        return _calendars[id].subtractBankingDays(day, n);
    }

    /// @inheritdoc ICalendars
    function roll(CalendarId id, uint32 day, Convention convention) external view returns (uint32) {
        return _calendars[id].roll(day, convention);
    }

    /// @inheritdoc ICalendars
    function scheduleOf(
        CalendarId id,
        uint32 maturity,
        Convention convention,
        uint256 n
    ) external view returns (uint32 paymentDay, uint48 cutoff) {
        BankDays storage calendar = _calendars[id];
        paymentDay = calendar.roll(maturity, convention);
        cutoff = calendar.cutoffOf(paymentDay, n);
    }

    /* TIMES */

    /// @inheritdoc ICalendars
    function dayOf(CalendarId id, uint48 time) external view returns (uint32) {
        return _known(id).dayOf(time);
    }

    /// @inheritdoc ICalendars
    function startOf(CalendarId id, uint32 day) external view returns (uint48) {
        return _known(id).startOf(day);
    }

    /// @inheritdoc ICalendars
    function cutoffOf(CalendarId id, uint32 maturity, uint256 n) external view returns (uint48) {
        return _calendars[id].cutoffOf(maturity, n);
    }

    /// @inheritdoc ICalendars
    function effectiveDay(CalendarId id, uint48 time, uint32 closesAt) external view returns (uint32) {
        return _known(id).effectiveDay(time, closesAt);
    }

    function _known(CalendarId id) private view returns (BankDays storage calendar) {
        calendar = _calendars[id];
        require(calendar.version != 0, Calendars_Unknown(id));
    }
}

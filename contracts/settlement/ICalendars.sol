// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CalendarId} from "../types/CalendarId.sol";
import {Convention} from "../types/Convention.sol";

/// @title Calendars
/// @notice Which days are banking days, and what follows for dates and deadlines: one answer for all contracts.
///
/// The Council creates calendars and loads their years, each once. Later it can only close a day more. A date that moves forward, a
/// deadline, then only moves later. Days are numbered from 1970-01-01, local; a local day begins at the calendar's offset to UTC.
///
/// A look-up of a year that is not loaded reverts with `BankCalendar_YearNotLoaded`, also for a calendar that does not exist.
///
/// @dev Warning: What counts back from a date, a cut-off, moves earlier when a day is closed. Whoever relies on a date or a
/// deadline stores what was computed when it was agreed.
/// @dev Assumption: the offset to UTC is the same all the year.
interface ICalendars {
    /// @notice Only the Council creates calendars, loads years and closes days: `caller` is not its timelock.
    error Calendars_NotCouncil(address caller);
    /// @notice A calendar needs a name.
    error Calendars_ZeroId();
    /// @notice A calendar of this name exists.
    error Calendars_Exists(CalendarId id);
    /// @notice No calendar has this name.
    error Calendars_Unknown(CalendarId id);
    /// @notice An offset to UTC is 14 hours at most, in seconds.
    error Calendars_OffsetInvalid(int24 utcOffset);
    /// @notice A day that is over cannot be closed: it is `today`.
    error Calendars_DayOver(CalendarId id, uint32 day, uint32 today);

    event CalendarCreated(CalendarId indexed id, int24 utcOffset);
    event YearLoaded(CalendarId indexed id, uint16 indexed year, uint184 first, uint184 second, uint32 version);
    event ClosureAdded(CalendarId indexed id, uint32 indexed day, uint32 version);

    /* COUNCIL */

    /// @notice Creates a calendar without years. Council only.
    /// @param utcOffset Seconds that local time is ahead of UTC.
    function createCalendar(CalendarId id, int24 utcOffset) external;

    /// @notice Loads a year, once. Council only.
    /// @param first Bit i: the year's day i, from 0, is no banking day; 184 days.
    /// @param second As `first`, from the year's day 184.
    function loadYear(CalendarId id, uint16 year, uint184 first, uint184 second) external;

    /// @notice Closes a banking day of a loaded year, today at the earliest. Council only.
    function addClosure(CalendarId id, uint32 day) external;

    /* WHAT A CALENDAR IS */

    /// @notice Seconds that local time is ahead of UTC.
    function utcOffsetOf(CalendarId id) external view returns (int24);

    /// @notice How often the calendar changed, its creation included; 0 for one that does not exist.
    function versionOf(CalendarId id) external view returns (uint32);

    /// @notice Whether a year is loaded.
    function isLoaded(CalendarId id, uint16 year) external view returns (bool);

    /// @notice The closed days of a loaded year, in the form in which they are loaded.
    function closedDaysOf(CalendarId id, uint16 year) external view returns (uint184 first, uint184 second);

    /* DAYS */

    /// @notice Whether a day is a banking day.
    function isBankingDay(CalendarId id, uint32 day) external view returns (bool);

    /// @notice The n-th banking day after `day`; for 0, `day` itself or the next banking day.
    function addBankingDays(CalendarId id, uint32 day, uint256 n) external view returns (uint32);

    /// @notice The n-th banking day before `day`; for 0, `day` itself or the banking day before.
    function subtractBankingDays(CalendarId id, uint32 day, uint256 n) external view returns (uint32);

    /// @notice The banking day that a date stands for by convention.
    function roll(CalendarId id, uint32 day, Convention convention) external view returns (uint32);

    /// @notice What a claim that falls due on `maturity` needs, in one call.
    /// @return paymentDay `roll` of the maturity: equal to it where the maturity is a banking day.
    /// @return cutoff `cutoffOf` the payment day.
    function scheduleOf(
        CalendarId id,
        uint32 maturity,
        Convention convention,
        uint256 n
    ) external view returns (uint32 paymentDay, uint48 cutoff);

    /* TIMES */

    /// @notice The local day of a time.
    function dayOf(CalendarId id, uint48 time) external view returns (uint32);

    /// @notice The first second of a local day.
    function startOf(CalendarId id, uint32 day) external view returns (uint48);

    /// @notice The first second of the n-th banking day before `maturity`, at which transfers close.
    function cutoffOf(CalendarId id, uint32 maturity, uint256 n) external view returns (uint48);

    /// @notice The banking day that an act counts for: its own, unless it is done in the second `closesAt` of the day or later, or on a
    /// day that is closed. Then the next.
    /// @param closesAt Seconds from local midnight; 86400 for the end of the day.
    function effectiveDay(CalendarId id, uint48 time, uint32 closesAt) external view returns (uint32);
}

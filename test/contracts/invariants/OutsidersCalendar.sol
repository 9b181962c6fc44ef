// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CalendarId} from "../../../contracts/types/CalendarId.sol";
import {SystemTest} from "../utils/SystemTest.sol";

/// @notice A calendar in use, with a year.
abstract contract OutsidersCalendar is SystemTest {
    CalendarId internal constant CALENDAR = CalendarId.wrap("CN-BANK");

    function useCalendar() internal {
        asCouncil();
        calendars.createCalendar(CALENDAR, 8 hours);
        asCouncil();
        calendars.loadYear(CALENDAR, 2027, 3, 1);
    }

    /// @dev Everything that can be read, of what is there and of what is not.
    function observableCalendar() internal view returns (bytes memory all) {
        CalendarId none = CalendarId.wrap(0);
        (uint184 first, uint184 second) = calendars.closedDaysOf(CALENDAR, 2027);
        all = abi.encode(calendars.versionOf(CALENDAR), calendars.utcOffsetOf(CALENDAR), first, second);
        return abi.encode(all, calendars.versionOf(none), calendars.isLoaded(CALENDAR, 2028));
    }
}

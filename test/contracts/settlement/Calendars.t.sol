// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {BankCalendar} from "../../../contracts/libraries/BankCalendar.sol";
import {ICalendars} from "../../../contracts/settlement/ICalendars.sol";
import {CalendarId} from "../../../contracts/types/CalendarId.sol";
import {Convention} from "../../../contracts/types/Convention.sol";
import {SystemTest} from "../utils/SystemTest.sol";

/// @notice Who may change a calendar and how; what is answered is tested with the library.
contract CalendarsTest is SystemTest {
    CalendarId private constant ID = CalendarId.wrap("CN-BANK");
    int24 private constant OFFSET = 8 hours;
    /// @dev The start of the tests, 2027-01-15 in UTC and there.
    uint32 private constant TODAY = 20_833;

    function setUp() public override {
        super.setUp();
        asCouncil();
        calendars.createCalendar(ID, OFFSET);
        asCouncil();
        calendars.loadYear(ID, 2027, 3, 1 << 180);
    }

    /* CREATION */

    function test_CreateCalendar() public {
        CalendarId id = CalendarId.wrap("TARGET");
        vm.assertEq(calendars.versionOf(id), 0, "not there");
        vm.expectEmit(address(calendars));
        emit ICalendars.CalendarCreated(id, -14 hours);
        asCouncil();
        calendars.createCalendar(id, -14 hours);
        vm.assertEq(calendars.versionOf(id), 1, "version");
        vm.assertTrue(calendars.utcOffsetOf(id) == -14 hours, "offset");
        vm.assertFalse(calendars.isLoaded(id, 2027), "without years");
    }

    function test_RevertWhen_ACalendarIsCreatedAgain() public {
        asCouncil();
        expectError(abi.encodeWithSelector(ICalendars.Calendars_Exists.selector, ID));
        calendars.createCalendar(ID, 0);
    }

    function test_RevertWhen_ACalendarHasNoName() public {
        asCouncil();
        expectError(abi.encodeWithSelector(ICalendars.Calendars_ZeroId.selector));
        calendars.createCalendar(CalendarId.wrap(0), 0);
    }

    function testFuzz_RevertWhen_TheOffsetIsMoreThan14Hours(int24 offset) public {
        vm.assume(offset > 14 hours || offset < -14 hours);
        asCouncil();
        expectError(abi.encodeWithSelector(ICalendars.Calendars_OffsetInvalid.selector, offset));
        calendars.createCalendar(CalendarId.wrap("X"), offset);
    }

    function testFuzz_RevertWhen_OthersThanTheCouncilChangeACalendar(address caller) public {
        vm.assume(caller != address(timelockController));
        bytes memory refused = abi.encodeWithSelector(ICalendars.Calendars_NotCouncil.selector, caller);
        vm.startPrank(caller);
        expectError(refused);
        calendars.createCalendar(CalendarId.wrap("X"), 0);
        expectError(refused);
        calendars.loadYear(ID, 2028, 0, 0);
        expectError(refused);
        calendars.addClosure(ID, TODAY);
        vm.stopPrank();
    }

    /* YEARS */

    function testFuzz_LoadYear(uint184 first, uint184 second) public {
        second &= (1 << 182) - 1;
        vm.expectEmit(address(calendars));
        emit ICalendars.YearLoaded(ID, 2028, first, second, 3);
        asCouncil();
        calendars.loadYear(ID, 2028, first, second);
        (uint184 one, uint184 other) = calendars.closedDaysOf(ID, 2028);
        vm.assertTrue(one == first && other == second && calendars.isLoaded(ID, 2028), "loaded");
        vm.assertEq(calendars.versionOf(ID), 3, "version");
    }

    function test_RevertWhen_AYearIsLoadedAgain() public {
        asCouncil();
        expectError(abi.encodeWithSelector(BankCalendar.BankCalendar_YearLoaded.selector, 2027));
        calendars.loadYear(ID, 2027, 0, 0);
    }

    function test_RevertWhen_TheYearIsNotLoaded() public {
        bytes memory reason = abi.encodeWithSelector(BankCalendar.BankCalendar_YearNotLoaded.selector, 2028);
        expectError(reason);
        calendars.closedDaysOf(ID, 2028);
        expectError(reason);
        calendars.isBankingDay(ID, TODAY + 365);
        expectError(reason);
        calendars.scheduleOf(ID, TODAY + 365, Convention.Unadjusted, 0);
    }

    function test_RevertWhen_TheCalendarIsUnknown() public {
        CalendarId id = CalendarId.wrap("NONE");
        bytes memory unknown = abi.encodeWithSelector(ICalendars.Calendars_Unknown.selector, id);
        expectError(unknown);
        calendars.utcOffsetOf(id);
        expectError(unknown);
        calendars.dayOf(id, uint48(START));
        expectError(unknown);
        calendars.startOf(id, TODAY);
        expectError(unknown);
        calendars.effectiveDay(id, uint48(START), 0);
        asCouncil();
        expectError(unknown);
        calendars.loadYear(id, 2027, 0, 0);
        asCouncil();
        expectError(unknown);
        calendars.addClosure(id, TODAY);
        expectError(abi.encodeWithSelector(BankCalendar.BankCalendar_YearNotLoaded.selector, 2027));
        calendars.isBankingDay(id, TODAY);
    }

    /* CLOSURES */

    function testFuzz_AddClosure(uint32 day) public {
        day = uint32(_bound(day, TODAY, 20_819 + 363)); // the last of the year is closed
        vm.expectEmit(address(calendars));
        emit ICalendars.ClosureAdded(ID, day, 3);
        asCouncil();
        calendars.addClosure(ID, day);
        vm.assertFalse(calendars.isBankingDay(ID, day), "closed");
        vm.assertEq(calendars.versionOf(ID), 3, "version");
        asCouncil();
        expectError(abi.encodeWithSelector(BankCalendar.BankCalendar_AlreadyClosed.selector, day));
        calendars.addClosure(ID, day);
    }

    /// @dev Today is the local day: it is tomorrow there while it is still today in UTC.
    function test_RevertWhen_TheDayIsOver() public {
        uint256 end = uint256(TODAY + 1) * 1 days - 8 hours;
        vm.warp(end - 1);
        vm.assertEq(calendars.dayOf(ID, uint48(block.timestamp)), TODAY, "the last second");
        vm.warp(end);
        asCouncil();
        expectError(abi.encodeWithSelector(ICalendars.Calendars_DayOver.selector, ID, TODAY, TODAY + 1));
        calendars.addClosure(ID, TODAY);
    }

    /* ANSWERS */

    function test_EachCalendarAnswersForItself() public {
        CalendarId other = CalendarId.wrap("OTHER");
        asCouncil();
        calendars.createCalendar(other, 0);
        asCouncil();
        calendars.loadYear(other, 2027, 0, 0);
        vm.assertTrue(calendars.isBankingDay(other, 20_819), "open there");
        vm.assertFalse(calendars.isBankingDay(ID, 20_819), "closed here");
        vm.assertEq(calendars.startOf(other, TODAY), calendars.startOf(ID, TODAY) + 8 hours, "start");
    }

    function test_Answers() public view {
        vm.assertEq(calendars.roll(ID, 20_819, Convention.Following), 20_821, "roll");
        vm.assertEq(calendars.addBankingDays(ID, 20_820, 2), 20_822, "add");
        vm.assertEq(calendars.subtractBankingDays(ID, 20_824, 2), 20_822, "subtract");
        vm.assertEq(calendars.cutoffOf(ID, 20_824, 2), uint256(20_822) * 1 days - 8 hours, "cut-off");
        vm.assertEq(calendars.effectiveDay(ID, uint48(START), 0), TODAY + 1, "effective day");
    }

    function testFuzz_ScheduleOf(uint32 day, uint8 convention, uint256 n) public view {
        (day, n) = (uint32(_bound(day, 20_819 + 30, 20_819 + 363)), _bound(n, 0, 10));
        Convention c = Convention(convention % 5);
        (uint32 paymentDay, uint48 cutoff) = calendars.scheduleOf(ID, day, c, n);
        vm.assertEq(paymentDay, calendars.roll(ID, day, c), "payment day");
        vm.assertEq(cutoff, calendars.cutoffOf(ID, paymentDay, n), "cut-off");
    }

    /// @dev One slot where payment day and cut-off are in one half of a year.
    function test_ScheduleReadsOneSlot() public {
        vm.record();
        calendars.scheduleOf(ID, TODAY + 60, Convention.Following, 5);
        (bytes32[] memory reads, bytes32[] memory writes) = vm.accesses(address(calendars));
        vm.assertEq(writes.length, 0, "no write");
        vm.assertTrue(reads.length != 0, "it reads");
        for (uint256 i = 1; i < reads.length; i++) vm.assertEq(reads[i], reads[0], "the same slot");
    }
}

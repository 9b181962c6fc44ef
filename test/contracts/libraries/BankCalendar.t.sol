// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {BankCalendar} from "../../../contracts/libraries/BankCalendar.sol";
import {Dates} from "../../../contracts/libraries/Dates.sol";
import {Convention} from "../../../contracts/types/Convention.sol";
import {Test} from "../utils/Test.sol";
import {CalendarModel, CalendarReader} from "./CalendarModel.sol";

/// @notice The library against days that are counted one by one, over three drawn years of which one is a leap year.
contract BankCalendarTest is Test, CalendarModel {
    int24 private constant OFFSET = 8 hours;

    function setUp() public {
        reader = new CalendarReader(OFFSET);
    }

    /* DAYS */

    function testFuzz_IsBankingDay(uint256 seed, uint32 day) public {
        _draw(seed);
        day = uint32(_bound(day, FIRST, LAST));
        vm.assertEq(reader.isBankingDay(day), isOpen(day), "banking day");
        vm.assertEq(reader.isBankingDay(FIRST), isOpen(FIRST), "the first");
        vm.assertEq(reader.isBankingDay(LAST), isOpen(LAST), "the last");
    }

    function test_EachDayIsItsBit() public {
        _draw(1);
        for (uint32 day = FIRST; day <= LAST; day++) vm.assertEq(reader.isBankingDay(day), isOpen(day), "banking day");
    }

    function testFuzz_AddBankingDays(uint256 seed, uint32 day, uint256 n) public {
        _draw(seed);
        (day, n) = (uint32(_bound(day, FIRST, LAST)), _bound(n, 0, 40));
        _assertFound(abi.encodeCall(reader.addBankingDays, (day, n)), later(day, n), 2030);
    }

    function testFuzz_SubtractBankingDays(uint256 seed, uint32 day, uint256 n) public {
        _draw(seed);
        (day, n) = (uint32(_bound(day, FIRST, LAST)), _bound(n, 0, 40));
        _assertFound(abi.encodeCall(reader.subtractBankingDays, (day, n)), earlier(day, n), 2026);
    }

    function testFuzz_Roll(uint256 seed, uint32 day) public {
        _draw(seed);
        day = uint32(_bound(day, FIRST, LAST));
        (uint256 next, uint256 last) = (following(day), preceding(day));
        vm.assertEq(reader.roll(day, Convention.Unadjusted), day, "unadjusted");
        _assertFound(abi.encodeCall(reader.roll, (day, Convention.Following)), next, 2030);
        _assertFound(abi.encodeCall(reader.roll, (day, Convention.Preceding)), last, 2026);
        if (next == 0 || last == 0) return;
        uint256 modified = _month(next) == _month(day) ? next : last;
        vm.assertEq(reader.roll(day, Convention.ModifiedFollowing), modified, "modified following");
        modified = _month(last) == _month(day) ? last : next;
        vm.assertEq(reader.roll(day, Convention.ModifiedPreceding), modified, "modified preceding");
    }

    function testFuzz_AClosureMovesWhatFollowsLaterOnly(uint256 seed, uint32 day, uint32 closure, uint256 n) public {
        _draw(seed);
        (day, n) = (uint32(_bound(day, FIRST, LAST - 300)), _bound(n, 0, 5));
        closure = uint32(following(_bound(closure, FIRST, LAST - 300)));
        uint32 before = reader.addBankingDays(day, n);
        uint32 version = reader.version();
        reader.close(closure);
        closed[closure - FIRST] = true;
        vm.assertEq(reader.version(), version + 1, "version");
        vm.assertFalse(reader.isBankingDay(closure), "closed");
        uint32 after_ = reader.addBankingDays(day, n);
        vm.assertTrue(after_ >= before, "later only");
        vm.assertEq(after_, later(day, n), "as the model");
        vm.expectRevert(abi.encodeWithSelector(BankCalendar.BankCalendar_AlreadyClosed.selector, closure));
        reader.close(closure);
    }

    /* TIMES */

    function testFuzz_DayOfAndStartOf(uint48 time, int24 offset) public {
        offset = int24(int256(_bound(uint256(int256(offset) + (1 << 23)), 0, 28 hours)) - 14 hours);
        CalendarReader other = new CalendarReader(offset);
        time = uint48(_bound(time, 14 hours + 1 days, type(uint48).max));
        uint32 day = other.dayOf(time);
        int256 start = int256(uint256(day)) * 1 days - offset;
        vm.assertTrue(
            start <= int256(uint256(time)) && start + 1 days > int256(uint256(time)),
            "the time is in its day"
        );
        vm.assertEq(other.startOf(day), uint256(start), "its start");
    }

    function testFuzz_CutoffOf(uint256 seed, uint32 day, uint256 n) public {
        _draw(seed);
        (day, n) = (uint32(_bound(day, FIRST + 200, LAST)), _bound(n, 0, 5));
        uint48 cutoff = reader.cutoffOf(day, n);
        vm.assertEq(reader.dayOf(cutoff), earlier(day, n), "its day");
        vm.assertEq(reader.dayOf(cutoff - 1), earlier(day, n) - 1, "its first second");
    }

    function testFuzz_EffectiveDay(uint256 seed, uint32 day, uint32 second, uint32 closesAt) public {
        _draw(seed);
        day = uint32(_bound(day, FIRST, LAST - 300));
        (second, closesAt) = (uint32(_bound(second, 0, 86_399)), uint32(_bound(closesAt, 0, 86_400)));
        uint48 time = reader.startOf(day) + second;
        uint256 counts = following(second < closesAt ? day : day + 1);
        vm.assertEq(reader.effectiveDay(time, closesAt), counts, "effective day");
    }

    function test_RevertWhen_ATimeIsBefore1970() public {
        CalendarReader west = new CalendarReader(-1);
        vm.expectRevert(abi.encodeWithSelector(BankCalendar.BankCalendar_TooEarly.selector, int256(-1)));
        west.dayOf(0);
        vm.assertEq(west.dayOf(1), 0, "the first second");
        vm.expectRevert(abi.encodeWithSelector(BankCalendar.BankCalendar_TooEarly.selector, int256(-8 hours)));
        reader.startOf(0);
    }

    function test_RevertWhen_ADayBeginsTooLate() public {
        uint32 last = uint32(type(uint48).max / 1 days);
        vm.assertEq(reader.startOf(last), uint256(last) * 1 days - 8 hours, "the last");
        vm.expectRevert(abi.encodeWithSelector(BankCalendar.BankCalendar_TooLate.selector, last + 1));
        reader.startOf(last + 1);
    }

    /* YEARS */

    function testFuzz_RevertWhen_TheYearIsNotLoaded(uint256 seed, uint32 day) public {
        _draw(seed);
        vm.assume(day < FIRST || day > LAST);
        bytes memory reason = _notLoaded(Dates.yearOf(day));
        vm.expectRevert(reason);
        reader.isBankingDay(day);
        vm.expectRevert(reason);
        reader.addBankingDays(day, 1);
        vm.expectRevert(reason);
        reader.subtractBankingDays(day, 1);
        vm.expectRevert(reason);
        reader.roll(day, Convention.ModifiedPreceding);
        vm.expectRevert(reason);
        reader.cutoffOf(day, 0);
        vm.expectRevert(reason);
        reader.close(day);
    }

    function test_RevertWhen_EveryDayIsClosed() public {
        reader.load(2027, type(uint184).max, (1 << 181) - 1);
        vm.expectRevert(_notLoaded(2028));
        reader.addBankingDays(FIRST, 0);
        vm.expectRevert(_notLoaded(2026));
        reader.subtractBankingDays(FIRST + 364, 0);
    }

    function test_RevertWhen_AYearIsLoadedAgain() public {
        reader.load(2027, 0, 0);
        vm.expectRevert(abi.encodeWithSelector(BankCalendar.BankCalendar_YearLoaded.selector, 2027));
        reader.load(2027, 1, 1);
        vm.assertTrue(reader.isBankingDay(FIRST), "as it was loaded first");
    }

    function testFuzz_RevertWhen_AYearIsOutOfRange(uint256 year) public {
        vm.assume(year <= 1970 || year > 9999);
        vm.expectRevert(abi.encodeWithSelector(BankCalendar.BankCalendar_YearInvalid.selector, year));
        reader.load(year, 0, 0);
    }

    function testFuzz_RevertWhen_AClosedDayIsBeyondTheYear(uint256 bit) public {
        bit = _bound(bit, 181, 183);
        uint184 second = uint184(1) << uint8(bit);
        vm.expectRevert(abi.encodeWithSelector(BankCalendar.BankCalendar_BeyondHalf.selector, 2027, second));
        reader.load(2027, 0, second);
        if (bit > 181)
            vm.expectRevert(abi.encodeWithSelector(BankCalendar.BankCalendar_BeyondHalf.selector, 2028, second));
        reader.load(2028, 0, second);
    }

    function test_TheFirstAndTheLastYear() public {
        reader.load(1971, 0, 0);
        reader.load(9999, 0, 0);
        vm.expectRevert(_notLoaded(1970));
        reader.subtractBankingDays(365, 1);
        vm.expectRevert(_notLoaded(10_000));
        reader.addBankingDays(2_932_896, 1);
    }

    /* HELPERS */

    /// @dev Draws the three years, with breaks of any length up to 40 days.
    function _draw(uint256 seed) private {
        uint256 left = 0;
        for (uint256 i = 0; i < COUNT; i++) {
            if (left == 0 && i % 7 == 0) {
                seed = uint256(keccak256(abi.encode(seed)));
                left = seed % 16 == 0 ? (seed >> 8) % 40 : (seed >> 8) % 4;
            }
            closed[i] = left != 0;
            if (left != 0) left--;
        }
        uint256 begin = 0;
        for (uint256 year = 2027; year < 2030; year++) {
            uint256 length = Dates.isLeap(year) ? 366 : 365;
            (uint256 first, uint256 second) = (0, 0);
            for (uint256 i = 0; i < length; i++) {
                if (closed[begin + i])
                    (first, second) = i < 184 ? (first | (1 << i), second) : (first, second | (1 << (i - 184)));
            }
            reader.load(year, uint184(first), uint184(second));
            begin += length;
        }
    }

    function _assertFound(bytes memory call, uint256 expected, uint256 beyond) private view {
        (bool ok, bytes memory data) = address(reader).staticcall(call);
        vm.assertEq(ok, expected != 0, "found");
        vm.assertEq(data, ok ? abi.encode(expected) : _notLoaded(beyond), "result");
    }

    function _notLoaded(uint256 year) private pure returns (bytes memory) {
        return abi.encodeWithSelector(BankCalendar.BankCalendar_YearNotLoaded.selector, year);
    }

    function _month(uint256 day) private pure returns (uint256) {
        (uint256 year, uint256 month, ) = Dates.toDate(uint32(day));
        return year * 12 + month;
    }
}

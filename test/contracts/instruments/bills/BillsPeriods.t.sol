// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {BillTerms} from "../../../../contracts/instruments/bills/BillTerms.sol";
import {BillState, LotState} from "../../../../contracts/instruments/bills/Bill.sol";
import {IBillClaims} from "../../../../contracts/instruments/bills/IBillClaims.sol";
import {Standing} from "../../../../contracts/members/IMembers.sol";
import {MAKER} from "../../../../contracts/types/Duties.sol";
import {ACCEPTANCE} from "../../../../contracts/types/LimitKind.sol";
import {CalendarId} from "../../../../contracts/types/CalendarId.sol";
import {OrgId} from "../../../../contracts/types/OrgId.sol";
import {BillsBase} from "./BillsBase.sol";

/// @notice How long, and how, a claim is paid. Acme endorsed to basin, and basin to the other bank.
contract BillsPeriodsTest is BillsBase {
    uint32 private constant REFUSED = MATURITY;

    /* TIME */

    function test_LatePresentationLeavesDrawerAndAcceptor() public {
        startEndorsed();
        presentAt(LAST_DAY + 1);
        refusePayment();
        vm.assertEq(bills.owedOn(lot, LAST_DAY + 1), AMOUNT, "interest from the late presentation on");
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_PresentedLate.selector, lot, basin.id));
        claim(otherBank, basin);
        claim(otherBank, buyer);
        claim(otherBank, bank);
    }

    /// @dev Six months from 19 April.
    function test_SixMonthsAgainstPredecessors() public {
        startRefused();
        goTo(REFUSED + 183);
        claim(otherBank, basin);
        goTo(REFUSED + 184);
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_TimeBarred.selector, lot, REFUSED + 183));
        claim(otherBank, acme);
        claim(otherBank, bank);
    }

    /// @dev Paid on Sunday, 9 May; three months later it is Monday, 9 August.
    function test_ThreeMonthsFromTheOwnPayment() public {
        startRefused();
        goTo(REFUSED + 20);
        claim(otherBank, basin);
        payClaim(basin);
        uint256 before = vm.snapshotState();
        goTo(REFUSED + 112);
        claim(basin, acme);
        vm.revertToState(before);
        goTo(REFUSED + 113);
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_TimeBarred.selector, lot, REFUSED + 112));
        claim(basin, acme);
    }

    /// @dev Paid on Friday, 14 May; 14 August is a Saturday.
    function test_PeriodThatEndsOnAWeekendIsLonger() public {
        startRefused();
        goTo(REFUSED + 25);
        claim(otherBank, basin);
        payClaim(basin);
        uint256 before = vm.snapshotState();
        goTo(REFUSED + 119);
        claim(basin, acme);
        vm.revertToState(before);
        goTo(REFUSED + 120);
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_TimeBarred.selector, lot, REFUSED + 119));
        claim(basin, acme);
    }

    /// @dev Two years from 19 April 2027.
    function test_TwoYearsAgainstDrawerAndAcceptor() public {
        startRefused();
        goTo(MATURITY + 731);
        claim(otherBank, buyer);
        goTo(MATURITY + 732);
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_TimeBarred.selector, lot, MATURITY + 731));
        claim(otherBank, bank);
    }

    function test_BarredWhenNobodyOwesAnyMore() public {
        startRefused();
        goTo(MATURITY + 731);
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_NotBarred.selector, lot, MATURITY + 731));
        bills.bar(lot);
        goTo(MATURITY + 732);
        vm.expectEmit(address(bills));
        emit IBillClaims.LotBarred(lot);
        bills.bar(lot);
        assertState(BillState.Closed, "bill");
        assertUsed(bank, buyer, ACCEPTANCE, 0, "limit");
    }

    /// @dev Basin paid on the last day, so it has three months more against acme.
    function test_NotBarredWhileAPredecessorAnswers() public {
        startRefused();
        goTo(MATURITY + 183);
        claim(otherBank, basin);
        goTo(MATURITY + 700);
        payClaim(basin);
        goTo(MATURITY + 740);
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_NotBarred.selector, lot, MATURITY + 792));
        bills.bar(lot);
        claim(basin, acme);
        payClaim(acme);
    }

    /// @dev A claim that is never paid keeps nothing open: the acceptor's limit, its bill and the guarantors end with the periods.
    function test_BarredThoughAClaimIsOpen() public {
        startRefused();
        claim(otherBank, basin);
        claim(otherBank, bank);
        goTo(MATURITY + 732);
        bills.bar(lot);
        assertState(BillState.Closed, "bill");
        assertUsed(bank, buyer, ACCEPTANCE, 0, "limit");
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_WrongState.selector, lot, LotState.Barred));
        payClaim(basin);
    }

    /* A CALENDAR THAT ENDS */

    /// @dev The last day that the calendar knows is closed after the acceptance: what counts is the last day as it was, and nobody guesses the day of the answer.
    function test_TheLastKnownDayIsClosedLater() public {
        CalendarId calendar = CalendarId.wrap("known to the end of 2027");
        uint32 silvester = NEW_YEAR + 364;
        vm.startPrank(address(timelockController));
        calendars.createCalendar(calendar, OFFSET);
        calendars.loadYear(calendar, 2027, 0, 0);
        vm.stopPrank();
        goTo(NEW_YEAR + 200);
        BillTerms memory t = soundTerms();
        (t.issued, t.maturity, t.calendar) = (NEW_YEAR + 200, silvester - 10, calendar);
        useTerms(t);
        startAccepted();
        vm.prank(address(timelockController));
        calendars.addClosure(calendar, silvester);
        presentAt(silvester);
        vm.assertFalse(seenLot().late, "in time: the last day as it was when the bill was accepted");
        vm.assertEq(bills.answerByOf(lot), 0, "nobody knows");
        vm.prank(address(timelockController));
        calendars.loadYear(calendar, 2028, 0, 0);
        vm.assertEq(
            bills.answerByOf(lot),
            silvester + 2,
            "it counts for the first day of the year, and is answered on the second"
        );
    }

    /* MONEY */

    function test_PaidByADeal() public {
        startRefused();
        claim(otherBank, basin);
        uint256 before = yuan.balanceOf(otherBank.maker);
        payByDeal(basin, AMOUNT);
        vm.assertEq(yuan.balanceOf(otherBank.maker), before + AMOUNT, "money");
        vm.assertEq(holds(basin, lot), AMOUNT, "lot");
    }

    function test_RevertWhen_ADealPaysAnotherAmount() public {
        startRefused();
        claim(otherBank, basin);
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_OtherAmount.selector, lot, AMOUNT, AMOUNT + 1));
        payByDeal(basin, AMOUNT + 1);
    }

    function test_RevertWhen_AnotherCashIsReceived() public {
        startRefused();
        claim(otherBank, basin);
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_OtherCash.selector, lot, address(this)));
        bills.onCashReceived(lot, basin.maker, AMOUNT);
    }

    function test_WhoIsRestrictedOrExpelledPaysAndClaims() public {
        startRefused();
        setStanding(otherBank.id, Standing.Expelled);
        claim(otherBank, basin);
        setStanding(basin.id, Standing.Expelled);
        payClaim(basin);
        vm.assertEq(holds(basin, lot), AMOUNT, "lot");
    }

    /// @dev The claimant's account is what is paid; another account of it that got the lot claims anew.
    function test_RevertWhen_ClaimantHoldsItNoMore() public {
        startRefused();
        claim(otherBank, basin);
        address second = enrol(otherBank.admin, "Other bank: second", MAKER);
        vm.prank(otherBank.admin);
        members.revoke(otherBank.maker, 0);
        vm.prank(otherBank.admin);
        instruments.reclaim(lot, otherBank.maker, second);
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_NotHolder.selector, lot, otherBank.maker));
        payClaim(basin);
        vm.prank(second);
        bills.claim(lot, basin.id, OrgId.wrap(0), 0, steps);
        payClaim(basin);
    }
}

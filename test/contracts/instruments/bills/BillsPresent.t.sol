// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {BillState, LotState} from "../../../../contracts/instruments/bills/Bill.sol";
import {BillTerms} from "../../../../contracts/instruments/bills/BillTerms.sol";
import {IBillClaims} from "../../../../contracts/instruments/bills/IBillClaims.sol";
import {FingerprintState} from "../../../../contracts/evidence/IFingerprints.sol";
import {ICase} from "../../../../contracts/ledger/ICase.sol";
import {IObligations} from "../../../../contracts/ledger/IObligations.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {IMembers} from "../../../../contracts/members/IMembers.sol";
import {Deal, Leg} from "../../../../contracts/settlement/Deal.sol";
import {CalendarId} from "../../../../contracts/types/CalendarId.sol";
import {CHECKER, MAKER} from "../../../../contracts/types/Duties.sol";
import {Fingerprint} from "../../../../contracts/types/Fingerprint.sol";
import {ACCEPTANCE} from "../../../../contracts/types/LimitKind.sol";
import {OrgId} from "../../../../contracts/types/OrgId.sol";
import {BillsBase} from "./BillsBase.sol";

/// @notice Presentation, payment, refusal, silence.
contract BillsPresentTest is BillsBase {
    function setUp() public override {
        super.setUp();
        startEndorsed();
    }

    function test_PresentedByAnybodyAtMaturity() public {
        goTo(MATURITY);
        vm.expectEmit(address(bills));
        emit IBillClaims.LotPresented(lot, OUTSIDER, false, MATURITY + 1);
        vm.prank(OUTSIDER);
        bills.present(lot);
        vm.assertEq(seenLot().presentedOn, MATURITY, "day");
    }

    function test_PresentedOnTheLastDay() public {
        presentAt(LAST_DAY);
        vm.assertFalse(seenLot().late, "in time");
        vm.assertEq(seenLot().answerBy, LAST_DAY + 1, "Friday");
    }

    /// @dev Friday, 30 April; the next banking day is the 6th of May.
    function test_PresentedLate() public {
        presentAt(LAST_DAY + 1);
        vm.assertTrue(seenLot().late, "late");
        vm.assertEq(seenLot().answerBy, AFTER_LABOUR_DAY, "after the holiday");
    }

    function test_PresentedOnAClosedDayIsAnsweredTheNextBankingDay() public {
        presentAt(MATURITY + 5); // Saturday
        vm.assertEq(seenLot().answerBy, MATURITY + 8, "Tuesday: it counts for Monday");
    }

    /// @dev The bank's day of answer is closed after the presentation: its silence counts from the next banking day.
    function test_ADayThatIsClosedLaterMovesTheAnswer() public {
        presentAt(MATURITY);
        vm.prank(address(timelockController));
        calendars.addClosure(CALENDAR, MATURITY + 1);
        vm.assertEq(bills.answerByOf(lot), MATURITY + 2, "moved");
        goTo(MATURITY + 2);
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_NotSilent.selector, lot, MATURITY + 2));
        bills.deemRefused(lot);
        goTo(MATURITY + 3);
        bills.deemRefused(lot);
        vm.assertEq(seenLot().answerBy, MATURITY + 2, "the day of the refusal");
    }

    /// @dev The bank's calendar does not know the day of the answer yet: the lot is presented in time all the same, and silence counts once it does.
    function test_AYearThatIsNotLoadedKeepsNobodyFromPresenting() public {
        CalendarId calendar = CalendarId.wrap("known to the end of 2027");
        vm.startPrank(address(timelockController));
        calendars.createCalendar(calendar, OFFSET);
        calendars.loadYear(calendar, 2027, 0, 0);
        vm.stopPrank();
        goTo(NEW_YEAR + 200);
        BillTerms memory t = soundTerms();
        uint32 silvester = NEW_YEAR + 364;
        (t.issued, t.maturity, t.calendar, t.number) = (NEW_YEAR + 200, silvester - 10, calendar, "second");
        t.keys[0] = Fingerprint.wrap("second");
        useTerms(t);
        startAccepted();
        presentAt(silvester);
        vm.assertFalse(seenLot().late, "in time");
        vm.assertEq(bills.answerByOf(lot), 0, "nobody knows");
        goTo(silvester + 5);
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_NotSilent.selector, lot, 0));
        bills.deemRefused(lot);
        vm.prank(address(timelockController));
        calendars.loadYear(calendar, 2028, 0, 0);
        bills.deemRefused(lot);
        vm.assertEq(seenLot().answerBy, silvester + 1, "the day after");
    }

    /// @dev The last day of presentation is closed after the acceptance: it is the next banking day.
    function test_ADayThatIsClosedLaterMovesTheLastDay() public {
        vm.prank(address(timelockController));
        calendars.addClosure(CALENDAR, LAST_DAY);
        presentAt(LAST_DAY + 1);
        vm.assertFalse(seenLot().late, "in time");
    }

    function test_RevertWhen_PresentedBeforeTheMaturity() public {
        vm.warp(startOf(MATURITY) - 1);
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_NotDue.selector, lot, MATURITY));
        bills.present(lot);
    }

    function test_RevertWhen_NoSuchLot() public {
        goTo(MATURITY);
        uint256 phantom = bills.lotIdOf(bill, 7);
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_UnknownLot.selector, phantom));
        bills.present(phantom);
    }

    function test_RevertWhen_BillIsNotAccepted() public {
        BillTerms memory t = soundTerms();
        t.number = "another";
        t.keys[0] = Fingerprint.wrap("another");
        useTerms(t);
        draw();
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_UnknownLot.selector, lot));
        bills.present(lot);
    }

    /* PAYMENT */

    function test_Paid() public {
        presentAt(MATURITY);
        vm.expectEmit(address(bills));
        emit IBillClaims.LotPaid(lot, AMOUNT);
        pay(bank, AMOUNT);
        assertLotState(LotState.Paid, "lot");
        assertState(BillState.Closed, "bill");
        assertUsed(bank, buyer, ACCEPTANCE, 0, "limit");
        vm.assertEq(uint256(fingerprints.stateOf(terms.keys[0])), uint256(FingerprintState.Closed), "documents");
        uint256 before = yuan.balanceOf(otherBank.maker);
        instruments.redeem(lot, otherBank.maker);
        vm.assertEq(yuan.balanceOf(otherBank.maker), before + AMOUNT, "money");
        vm.assertEq(holds(otherBank, lot), 0, "burnt");
    }

    function test_PaidLotByLot() public {
        uint256 part = endorsePart(otherBank, acme, lot, 600_000, 400_000);
        goTo(MATURITY);
        bills.present(lot);
        bills.present(part);
        pay(bank, 600_000);
        assertState(BillState.Accepted, "400 000 are owed");
        assertUsed(bank, buyer, ACCEPTANCE, 400_000, "limit");
        vm.prank(bank.maker);
        instruments.pay(part, 400_000);
        assertState(BillState.Closed, "nothing is owed");
    }

    function test_RevertWhen_PaidInPart() public {
        presentAt(MATURITY);
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_OtherAmount.selector, lot, AMOUNT, AMOUNT - 1));
        pay(bank, AMOUNT - 1);
    }

    function test_RevertWhen_PaidBeforeItIsPresented() public {
        goTo(MATURITY);
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_WrongState.selector, lot, LotState.Open));
        pay(bank, AMOUNT);
    }

    function test_RevertWhen_AnotherPays() public {
        presentAt(MATURITY);
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_NotParty.selector, lot, bank.id, buyer.id));
        pay(buyer, AMOUNT);
    }

    /* REFUSAL */

    function test_RefusedByTheAcceptor() public {
        presentAt(MATURITY);
        vm.expectEmit(address(bills));
        emit IBillClaims.LotRefused(lot, bank.id, "funds", MATURITY);
        refusePayment();
        assertLotState(LotState.Refused, "lot");
        vm.assertEq(bills.owedOn(lot, MATURITY), AMOUNT, "owed");
    }

    /// @dev A refusal that comes after the silence moves no period.
    function test_RefusalAfterTheSilenceCountsFromTheSilence() public {
        presentAt(MATURITY);
        goTo(MATURITY + 30);
        refusePayment();
        vm.assertEq(seenLot().answerBy, MATURITY + 1, "day");
    }

    function test_RevertWhen_AnotherRefuses() public {
        presentAt(MATURITY);
        DualApproval memory signed = refusing(buyer);
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_NotParty.selector, lot, bank.id, buyer.id));
        bills.refusePayment(lot, "funds", LATER, signed);
    }

    function test_RevertWhen_RefusedAfterTheDeadline() public {
        presentAt(MATURITY);
        uint48 before = uint48(block.timestamp - 1);
        DualApproval memory signed = refusing(bank);
        bytes memory reason = abi.encodeWithSelector(
            IBillClaims.BillClaims_TooLate.selector,
            lot,
            before,
            block.timestamp
        );
        expectError(reason);
        bills.refusePayment(lot, "funds", before, signed);
    }

    /// @dev One stolen key of the acceptor dishonours nothing.
    function test_RevertWhen_OnePersonOfTheAcceptorRefuses() public {
        presentAt(MATURITY);
        DualApproval memory signed = refusing(bank);
        signed.checker = signed.maker;
        expectError(abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, bank.maker, MAKER, CHECKER));
        bills.refusePayment(lot, "funds", LATER, signed);
    }

    function test_SilenceIsRefusalByAnybodysCall() public {
        presentAt(MATURITY);
        goTo(MATURITY + 2);
        vm.expectEmit(address(bills));
        emit IBillClaims.LotRefused(lot, OrgId.wrap(0), 0, MATURITY + 1);
        vm.prank(OUTSIDER);
        bills.deemRefused(lot);
    }

    /// @dev An acceptor that was silent saves no interest by paying before anybody says so: 60 days at 3.45 % are 5 750.
    function test_WhatIsPaidAfterTheSilenceBearsInterest() public {
        presentAt(MATURITY);
        goTo(MATURITY + 60);
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_OtherAmount.selector, lot, AMOUNT + 5_750, AMOUNT));
        pay(bank, AMOUNT);
        vm.expectEmit(address(bills));
        emit IBillClaims.LotRefused(lot, OrgId.wrap(0), 0, MATURITY + 1);
        pay(bank, AMOUNT + 5_750);
        assertLotState(LotState.Settled, "lot");
    }

    function test_PaidOnTheLastDayOfTheAnswer() public {
        presentAt(MATURITY);
        vm.warp(startOf(MATURITY + 2) - 1);
        pay(bank, AMOUNT);
        assertLotState(LotState.Paid, "lot");
    }

    function test_RevertWhen_DayOfTheAnswerIsNotOver() public {
        presentAt(MATURITY);
        vm.warp(startOf(MATURITY + 2) - 1);
        expectError(abi.encodeWithSelector(IBillClaims.BillClaims_NotSilent.selector, lot, MATURITY + 1));
        bills.deemRefused(lot);
    }

    /* A COURT'S STOP */

    function test_StoppedLotIsPresentedAndItsMoneyWaits() public {
        stop(otherBank.maker, AMOUNT);
        presentAt(MATURITY);
        pay(bank, AMOUNT);
        expectError(abi.encodeWithSelector(IObligations.Obligations_NothingToRedeem.selector, lot, otherBank.maker));
        instruments.redeem(lot, otherBank.maker);
        stop(otherBank.maker, 0);
        instruments.redeem(lot, otherBank.maker);
        vm.assertEq(holds(otherBank, lot), 0, "paid out once the stop was lifted");
    }

    /* THE LEDGER ALONE TELLS */

    function test_RevertWhen_AnotherTells() public {
        Deal memory deal = Deal(new Leg[](0), 0, false, LATER);
        bytes memory reason = abi.encodeWithSelector(ICase.Case_NotLedger.selector, address(this));
        expectError(reason);
        bills.onSettled(deal, 0, 0, acme.id, basin.id);
        expectError(reason);
        bills.onPledged(deal, 0, 0, acme.id, basin.id);
        expectError(reason);
        bills.onPaid(lot, bank.maker, AMOUNT);
        expectError(reason);
        bills.onRedeemed(lot, acme.maker, acme.id, 1);
    }
}

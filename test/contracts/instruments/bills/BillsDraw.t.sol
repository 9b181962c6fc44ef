// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Bill, BillState} from "../../../../contracts/instruments/bills/Bill.sol";
import {BillTerms} from "../../../../contracts/instruments/bills/BillTerms.sol";
import {IBills} from "../../../../contracts/instruments/bills/IBills.sol";
import {FingerprintState, IFingerprints} from "../../../../contracts/evidence/IFingerprints.sol";
import {Standing} from "../../../../contracts/members/IMembers.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {BankCalendar} from "../../../../contracts/libraries/BankCalendar.sol";
import {ICash} from "../../../../contracts/settlement/ICash.sol";
import {CalendarId} from "../../../../contracts/types/CalendarId.sol";
import {Fingerprint} from "../../../../contracts/types/Fingerprint.sol";
import {OrgId} from "../../../../contracts/types/OrgId.sol";
import {BillsBase} from "./BillsBase.sol";

/// @notice Drawing, and what can be written on a bill.
contract BillsDrawTest is BillsBase {
    function test_Draw() public {
        vm.expectEmit(address(bills));
        emit IBills.BillDrawn(bill, buyer.id, bank.id, terms);
        draw();
        Bill memory b = seen();
        assertState(BillState.Drawn, "state");
        vm.assertEq(b.acceptBy, startOf(TODAY + 4) - 1, "the third day ends");
        vm.assertEq(b.amount, AMOUNT, "amount");
        vm.assertEq(uint256(fingerprints.stateOf(terms.keys[0])), uint256(FingerprintState.Reserved), "documents");
        vm.assertEq(instruments.balanceOf(acme.maker, lot), 0, "nobody has anything");
    }

    function test_DrawOnACoreEnterprise() public {
        BillTerms memory t = soundTerms();
        (t.acceptor, t.drawer) = (buyer.id, acme.id);
        (t.payee, t.payeeAccount) = (basin.id, basin.maker);
        useTerms(t);
        bills.draw(terms, LATER, drawing(acme));
        assertState(BillState.Drawn, "state");
    }

    function testFuzz_AnyMaturityInSixMonths(uint32 days_) public {
        BillTerms memory t = soundTerms();
        t.maturity = TODAY + 1 + (days_ % 181); // to 15 July
        useTerms(t);
        draw();
        assertState(BillState.Drawn, "state");
    }

    function test_RevertWhen_TenorExceedsSixMonths() public {
        BillTerms memory t = soundTerms();
        t.maturity = TODAY + 182;
        _refused(t, abi.encodeWithSelector(IBills.Bills_TenorExceeded.selector, TODAY + 182, TODAY + 181));
    }

    function test_RevertWhen_ItMaturesWhenItIsDrawn() public {
        BillTerms memory t = soundTerms();
        t.maturity = TODAY;
        _refused(t, abi.encodeWithSelector(IBills.Bills_TenorExceeded.selector, TODAY, TODAY + 181));
    }

    function test_RevertWhen_AcceptorIsTheDrawer() public {
        BillTerms memory t = soundTerms();
        t.acceptor = t.drawer;
        _invalid(t, "acceptor");
    }

    function test_RevertWhen_PayeeIsTheAcceptor() public {
        BillTerms memory t = soundTerms();
        t.payee = t.acceptor;
        _invalid(t, "payee");
    }

    function test_RevertWhen_PayeeIsNotActive() public {
        setStanding(acme.id, Standing.Restricted);
        _invalid(soundTerms(), "payee");
    }

    function test_RevertWhen_AccountIsNotThePayees() public {
        BillTerms memory t = soundTerms();
        t.payeeAccount = basin.maker;
        _invalid(t, "payeeAccount");
    }

    function test_RevertWhen_AmountIsZero() public {
        BillTerms memory t = soundTerms();
        t.amount = 0;
        _invalid(t, "amount");
    }

    function test_RevertWhen_AmountCannotBeNumbered() public {
        BillTerms memory t = soundTerms();
        t.amount = (type(uint64).max >> 1) + 1;
        _invalid(t, "amount");
    }

    function test_RevertWhen_LeastExceedsTheAmount() public {
        BillTerms memory t = soundTerms();
        t.least = uint32(AMOUNT + 1);
        _invalid(t, "least");
    }

    function test_RevertWhen_CashIsNotOfTheFactory() public {
        BillTerms memory t = soundTerms();
        t.cash = ICash(address(members));
        _invalid(t, "cash");
    }

    function test_RevertWhen_ItBearsAnotherDay() public {
        BillTerms memory t = soundTerms();
        t.issued = TODAY + 1;
        _invalid(t, "issued");
    }

    function test_RevertWhen_AnswerTakesNoDay() public {
        BillTerms memory t = soundTerms();
        t.answerDays = 0;
        _invalid(t, "answerDays");
    }

    function test_RevertWhen_AnswerTakesTooManyDays() public {
        BillTerms memory t = soundTerms();
        t.answerDays = 6;
        _invalid(t, "answerDays");
    }

    function test_RevertWhen_InterestIsMoreThanCourtsAllow() public {
        BillTerms memory t = soundTerms();
        t.lateRate = 2401;
        _invalid(t, "lateRate");
    }

    function test_RevertWhen_NoTradeIsNamed() public {
        BillTerms memory t = soundTerms();
        t.keys = new Fingerprint[](0);
        _invalid(t, "keys");
    }

    function test_RevertWhen_AcceptorIsNeitherBankNorCoreEnterprise() public {
        BillTerms memory t = soundTerms();
        t.acceptor = basin.id;
        _refused(t, abi.encodeWithSelector(IBills.Bills_NotAcceptor.selector, basin.id));
    }

    function test_RevertWhen_AcceptorIsNotActive() public {
        setStanding(bank.id, Standing.Restricted);
        _refused(soundTerms(), abi.encodeWithSelector(IBills.Bills_NotAcceptor.selector, bank.id));
    }

    function test_RevertWhen_DeadlineIsOver() public {
        DualApproval memory signed = drawing(buyer);
        expectError(abi.encodeWithSelector(IBills.Bills_TooLate.selector, bill, uint48(START - 1), START));
        bills.draw(terms, uint48(START - 1), signed);
    }

    /// @dev Nobody guesses the banking days of a year that is not known: the last day of presentation is in it.
    function test_RevertWhen_TheCalendarDoesNotKnowTheYear() public {
        CalendarId calendar = CalendarId.wrap("known to the end of 2026");
        vm.startPrank(address(timelockController));
        calendars.createCalendar(calendar, OFFSET);
        calendars.loadYear(calendar, 2026, 0, 0);
        vm.stopPrank();
        BillTerms memory t = soundTerms();
        t.calendar = calendar;
        useTerms(t);
        DualApproval memory signed = drawing(buyer);
        vm.expectPartialRevert(BankCalendar.BankCalendar_YearNotLoaded.selector);
        bills.draw(terms, LATER, signed);
    }

    function test_RevertWhen_AnotherSigns() public {
        DualApproval memory signed = drawing(acme);
        expectError(abi.encodeWithSelector(IBills.Bills_NotParty.selector, bill, buyer.id, acme.id));
        bills.draw(terms, LATER, signed);
    }

    /// @dev Who saw the keys first keeps no drawer from its bill.
    function test_AReservationOfAnotherYields() public {
        vm.prank(basin.maker);
        fingerprints.reserve(basin.id, terms.keys, new Fingerprint[](0), uint48(START + 1 days));
        draw();
        (OrgId holder, , , ) = fingerprints.entries(terms.keys[0]);
        vm.assertTrue(holder == buyer.id, "the drawer's");
    }

    function test_RevertWhen_DocumentsAreOfABillThatIsDrawn() public {
        draw();
        BillTerms memory t = soundTerms();
        t.number = "another";
        bytes memory reason = abi.encodeWithSelector(
            IFingerprints.Fingerprints_Taken.selector,
            0,
            t.keys[0],
            FingerprintState.Reserved
        );
        _refused(t, reason);
    }

    function test_RevertWhen_DocumentsAreInUse() public {
        startAccepted();
        BillTerms memory t = soundTerms();
        t.number = "another";
        useTerms(t);
        DualApproval memory signed = drawing(buyer);
        expectError(
            abi.encodeWithSelector(IFingerprints.Fingerprints_Taken.selector, 0, terms.keys[0], FingerprintState.Bound)
        );
        bills.draw(terms, LATER, signed);
    }

    function _invalid(BillTerms memory t, bytes32 field) private {
        _refused(t, abi.encodeWithSelector(IBills.Bills_TermsInvalid.selector, field));
    }

    function _refused(BillTerms memory t, bytes memory reason) private {
        useTerms(t);
        DualApproval memory signed = drawing(buyer);
        expectError(reason);
        bills.draw(terms, LATER, signed);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {FingerprintState} from "../../../../contracts/evidence/IFingerprints.sol";
import {Debt, ReceivableState} from "../../../../contracts/instruments/receivables/Debt.sol";
import {IReceivables} from "../../../../contracts/instruments/receivables/IReceivables.sol";
import {Receivable} from "../../../../contracts/instruments/receivables/Receivable.sol";
import {BankCalendar} from "../../../../contracts/libraries/BankCalendar.sol";
import {Standing} from "../../../../contracts/members/IMembers.sol";
import {Fingerprint} from "../../../../contracts/types/Fingerprint.sol";
import {NOBODY} from "../../../../contracts/types/OrgId.sol";
import {ReceivableId} from "../../../../contracts/types/ReceivableId.sol";
import {CORE_ENTERPRISE, SUPPLIER} from "../../../../contracts/types/Roles.sol";
import {ReceivablesBase} from "./ReceivablesBase.sol";

/// @notice What can be registered, and by whom.
contract ReceivablesRegisterTest is ReceivablesBase {
    function test_Register() public {
        Receivable memory r = guaranteed(1);
        vm.expectEmit(address(receivables));
        emit IReceivables.ReceivableRegistered(idOf(r), acme.id, buyer.id, r, new bool[](0));
        register(r);
        Debt memory debt = receivables.debtOf(idOf(r));
        vm.assertTrue(debt.state == ReceivableState.Registered && debt.consented && !debt.guaranteed, "registered");
        vm.assertTrue(debt.creditor == acme.id && debt.obligor == buyer.id && debt.guarantor == guarantor.id, "who");
        vm.assertEq(debt.time, START + 30 days, "to be confirmed in 30 days");
        vm.assertTrue(debt.graceDays == GRACE && debt.lateRate == RATE && debt.utcOffset == OFFSET, "terms");
        vm.assertEq(receivables.instrumentIdOf(idOf(r)), instrumentOf(r), "the ledger's id");
        assertKey(r, FingerprintState.Reserved, "its document is reserved");
    }

    function test_FlaggingKeysTellOfASimilarDocument() public {
        Fingerprint[][] memory flagging = new Fingerprint[][](1);
        flagging[0] = new Fingerprint[](2);
        (flagging[0][0], flagging[0][1]) = (keyOf(100), keyOf(101));
        vm.prank(acme.maker);
        receivables.register(list(invoice(1)), flagging);
        flagging[0][0] = keyOf(102);
        bool[] memory flags = new bool[](2);
        flags[1] = true;
        Receivable memory other = invoice(2);
        vm.expectEmit(address(receivables));
        emit IReceivables.ReceivableRegistered(idOf(other), acme.id, buyer.id, other, flags);
        vm.prank(acme.maker);
        receivables.register(list(other), flagging);
    }

    function test_RevertWhen_NothingIsRegistered() public {
        vm.startPrank(acme.maker);
        expectError(abi.encodeWithSelector(IReceivables.Receivables_Empty.selector));
        receivables.register(new Receivable[](0), noFlags(0));
        expectError(abi.encodeWithSelector(IReceivables.Receivables_LengthsDiffer.selector, 1, 2));
        receivables.register(list(invoice(1)), noFlags(2));
        expectError(abi.encodeWithSelector(IReceivables.Receivables_Empty.selector));
        receivables.consent(new ReceivableId[](0));
        vm.stopPrank();
    }

    function test_RevertWhen_OneOfManyCannotBeRegistered() public {
        Receivable memory bad = invoice(2);
        bad.face = 0;
        _refuseTerms(bad, "face", list(invoice(1), bad));
        assertKey(invoice(1), FingerprintState.Free, "none of them is");
    }

    /* TERMS */

    function test_RevertWhen_TheCreditorIsTheObligor() public {
        Receivable memory r = invoice(1);
        r.obligor = acme.id;
        _refuseTerms(r, "obligor", list(r));
    }

    function test_RevertWhen_TheGuarantorIsCreditorOrObligor() public {
        Receivable memory r = invoice(1);
        r.guarantor = acme.id;
        _refuseTerms(r, "guarantor", list(r));
        r.guarantor = buyer.id;
        _refuseTerms(r, "guarantor", list(r));
    }

    function test_RevertWhen_TheFaceIsZeroOrHasMoreThan128Bits() public {
        Receivable memory r = invoice(1);
        r.face = 0;
        _refuseTerms(r, "face", list(r));
        r.face = 1 << 128;
        _refuseTerms(r, "face", list(r));
    }

    function test_RevertWhen_TheCashIsNoContract() public {
        Receivable memory r = invoice(1);
        r.cash = IERC20(acme.maker);
        _refuseTerms(r, "cash", list(r));
    }

    function test_RevertWhen_TheHolderIsNotTheCreditors() public {
        Receivable memory r = invoice(1);
        r.holder = basin.maker;
        _refuseTerms(r, "holder", list(r));
    }

    /* PARTIES */

    function test_RevertWhen_TheObligorIsNoActiveCoreEnterprise() public {
        Receivable memory r = invoice(1);
        bytes memory invalid = abi.encodeWithSelector(
            IReceivables.Receivables_PartyInvalid.selector,
            idOf(r),
            buyer.id
        );
        setStanding(buyer.id, Standing.Restricted);
        vm.startPrank(acme.maker);
        expectError(invalid);
        receivables.register(list(r), noFlags(1));
        vm.stopPrank();
        setStanding(buyer.id, Standing.Active);
        setRoles(buyer.id, SUPPLIER);
        vm.startPrank(acme.maker);
        expectError(invalid);
        receivables.register(list(r), noFlags(1));
        vm.stopPrank();
        setRoles(buyer.id, CORE_ENTERPRISE | SUPPLIER);
        register(r);
    }

    function test_RevertWhen_TheCreditorIsNotActive() public {
        Receivable memory r = invoice(1);
        setStanding(acme.id, Standing.Restricted);
        vm.prank(buyer.maker);
        expectError(abi.encodeWithSelector(IReceivables.Receivables_PartyInvalid.selector, idOf(r), acme.id));
        receivables.register(list(r), noFlags(1));
    }

    function test_RevertWhen_AnotherRegisters() public {
        Receivable memory r = invoice(1);
        vm.prank(basin.maker);
        expectError(abi.encodeWithSelector(IReceivables.Receivables_NotParty.selector, idOf(r), buyer.id, basin.id));
        receivables.register(list(r), noFlags(1));
        vm.prank(OUTSIDER);
        vm.expectRevert();
        receivables.register(list(r), noFlags(1));
    }

    function test_TheObligorRegistersAndTheCreditorConsents() public {
        Receivable memory r = invoice(1);
        vm.prank(buyer.maker);
        receivables.register(list(r), noFlags(1));
        vm.assertFalse(receivables.debtOf(idOf(r)).consented, "no supplier is made to take it");
        vm.prank(buyer.maker);
        expectError(abi.encodeWithSelector(IReceivables.Receivables_NotParty.selector, idOf(r), acme.id, buyer.id));
        receivables.consent(idsOf(r));
        vm.expectEmit(address(receivables));
        emit IReceivables.ReceivableConsented(idOf(r));
        vm.prank(acme.maker);
        receivables.consent(idsOf(r));
        confirm(r);
        assertIs(r, ReceivableState.Confirmed, "confirmed");
    }

    /* DAYS */

    function test_TheTenorIs183DaysAtMost() public {
        Receivable memory r = invoice(1);
        r.dueDay = TODAY;
        _refuseTenor(r, 183);
        r.dueDay = TODAY + 184;
        _refuseTenor(r, 183);
        r.dueDay = TODAY + 183;
        register(r);
        r = invoice(2);
        r.dueDay = TODAY + 1;
        register(r);
    }

    function test_TheCouncilSetsTheLongestTenor() public {
        vm.assertEq(receivables.maxTenor(), 183, "at first");
        expectError(abi.encodeWithSelector(IReceivables.Receivables_NotCouncil.selector, address(this)));
        receivables.setMaxTenor(10);
        vm.startPrank(address(timelockController));
        expectError(abi.encodeWithSelector(IReceivables.Receivables_MaxTenorInvalid.selector, 0, 365));
        receivables.setMaxTenor(0);
        expectError(abi.encodeWithSelector(IReceivables.Receivables_MaxTenorInvalid.selector, 366, 365));
        receivables.setMaxTenor(366);
        receivables.setMaxTenor(365);
        vm.expectEmit(address(receivables));
        emit IReceivables.MaxTenorSet(89);
        receivables.setMaxTenor(89);
        vm.stopPrank();
        _refuseTenor(invoice(1), 89);
    }

    function test_RevertWhen_TheCalendarDoesNotKnowTheYear() public {
        asCouncil();
        receivables.setMaxTenor(365);
        Receivable memory r = invoice(1);
        r.dueDay = NEW_YEAR + 365;
        vm.startPrank(acme.maker);
        expectError(abi.encodeWithSelector(BankCalendar.BankCalendar_YearNotLoaded.selector, 2028));
        receivables.register(list(r), noFlags(1));
        r.dueDay = NEW_YEAR + 363; // Thursday 30 December
        receivables.register(list(r), noFlags(1));
        vm.stopPrank();
    }

    function test_ADueDayOnAHolidayIsPaidOnTheNextBankingDay() public {
        Receivable memory r = invoice(1);
        r.dueDay = LABOUR_DAY;
        issueUnits(r);
        vm.assertEq(receivables.debtOf(idOf(r)).paymentDay, AFTER_LABOUR_DAY, "after the holidays");
        _assertTimes(r, AFTER_LABOUR_DAY, LABOUR_DAY - 1);
    }

    function test_ADueDayOnAMakeUpWorkingDayIsPaidOnIt() public {
        Receivable memory r = invoice(1);
        r.dueDay = MAKE_UP_DAY;
        issueUnits(r);
        vm.assertEq(receivables.debtOf(idOf(r)).paymentDay, MAKE_UP_DAY, "a Saturday on which banks work");
        _assertTimes(r, MAKE_UP_DAY, MAKE_UP_DAY - 1);
    }

    /* HELP */

    function _assertTimes(Receivable memory r, uint32 matures, uint32 closes) private view {
        uint256 instrument = instrumentOf(r);
        vm.assertEq(instruments.instrumentOf(instrument).terms.maturity, startOf(matures), "maturity");
        vm.assertEq(instruments.instrumentOf(instrument).terms.closesAt, startOf(closes), "close of transfers");
    }

    function _refuseTerms(Receivable memory r, bytes32 field, Receivable[] memory many) private {
        vm.prank(acme.maker);
        expectError(abi.encodeWithSelector(IReceivables.Receivables_TermsInvalid.selector, idOf(r), field));
        receivables.register(many, noFlags(many.length));
    }

    function _refuseTenor(Receivable memory r, uint256 longest) private {
        vm.prank(acme.maker);
        expectError(
            abi.encodeWithSelector(
                IReceivables.Receivables_TenorInvalid.selector,
                idOf(r),
                r.dueDay,
                TODAY + 1,
                TODAY + longest
            )
        );
        receivables.register(list(r), noFlags(1));
    }
}

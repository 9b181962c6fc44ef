// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ReceivableState} from "../../../../contracts/instruments/receivables/Debt.sol";
import {IReceivables} from "../../../../contracts/instruments/receivables/IReceivables.sol";
import {IRecourses} from "../../../../contracts/instruments/receivables/IRecourses.sol";
import {Receivable} from "../../../../contracts/instruments/receivables/Receivable.sol";
import {IObligations} from "../../../../contracts/ledger/IObligations.sol";
import {OBLIGOR_RISK, UNDERTAKING} from "../../../../contracts/types/LimitKind.sol";
import {ReceivableId} from "../../../../contracts/types/ReceivableId.sol";
import {ReceivablesBase} from "./ReceivablesBase.sol";

/// @notice Paid early, in time, late, in parts; late interest to the cent, as in the golden vectors of discount.
contract ReceivablesPayTest is ReceivablesBase {
    Receivable private r;
    uint256 private instrument;

    /// @dev One part of a payment, so many days after the payment day.
    struct Part {
        uint32 afterDays;
        uint256 amount;
    }

    function setUp() public override {
        super.setUp();
        r = invoice(1);
    }

    function test_PaidEarly() public {
        instrument = issueUnits(r);
        sell(instrument, acme, bank, 600_000, 590_000, false);
        pay(instrument, FACE);
        instruments.redeem(instrument, acme.maker);
        instruments.redeem(instrument, bank.maker);
        assertUsed(bank, buyer, OBLIGOR_RISK, 0, "the bank's limit is free");
        assertUsed(buyer, buyer, UNDERTAKING, 0, "the obligor's too, as it paid");
        close(r);
        assertUsed(buyer, buyer, UNDERTAKING, 0, "closed");
    }

    function test_RevertWhen_OneUnitTooMuchIsPaid() public {
        instrument = issueUnits(r);
        _refuseInterest(FACE + 1, 1, 0);
        pay(instrument, FACE);
        _refuseInterest(1, 1, 0);
    }

    function test_APartIsPaidAndRedeemedProRata() public {
        instrument = issueUnits(r);
        pass(acme, basin, instrument, 250_001);
        goTo(DUE);
        pay(instrument, 333_333);
        instruments.redeem(instrument, acme.maker);
        instruments.redeem(instrument, basin.maker);
        assertHolds(acme, instrument, 749_999 - 249_999, "floor of the share");
        assertHolds(basin, instrument, 250_001 - 83_333, "of each");
        vm.expectRevert(
            abi.encodeWithSelector(IObligations.Obligations_NothingToRedeem.selector, instrument, acme.maker)
        );
        instruments.redeem(instrument, acme.maker);
    }

    /* OVERDUE */

    function test_OverdueAfterGraceOnly() public {
        instrument = issueUnits(r);
        goTo(DUE + GRACE);
        _refuseOverdue();
        vm.warp(startOf(DUE + GRACE + 1) - 1);
        _refuseOverdue();
        vm.warp(startOf(DUE + GRACE + 1));
        vm.expectEmit(address(receivables));
        emit IRecourses.ReceivableOverdue(idOf(r));
        markOverdue(r);
        vm.assertEq(receivables.debtOf(idOf(r)).time, block.timestamp, "since now");
    }

    function test_RevertWhen_WhatIsPaidIsMarkedOverdue() public {
        instrument = issueUnits(r);
        goTo(DUE + GRACE);
        pay(instrument, FACE - 1);
        goTo(DUE + GRACE + 1);
        pay(instrument, 1 + receivables.interestDue(idOf(r)));
        _refuseOverdue();
    }

    function test_TwoThatMarkOverdueDoNotBlockEachOther() public {
        instrument = issueUnits(r);
        Receivable memory other = invoice(2);
        issueUnits(other);
        goOverdue(r);
        ReceivableId[] memory both = new ReceivableId[](2);
        (both[0], both[1]) = (idOf(r), idOf(other));
        receivables.markOverdue(both);
        assertIs(other, ReceivableState.Overdue, "the other is marked too");
    }

    /* CLOSING */

    function test_RevertWhen_ItIsClosedBeforeAllIsPaidOut() public {
        instrument = issueUnits(r);
        pass(acme, basin, instrument, 1);
        _refuseClose(FACE, FACE, 0);
        pay(instrument, FACE);
        _refuseClose(0, FACE, 0);
        instruments.redeem(instrument, acme.maker);
        _refuseClose(0, 1, 0);
        instruments.redeem(instrument, basin.maker);
        close(r);
    }

    function test_RevertWhen_LateInterestIsOwedStill() public {
        instrument = issueUnits(r);
        goTo(DUE + 10);
        pay(instrument, FACE);
        instruments.redeem(instrument, acme.maker);
        _refuseClose(0, 0, 5000);
        pay(instrument, 4999);
        _refuseClose(0, 0, 1);
        pay(instrument, 1);
        close(r);
        instruments.redeem(instrument, acme.maker);
        vm.assertEq(yuan.balanceOf(acme.maker), MONEY + FACE + 5000, "the interest went to the holder");
        vm.assertEq(yuan.balanceOf(address(instruments)), 0, "and none is left");
    }

    /* LATE INTEREST, DSC-... of the golden vectors */

    function test_NoneOnTheDueDay() public {
        _expectInterest(10_000_000, 500, 0, new Part[](0), 0, 0); // DSC-086
    }

    function test_NoneWithinGraceAndFromTheDueDayAfterIt() public {
        _expectInterest(10_000_000, 500, 3, new Part[](0), 4, 5556); // DSC-089
        goTo(DUE + 3);
        vm.assertEq(receivables.interestDue(idOf(r)), 0, "within grace");
    }

    function test_NoneAfterTheFullPayment() public {
        Part[] memory parts = new Part[](1);
        parts[0] = Part(10, 10_000_000);
        _expectInterest(10_000_000, 500, 0, parts, 31, 13_889); // DSC-092
    }

    function test_OneCentOnASmallDebt() public {
        _expectInterest(1, 500, 0, new Part[](0), 363, 1); // DSC-094
    }

    function test_APaymentOnTheDueDayAccruesNothing() public {
        Part[] memory parts = new Part[](1);
        parts[0] = Part(0, 99_999_999);
        _expectInterest(99_999_999_999, 1800, 0, parts, 365, 18_231_750_000); // DSC-095
    }

    function test_NoneAtNoRate() public {
        _expectInterest(5_000_000, 0, 0, new Part[](0), 31, 0); // DSC-096
    }

    function test_APartThatIsPaidBearsNoMore() public {
        Part[] memory parts = new Part[](1);
        parts[0] = Part(34, 3_829_157_012);
        _expectInterest(8_318_943_037, 459, 0, parts, 77, 60_677_870); // DSC-097
    }

    function test_ThreePartsAreRoundedOnce() public {
        Part[] memory parts = new Part[](3);
        (parts[0], parts[1]) = (Part(36, 468_336_528), Part(72, 415_164_440));
        parts[2] = Part(107, 210_046_591);
        _expectInterest(2_014_344_437, 494, 0, parts, 133, 26_304_530); // DSC-099
    }

    function test_ThreePartsSoonAfterEachOther() public {
        Part[] memory parts = new Part[](3);
        (parts[0], parts[1]) = (Part(15, 2_989_272_984), Part(21, 1_030_473_530));
        parts[2] = Part(58, 145_962_440);
        _expectInterest(6_215_636_396, 1284, 0, parts, 76, 82_297_034); // DSC-102
    }

    /// @dev Whatever is paid when: what was paid of the interest, and what is due still, is the interest rounded once.
    function testFuzz_InterestIsRoundedOnce(uint64 first, uint64 second, uint8 days_) public {
        uint256 one = _bound(first, 1, FACE - 2);
        uint256 other = _bound(second, 1, FACE - one - 1);
        uint32 gap = uint32(_bound(days_, 1, 100));
        r.graceDays = 0;
        instrument = issueUnits(r);
        goTo(DUE + gap);
        pay(instrument, one);
        goTo(DUE + 2 * gap);
        pay(instrument, other);
        goTo(DUE + 3 * gap);
        uint256 products = gap * (FACE + (FACE - one) + (FACE - one - other));
        uint256 interest = (products * RATE + 3_600_000 - 1) / 3_600_000;
        vm.assertEq(receivables.interestDue(idOf(r)), interest, "interest");
        pay(instrument, FACE - one - other + interest / 2);
        goTo(DUE + 4 * gap);
        vm.assertEq(receivables.interestDue(idOf(r)), interest - interest / 2, "the rest, and no interest on it");
        vm.assertEq(instruments.obligationOf(instrument).interestPaid, interest / 2, "what was paid");
    }

    /* HELP */

    function _expectInterest(
        uint256 face,
        uint16 rate,
        uint8 grace,
        Part[] memory parts,
        uint32 asOf,
        uint256 interest
    ) private {
        (r.face, r.lateRate, r.graceDays) = (face, rate, grace);
        instrument = issueUnits(r);
        for (uint256 i = 0; i < parts.length; i++) {
            goTo(DUE + parts[i].afterDays);
            pay(instrument, parts[i].amount);
        }
        goTo(DUE + asOf);
        vm.assertEq(receivables.interestDue(idOf(r)), interest, "late interest");
    }

    function _refuseInterest(uint256 amount, uint256 beyond, uint256 due) private {
        vm.prank(buyer.maker);
        expectError(abi.encodeWithSelector(IRecourses.Recourses_MoreInterestThanDue.selector, instrument, beyond, due));
        instruments.pay(instrument, amount);
    }

    function _refuseOverdue() private {
        expectRefusal(IRecourses.Recourses_NotOverdue.selector, r, DUE + GRACE);
        markOverdue(r);
    }

    function _refuseClose(uint256 owed, uint256 held, uint256 interest) private {
        expectError(
            abi.encodeWithSelector(IReceivables.Receivables_NotSettled.selector, idOf(r), owed, held, interest)
        );
        close(r);
    }
}

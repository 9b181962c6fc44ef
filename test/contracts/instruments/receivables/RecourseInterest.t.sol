// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IRecourses} from "../../../../contracts/instruments/receivables/IRecourses.sol";
import {Receivable} from "../../../../contracts/instruments/receivables/Receivable.sol";
import {Sale} from "../../../../contracts/instruments/receivables/ReceivableActs.sol";
import {Deal, Leg} from "../../../../contracts/settlement/Deal.sol";
import {ReceivablesBase} from "./ReceivablesBase.sol";

/// @notice Late interest is of who waited: a seller that takes units back pays for what is due on them.
contract RecourseInterestTest is ReceivablesBase {
    Receivable private r;
    uint256 private instrument;
    Sale private sale;
    bytes32 private id;

    function setUp() public override {
        super.setUp();
        r = invoice(1);
        instrument = issueUnits(r);
        sale = sell(instrument, acme, bank, FACE, 990_000, true);
        id = saleIdOf(sale);
    }

    /// @dev The seller repays in front of the obligor's payment, a year late.
    function test_TheBuyerHasTheInterestOfItsYear() public {
        _claim();
        goTo(DUE + 360);
        vm.assertEq(receivables.recoursePrice(id, FACE), FACE + 180_000, "a year's");
        uint256 had = yuan.balanceOf(bank.maker);
        _repay(FACE);
        vm.assertEq(yuan.balanceOf(bank.maker), had + FACE + 180_000, "the buyer waited");
        pay(instrument, FACE + 180_000);
        (uint256 principal, uint256 interest) = instruments.redeem(instrument, acme.maker);
        vm.assertEq(principal + interest, FACE + 180_000, "the seller has what it paid, and no more");
    }

    /// @dev Also for the part that the buyer redeemed itself, late.
    function test_TheInterestOfWhatTheBuyerRedeemedIsItsOwn() public {
        goDefaulted(r);
        pay(instrument, FACE / 2);
        instruments.redeem(instrument, bank.maker);
        vm.prank(bank.maker);
        receivables.claimRecourse(sale);
        uint256 due = receivables.interestDue(idOf(r));
        vm.assertTrue(due != 0, "for the half that was paid late too");
        uint256 had = yuan.balanceOf(bank.maker);
        _repay(FACE / 2);
        vm.assertEq(yuan.balanceOf(bank.maker), had + FACE / 2 + due, "all of it to the buyer");
        pay(instrument, FACE / 2 + due);
        (, uint256 interest) = instruments.redeem(instrument, acme.maker);
        vm.assertEq(interest, due, "the seller gets back what it advanced");
    }

    /// @dev What came, and was not redeemed, is not sold with the units.
    function test_WhatCameForTheBuyerIsPaidOutToItFirst() public {
        _claim();
        uint256 due = receivables.interestDue(idOf(r));
        pay(instrument, FACE / 2);
        uint256 had = yuan.balanceOf(bank.maker);
        _repay(FACE / 4);
        assertHolds(bank, instrument, FACE / 4, "half is redeemed, a quarter given");
        vm.assertEq(yuan.balanceOf(bank.maker), had + FACE / 2 + FACE / 4 + due / 2, "paid for all of that");
        pay(instrument, FACE / 2 + due);
        instruments.redeem(instrument, acme.maker);
        instruments.redeem(instrument, bank.maker);
        close(r);
    }

    function test_RevertWhen_AllWasPaidToTheBuyer() public {
        _claim();
        uint256 due = receivables.interestDue(idOf(r));
        pay(instrument, FACE);
        vm.assertEq(receivables.recoursePrice(id, 1), 1, "no unit has interest beside it");
        vm.prank(acme.maker);
        expectError(abi.encodeWithSelector(IRecourses.Recourses_MoreThanOwed.selector, id, 0, 1));
        receivables.payRecourse(id, 1);
        Deal memory deal = _leg(1);
        expectError(abi.encodeWithSelector(IRecourses.Recourses_MoreThanOwed.selector, id, 0, 1));
        settlement.settle(deal, list(consentOf(acme, deal, 7)));
        instruments.redeem(instrument, bank.maker);
        pay(instrument, due);
        (, uint256 interest) = instruments.redeem(instrument, bank.maker);
        vm.assertEq(interest, due, "the buyer's");
    }

    /// @dev A leg's cash is for units and interest together; the rounding is the buyer's.
    function testFuzz_ALegPaysForAsManyUnitsAsItIsEnoughFor(uint256 amount, uint256 days_) public {
        _claim();
        amount = _bound(amount, 1, FACE);
        goTo(DUE + 60 + uint32(days_ % 1000));
        uint256 price = receivables.recoursePrice(id, amount);
        uint256 due = receivables.interestDue(idOf(r));
        vm.assertTrue(price >= amount + (due * amount) / FACE, "never less than the interest");
        uint256 had = yuan.balanceOf(bank.maker);
        Deal memory deal = _leg(price);
        settlement.settle(deal, list(consentOf(acme, deal, 7)));
        assertHolds(acme, instrument, amount, "exactly those units");
        vm.assertEq(yuan.balanceOf(bank.maker), had + price, "and all of the cash to the buyer");
    }

    /// @dev Two holders have a unit each of the one that is not paid: rounding asks nobody for more than all of the interest.
    function test_NoUnitCostsMoreThanAllOfTheInterest() public {
        Receivable memory other = invoice(2);
        other.face = 10;
        uint256 units = issueUnits(other);
        sale = sell(units, acme, bank, 9, 9, true);
        id = saleIdOf(sale);
        goTo(receivables.debtOf(idOf(other)).paymentDay + GRACE + 1);
        markOverdue(other);
        vm.warp(block.timestamp + 900 days);
        pay(units, 9);
        instruments.redeem(units, bank.maker);
        uint256 due = receivables.interestDue(idOf(other));
        vm.prank(court.maker);
        receivables.declareDefault(idOf(other));
        vm.prank(bank.maker);
        receivables.claimRecourse(sale);
        vm.assertTrue(due > 1 && instruments.balanceOf(bank.maker, units) == 1, "one unit, and interest");
        vm.assertEq(receivables.recoursePrice(id, 1), 1 + due, "of the unit that is open");
        vm.assertEq(receivables.recoursePrice(id, 2), 2 + due, "and of more that rounding left, no more");
    }

    function test_RevertWhen_ThereIsNoClaimToPrice() public {
        expectError(abi.encodeWithSelector(IRecourses.Recourses_NotOpen.selector, id));
        receivables.recoursePrice(id, 1);
    }

    function _claim() private {
        goDefaulted(r);
        vm.prank(bank.maker);
        receivables.claimRecourse(sale);
    }

    function _repay(uint256 amount) private {
        vm.prank(acme.maker);
        receivables.payRecourse(id, amount);
    }

    function _leg(uint256 amount) private view returns (Deal memory deal) {
        Leg memory leg = legOf(yuan, acme.maker, address(receivables), amount);
        leg.id = uint256(id);
        deal = dealOf(leg);
        deal.deadline = LATER;
    }
}

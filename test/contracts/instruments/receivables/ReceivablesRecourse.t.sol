// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Recourse, RecourseState} from "../../../../contracts/instruments/receivables/Debt.sol";
import {IRecourses} from "../../../../contracts/instruments/receivables/IRecourses.sol";
import {Receivable} from "../../../../contracts/instruments/receivables/Receivable.sol";
import {Sale} from "../../../../contracts/instruments/receivables/ReceivableActs.sol";
import {IHoldings} from "../../../../contracts/ledger/IHoldings.sol";
import {Standing} from "../../../../contracts/members/IMembers.sol";
import {Deal, Leg} from "../../../../contracts/settlement/Deal.sol";
import {OBLIGOR_RISK, SELLER_RISK} from "../../../../contracts/types/LimitKind.sol";
import {ReceivablesBase} from "./ReceivablesBase.sol";

/// @notice Recourse to the seller: only where it was agreed, once, in time, and for what the buyer still has.
contract ReceivablesRecourseTest is ReceivablesBase {
    uint256 private constant SOLD = 600_000;

    Receivable private r;
    uint256 private instrument;
    Sale private sale;
    bytes32 private id;

    function setUp() public override {
        super.setUp();
        r = invoice(1);
        instrument = issueUnits(r);
        sale = sell(instrument, acme, bank, SOLD, 590_000, true);
        id = saleIdOf(sale);
    }

    function test_ThePaidBuyerGivesTheUnits() public {
        goDefaulted(r);
        _claim();
        Recourse memory recourse = receivables.recourseOf(id);
        vm.assertTrue(recourse.state == RecourseState.Claimed && recourse.open == SOLD, "claimed");
        vm.assertTrue(recourse.seller == acme.maker && recourse.buyer == bank.maker, "between the two");
        uint256 had = yuan.balanceOf(bank.maker);
        uint256 price = 250_000 + Math.ceilDiv(receivables.interestDue(idOf(r)) * 250_000, FACE);
        vm.expectEmit(address(receivables));
        emit IRecourses.RecoursePaid(id, acme.maker, 250_000, price);
        _repay(250_000);
        vm.assertEq(yuan.balanceOf(bank.maker), had + price, "the buyer has the money, with late interest");
        assertHolds(acme, instrument, FACE - SOLD + 250_000, "and the seller the units");
        assertUsed(bank, buyer, OBLIGOR_RISK, SOLD - 250_000, "the buyer's risk is less");
        _refuseMore(SOLD - 250_000);
        _repay(SOLD - 250_000);
        _refuseMore(0);
        receivables.endRecourse(sale);
        assertUsed(bank, acme, SELLER_RISK, 0, "the limit on the seller is free");
        receivables.endRecourse(sale);
        _refuseClaim(); // it ended
    }

    function test_ALegOfADealPaysRecourseToo() public {
        goDefaulted(r);
        _claim();
        _payByDeal(receivables.recoursePrice(id, 100_000));
        assertHolds(acme, instrument, FACE - SOLD + 100_000, "the units came");
        vm.assertEq(yuan.balanceOf(address(receivables)), 0, "the money went on");
    }

    function test_RevertWhen_OtherMoneyIsSaidToHaveCome() public {
        goDefaulted(r);
        _claim();
        vm.prank(basin.maker);
        yuan.transfer(address(receivables), 100_000); // by mistake
        bytes memory refused = abi.encodeWithSelector(IRecourses.Recourses_OtherCash.selector, id, address(this));
        expectError(refused);
        receivables.onCashReceived(uint256(id), acme.maker, 100_000);
    }

    /* ONCE, AND ONLY WITH RECOURSE */

    function test_RevertWhen_ItIsClaimedTwice() public {
        goDefaulted(r);
        _claim();
        vm.prank(bank.maker);
        receivables.claimRecourse(sale);
        vm.assertEq(receivables.recourseOf(id).open, SOLD, "it is owed once");
        _repay(SOLD);
        _refuseClaim();
    }

    function test_RevertWhen_TheSaleWasWithoutRecourse() public {
        sale = sell(instrument, acme, bank, 100_000, 99_000, false);
        goDefaulted(r);
        _refuseClaim();
        expectError(_notOpen());
        receivables.endRecourse(sale);
    }

    function test_RevertWhen_TheSaleIsNotAsItWas() public {
        goDefaulted(r);
        sale.amount = SOLD + 1;
        _refuseClaim();
    }

    function test_RevertWhen_ItIsNoDefault() public {
        goOverdue(r);
        _refuseClaim();
        vm.prank(acme.maker);
        expectError(_notOpen());
        receivables.payRecourse(id, 1);
    }

    function test_RevertWhen_AnotherClaims() public {
        goDefaulted(r);
        vm.prank(acme.maker);
        expectError(_notOpen());
        receivables.claimRecourse(sale);
    }

    /* IN TIME */

    function test_ClaimedOnTheLastDay() public {
        goDefaulted(r);
        vm.warp(startOf(DUE + 3 * 365 + 1) - 1);
        expectError(_notOpen());
        receivables.endRecourse(sale);
        _claim();
    }

    function test_RevertWhen_TheClaimLapsed() public {
        goDefaulted(r);
        goTo(DUE + 3 * 365 + 1);
        expectError(abi.encodeWithSelector(IRecourses.Recourses_Lapsed.selector, id, DUE + 3 * 365));
        _claim();
        vm.expectEmit(address(receivables));
        emit IRecourses.RecourseEnded(id);
        receivables.endRecourse(sale);
        assertUsed(bank, acme, SELLER_RISK, 0, "the limit on the seller is free");
    }

    /* NEVER MORE THAN THE BUYER STILL HOLDS */

    function test_WhatTheObligorPaidIsNotPaidAgain() public {
        goOverdue(r);
        pay(instrument, FACE / 2);
        instruments.redeem(instrument, bank.maker);
        vm.warp(block.timestamp + 30 days);
        vm.prank(bank.maker);
        receivables.declareDefault(idOf(r));
        _claim();
        _refuseMore(SOLD / 2);
        pay(instrument, FACE / 2);
        instruments.redeem(instrument, bank.maker);
        _refuseMore(0);
        instruments.redeem(instrument, acme.maker);
        pay(instrument, receivables.interestDue(idOf(r)));
        close(r);
        receivables.endRecourse(sale);
    }

    function test_NothingIsOwedToABuyerThatSoldAllOfIt() public {
        Sale memory first = sale;
        sale = sell(instrument, bank, otherBank, SOLD, 595_000, true);
        goDefaulted(r);
        id = saleIdOf(first);
        vm.prank(bank.maker);
        receivables.claimRecourse(first);
        _refuseMore(0);
        // Down the chain: the last buyer is paid by its seller, and that by its own.
        vm.prank(otherBank.maker);
        receivables.claimRecourse(sale);
        vm.prank(bank.maker);
        receivables.payRecourse(saleIdOf(sale), SOLD);
        vm.prank(acme.maker);
        receivables.payRecourse(id, SOLD);
        assertHolds(acme, instrument, FACE, "all is with the first seller");
    }

    function test_TwoSalesWithRecourseDoNotPayOneUnitTwice() public {
        pass(acme, basin, instrument, 400_000);
        Sale memory other = sell(instrument, basin, bank, 400_000, 390_000, true);
        goDefaulted(r);
        _claim();
        vm.prank(bank.maker);
        receivables.claimRecourse(other);
        _repay(SOLD);
        vm.prank(basin.maker);
        expectError(
            abi.encodeWithSelector(IRecourses.Recourses_MoreThanOwed.selector, saleIdOf(other), 400_000, 400_001)
        );
        receivables.payRecourse(saleIdOf(other), 400_001);
        vm.prank(basin.maker);
        receivables.payRecourse(saleIdOf(other), 400_000);
        assertHolds(bank, instrument, 0, "it has nothing left to be paid for");
    }

    function test_RevertWhen_NothingIsPaid() public {
        goDefaulted(r);
        _claim();
        vm.prank(acme.maker);
        expectError(abi.encodeWithSelector(IHoldings.Holdings_AmountZero.selector, instrument));
        receivables.payRecourse(id, 0);
    }

    /* THE END */

    function test_RecourseEndsWhenTheReceivableIsClosed() public {
        expectError(_notOpen());
        receivables.endRecourse(sale);
        pay(instrument, FACE);
        instruments.redeem(instrument, acme.maker);
        instruments.redeem(instrument, bank.maker);
        close(r);
        receivables.endRecourse(sale);
        assertUsed(bank, acme, SELLER_RISK, 0, "the limit on the seller is free");
    }

    function test_TheExpelledBuyerClaimsAndIsPaid() public {
        setStanding(bank.id, Standing.Expelled);
        goDefaulted(r);
        _claim();
        uint256 had = yuan.balanceOf(bank.maker);
        uint256 price = receivables.recoursePrice(id, SOLD);
        _repay(SOLD);
        vm.assertEq(yuan.balanceOf(bank.maker), had + price, "paid");
    }

    /* HELP */

    function _claim() private {
        vm.prank(bank.maker);
        receivables.claimRecourse(sale);
    }

    function _repay(uint256 amount) private {
        vm.prank(acme.maker);
        receivables.payRecourse(id, amount);
    }

    function _payByDeal(uint256 amount) private {
        Leg memory leg = legOf(yuan, acme.maker, bank.maker, amount);
        (leg.id, leg.to) = (uint256(id), address(receivables));
        Deal memory deal = dealOf(leg);
        deal.deadline = LATER;
        settlement.settle(deal, list(consentOf(acme, deal, 7)));
    }

    function _notOpen() private view returns (bytes memory) {
        return abi.encodeWithSelector(IRecourses.Recourses_NotOpen.selector, saleIdOf(sale));
    }

    function _refuseClaim() private {
        vm.prank(bank.maker);
        expectError(_notOpen());
        receivables.claimRecourse(sale);
    }

    /// @dev One unit more than is open.
    function _refuseMore(uint256 open) private {
        vm.prank(acme.maker);
        expectError(abi.encodeWithSelector(IRecourses.Recourses_MoreThanOwed.selector, id, open, open + 1));
        receivables.payRecourse(id, open + 1);
    }
}

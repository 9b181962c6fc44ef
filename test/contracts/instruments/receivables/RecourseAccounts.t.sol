// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {RecourseState} from "../../../../contracts/instruments/receivables/Debt.sol";
import {IRecourses} from "../../../../contracts/instruments/receivables/IRecourses.sol";
import {Receivable} from "../../../../contracts/instruments/receivables/Receivable.sol";
import {Sale} from "../../../../contracts/instruments/receivables/ReceivableActs.sol";
import {Deal} from "../../../../contracts/settlement/Deal.sol";
import {MAKER} from "../../../../contracts/types/Duties.sol";
import {ReceivablesBase} from "./ReceivablesBase.sol";

/// @notice Recourse is the buyer's, whichever of its accounts has the units, and for all that it bought.
contract RecourseAccountsTest is ReceivablesBase {
    Receivable private r;
    uint256 private instrument;

    function setUp() public override {
        super.setUp();
        r = invoice(1);
        instrument = issueUnits(r);
    }

    function test_AnotherAccountOfTheBuyerClaims() public {
        Sale memory sale = sell(instrument, acme, bank, FACE, 990_000, true);
        address treasury = enrol(bank.admin, "Bank: treasury", MAKER);
        vm.prank(bank.maker);
        instruments.safeTransferFrom(bank.maker, treasury, instrument, FACE, "");
        goDefaulted(r);
        vm.prank(treasury);
        receivables.claimRecourse(sale);
        uint256 price = _payRecourse(sale, FACE);
        vm.assertEq(yuan.balanceOf(treasury), price, "the account that had the units is paid");
    }

    function test_AReplacedKeyCostsNoRecourse() public {
        Sale memory sale = sell(instrument, acme, bank, FACE, 990_000, true);
        goDefaulted(r);
        vm.prank(bank.maker);
        receivables.claimRecourse(sale);
        address fresh = enrol(bank.admin, "Bank: fresh", MAKER);
        vm.startPrank(bank.admin);
        members.revoke(bank.maker, 0);
        instruments.reclaim(instrument, bank.maker, fresh);
        vm.stopPrank();
        expectError(abi.encodeWithSelector(IRecourses.Recourses_NotOpen.selector, saleIdOf(sale)));
        receivables.endRecourse(sale);
        vm.expectEmit(address(receivables));
        emit IRecourses.RecourseMoved(saleIdOf(sale), fresh);
        vm.prank(fresh);
        receivables.claimRecourse(sale);
        uint256 price = _payRecourse(sale, FACE);
        vm.assertEq(yuan.balanceOf(fresh), price, "paid");
    }

    function test_WhatWasClaimedInTimeDoesNotLapse() public {
        Sale memory sale = sell(instrument, acme, bank, FACE, 990_000, true);
        goDefaulted(r);
        vm.prank(bank.maker);
        receivables.claimRecourse(sale);
        goTo(DUE + 3 * 365 + 1);
        expectError(abi.encodeWithSelector(IRecourses.Recourses_NotOpen.selector, saleIdOf(sale)));
        receivables.endRecourse(sale);
        _payRecourse(sale, FACE);
        receivables.endRecourse(sale);
        vm.assertTrue(receivables.recourseOf(saleIdOf(sale)).state == RecourseState.Ended, "repaid");
    }

    /// @dev The bank holds other units of the same instrument, for which nobody answers.
    function test_AClaimThatMovesOwesNoMoreThanBefore() public {
        Sale memory sale = sell(instrument, acme, bank, FACE / 2, 495_000, true);
        sell(instrument, acme, bank, FACE / 2, 495_000, false);
        goDefaulted(r);
        vm.prank(bank.maker);
        receivables.claimRecourse(sale);
        _payRecourse(sale, FACE / 4);
        vm.prank(bank.maker);
        receivables.claimRecourse(sale);
        vm.startPrank(acme.maker);
        yuan.approve(address(receivables), FACE);
        expectError(
            abi.encodeWithSelector(IRecourses.Recourses_MoreThanOwed.selector, saleIdOf(sale), FACE / 4, FACE / 4 + 1)
        );
        receivables.payRecourse(saleIdOf(sale), FACE / 4 + 1);
        receivables.payRecourse(saleIdOf(sale), FACE / 4);
        vm.stopPrank();
    }

    /// @dev The bank claims first, is claimed from afterwards, and is repaid for what came back.
    function test_WhatComesBackDownTheChainIsAnsweredFor() public {
        Sale memory first = sell(instrument, acme, bank, FACE, 990_000, true);
        Sale memory second = sell(instrument, bank, otherBank, FACE / 2, 495_000, true);
        goDefaulted(r);
        vm.prank(bank.maker);
        receivables.claimRecourse(first);
        vm.prank(otherBank.maker);
        receivables.claimRecourse(second);
        vm.prank(bank.maker);
        receivables.payRecourse(saleIdOf(second), FACE / 2);
        _payRecourse(first, FACE);
        assertHolds(acme, instrument, FACE, "all units are back");
    }

    function test_RevertWhen_ADealWithRecourseIsNoSale() public {
        Deal memory deal = dealOf(unitsLeg(instrument, acme, bank, FACE), legOf(yuan, bank.maker, dyes.maker, 990_000));
        (deal.recourse, deal.deadline) = (true, LATER);
        expectError(abi.encodeWithSelector(IRecourses.Recourses_NoSale.selector, instrument));
        settlement.settle(deal, consents(acme, bank, deal));
    }

    function _payRecourse(Sale memory sale, uint256 amount) private returns (uint256 price) {
        price = receivables.recoursePrice(saleIdOf(sale), amount);
        vm.startPrank(acme.maker);
        yuan.approve(address(receivables), price);
        receivables.payRecourse(saleIdOf(sale), amount);
        vm.stopPrank();
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IRecourses} from "../../../../contracts/instruments/receivables/IRecourses.sol";
import {Receivable} from "../../../../contracts/instruments/receivables/Receivable.sol";
import {Sale} from "../../../../contracts/instruments/receivables/ReceivableActs.sol";
import {ReceivablesBase} from "./ReceivablesBase.sol";

/// @notice Down a chain of sales: who sold all on claims in time, and is repaid for what comes back afterwards.
contract RecourseReturnsTest is ReceivablesBase {
    Receivable private r;
    uint256 private instrument;
    Sale private first;
    Sale private second;

    function setUp() public override {
        super.setUp();
        r = invoice(1);
        instrument = issueUnits(r);
        first = sell(instrument, acme, bank, FACE, 990_000, true);
        second = sell(instrument, bank, otherBank, FACE, 995_000, true);
        goDefaulted(r);
    }

    /// @dev Claimed from on the last day, and repaid the day after.
    function test_WhatComesBackAfterTheLastDayIsAnsweredFor() public {
        goTo(DUE + 3 * 365);
        _claim(bank, first);
        _claim(otherBank, second);
        goTo(DUE + 3 * 365 + 1);
        vm.prank(bank.maker);
        receivables.payRecourse(saleIdOf(second), FACE);
        uint256 had = yuan.balanceOf(bank.maker);
        uint256 price = receivables.recoursePrice(saleIdOf(first), FACE);
        vm.prank(acme.maker);
        receivables.payRecourse(saleIdOf(first), FACE);
        vm.assertEq(yuan.balanceOf(bank.maker), had + price, "repaid");
        assertHolds(acme, instrument, FACE, "all is with the first seller");
    }

    function test_UntilThenNothingIsOwed() public {
        _claim(bank, first);
        vm.prank(acme.maker);
        expectError(abi.encodeWithSelector(IRecourses.Recourses_MoreThanOwed.selector, saleIdOf(first), 0, 1));
        receivables.payRecourse(saleIdOf(first), 1);
    }

    /// @dev A second call says where the units are, so there have to be some.
    function test_RevertWhen_ItIsClaimedAgainWithNothing() public {
        _claim(bank, first);
        vm.prank(bank.maker);
        expectError(abi.encodeWithSelector(IRecourses.Recourses_NotOpen.selector, saleIdOf(first)));
        receivables.claimRecourse(first);
    }

    function _claim(Org memory by, Sale memory sale) private {
        vm.prank(by.maker);
        receivables.claimRecourse(sale);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC7943MultiToken} from "../../../../contracts/ledger/IERC7943MultiToken.sol";
import {IObligations} from "../../../../contracts/ledger/IObligations.sol";
import {MAKER} from "../../../../contracts/types/Duties.sol";
import {Deal, Leg} from "../../../../contracts/settlement/Deal.sol";
import {IAsset} from "../../../../contracts/settlement/IAsset.sol";
import {BillsBase} from "./BillsBase.sol";

/// @notice A court that stops a bill stops what was divided off it before, in the hands of whom it names.
contract BillsStoppedTest is BillsBase {
    uint256 private part;

    function setUp() public override {
        super.setUp();
        startAccepted();
        vm.prank(acme.maker);
        part = instruments.passPart(lot, 400_000, 600_000, acme.maker, 0);
        stop(acme.maker, AMOUNT);
    }

    function test_RevertWhen_AStoppedPartIsEndorsed() public {
        vm.assertFalse(instruments.canTransfer(acme.maker, basin.maker, part, 600_000), "cannot");
        _expectStopped(600_000);
        vm.prank(acme.maker);
        instruments.safeTransferFrom(acme.maker, basin.maker, part, 600_000, "");
    }

    function test_RevertWhen_AStoppedPartIsDivided() public {
        _expectStopped(5);
        vm.prank(acme.maker);
        instruments.passPart(part, 400_000, 5, acme.maker, 0);
    }

    function test_RevertWhen_AStoppedPartIsPledged() public {
        _expectStopped(600_000);
        vm.prank(acme.maker);
        instruments.pledge(part, bank.id, 600_000, uint48(START), "agreement");
    }

    function test_RevertWhen_AStoppedPartIsSold() public {
        Deal memory deal = saleOf(acme, otherBank, part, 500_000, true);
        _expectStopped(600_000);
        settle(acme, otherBank, deal);
    }

    function test_RevertWhen_AStoppedPartIsTakenToAnotherAccount() public {
        address second = enrol(acme.admin, "Acme: second", MAKER);
        vm.prank(acme.admin);
        members.revoke(acme.maker, 0);
        _expectStopped(600_000);
        vm.prank(acme.admin);
        instruments.reclaim(part, acme.maker, second);
    }

    function test_WhatIsPaidForAStoppedPartWaits() public {
        goTo(MATURITY);
        bills.present(part);
        vm.prank(bank.maker);
        instruments.pay(part, 600_000);
        expectError(abi.encodeWithSelector(IObligations.Obligations_NothingToRedeem.selector, part, acme.maker));
        instruments.redeem(part, acme.maker);
        stop(acme.maker, 0);
        uint256 before = yuan.balanceOf(acme.maker);
        instruments.redeem(part, acme.maker);
        vm.assertEq(yuan.balanceOf(acme.maker), before + 600_000, "paid out once the stop was lifted");
    }

    /// @dev The court takes the part from whom it stopped.
    function test_TheCourtTakesAStoppedPart() public {
        uint256 whole = lot;
        lot = part;
        take(acme.maker, basin);
        vm.assertEq(holds(basin, part), 600_000, "taken");
        lot = whole;
    }

    function test_PartsOfOthersAreNotStopped() public {
        stop(acme.maker, 0);
        uint256 other = endorsePart(acme, basin, part, 400_000, 100_000);
        stop(acme.maker, AMOUNT);
        vm.prank(basin.maker);
        instruments.safeTransferFrom(basin.maker, otherBank.maker, other, 100_000, "");
        vm.assertEq(holds(otherBank, other), 100_000, "basin's moves");
    }

    function _expectStopped(uint256 amount) private {
        bytes4 selector = IERC7943MultiToken.ERC7943InsufficientUnfrozenBalance.selector;
        expectError(abi.encodeWithSelector(selector, acme.maker, part, amount, 0));
    }
}

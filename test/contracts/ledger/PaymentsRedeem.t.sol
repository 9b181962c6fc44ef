// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IHoldings} from "../../../contracts/ledger/IHoldings.sol";
import {IObligations} from "../../../contracts/ledger/IObligations.sol";
import {Standing} from "../../../contracts/members/IMembers.sol";
import {LedgerBase} from "./LedgerBase.sol";
import {LedgerCase} from "./LedgerCase.sol";

/// @notice Holders are paid what was paid in, each its part and not more.
contract PaymentsRedeemTest is LedgerBase {
    function test_RedeemOfTheWhole() public {
        pass(acme.maker, basin.maker, 250_000);
        pay(FACE);
        vm.expectEmit(address(ledger));
        emit IObligations.Redeemed(id, basin.maker, 250_000, 0);
        (uint256 principal, uint256 interest) = ledger.redeem(id, basin.maker);
        vm.assertEq(principal, 250_000, "principal");
        vm.assertEq(interest, 0, "interest");
        vm.assertEq(cash.balanceOf(basin.maker), 250_000, "cash");
        assertHolds(basin.maker, 0, "units");
        vm.assertEq(
            theCase.redeemed(),
            keccak256(abi.encode(id, basin.maker, basin.id, uint256(250_000))),
            "what the case was told"
        );
    }

    function test_RevertWhen_RedeemBeforeTransfersClose() public {
        pay(500_000);
        expectError(abi.encodeWithSelector(IObligations.Obligations_NothingToRedeem.selector, id, acme.maker));
        ledger.redeem(id, acme.maker);
    }

    function test_RevertWhen_RedeemTwiceFromOnePayment() public {
        pay(500_000);
        close();
        ledger.redeem(id, acme.maker);
        assertHolds(acme.maker, 500_000, "half of the units");
        expectError(abi.encodeWithSelector(IObligations.Obligations_NothingToRedeem.selector, id, acme.maker));
        ledger.redeem(id, acme.maker);
    }

    function test_RedeemByAnExpelledHolder() public {
        pay(FACE);
        asCouncil();
        members.setStanding(acme.id, Standing.Expelled);
        ledger.redeem(id, acme.maker);
        vm.assertEq(cash.balanceOf(acme.maker), FACE, "cash");
    }

    function test_RevertWhen_PaidOneUnitTooMuch() public {
        cash.mint(address(this), FACE + 1);
        cash.approve(address(ledger), FACE + 1);
        expectError(abi.encodeWithSelector(IObligations.Obligations_MoreThanOwed.selector, id, FACE, FACE + 1));
        ledger.pay(id, FACE + 1);
    }

    function test_RevertWhen_PaidAgainWhenAllIsPaid() public {
        pay(FACE);
        cash.mint(address(this), 1);
        cash.approve(address(ledger), 1);
        expectError(abi.encodeWithSelector(IObligations.Obligations_MoreThanOwed.selector, id, 0, 1));
        ledger.pay(id, 1);
    }

    function test_RevertWhen_NothingIsPaid() public {
        expectError(abi.encodeWithSelector(IHoldings.Holdings_AmountZero.selector, id));
        ledger.pay(id, 0);
    }

    function test_PayIsRecorded() public {
        _fund(400_000);
        vm.expectEmit(address(ledger));
        emit IObligations.Paid(id, buyer.maker, 400_000, 0);
        vm.prank(buyer.maker);
        ledger.pay(id, 400_000);
        vm.assertEq(theCase.paid(), keccak256(abi.encode(id, buyer.maker, uint256(400_000))), "what the case was told");
        vm.assertEq(ledger.obligationOf(id).paid, 400_000, "paid");
        vm.assertEq(ledger.instrumentOf(id).terms.closesAt, CLOSES, "still open");
    }

    function test_PayOfTheWholeClosesTransfers() public {
        pay(400_000);
        vm.warp(START + 1 days);
        _fund(600_000);
        vm.expectEmit(address(ledger));
        emit IObligations.PaidInFull(id);
        vm.prank(buyer.maker);
        ledger.pay(id, 600_000);
        vm.assertEq(ledger.instrumentOf(id).terms.closesAt, START + 1 days, "closed");
        expectError(abi.encodeWithSelector(IHoldings.Holdings_Closed.selector, id, START + 1 days));
        pass(acme.maker, basin.maker, 1);
    }

    function test_PayAfterTheCloseLeavesTheClose() public {
        vm.warp(MATURITY);
        pay(FACE);
        vm.assertEq(ledger.instrumentOf(id).terms.closesAt, CLOSES, "as it was");
    }

    function test_RevertWhen_TheCaseRefusesThePayment() public {
        theCase.setRefuses(true);
        cash.mint(address(this), 1);
        cash.approve(address(ledger), 1);
        expectError(abi.encodeWithSelector(LedgerCase.LedgerCase_Refused.selector));
        ledger.pay(id, 1);
    }

    /* CASH BY A DEAL */

    function test_CashReceived() public {
        cash.mint(address(ledger), 5);
        vm.prank(address(cash));
        ledger.onCashReceived(id, buyer.maker, 5);
        vm.assertEq(ledger.obligationOf(id).paid, 5, "paid");
    }

    function test_RevertWhen_OtherCashIsReceived() public {
        expectError(abi.encodeWithSelector(IObligations.Obligations_OtherCash.selector, id, address(this)));
        ledger.onCashReceived(id, buyer.maker, 5);
    }

    function test_RevertWhen_CashIsReceivedForAnUnknownInstrument() public {
        expectError(abi.encodeWithSelector(IHoldings.Holdings_UnknownInstrument.selector, 2));
        vm.prank(address(cash));
        ledger.onCashReceived(2, buyer.maker, 5);
    }

    function test_RevertWhen_MoreCashIsReceivedThanFits() public {
        uint256 most = type(uint128).max;
        expectError(abi.encodeWithSelector(IHoldings.Holdings_AmountTooLarge.selector, id, most + 1, most));
        vm.prank(address(cash));
        ledger.onCashReceived(id, buyer.maker, most + 1);
    }

    /* INTEREST */

    function test_InterestIsSharedByWhatWasHeld() public {
        pass(acme.maker, basin.maker, 250_000);
        close();
        pay(500_000);
        ledger.redeem(id, basin.maker);
        theCase.setInterest(1_000);
        pay(501_000);
        (uint256 principal, uint256 interest) = ledger.redeem(id, basin.maker);
        vm.assertEq(principal, 125_000, "the rest");
        vm.assertEq(interest, 250, "a quarter, as of what was held at first");
        (principal, interest) = ledger.redeem(id, acme.maker);
        vm.assertEq(principal, 750_000, "all at once");
        vm.assertEq(interest, 750, "three quarters");
        vm.assertEq(cash.balanceOf(address(ledger)), 0, "nothing is left");
    }

    function test_InterestAfterAllIsRedeemed() public {
        pay(FACE);
        ledger.redeem(id, acme.maker);
        theCase.setInterest(7);
        pay(7);
        (uint256 principal, uint256 interest) = ledger.redeem(id, acme.maker);
        vm.assertEq(principal, 0, "nothing is owed");
        vm.assertEq(interest, 7, "interest");
    }

    function test_RevertWhen_TheCaseTakesMoreForInterestThanCame() public {
        theCase.setInterest(8);
        cash.mint(address(this), 7);
        cash.approve(address(ledger), 7);
        expectError(abi.encodeWithSelector(IObligations.Obligations_InterestInvalid.selector, id, 7, 8));
        ledger.pay(id, 7);
    }

    /* WHAT IS FROZEN, WHAT MOVED */

    function test_RedeemLeavesWhatIsPledged() public {
        pledge(900_000);
        pay(FACE);
        (uint256 principal, ) = ledger.redeem(id, acme.maker);
        vm.assertEq(principal, 100_000, "what is free");
        vm.warp(MATURITY);
        enforce(900_000);
        (principal, ) = ledger.redeem(id, bank.maker);
        vm.assertEq(principal, 900_000, "the pledgee");
    }

    /// @dev Half is paid; the owner redeems what is free of it, and the pledgee gets no more than its part.
    function test_EnforcedUnitsCarryWhatWasRedeemed() public {
        close();
        pay(500_000);
        ledger.redeem(id, acme.maker);
        assertHolds(acme.maker, 500_000, "after the half");
        pledge(200_000);
        vm.warp(MATURITY);
        enforce(200_000);
        (uint256 principal, ) = ledger.redeemable(id, bank.maker);
        vm.assertEq(principal, 0, "their half was redeemed");
        pay(500_000);
        ledger.redeem(id, bank.maker);
        ledger.redeem(id, acme.maker);
        vm.assertEq(cash.balanceOf(bank.maker), 200_000, "pledgee");
        vm.assertEq(cash.balanceOf(acme.maker), 800_000, "owner");
    }

    /// @dev The money that came is for all units alike: the owner does not take what belongs to the pledged ones.
    function test_APartPaymentWaitsForWhatIsPledged() public {
        pledge(500_000);
        close();
        pay(500_000);
        expectError(abi.encodeWithSelector(IObligations.Obligations_NothingToRedeem.selector, id, acme.maker));
        ledger.redeem(id, acme.maker);
        vm.warp(MATURITY);
        enforce(500_000);
        ledger.redeem(id, acme.maker);
        ledger.redeem(id, bank.maker);
        vm.assertEq(cash.balanceOf(bank.maker), 250_000, "pledgee");
        vm.assertEq(cash.balanceOf(acme.maker), 250_000, "owner");
    }

    /// @dev Redeem, move one unit, redeem, and so on: rounding never pays the holders more than what came.
    function test_MovesUnitByUnitGainNothing() public {
        pay(250); // money of another instrument lies beside it
        id = theCase.issue("small", terms(), acme.maker, 1_000);
        close();
        pay(250);
        ledger.redeem(id, acme.maker);
        for (uint256 i = 0; i < 300; i++) {
            theCase.moveByRule(id, acme.maker, bank.maker, 1);
            (uint256 principal, ) = ledger.redeemable(id, acme.maker);
            vm.assertEq(principal, 0, "owner");
            (principal, ) = ledger.redeemable(id, bank.maker);
            vm.assertEq(principal, 0, "who got the units");
        }
        pay(750);
        ledger.redeem(id, acme.maker);
        ledger.redeem(id, bank.maker);
        vm.assertEq(cash.balanceOf(acme.maker) + cash.balanceOf(bank.maker), 1_000, "all, and not more");
        assertHolds(acme.maker, 0, "owner");
        assertHolds(bank.maker, 0, "who got the units");
    }

    function test_RedeemMany() public {
        pass(acme.maker, basin.maker, 250_000);
        pay(FACE);
        (uint256[] memory ids, address[] memory holders) = (new uint256[](3), new address[](3));
        (ids[0], ids[1], ids[2]) = (id, id, id);
        (holders[0], holders[1], holders[2]) = (acme.maker, bank.maker, basin.maker);
        ledger.redeemMany(ids, holders);
        vm.assertEq(cash.balanceOf(acme.maker), 750_000, "the first");
        vm.assertEq(cash.balanceOf(basin.maker), 250_000, "and the one after who has none");
        expectError(abi.encodeWithSelector(IHoldings.Holdings_LengthsDiffer.selector, 3, 1));
        ledger.redeemMany(ids, new address[](1));
    }

    function test_RedeemOfTheMost() public {
        id = theCase.issue("most", terms(), acme.maker, type(uint128).max);
        pay(type(uint128).max - 1);
        close();
        (uint256 principal, ) = ledger.redeem(id, acme.maker);
        vm.assertEq(principal, type(uint128).max - 1, "all but one");
        pay(1);
        ledger.redeem(id, acme.maker);
        assertHolds(acme.maker, 0, "all");
    }

    function testFuzz_RedemptionsInAnyOrder(uint256 share, uint256 first, uint256 second, bool swapped) public {
        share = _bound(share, 1, FACE - 1);
        first = _bound(first, 1, FACE - 1);
        second = _bound(second, 1, FACE - first);
        pass(acme.maker, basin.maker, share);
        close();
        pay(first);
        _redeem(swapped ? basin.maker : acme.maker);
        pay(second);
        _redeem(acme.maker);
        _redeem(basin.maker);
        uint256 paid = first + second;
        vm.assertEq(cash.balanceOf(basin.maker), (share * paid) / FACE, "its part, rounded down");
        vm.assertEq(cash.balanceOf(acme.maker), ((FACE - share) * paid) / FACE, "the other's, too");
    }

    function _fund(uint256 amount) private {
        cash.mint(buyer.maker, amount);
        vm.prank(buyer.maker);
        cash.approve(address(ledger), amount);
    }

    function _redeem(address holder) private {
        (uint256[] memory ids, address[] memory holders) = (new uint256[](1), new address[](1));
        (ids[0], holders[0]) = (id, holder);
        ledger.redeemMany(ids, holders);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ReceivableState} from "../../../../contracts/instruments/receivables/Debt.sol";
import {IReceivables} from "../../../../contracts/instruments/receivables/IReceivables.sol";
import {IRecourses} from "../../../../contracts/instruments/receivables/IRecourses.sol";
import {Receivable} from "../../../../contracts/instruments/receivables/Receivable.sol";
import {Sale} from "../../../../contracts/instruments/receivables/ReceivableActs.sol";
import {IObligations} from "../../../../contracts/ledger/IObligations.sol";
import {Consent, Deal} from "../../../../contracts/settlement/Deal.sol";
import {IAsset} from "../../../../contracts/settlement/IAsset.sol";
import {MAKER} from "../../../../contracts/types/Duties.sol";
import {UNDERTAKING} from "../../../../contracts/types/LimitKind.sol";
import {ReceivablesBase} from "./ReceivablesBase.sol";
import {ReenteringCash} from "./ReenteringCash.sol";
import {ReenteringHolder} from "./ReenteringHolder.sol";

/// @notice Cash and holders that call back while they are paid or told.
contract ReceivablesHostileTest is ReceivablesBase {
    ReenteringCash private cash;
    Receivable private r;
    uint256 private instrument;

    function setUp() public override {
        super.setUp();
        cash = new ReenteringCash();
        r = invoice(1);
        r.cash = cash;
        Org[3] memory payers = [buyer, bank, acme];
        for (uint256 i = 0; i < 3; i++) {
            cash.mint(payers[i].maker, MONEY);
            vm.startPrank(payers[i].maker);
            cash.approve(address(instruments), type(uint256).max);
            cash.approve(address(receivables), type(uint256).max);
            vm.stopPrank();
        }
    }

    /* CASH */

    function test_ARedemptionThatIsEnteredAgainPaysOnce() public {
        instrument = issueUnits(r);
        pass(acme, basin, instrument, 300_000);
        pay(instrument, FACE);
        cash.callBack(address(instruments), abi.encodeCall(instruments.redeem, (instrument, basin.maker)));
        instruments.redeem(instrument, acme.maker);
        _assertRefused(cash.answered(), cash.answer());
        vm.assertEq(cash.balanceOf(acme.maker), MONEY + 700_000, "paid once");
        instruments.redeem(instrument, basin.maker);
        vm.assertEq(cash.balanceOf(basin.maker), 300_000, "and the other too");
    }

    function test_APaymentThatIsEnteredAgainCountsOnce() public {
        instrument = issueUnits(r);
        cash.callBack(address(instruments), abi.encodeCall(instruments.redeem, (instrument, acme.maker)));
        pay(instrument, FACE);
        vm.assertEq(instruments.obligationOf(instrument).paid, FACE, "paid");
        vm.assertEq(instruments.obligationOf(instrument).redeemed, 0, "nothing was redeemed by the way");
    }

    function test_ClosedWhileTheLastHolderIsPaid() public {
        instrument = issueUnits(r);
        pay(instrument, FACE);
        cash.callBack(address(receivables), abi.encodeCall(receivables.close, (idsOf(r))));
        instruments.redeem(instrument, acme.maker);
        vm.assertTrue(cash.answered(), "nothing is in a holder's hand any more");
        vm.assertEq(cash.balanceOf(acme.maker), MONEY + FACE, "who is paid");
        assertUsed(buyer, buyer, UNDERTAKING, 0, "the limit is free once");
    }

    function test_RevertWhen_ThePaidCashIsShort() public {
        instrument = issueUnits(r);
        cash.keepFee();
        vm.prank(buyer.maker);
        expectError(abi.encodeWithSelector(IObligations.Obligations_CashShort.selector, address(cash), FACE, FACE - 1));
        instruments.pay(instrument, FACE);
    }

    function test_RevertWhen_TheCashOfARecourseIsShort() public {
        bytes32 sale = _claimed(acme.maker);
        uint256 price = receivables.recoursePrice(sale, 100);
        cash.keepFee();
        vm.prank(acme.maker);
        expectError(abi.encodeWithSelector(IRecourses.Recourses_CashShort.selector, address(cash), price, price - 1));
        receivables.payRecourse(sale, 100);
    }

    /* HOLDERS */

    function test_AHolderThatConfirmsAgainWhileItIsToldGetsUnitsOnce() public {
        ReenteringHolder holder = _holder();
        r.holder = address(holder);
        register(r);
        holder.callBack(
            address(receivables),
            abi.encodeCall(receivables.confirm, (list(r), LATER, confirmation(buyer, r)))
        );
        confirm(r);
        instrument = instrumentOf(r);
        vm.assertFalse(holder.answered(), "refused");
        bytes memory reason = abi.encodeWithSelector(
            IReceivables.Receivables_WrongState.selector,
            idOf(r),
            ReceivableState.Confirmed
        );
        vm.assertEq(holder.answer(), reason, "it is confirmed by then");
        vm.assertEq(instruments.balanceOf(address(holder), instrument), FACE, "once");
        assertUsed(buyer, buyer, UNDERTAKING, FACE, "the limit too");
    }

    function test_ASellerThatPaysRecourseAgainWhileItIsToldPaysForWhatItGets() public {
        ReenteringHolder holder = _holder();
        bytes32 sale = _claimed(address(holder));
        cash.mint(address(holder), 600_000);
        holder.act(address(cash), abi.encodeCall(cash.approve, (address(receivables), type(uint256).max)));
        bytes memory payment = abi.encodeCall(receivables.payRecourse, (sale, 400_000));
        holder.callBack(address(receivables), payment);
        uint256 price = receivables.recoursePrice(sale, 200_000);
        holder.act(address(receivables), abi.encodeCall(receivables.payRecourse, (sale, 200_000)));
        _assertRefused(holder.answered(), holder.answer());
        vm.assertEq(instruments.balanceOf(address(holder), instrument), 400_000 + 200_000, "what it kept and got");
        vm.assertEq(cash.balanceOf(address(holder)), 590_000 + 600_000 - price, "what it paid for");
    }

    /* HELP */

    function _holder() private returns (ReenteringHolder holder) {
        holder = new ReenteringHolder();
        vm.prank(acme.admin);
        members.enrol(address(holder), MAKER, 0, personOf("holder"));
    }

    /// @dev A claimed sale of 600 000 units. The seller is acme's maker, or a contract that agrees to everything.
    function _claimed(address seller) private returns (bytes32) {
        IAsset asset = IAsset(deploy("Erc20Asset", abi.encode(settlement, cash)));
        vm.prank(bank.maker);
        cash.approve(address(asset), type(uint256).max);
        r.holder = seller;
        instrument = issueUnits(r);
        Deal memory deal = saleDeal(instrument, acme, bank, 600_000, 590_000, true);
        deal.legs[1].asset = asset;
        (deal.legs[0].from, deal.legs[1].to) = (seller, seller);
        Consent[] memory both = consents(acme, bank, deal);
        if (seller != acme.maker)
            (both[0].party, both[0].signature) = (seller, abi.encode(abi.encodePacked(seller), "x"));
        bytes32 dealId = settlement.settle(deal, both);
        Sale memory sale = Sale(dealId, 0, instrument, seller, bank.maker, 600_000, 590_000);
        goDefaulted(r);
        vm.prank(bank.maker);
        receivables.claimRecourse(sale);
        return saleIdOf(sale);
    }

    function _assertRefused(bool answered, bytes memory answer) private pure {
        vm.assertFalse(answered, "refused");
        bytes memory reason = abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        vm.assertEq(answer, reason, "the ledger is entered once");
    }
}

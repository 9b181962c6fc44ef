// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Bill, BillState, Lot, LotState} from "../../../../contracts/instruments/bills/Bill.sol";
import {Order} from "../../../../contracts/ledger/IHoldings.sol";
import {Mark, NOT_TRANSFERABLE, Passing} from "../../../../contracts/ledger/LotWord.sol";
import {Deal, Leg} from "../../../../contracts/settlement/Deal.sol";
import {IAsset} from "../../../../contracts/settlement/IAsset.sol";
import {OrgId} from "../../../../contracts/types/OrgId.sol";
import {BillsSigned} from "./BillsSigned.sol";

/// @notice What is done with a bill. The steps of its first lot are written down as they happen.
abstract contract BillsBase is BillsSigned {
    uint256 private _nonces = 1;
    Passing[] internal steps;

    /* ACTS */

    function draw() internal {
        bills.draw(terms, LATER, drawing(buyer));
    }

    function accept() internal {
        bills.accept(terms, false, false, LATER, accepting(bank, false, false));
    }

    function startAccepted() internal {
        draw();
        accept();
    }

    /// @dev Acme to basin, basin to the other bank.
    function startEndorsed() internal {
        startAccepted();
        endorse(acme, basin);
        endorse(basin, otherBank);
    }

    function startRefused() internal {
        startEndorsed();
        presentAt(MATURITY);
        refusePayment();
    }

    function guarantee(Org memory by, OrgId party) internal {
        bills.guarantee(bill, party, LATER, guaranteeing(by, party));
    }

    function endorse(Org memory from, Org memory to) internal {
        endorse(from, to, "");
        steps.push(Passing(from.id, to.id, Mark.Endorsed));
    }

    /// @dev By a deal without recourse.
    function giveWithoutRecourse(Org memory from, Org memory to) internal {
        Deal memory deal = dealOf(Leg(IAsset(address(instruments)), lot, from.maker, to.maker, AMOUNT));
        deal.deadline = LATER;
        settlement.settle(deal, list(consentOf(from, deal, _nonces++)));
        steps.push(Passing(from.id, to.id, Mark.WithoutRecourse));
    }

    function endorseLimited(Org memory from, Org memory to) internal {
        endorse(from, to, abi.encode(NOT_TRANSFERABLE));
        steps.push(Passing(from.id, to.id, Mark.Limited));
    }

    function endorse(Org memory from, Org memory to, bytes memory data) internal {
        uint256 amount = instruments.balanceOf(from.maker, lot);
        vm.prank(from.maker);
        instruments.safeTransferFrom(from.maker, to.maker, lot, amount, data);
    }

    /// @dev Without a look at what there is, for what is refused.
    function tryEndorse(Org memory from, Org memory to) internal {
        vm.prank(from.maker);
        instruments.safeTransferFrom(from.maker, to.maker, lot, AMOUNT, "");
    }

    function endorsePart(
        Org memory from,
        Org memory to,
        uint256 of_,
        uint256 first,
        uint256 amount
    ) internal returns (uint256) {
        vm.prank(from.maker);
        return instruments.passPart(of_, first, amount, to.maker, 0);
    }

    function presentAt(uint32 day) internal {
        goTo(day);
        bills.present(lot);
    }

    function refusePayment() internal {
        bills.refusePayment(lot, "funds", LATER, refusing(bank));
    }

    function claim(Org memory by, Org memory from) internal {
        claim(by, from.id, 0);
    }

    function claim(Org memory by, OrgId party, uint56 costs) internal {
        vm.prank(by.maker);
        bills.claim(lot, party, OrgId.wrap(0), costs, steps);
    }

    function claimFromGuarantor(Org memory by, OrgId party, OrgId of_) internal {
        vm.prank(by.maker);
        bills.claim(lot, party, of_, 0, steps);
    }

    function payClaim(Org memory by) internal {
        vm.prank(by.maker);
        bills.payClaim(lot, type(uint256).max);
    }

    /// @dev The acceptor pays what it owes, after a refusal with interest and costs.
    function payAfterAll() internal {
        pay(bank, bills.owedOn(lot, today()));
    }

    function pay(Org memory by, uint256 amount) internal {
        vm.prank(by.maker);
        instruments.pay(lot, amount);
    }

    function saleOf(
        Org memory from,
        Org memory to,
        uint256 of_,
        uint256 price,
        bool recourse
    ) internal view returns (Deal memory deal) {
        deal = Deal(new Leg[](2), "contract", recourse, LATER);
        uint256 amount = instruments.balanceOf(from.maker, of_);
        deal.legs[0] = Leg(IAsset(address(instruments)), of_, from.maker, to.maker, amount);
        deal.legs[1] = Leg(IAsset(address(yuan)), 0, to.maker, from.maker, price);
    }

    function settle(Org memory from, Org memory to, Deal memory deal) internal {
        settlement.settle(deal, list(consentOf(from, deal, _nonces++), consentOf(to, deal, _nonces++)));
    }

    function discount(Org memory from, Org memory to, bool recourse) internal {
        settle(from, to, saleOf(from, to, lot, AMOUNT - 10_000, recourse));
        steps.push(Passing(from.id, to.id, recourse ? Mark.Endorsed : Mark.WithoutRecourse));
    }

    function payByDeal(Org memory from, uint256 amount) internal {
        Deal memory deal = dealOf(Leg(IAsset(address(yuan)), lot, from.maker, address(bills), amount));
        deal.deadline = LATER;
        settlement.settle(deal, list(consentOf(from, deal, _nonces++)));
    }

    /// @dev A court stops the lot in the hands of `holder`.
    function stop(address holder, uint256 amount) internal {
        Order memory order = Order(lot, holder, address(0), amount, "writ", LATER, _nonces++);
        instruments.freeze(order, approvalOf(court, instruments.digestOf(order)));
    }

    /// @dev A court takes the lot from `holder`.
    function take(address holder, Org memory to) internal {
        uint256 amount = instruments.balanceOf(holder, lot);
        Order memory order = Order(lot, holder, to.maker, amount, "writ", LATER, _nonces++);
        instruments.transferByOrder(order, approvalOf(court, instruments.digestOf(order)));
    }

    /* SEEN */

    function seen() internal view returns (Bill memory) {
        return bills.billOf(bill);
    }

    function today() internal view returns (uint32) {
        return uint32((block.timestamp + 8 hours) / 1 days);
    }

    function seenLot() internal view returns (Lot memory) {
        return bills.lotOf(lot);
    }

    function holds(Org memory org, uint256 of_) internal view returns (uint256) {
        return instruments.balanceOf(org.maker, of_);
    }

    function assertState(BillState state, string memory what) internal view {
        vm.assertEq(uint256(seen().state), uint256(state), what);
    }

    function assertLotState(LotState state, string memory what) internal view {
        vm.assertEq(uint256(seenLot().state), uint256(state), what);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Debt, ReceivableState} from "../../../contracts/instruments/receivables/Debt.sol";
import {Sale} from "../../../contracts/instruments/receivables/ReceivableActs.sol";
import {Order} from "../../../contracts/ledger/IHoldings.sol";
import {DualApproval} from "../../../contracts/members/DualApproval.sol";
import {Standing} from "../../../contracts/members/IMembers.sol";
import {Consent, Deal, Leg} from "../../../contracts/settlement/Deal.sol";
import {ReceivablesWork} from "./ReceivablesWork.sol";

/// @notice What is done with units: passed on, sold, pledged, paid and redeemed.
abstract contract ReceivablesTrade is ReceivablesWork {
    uint256 private _orders;

    struct Trade {
        uint256 item;
        uint256 from;
        uint256 to;
        uint256 amount;
        uint256 price;
        bool recourse;
    }

    function passOn(uint256 item, uint256 from, uint256 to, uint256 amount) external {
        uint256 i = pick(item, ReceivableState.Confirmed);
        from = _someHolder(i, from);
        uint256 units = _bound(amount, 1, heldOf(i, from) + 1);
        bytes memory data = abi.encodeCall(
            instruments.safeTransferFrom,
            (parties[from].maker, parties[to % 6].maker, items[i].instrument, units, "")
        );
        if (attempt("pass", parties[from].maker, address(instruments), data)) _requireOpenTime(i);
    }

    function sellTo(uint256 item, uint256 from, uint256 to, uint256 amount, uint256 price, bool recourse) external {
        uint256 i = pick(item, ReceivableState.Confirmed);
        from = _someHolder(i, from);
        to = to % 8 == 0 ? (to >> 3) % 6 : 3 + (to % 3);
        if (to == from) return;
        uint256 units = _bound(amount, 1, heldOf(i, from) + 1);
        _sell(Trade(i, from, to, units, _bound(price, units - units / 8, units + units / 64), recourse));
    }

    function _sell(Trade memory t) internal returns (bool) {
        uint256 instrument = items[t.item].instrument;
        if (t.price == 0) t.price = 1;
        Org memory from = parties[t.from];
        Org memory to = parties[t.to];
        Deal memory deal = saleDeal(instrument, from, to, t.amount, t.price, t.recourse);
        Consent[] memory both = consents(from, to, deal);
        (uint256 units, uint256 money) = (heldOf(t.item, t.from), yuan.balanceOf(from.maker));
        bytes memory data = abi.encodeCall(settlement.settle, (deal, both));
        if (!attempt("sell", OUTSIDER, address(settlement), data)) return false;
        _requireOpenTime(t.item);
        bool equal = heldOf(t.item, t.from) == units - t.amount && yuan.balanceOf(from.maker) == money + t.price;
        if (!equal || t.price > t.amount || t.to < 3) unequalSales++;
        left(t.item, t.from);
        bought(t.item, t.to, t.amount);
        if (t.recourse) sales.push(Sale(dealHash(deal), 0, instrument, from.maker, to.maker, t.amount, t.price));
        look();
        return true;
    }

    function lend(uint256 item, uint256 owner, uint256 lender, uint256 amount) external {
        uint256 i = pick(item, ReceivableState.Confirmed);
        owner = _someHolder(i, owner);
        lender = 3 + (lender % 3);
        if (lender == owner) return;
        uint256 units = _bound(amount, 1, heldOf(i, owner) + 1);
        Deal memory deal = saleDeal(items[i].instrument, parties[owner], parties[lender], units, units, false);
        deal.legs[0].asset = instruments.LIEN_ASSET();
        Consent[] memory both = consents(parties[owner], parties[lender], deal);
        if (!attempt("lend", OUTSIDER, address(settlement), abi.encodeCall(settlement.settle, (deal, both)))) return;
        loans.push(Loan(i, owner, lender, deal.ref));
        look();
    }

    function endLoan(uint256 loan, uint256 amount, bool byForce) external {
        if (loans.length == 0) return;
        Loan memory l = loans[loan % loans.length];
        uint256 instrument = items[l.item].instrument;
        address owner = parties[l.owner].maker;
        uint256 has = instruments.lienOf(instrument, owner, parties[l.lender].id, l.ref).amount;
        uint256 units = _bound(amount, 1, has + 1);
        bytes memory data =
            byForce
                ? abi.encodeCall(instruments.enforce, (instrument, owner, units, l.ref))
                : abi.encodeCall(instruments.release, (instrument, owner, units, l.ref));
        attempt(byForce ? bytes32("enforce") : bytes32("release"), parties[l.lender].maker, address(instruments), data);
    }

    /// @dev Mostly a part, sometimes all with interest, sometimes too much.
    function payFor(uint256 item, uint256 by, uint256 amount, bool byDeal) external {
        uint256 i = item % items.length;
        ReceivableState state = stateOf(i);
        if (!isOpen(state)) return;
        uint256 instrument = items[i].instrument;
        uint256 open = instruments.obligationOf(instrument).face - instruments.obligationOf(instrument).paid;
        uint256 most = open + receivables.interestDue(items[i].id);
        uint256 sum = amount % 4 == 0 ? most : _bound(amount, 1, most + 1);
        uint256 party = by % 3 == 0 ? 5 : by % PARTIES;
        bool ok =
            byDeal
                ? _payByDeal("pay by deal", party, address(instruments), instrument, sum)
                : attempt(
                    "pay",
                    parties[party].maker,
                    address(instruments),
                    abi.encodeCall(instruments.pay, (instrument, sum))
                );
        // Who owes pays whatever its standing; a deal takes one that is still a member.
        bool possible = sum != 0 && sum <= most && !(byDeal && standingOf(parties[party]) == Standing.Expelled);
        if (!_owes(i, party) && state != ReceivableState.Defaulted && sum < (open == 0 ? most : open)) possible = false;
        if (ok != possible) blockedPayments++;
        if (ok && party == 5 && secured[i] && state != ReceivableState.Confirmed) {
            guarantorPaid[i] += sum < open ? sum : open;
        }
    }

    function _owes(uint256 i, uint256 party) private view returns (bool) {
        Debt memory debt = receivables.debtOf(items[i].id);
        return parties[party].id == debt.obligor || parties[party].id == debt.guarantor;
    }

    /// @dev Whoever is entitled is paid, whatever its standing.
    function redeemFor(uint256 item, uint256 holder) external {
        uint256 i = item % items.length;
        ReceivableState state = stateOf(i);
        if (!isOpen(state) && state != ReceivableState.Closed) return;
        holder = holder % PARTIES;
        uint256 instrument = items[i].instrument;
        address to = parties[holder].maker;
        (uint256 principal, uint256 interest) = instruments.redeemable(instrument, to);
        if (principal + interest == 0) return;
        uint256 had = yuan.balanceOf(to);
        bytes memory data = abi.encodeCall(instruments.redeem, (instrument, to));
        bool ok = attempt("redeem", OUTSIDER, address(instruments), data);
        if (!ok || yuan.balanceOf(to) != had + principal + interest) blockedRedemptions++;
        if (standingOf(parties[holder]) != Standing.Active) done["redeemed while suspended"]++;
        left(i, holder);
    }

    /* ORDERS */

    function freezeByOrder(uint256 item, uint256 holder, uint256 amount) external {
        uint256 i = item % items.length;
        if (!isOpen(stateOf(i)) || amount % 3 == 0) return;
        Order memory order = _orderOf(i, holder % PARTIES, address(0), _bound(amount, 0, heldOf(i, holder % PARTIES)));
        if (amount % 3 == 1) order.amount = 0; // it is lifted
        DualApproval memory approval = approvalOf(court, instruments.digestOf(order));
        bytes memory data = abi.encodeCall(instruments.freeze, (order, approval));
        attempt("freeze", OUTSIDER, address(instruments), data);
    }

    function takeByOrder(uint256 item, uint256 holder, uint256 to, uint256 amount) external {
        uint256 i = item % items.length;
        if (!isOpen(stateOf(i)) || amount % 4 != 0) return;
        uint256 units = _bound(amount, 1, heldOf(i, holder % PARTIES) + 1);
        Order memory order = _orderOf(i, holder % PARTIES, parties[to % PARTIES].maker, units);
        DualApproval memory approval = approvalOf(court, instruments.digestOf(order));
        bytes memory data = abi.encodeCall(instruments.transferByOrder, (order, approval));
        attempt("take", OUTSIDER, address(instruments), data);
    }

    /* HELP */

    function _orderOf(uint256 i, uint256 holder, address to, uint256 amount) private returns (Order memory) {
        return Order(items[i].instrument, parties[holder].maker, to, amount, "injunction", LATER, ++_orders);
    }

    /// @dev A deal of one leg, which pays an escrow for `id`.
    function _payByDeal(bytes32 act, uint256 party, address to, uint256 id, uint256 sum) internal returns (bool) {
        if (sum == 0) return false;
        Leg memory leg = legOf(yuan, parties[party].maker, to, sum);
        leg.id = id;
        Deal memory deal = dealOf(leg);
        deal.deadline = LATER;
        Consent[] memory one = list(consentOf(parties[party], deal, 1e9 + ++_orders));
        return attempt(act, OUTSIDER, address(settlement), abi.encodeCall(settlement.settle, (deal, one)));
    }

    function _someHolder(uint256 i, uint256 seed) internal view returns (uint256 party) {
        for (uint256 p = 0; p < 6; p++) {
            party = (seed + p) % 6;
            if (heldOf(i, party) != 0) return party;
        }
    }

    function _requireOpenTime(uint256 i) private {
        if (block.timestamp >= instruments.instrumentOf(items[i].instrument).terms.closesAt) movedAfterClose++;
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FingerprintState} from "../../../contracts/evidence/IFingerprints.sol";
import {Debt, ReceivableState} from "../../../contracts/instruments/receivables/Debt.sol";
import {Obligation} from "../../../contracts/ledger/Terms.sol";
import {Fingerprint} from "../../../contracts/types/Fingerprint.sol";
import {GUARANTEE, OBLIGOR_RISK, SELLER_RISK, UNDERTAKING} from "../../../contracts/types/LimitKind.sol";
import {ReceivablesPool} from "./ReceivablesPool.sol";

/// @notice What limits, exclusive documents, states and money should be, by what was asked and done.
abstract contract ReceivablesModel is ReceivablesPool {
    /// @dev What is owed of the face, by item: what was confirmed less what was diluted.
    mapping(uint256 item => uint256) internal face;
    mapping(uint256 item => bool) internal secured;
    /// @dev What counts against a bank's limit, by item and party.
    mapping(uint256 item => mapping(uint256 party => uint256)) internal counted;
    mapping(uint256 sale => bool) internal ended;
    mapping(uint256 sale => uint256) internal repaid;
    mapping(uint256 item => uint256) internal guarantorPaid;
    mapping(uint256 item => uint256) internal claimed;
    /// @dev As they were last seen.
    mapping(uint256 item => ReceivableState) private _states;
    mapping(uint256 item => uint32) private _paymentDays;
    mapping(uint256 item => bytes32) private _closedAs;
    mapping(uint256 key => bool) private _closedKeys;

    uint256 public forbidden;
    uint256 public changedAfterClose;
    uint256 public changedDays;
    uint256 public reopenedKeys;
    uint256 public movedAfterClose;
    uint256 public unequalSales;
    uint256 public blockedRedemptions;
    uint256 public blockedPayments;
    uint256 public overCap;
    /// @dev How often each edge was taken.
    mapping(ReceivableState from => mapping(ReceivableState to => uint256)) public edges;

    /* WHAT WAS DONE */

    function bought(uint256 item, uint256 party, uint256 amount) internal {
        counted[item][party] += amount;
    }

    /// @dev A party that gave units up counts for no more than it has.
    function left(uint256 item, uint256 party) internal {
        uint256 has = heldOf(item, party);
        if (counted[item][party] > has) counted[item][party] = has;
    }

    /* WHAT CHANGED */

    function look() internal {
        for (uint256 i = 0; i < items.length; i++) _lookAt(i);
        for (uint256 k = 0; k < KEYS; k++) {
            bool closed = fingerprints.stateOf(keyOf(k)) == FingerprintState.Closed;
            if (_closedKeys[k] && !closed) reopenedKeys++;
            _closedKeys[k] = closed;
        }
    }

    function _lookAt(uint256 i) private {
        Debt memory debt = receivables.debtOf(items[i].id);
        (ReceivableState from, ReceivableState to) = (_states[i], debt.state);
        if (from != to) {
            edges[from][to]++;
            if (!_allowed(i, from, to)) forbidden++;
        }
        if (from >= ReceivableState.Confirmed && debt.paymentDay != _paymentDays[i]) changedDays++;
        bytes32 record = keccak256(abi.encode(debt));
        if (from == ReceivableState.Closed && record != _closedAs[i]) changedAfterClose++;
        (_states[i], _paymentDays[i], _closedAs[i]) = (to, debt.paymentDay, record);
    }

    function _allowed(uint256 i, ReceivableState from, ReceivableState to) private view returns (bool) {
        if (from == ReceivableState.None) {
            return to == (items[i].claim ? ReceivableState.Overdue : ReceivableState.Registered);
        }
        if (from == ReceivableState.Registered) return to > from && to <= ReceivableState.Confirmed;
        if (from < ReceivableState.Confirmed || from == ReceivableState.Closed) return false;
        return to == ReceivableState.Closed || uint8(to) == uint8(from) + 1;
    }

    /* LIMITS */

    function assertLimits() external view {
        for (uint256 o = 6; o < PARTIES; o++) {
            assertUsed(parties[o], parties[o], UNDERTAKING, _owedBy(o), "what the obligor confirmed");
            assertUsed(guarantor, parties[o], GUARANTEE, _securedOf(o), "what is guaranteed");
            for (uint256 b = 3; b < 6; b++) {
                assertUsed(parties[b], parties[o], OBLIGOR_RISK, _riskOf(b, o), "financier and obligor");
            }
        }
        for (uint256 b = 3; b < 6; b++) {
            for (uint256 s = 0; s < 6; s++) {
                if (s != b) assertUsed(parties[b], parties[s], SELLER_RISK, _soldTo(b, s), "financier and seller");
            }
        }
        vm.assertEq(overCap, 0, "nothing was taken beyond a cap");
    }

    function _owedBy(uint256 obligor) private view returns (uint256 sum) {
        for (uint256 i = 0; i < items.length; i++) {
            if (!items[i].claim && items[i].r.obligor == parties[obligor].id && isOpen(stateOf(i))) {
                sum += _openOf(i);
            }
        }
    }

    /// @dev A limit is free for what is paid, as it is paid. That what is paid is what came is the ledger's own invariant.
    function _openOf(uint256 i) private view returns (uint256) {
        return face[i] - instruments.obligationOf(items[i].instrument).paid;
    }

    function _securedOf(uint256 obligor) private view returns (uint256 sum) {
        for (uint256 i = 0; i < items.length; i++) {
            ReceivableState state = stateOf(i);
            bool counts = secured[i] && (state == ReceivableState.Registered || isOpen(state));
            if (counts && items[i].r.obligor == parties[obligor].id) sum += isOpen(state) ? _openOf(i) : face[i];
        }
    }

    function _riskOf(uint256 party, uint256 obligor) private view returns (uint256 sum) {
        for (uint256 i = 0; i < items.length; i++) {
            if (!items[i].claim && items[i].r.obligor == parties[obligor].id) sum += counted[i][party];
        }
    }

    function _soldTo(uint256 party, uint256 seller) private view returns (uint256 sum) {
        for (uint256 i = 0; i < sales.length; i++) {
            bool theirs = sales[i].buyer == parties[party].maker && sales[i].seller == parties[seller].maker;
            if (theirs && !ended[i]) sum += sales[i].amount;
        }
    }

    /* DOCUMENTS */

    function assertDocuments() external view {
        vm.assertEq(reopenedKeys, 0, "a closed document never opens again");
        for (uint256 k = 0; k < KEYS; k++) {
            uint256 open = 0;
            bool closed = false;
            for (uint256 i = 0; i < items.length; i++) {
                if (items[i].claim || Fingerprint.unwrap(items[i].r.keys[0]) != Fingerprint.unwrap(keyOf(k))) continue;
                if (isOpen(stateOf(i))) open++;
                if (stateOf(i) == ReceivableState.Closed) closed = true;
            }
            FingerprintState state = fingerprints.stateOf(keyOf(k));
            bool bound = state == FingerprintState.Bound || state == FingerprintState.Financed;
            vm.assertTrue(open <= 1 && !(open == 1 && closed), "one document, one open obligation");
            vm.assertEq(bound, open == 1, "it is bound as long as that is open");
            vm.assertEq(state == FingerprintState.Closed, closed, "and closed with it");
        }
    }

    /* MONEY */

    function assertMoney() external view {
        uint256 owed = 0;
        for (uint256 i = 0; i < items.length; i++) {
            if (!isOpen(stateOf(i)) && stateOf(i) != ReceivableState.Closed) continue;
            Obligation memory o = instruments.obligationOf(items[i].instrument);
            owed += o.paid - o.redeemed + o.interestPaid - o.interestRedeemed;
            vm.assertEq(o.face, face[i], "what was issued, less what was diluted");
            vm.assertEq(_held(i) + o.redeemed, o.face, "all units are in somebody's hand, or redeemed");
            vm.assertEq(guarantorPaid[i] >= claimed[i], true, "no claim without a payment");
        }
        vm.assertEq(yuan.balanceOf(address(instruments)), owed, "what was paid, less what was paid out");
        vm.assertEq(yuan.balanceOf(address(receivables)), 0, "nothing stays with the case");
        uint256 sum = owed;
        for (uint256 p = 0; p < PARTIES; p++) sum += yuan.balanceOf(parties[p].maker);
        vm.assertEq(sum, PARTIES * MONEY, "no money comes or goes");
        for (uint256 s = 0; s < sales.length; s++) {
            vm.assertTrue(repaid[s] <= sales[s].amount, "recourse pays a sale once");
        }
    }

    function _held(uint256 i) private view returns (uint256 sum) {
        for (uint256 p = 0; p < PARTIES; p++) sum += heldOf(i, p);
    }
}

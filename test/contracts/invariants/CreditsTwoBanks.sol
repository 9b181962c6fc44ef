// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {PresentationState, Reimbursement} from "../../../contracts/instruments/credits/Credit.sol";
import {Drawing} from "../../../contracts/instruments/credits/Drawing.sol";
import {IPresentations} from "../../../contracts/instruments/credits/IPresentations.sol";
import {IObligations} from "../../../contracts/ledger/IObligations.sol";
import {CreditsPlay} from "./CreditsPlay.sol";

/// @notice What a confirmer and the issuer do with what the confirmer accepted.
abstract contract CreditsTwoBanks is CreditsPlay {
    function forward(uint256 i) external {
        if (_known.length == 0) return;
        i = i % _known.length;
        Known storage k = _known[i];
        bool taken = k.state == PresentationState.Accepted || k.state == PresentationState.Honoured;
        bool expected = taken && _drawings[i].atConfirmer && k.reimbursement == Reimbursement.None;
        bytes memory data = abi.encodeCall(IPresentations.forward, (terms, _drawings[i]));
        if (!_try(otherBank.maker, address(lettersOfCredit), data, expected)) return;
        (k.reimbursement, k.until) = (Reimbursement.Examining, clockFrom(day()));
    }

    function collect(uint256 i) external {
        if (_known.length == 0) return;
        i = i % _known.length;
        Known storage k = _known[i];
        bool honoured = k.state == PresentationState.Honoured;
        bool expected = honoured && k.reimbursement == Reimbursement.Accepted && !k.collected;
        bytes memory data = abi.encodeCall(IPresentations.collect, (terms, _drawings[i]));
        if (!_try(otherBank.maker, address(lettersOfCredit), data, expected)) return;
        k.collected = true;
        ends[10]++;
    }

    /// @dev The issuer, for a confirmer whose day is over.
    function honourInPlace(uint256 i) external {
        if (_known.length == 0) return;
        i = i % _known.length;
        (Drawing memory d, Known storage k) = (_drawings[i], _known[i]);
        if (!d.atConfirmer) return;
        uint256 claim = claimOf(d);
        bool expected = k.state == PresentationState.Accepted && k.reimbursement == Reimbursement.Accepted;
        expected = expected && block.timestamp >= instruments.instrumentOf(claim).terms.maturity + 1 days;
        bytes memory data = abi.encodeCall(IObligations.pay, (claim, k.amount));
        if (!_try(bank.maker, address(instruments), data, expected)) return;
        (k.state, k.reimbursement) = (PresentationState.Honoured, Reimbursement.Paid);
        if (k.bound) _honouredBound += k.amount;
        ends[11]++;
    }

    function reimburse(uint256 i) external {
        if (_known.length == 0) return;
        i = i % _known.length;
        (Drawing memory d, Known storage k) = (_drawings[i], _known[i]);
        uint256 claim = reimbursementOf(d);
        bool expected = k.collected && k.reimbursement == Reimbursement.Accepted;
        expected = expected && block.timestamp >= instruments.instrumentOf(claim).terms.maturity;
        bytes memory data = abi.encodeCall(IObligations.pay, (claim, k.amount));
        if (!_try(bank.maker, address(instruments), data, expected)) return;
        k.reimbursement = Reimbursement.Paid;
        if (k.bound) _honouredBound += k.amount;
        ends[7]++;
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {HoldingWord} from "./HoldingWord.sol";
import {IObligations} from "./IObligations.sol";
import {InstrumentSlots, LedgerState} from "./LedgerState.sol";
import {Share, Shares} from "./Share.sol";
import {TermsWord} from "./TermsWord.sol";
import {Units} from "./Units.sol";

/// @title Payouts
/// @notice How holders are paid out. Documented in IObligations.
library Payouts {
    using SafeERC20 for IERC20;
    using Shares for Share;
    using Units for LedgerState;

    function payOut(
        LedgerState storage state,
        uint256 id,
        TermsWord terms,
        address holder
    ) internal returns (uint256 principal, uint256 interest) {
        (principal, interest) = redeemable(state, id, terms, holder);
        if (principal + interest == 0) return (0, 0);
        InstrumentSlots storage instrument = state.instruments[id];
        Share storage share = state.shares[id][holder];
        if (principal != 0) {
            state.burn(id, holder, principal);
            share.redeemed += uint128(principal); // at most what the holder had
            instrument.redeemed += uint128(principal);
        }
        if (interest != 0) {
            share.interest += uint128(interest); // at most what was paid
            instrument.interestRedeemed += uint128(interest);
        }
        emit IObligations.Redeemed(id, holder, principal, interest);

        IERC20 cash = state.issueOf(id, terms).cash;
        uint256 before = cash.balanceOf(holder);
        cash.safeTransfer(holder, principal + interest);
        requireMoved(cash, holder, before, principal + interest);
    }

    function redeemable(
        LedgerState storage state,
        uint256 id,
        TermsWord terms,
        address holder
    ) internal view returns (uint256 principal, uint256 interest) {
        if (!terms.isClosed(block.timestamp)) return (0, 0);
        if (terms.kind().keepsHistory() && state.isStopped(id, holder)) return (0, 0);
        InstrumentSlots storage instrument = state.instruments[id];
        Share memory share = state.shares[id][holder];
        uint256 face = state.faceOf(id, terms);
        HoldingWord word = state.holdings[id][holder].word;
        // A part payment, and interest, belong to what is pledged or frozen too: they wait until it is released or taken.
        bool waits = word.frozen() != 0;
        if (waits && instrument.paid != face) return (0, 0);
        principal = share.principalDown(word.balance(), instrument.paid, face);
        if (principal > word.unfrozen()) principal = word.unfrozen();
        interest = waits ? 0 : share.interestDown(word.balance(), instrument.interestPaid, face);
    }

    function requireMoved(IERC20 cash, address to, uint256 before, uint256 amount) internal view {
        uint256 moved = cash.balanceOf(to) - before;
        if (moved != amount) revert IObligations.Obligations_CashShort(address(cash), amount, moved);
    }
}

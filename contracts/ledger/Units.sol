// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";
import {HoldingWord} from "./HoldingWord.sol";
import {IERC7943MultiToken} from "./IERC7943MultiToken.sol";
import {IHoldings} from "./IHoldings.sol";
import {IObligations} from "./IObligations.sol";
import {isLots, rootOf} from "./InstrumentId.sol";
import {HoldingSlot, InstrumentSlots, LedgerState} from "./LedgerState.sol";
import {LotWord, Mark} from "./LotWord.sol";
import {Receivers} from "./Receivers.sol";
import {Share, Shares} from "./Share.sol";
import {TermsWord} from "./TermsWord.sol";
import {InstrumentKind} from "../types/InstrumentKind.sol";
import {OrgId} from "../types/OrgId.sol";

/// @title Units
/// @notice How units come, move and end. Who may do it is for the callers to say, and a receiver that is a contract is told by them, when all is done.
library Units {
    using Shares for Share;

    /* CHECKS */

    function existing(LedgerState storage state, uint256 id) internal view returns (TermsWord terms) {
        terms = termsOf(state, id);
        if (terms.isNone()) revert IHoldings.Holdings_UnknownInstrument(id);
    }

    /// @return terms Zero where there is no such instrument. Lots of one issue have one.
    function termsOf(LedgerState storage state, uint256 id) internal view returns (TermsWord terms) {
        terms = state.instruments[id].terms;
        if (terms.isNone() && isLots(id) && !state.instruments[id].lot.isNone()) {
            terms = state.instruments[rootOf(id)].terms;
        }
    }

    /// @param terms Its terms: only lots that keep their history are looked up elsewhere.
    /// @return Where cash and maturity of an instrument are kept.
    function issueOf(
        LedgerState storage state,
        uint256 id,
        TermsWord terms
    ) internal view returns (InstrumentSlots storage) {
        return state.instruments[terms.kind().keepsHistory() ? rootOf(id) : id];
    }

    /// @param terms As of `issueOf`.
    function faceOf(LedgerState storage state, uint256 id, TermsWord terms) internal view returns (uint128) {
        InstrumentSlots storage instrument = state.instruments[id];
        return terms.kind().keepsHistory() ? instrument.lot.face() : instrument.face;
    }

    /// @return Whether an order on the lot as it was issued stops this part of it, which keeps its history, in the hands of `holder`.
    function isStopped(LedgerState storage state, uint256 id, address holder) internal view returns (bool) {
        return rootOf(id) != id && state.ordered[rootOf(id)][holder] != 0;
    }

    function requireNotStopped(LedgerState storage state, uint256 id, address holder, uint256 amount) internal view {
        if (isStopped(state, id, holder)) {
            revert IERC7943MultiToken.ERC7943InsufficientUnfrozenBalance(holder, id, amount, 0);
        }
    }

    /// @dev What passes several at once, or divides them, asks for units without a history.
    function requireAlike(uint256 id, InstrumentKind kind) internal pure {
        if (kind.keepsHistory()) revert IHoldings.Holdings_KeepsHistory(id);
    }

    function requireOpen(uint256 id, TermsWord terms) internal view {
        if (terms.isClosed(block.timestamp)) revert IHoldings.Holdings_Closed(id, terms.closesAt());
    }

    /// @dev What is unfrozen is at most the balance; which of them is too small is asked only then.
    function requireFree(uint256 id, address holder, HoldingWord word, uint256 amount) internal pure {
        unchecked {
            if (amount - 1 >= word.unfrozen()) _refuse(id, holder, word, amount); // of 0, the largest number
        }
    }

    function _refuse(uint256 id, address holder, HoldingWord word, uint256 amount) private pure {
        if (amount == 0) revert IHoldings.Holdings_AmountZero(id);
        if (amount > word.balance()) {
            revert IHoldings.Holdings_BalanceInsufficient(id, holder, word.balance(), amount);
        }
        revert IERC7943MultiToken.ERC7943InsufficientUnfrozenBalance(holder, id, amount, word.unfrozen());
    }

    function requireWhole(uint256 id, HoldingWord word, uint256 amount) internal pure {
        if (isLots(id) && amount != word.balance()) {
            revert IHoldings.Holdings_LotWhole(id, word.balance(), amount);
        }
    }

    /* HISTORY */

    /// @dev Writes down that the lot came from one organisation to another. Within one nothing happened.
    function record(LedgerState storage state, uint256 id, OrgId from, OrgId to, Mark mark) internal {
        if (from == to) return;
        InstrumentSlots storage instrument = state.instruments[id];
        instrument.lot = recorded(id, instrument.lot, from, to, mark);
        if (mark != Mark.Endorsed) emit IHoldings.LotPassed(id, from, to, mark);
    }

    function recorded(uint256 id, LotWord lot, OrgId from, OrgId to, Mark mark) internal pure returns (LotWord) {
        if (from == to) return lot;
        if (lot.steps() == type(uint8).max) {
            // What passes without its holder's will is not kept from it; nobody answers for such a step.
            if (mark == Mark.Enforced || mark == Mark.Ordered) return lot;
            revert IHoldings.Holdings_HistoryFull(id);
        }
        return lot.passed(from, to, mark);
    }

    /* MOVES */

    /// @dev Free units go from one holder to another while transfers are open. The caller emits the standard's event.
    function pass(LedgerState storage state, uint256 id, address from, address to, uint256 amount) internal {
        mapping(address holder => HoldingSlot) storage holdings = state.holdings[id];
        HoldingSlot storage source = holdings[from];
        HoldingWord word = source.word;
        requireFree(id, from, word, amount);
        requireWhole(id, word, amount);
        source.word = word.minus(amount);
        HoldingSlot storage target = holdings[to];
        target.word = target.word.plus(amount);
    }

    /// @dev As `pass`, of units that are no lots.
    function passAlike(LedgerState storage state, uint256 id, address from, address to, uint256 amount) internal {
        mapping(address holder => HoldingSlot) storage holdings = state.holdings[id];
        HoldingSlot storage source = holdings[from];
        HoldingWord word = source.word;
        requireFree(id, from, word, amount);
        source.word = word.minus(amount);
        HoldingSlot storage target = holdings[to];
        target.word = target.word.plus(amount);
    }

    /// @dev As `pass`, of a lot that keeps its history, from one organisation to another.
    function passKept(
        LedgerState storage state,
        uint256 id,
        address from,
        address to,
        uint256 amount,
        OrgId fromOrg,
        OrgId toOrg,
        Mark mark
    ) internal {
        requireNotStopped(state, id, from, amount);
        pass(state, id, from, to, amount);
        record(state, id, fromOrg, toOrg, mark);
    }

    /// @dev Free units go from one holder to another at any time.
    function move(
        LedgerState storage state,
        uint256 id,
        TermsWord terms,
        address from,
        address to,
        uint256 amount
    ) internal {
        requireFree(id, from, state.holdings[id][from].word, amount);
        if (terms.kind().keepsHistory()) requireNotStopped(state, id, from, amount);
        shift(state, id, terms, from, to, amount);
    }

    /// @dev Free units leave a holder, for several who get them by `arrive`, while transfers are open.
    function depart(LedgerState storage state, uint256 id, address from, uint256[] calldata amounts) internal {
        HoldingSlot storage source = state.holdings[id][from];
        HoldingWord word = source.word;
        if (isLots(id)) requireWhole(id, word, amounts[0]); // of several, the first is a part
        for (uint256 i = 0; i < amounts.length; i++) {
            requireFree(id, from, word, amounts[i]);
            word = word.minus(amounts[i]);
        }
        source.word = word;
    }

    function arrive(LedgerState storage state, uint256 id, address to, uint256 amount) internal {
        HoldingSlot storage target = state.holdings[id][to];
        target.word = target.word.plus(amount);
    }

    /// @dev Units go, whether or not some are frozen. The caller has seen that `from` has them.
    function shift(
        LedgerState storage state,
        uint256 id,
        TermsWord terms,
        address from,
        address to,
        uint256 amount
    ) internal {
        HoldingSlot storage source = state.holdings[id][from];
        HoldingWord word = source.word;
        requireWhole(id, word, amount);
        source.word = word.minus(amount);
        arrive(state, id, to, amount);
        // Nothing is paid out before transfers have closed, so until then there is nothing to carry.
        if (terms.isClosed(block.timestamp) && from != to) {
            state.shares[id][from].carryUp(state.shares[id][to], amount, word.balance());
        }
        emit IERC1155.TransferSingle(msg.sender, from, to, id, amount);
    }

    /// @dev Units that nobody had.
    function mint(LedgerState storage state, uint256 id, address to, uint256 amount) internal {
        arrive(state, id, to, amount);
        emit IERC1155.TransferSingle(msg.sender, address(0), to, id, amount);
    }

    /// @dev Free units end.
    function burn(LedgerState storage state, uint256 id, address from, uint256 amount) internal {
        HoldingSlot storage source = state.holdings[id][from];
        HoldingWord word = source.word;
        requireFree(id, from, word, amount);
        source.word = word.minus(amount);
        emit IERC1155.TransferSingle(msg.sender, from, address(0), id, amount);
    }

    /// @dev Tells a receiver that is a contract, and requires that it accepts.
    function tell(address from, address to, uint256 id, uint256 amount) internal {
        if (to.code.length != 0) Receivers.tell(msg.sender, from, to, id, amount, "");
    }

    /// @dev Who holds when the whole is paid is who is paid.
    function closeIfPaid(LedgerState storage state, uint256 id, TermsWord terms) internal {
        InstrumentSlots storage instrument = state.instruments[id];
        uint128 paid = instrument.paid;
        if (paid == 0 || paid != faceOf(state, id, terms)) return;
        if (!terms.isClosed(block.timestamp)) instrument.terms = terms.closedAt(uint48(block.timestamp)); // fits for eight million years
        emit IObligations.PaidInFull(id);
    }
}

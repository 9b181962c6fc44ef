// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {HoldingWord} from "./HoldingWord.sol";
import {IERC7943MultiToken} from "./IERC7943MultiToken.sol";
import {IHoldings} from "./IHoldings.sol";
import {HoldingSlot, LedgerState} from "./LedgerState.sol";
import {Mark} from "./LotWord.sol";
import {TermsWord} from "./TermsWord.sol";
import {Units} from "./Units.sol";
import {IMembers} from "../members/IMembers.sol";
import {OrgId} from "../types/OrgId.sol";

/// @title Freezes
/// @notice What is frozen by order beside what is pledged, and how units are taken by force.
library Freezes {
    using Units for LedgerState;

    /// @dev The part of what is frozen that is pledged.
    function pledged(LedgerState storage state, uint256 id, address holder) internal view returns (uint256) {
        return state.holdings[id][holder].word.frozen() - state.ordered[id][holder];
    }

    /// @dev `ordered` is frozen from now on, whatever is pledged beside it.
    function freeze(LedgerState storage state, uint256 id, address holder, uint256 ordered) internal {
        uint256 liened = pledged(state, id, holder);
        uint256 most = type(uint128).max - liened;
        if (ordered > most) revert IHoldings.Holdings_AmountTooLarge(id, ordered, most);
        HoldingSlot storage slot = state.holdings[id][holder];
        slot.word = slot.word.withFrozen(liened + ordered);
        state.ordered[id][holder] = ordered;
        emit IERC7943MultiToken.Frozen(holder, id, liened + ordered);
    }

    /// @dev Takes of what is free first, then of what is frozen by order.
    function force(
        LedgerState storage state,
        IMembers members,
        uint256 id,
        address from,
        address to,
        uint256 amount
    ) internal {
        TermsWord terms = state.existing(id);
        if (amount == 0) revert IHoldings.Holdings_AmountZero(id);
        OrgId taker = members.requireTaking(to, terms.kind());
        uint256 free = _requireTakeable(state, id, from, amount);
        if (amount > free) freeze(state, id, from, state.ordered[id][from] - (amount - free));
        state.shift(id, terms, from, to, amount);
        if (terms.kind().keepsHistory()) state.record(id, members.orgOf(from), taker, Mark.Ordered);
        emit IERC7943MultiToken.ForcedTransfer(from, to, id, amount);
        Units.tell(from, to, id, amount);
    }

    /// @return Of what `from` has, what is free.
    function _requireTakeable(
        LedgerState storage state,
        uint256 id,
        address from,
        uint256 amount
    ) private view returns (uint256) {
        HoldingWord word = state.holdings[id][from].word;
        uint256 balance = word.balance();
        if (amount > balance) revert IHoldings.Holdings_BalanceInsufficient(id, from, balance, amount);
        uint256 liened = pledged(state, id, from);
        if (amount > balance - liened) revert IHoldings.Holdings_Pledged(id, from, liened, amount);
        return word.unfrozen();
    }
}

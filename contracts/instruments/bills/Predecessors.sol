// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Bill, Lot} from "./Bill.sol";
import {BillsFoundation} from "./BillsState.sol";
import {IBillClaims} from "./IBillClaims.sol";
import {rootOf} from "../../ledger/InstrumentId.sol";
import {after_, beginning, Mark, Passing} from "../../ledger/LotWord.sol";
import {OrgId} from "../../types/OrgId.sol";

/// @title Predecessors
/// @notice Who answers to whom. Who answers stands in a row: the acceptor is 0, the drawer 1, the first endorser 2 and so on; who holds the lot stands behind
/// the last. Each claims from those before it (Law art. 68), and an earlier endorser to whom the lot came back from those before its first endorsement (art. 69).
library Predecessors {
    uint256 internal constant ACCEPTOR = 0;
    uint256 internal constant DRAWER = 1;
    uint256 internal constant ENDORSERS = 2;

    function requireHistory(BillsFoundation memory on, uint256 id, Passing[] calldata steps) internal view {
        (uint176 history, uint8 count) = on.ledger.historyOf(id);
        uint176 shown = beginning(rootOf(id));
        for (uint256 i = 0; i < steps.length; i++) shown = after_(shown, steps[i].from, steps[i].to, steps[i].mark);
        require(shown == history && count == steps.length, IBillClaims.BillClaims_OtherHistory(id));
    }

    /// @return Where who claims stands.
    function rankOf(
        Bill storage bill,
        Lot storage lot,
        Passing[] calldata steps,
        OrgId claimant
    ) internal view returns (uint256) {
        if (claimant == bill.acceptor) return ACCEPTOR;
        if (claimant == bill.drawer) return DRAWER;
        uint256 rank = lot.rank == 0 ? steps.length + ENDORSERS : lot.rank;
        // Where it answers to nobody, nobody whom it claims from comes back to it.
        for (uint256 i = 0; i + ENDORSERS < rank && i < steps.length; i++) {
            if (steps[i].from == claimant && _answers(steps[i].mark, true)) return i + ENDORSERS;
        }
        return rank;
    }

    /// @param rank Of who claims.
    /// @return Where the party stands. Reverts unless it answers to who claims.
    function rankOfParty(
        uint256 id,
        Bill storage bill,
        Passing[] calldata steps,
        uint256 rank,
        OrgId party
    ) internal view returns (uint256) {
        if (party == bill.acceptor) return ACCEPTOR;
        if (party == bill.drawer && rank > DRAWER) return DRAWER;
        for (uint256 i = 0; i + ENDORSERS < rank && i < steps.length; i++) {
            if (steps[i].from == party && _answers(steps[i].mark, i + ENDORSERS + 1 == rank)) return i + ENDORSERS;
        }
        revert IBillClaims.BillClaims_NotAPredecessor(id, party);
    }

    /// @param direct Whether who claims got it from this step.
    function _answers(Mark mark, bool direct) private pure returns (bool) {
        return mark == Mark.Endorsed || mark == Mark.Enforced || (mark == Mark.Limited && direct);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {HoldingWord} from "./HoldingWord.sol";
import {ILiens} from "./ILiens.sol";
import {isLots} from "./InstrumentId.sol";
import {HoldingSlot, LedgerState, LienSlot} from "./LedgerState.sol";
import {LienWord, lienWord} from "./LienWord.sol";
import {TermsWord} from "./TermsWord.sol";
import {Units} from "./Units.sol";
import {IMembers, Standing} from "../members/IMembers.sol";
import {OrgId} from "../types/OrgId.sol";

/// @title LienBook
/// @notice How liens come and go. What is pledged is kept twice: each lien apart, and their sum in the owner's holding, as frozen.
library LienBook {
    /// @param org The owner's organisation.
    /// @dev That there is such an instrument follows from what the owner has of it.
    function pledge(
        LedgerState storage state,
        IMembers members,
        uint256 id,
        address owner,
        OrgId org,
        OrgId pledgee,
        uint256 amount,
        uint48 enforceableFrom,
        bytes32 ref
    ) internal {
        if (amount == 0) revert ILiens.Liens_AmountZero(id);
        // Only who could endorse a lot can pledge it. Of other instruments there is nothing to ask.
        if (isLots(id)) {
            TermsWord terms = Units.existing(state, id);
            if (terms.kind().keepsHistory()) {
                Units.requireOpen(id, terms);
                Units.requireNotStopped(state, id, owner, amount);
            }
        }
        if (pledgee == org) revert ILiens.Liens_OwnOrganisation(org);
        if (members.standingOf(pledgee) != Standing.Active) revert ILiens.Liens_PledgeeInvalid(pledgee);
        LienSlot storage lien = slotOf(state, id, owner, pledgee, ref);
        if (!lien.word.isNone()) revert ILiens.Liens_Exists(id, owner, pledgee, ref);
        HoldingSlot storage holding = state.holdings[id][owner];
        HoldingWord word = holding.word;
        if (amount > word.unfrozen()) revert ILiens.Liens_NotFree(id, owner, word.unfrozen(), amount);
        Units.requireWhole(id, word, amount);

        holding.word = word.withFrozen(word.frozen() + amount); // at most the balance
        lien.word = lienWord(pledgee, amount, enforceableFrom); // at most the balance
        emit ILiens.Pledged(id, owner, pledgee, amount, enforceableFrom, ref);
    }

    /// @dev Takes from a lien, and from what the owner has frozen.
    function reduce(
        LedgerState storage state,
        uint256 id,
        address owner,
        LienSlot storage slot,
        uint256 amount,
        bytes32 ref
    ) internal {
        LienWord lien = slot.word;
        if (amount == 0) revert ILiens.Liens_AmountZero(id);
        if (amount > lien.amount()) revert ILiens.Liens_Insufficient(id, owner, ref, lien.amount(), amount);
        HoldingSlot storage holding = state.holdings[id][owner];
        HoldingWord word = holding.word;
        Units.requireWhole(id, word, amount);

        (slot.word, holding.word) = (lien.less(amount), word.withFrozen(word.frozen() - amount));
    }

    function slotOf(
        LedgerState storage state,
        uint256 id,
        address owner,
        OrgId pledgee,
        bytes32 ref
    ) internal view returns (LienSlot storage) {
        return state.liens[keccak256(abi.encode(id, owner, pledgee, ref))];
    }
}

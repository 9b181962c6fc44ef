// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {HoldingWord} from "./HoldingWord.sol";
import {ILiens, Lien} from "./ILiens.sol";
import {HoldingSlot, LedgerState} from "./LedgerState.sol";
import {TermsWord} from "./TermsWord.sol";
import {Units} from "./Units.sol";
import {IMembers, Standing} from "../members/IMembers.sol";
import {OrgId} from "../types/OrgId.sol";

/// @title LienBook
/// @notice How liens come and go. What is pledged is kept twice: each lien apart, and their sum in the owner's holding, as frozen.
library LienBook {
    using Units for LedgerState;

    /// @param org The owner's organisation.
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
        (Lien storage lien, HoldingSlot storage slot, HoldingWord word) = pledgeable(
            state,
            members,
            id,
            owner,
            org,
            pledgee,
            amount,
            ref
        );
        slot.word = word.withFrozen(word.frozen() + amount); // at most the balance
        (lien.pledgee, lien.amount, lien.enforceableFrom) = (pledgee, uint128(amount), enforceableFrom); // is free, so it fits
        emit ILiens.Pledged(id, owner, pledgee, amount, enforceableFrom, ref);
    }

    /// @dev Reverts where these units cannot be pledged.
    function pledgeable(
        LedgerState storage state,
        IMembers members,
        uint256 id,
        address owner,
        OrgId org,
        OrgId pledgee,
        uint256 amount,
        bytes32 ref
    ) internal view returns (Lien storage lien, HoldingSlot storage slot, HoldingWord word) {
        TermsWord terms = state.existing(id);
        if (amount == 0) revert ILiens.Liens_AmountZero(id);
        if (pledgee == org) revert ILiens.Liens_OwnOrganisation(org);
        if (members.standingOf(pledgee) != Standing.Active) revert ILiens.Liens_PledgeeInvalid(pledgee);
        lien = lienOf(state, id, owner, pledgee, ref);
        if (lien.amount != 0) revert ILiens.Liens_Exists(id, owner, pledgee, ref);
        slot = state.holdings[id][owner];
        word = slot.word;
        if (amount > word.unfrozen()) revert ILiens.Liens_NotFree(id, owner, word.unfrozen(), amount);
        Units.requireWhole(id, terms, word, amount);
    }

    /// @dev Takes from a lien, and from what the owner has frozen.
    function reduce(
        LedgerState storage state,
        uint256 id,
        TermsWord terms,
        address owner,
        Lien storage lien,
        uint256 amount,
        bytes32 ref
    ) internal {
        uint256 has = lien.amount;
        if (amount == 0) revert ILiens.Liens_AmountZero(id);
        if (amount > has) revert ILiens.Liens_Insufficient(id, owner, ref, has, amount);
        HoldingSlot storage slot = state.holdings[id][owner];
        HoldingWord word = slot.word;
        Units.requireWhole(id, terms, word, amount);

        (lien.amount, slot.word) = (uint128(has - amount), word.withFrozen(word.frozen() - amount));
        if (amount == has) (lien.pledgee, lien.enforceableFrom) = (OrgId.wrap(0), 0);
    }

    function lienOf(
        LedgerState storage state,
        uint256 id,
        address owner,
        OrgId pledgee,
        bytes32 ref
    ) internal view returns (Lien storage) {
        return state.liens[keccak256(abi.encode(id, owner, pledgee, ref))];
    }
}

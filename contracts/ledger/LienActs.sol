// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILiens} from "./ILiens.sol";
import {LedgerState, LienSlot} from "./LedgerState.sol";
import {LienBook} from "./LienBook.sol";
import {TermsWord} from "./TermsWord.sol";
import {Units} from "./Units.sol";
import {IMembers} from "../members/IMembers.sol";
import {Deal, Leg} from "../settlement/Deal.sol";
import {MAKER} from "../types/Duties.sol";
import {OrgId} from "../types/OrgId.sol";

/// @title LienActs
/// @notice The acts of pledgees and deals, in a library of their own, because one contract would be too large. Documented in ILiens.
library LienActs {
    using LienBook for LedgerState;
    using Units for LedgerState;

    /// @dev The case is told when all of this has happened.
    function pledgeByDeal(
        LedgerState storage state,
        IMembers members,
        Deal calldata deal,
        uint256 leg,
        bytes32 dealId
    ) external {
        Leg calldata given = deal.legs[leg];
        TermsWord terms = state.existing(given.id);
        // Settlement saw that the owner signed, and may give.
        (OrgId org, OrgId pledgee) = (members.orgOf(given.from), members.orgOf(given.to));
        uint48 maturity = state.instruments[given.id].maturity;
        state.pledge(members, given.id, given.from, org, pledgee, given.amount, maturity, deal.ref);
        terms.case_().onPledged(deal, leg, dealId, org, pledgee);
    }

    function release(
        LedgerState storage state,
        IMembers members,
        uint256 id,
        address owner,
        uint256 amount,
        bytes32 ref
    ) external {
        state.existing(id);
        OrgId pledgee = members.ownsFor(msg.sender, MAKER);

        state.reduce(id, owner, state.slotOf(id, owner, pledgee, ref), amount, ref);
        emit ILiens.Released(id, owner, pledgee, amount, ref);
    }

    function enforce(
        LedgerState storage state,
        IMembers members,
        uint256 id,
        address owner,
        uint256 amount,
        bytes32 ref
    ) external {
        TermsWord terms = state.existing(id);
        OrgId pledgee = members.ownsFor(msg.sender, MAKER);
        LienSlot storage lien = state.slotOf(id, owner, pledgee, ref);
        uint48 from = lien.word.enforceableFrom();
        if (block.timestamp < from) revert ILiens.Liens_NotEnforceable(id, owner, ref, from);

        state.reduce(id, owner, lien, amount, ref);
        state.shift(id, terms, owner, msg.sender, amount); // what is pledged is there: nothing else touches it
        emit ILiens.Enforced(id, owner, pledgee, amount, ref, msg.sender);
        Units.tell(owner, msg.sender, id, amount);
    }
}

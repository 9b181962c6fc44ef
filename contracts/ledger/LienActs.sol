// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IHoldings} from "./IHoldings.sol";
import {ILiens} from "./ILiens.sol";
import {LedgerState, LienSlot} from "./LedgerState.sol";
import {LienBook} from "./LienBook.sol";
import {Mark} from "./LotWord.sol";
import {TermsWord} from "./TermsWord.sol";
import {Units} from "./Units.sol";
import {IHolders} from "../members/IHolders.sol";
import {IMembers, Standing} from "../members/IMembers.sol";
import {Deal, Leg} from "../settlement/Deal.sol";
import {MAKER} from "../types/Duties.sol";
import {OrgId} from "../types/OrgId.sol";

/// @title LienActs
/// @notice The acts of owners, pledgees and deals, in a library of their own, because one contract would be too large. Documented in ILiens.
library LienActs {
    using LienBook for LedgerState;
    using Units for LedgerState;

    function pledge(
        LedgerState storage state,
        IMembers members,
        uint256 id,
        OrgId pledgee,
        uint256 amount,
        uint48 enforceableFrom,
        bytes32 ref
    ) external {
        OrgId org = members.requireGiving(msg.sender);
        state.pledge(members, id, msg.sender, org, pledgee, amount, enforceableFrom, ref);
    }

    /// @dev Settlement saw that the giver signed, with a checker where it has to, and may give. The case is told of a pledge when all of this has
    /// happened.
    function lienByDeal(
        LedgerState storage state,
        IMembers members,
        Deal calldata deal,
        uint256 leg,
        bytes32 dealId,
        bool releases
    ) external {
        Leg calldata given = deal.legs[leg];
        (OrgId from, OrgId to) = (members.orgOf(given.from), members.orgOf(given.to));
        if (releases) return _release(state, given.id, given.to, from, given.amount, deal.ref);
        TermsWord terms = state.existing(given.id);
        _pledge(state, members, terms, given, from, to, deal.ref);
        terms.case_().onPledged(deal, leg, dealId, from, to);
    }

    function release(
        LedgerState storage state,
        IMembers members,
        uint256 id,
        address owner,
        uint256 amount,
        bytes32 ref
    ) external {
        OrgId pledgee = members.ownsFor(msg.sender, MAKER);
        (, bool dualControl, , ) = members.organisations(pledgee);
        if (dualControl) revert IHolders.Holders_TwoHandsNeeded(pledgee, msg.sender);
        _release(state, id, owner, pledgee, amount, ref);
    }

    function releaseOfExpelled(
        LedgerState storage state,
        IMembers members,
        uint256 id,
        address owner,
        OrgId pledgee,
        uint256 amount,
        bytes32 ref
    ) external {
        if (msg.sender != members.council()) revert IHoldings.Holdings_NotCouncil(msg.sender);
        if (members.standingOf(pledgee) != Standing.Expelled) revert ILiens.Liens_NotExpelled(pledgee);
        _release(state, id, owner, pledgee, amount, ref);
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
        if (terms.kind().keepsHistory()) state.record(id, members.orgOf(owner), pledgee, Mark.Enforced);
        emit ILiens.Enforced(id, owner, pledgee, amount, ref, msg.sender);
        Units.tell(owner, msg.sender, id, amount);
    }

    /// @dev To be enforced from the maturity on.
    function _pledge(
        LedgerState storage state,
        IMembers members,
        TermsWord terms,
        Leg calldata given,
        OrgId from,
        OrgId to,
        bytes32 ref
    ) private {
        uint48 maturity = state.issueOf(given.id, terms).maturity;
        state.pledge(members, given.id, given.from, from, to, given.amount, maturity, ref);
    }

    function _release(
        LedgerState storage state,
        uint256 id,
        address owner,
        OrgId pledgee,
        uint256 amount,
        bytes32 ref
    ) private {
        state.existing(id);
        state.reduce(id, owner, state.slotOf(id, owner, pledgee, ref), amount, ref);
        emit ILiens.Released(id, owner, pledgee, amount, ref);
    }
}

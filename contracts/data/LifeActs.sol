// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AgreementsState} from "./AgreementsState.sol";
import {AgreementWord} from "./AgreementWord.sol";
import {AgreementState, INegotiations} from "./INegotiations.sol";
import {IMembers} from "../members/IMembers.sol";
import {MAKER} from "../types/Duties.sol";
import {AgreementId} from "../types/AgreementId.sol";
import {OrgId} from "../types/OrgId.sol";

/// @title LifeActs
/// @notice Documented in INegotiations and IAgreements: what becomes of an agreement, or of a proposal that nobody agreed to. Linked into
/// Agreements.
library LifeActs {
    function terminate(
        AgreementsState storage state,
        IMembers members,
        AgreementId id,
        OrgId provider,
        OrgId consumer,
        bytes32 reason
    ) external {
        AgreementWord word = state.agreements[id];
        AgreementState from = word.stateNow();
        bool open = from == AgreementState.Requested || from == AgreementState.Offered || from == AgreementState.Agreed;
        _require(open, id, from);
        _requireEither(members, id, provider, consumer);
        _move(state, id, word, from, AgreementState.Terminated, msg.sender, reason);
    }

    function suspend(
        AgreementsState storage state,
        IMembers members,
        AgreementId id,
        OrgId provider,
        bytes32 reason
    ) external {
        AgreementWord word = state.agreements[id];
        AgreementState from = word.stateNow();
        _require(from == AgreementState.Active, id, from);
        _requireParty(id, provider, members.servesFor(msg.sender, MAKER));
        _move(state, id, word, from, AgreementState.Suspended, msg.sender, reason);
    }

    function resume(
        AgreementsState storage state,
        IMembers members,
        AgreementId id,
        OrgId provider,
        bytes32 reason
    ) external {
        AgreementWord word = state.agreements[id];
        AgreementState from = word.stateNow();
        _require(from == AgreementState.Suspended, id, from);
        _requireParty(id, provider, members.actsFor(msg.sender, MAKER));
        _move(state, id, word, from, AgreementState.Active, msg.sender, reason);
    }

    function retire(
        AgreementsState storage state,
        IMembers members,
        AgreementId id,
        OrgId provider,
        OrgId consumer,
        bytes32 reason
    ) external {
        AgreementWord word = state.agreements[id];
        AgreementState from = word.stateNow();
        _require(from == AgreementState.Active || from == AgreementState.Suspended, id, from);
        _requireEither(members, id, provider, consumer);
        _move(state, id, word, from, AgreementState.Retired, msg.sender, reason);
    }

    /// @param by Who signed or called.
    function consent(AgreementsState storage state, AgreementId id, address subject, address by) external {
        AgreementWord word = state.agreements[id];
        AgreementState from = word.stateNow();
        _require(from == AgreementState.Agreed, id, from);
        _requireSubject(id, subject, by);
        _move(state, id, word, from, AgreementState.Active, by, 0);
    }

    /// @param by Who signed or called.
    function revoke(
        AgreementsState storage state,
        AgreementId id,
        address subject,
        address by,
        bytes32 reason
    ) external {
        AgreementWord word = state.agreements[id];
        (AgreementState recorded, AgreementState from) = (word.state(), word.stateNow());
        // Also when it is over by time or number: a computation that its last use began is still running. And before it is on record: what
        // the subject signed may be in others' hands.
        _require(recorded <= AgreementState.Suspended, id, from);
        _requireSubject(id, subject, by);
        _move(state, id, word, from, AgreementState.Revoked, by, reason);
    }

    function _move(
        AgreementsState storage state,
        AgreementId id,
        AgreementWord word,
        AgreementState from,
        AgreementState to,
        address by,
        bytes32 reason
    ) private {
        if (from == AgreementState.Suspended && to != AgreementState.Active) word = word.withEndedSuspended();
        state.agreements[id] = word.withState(to);
        emit INegotiations.AgreementMoved(id, from, to, by, reason);
    }

    function _require(bool allowed, AgreementId id, AgreementState state) private pure {
        require(allowed, INegotiations.Agreements_WrongState(id, state));
    }

    /// @dev That the caller is a MAKER of either side, which is not expelled.
    function _requireEither(IMembers members, AgreementId id, OrgId provider, OrgId consumer) private view {
        OrgId org = members.servesFor(msg.sender, MAKER);
        if (org != consumer) _requireParty(id, provider, org);
    }

    function _requireParty(AgreementId id, OrgId party, OrgId org) private pure {
        require(org == party, INegotiations.Agreements_NotParty(id, party, org));
    }

    function _requireSubject(AgreementId id, address subject, address by) private pure {
        require(by == subject, INegotiations.Agreements_NotSubject(id, subject, by));
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILossClaims} from "./ILossClaims.sol";
import {LossBooks} from "./LossBooks.sol";
import {lossIdOf, LossItem, LossNotice} from "./LossNotice.sol";
import {LossPeriods} from "./LossPeriods.sol";
import {NoticeRules} from "./NoticeRules.sol";
import {TreatiesFoundation, TreatiesState} from "./TreatiesState.sol";
import {Assessor, Loss, LossState, LossUse, Treaty} from "./Treaty.sol";
import {TreatyBooks} from "./TreatyBooks.sol";
import {hashAssessment, hashContest} from "./TreatySignatures.sol";
import {takeKeys} from "../../evidence/takeKeys.sol";
import {approvedServing, DualApproval} from "../../members/DualApproval.sol";
import {MAKER} from "../../types/Duties.sol";
import {LossId} from "../../types/LossId.sol";
import {OrgId} from "../../types/OrgId.sol";

/// @title AdviceActs
/// @notice Documented in ILossClaims: from the advice of a loss to what it amounts to. Linked into Treaties.
library AdviceActs {
    using LossBooks for *;
    using TreatyBooks for *;

    function notify(
        TreatiesState storage state,
        TreatiesFoundation memory on,
        bytes32 domain,
        LossNotice calldata n,
        DualApproval calldata approval
    ) external returns (LossId id) {
        id = lossIdOf(n);
        Loss storage loss = state.losses[id];
        id.requireState(loss, LossState.None);
        Treaty storage treaty = state.treaties[n.treaty];
        n.treaty.requireCovering(treaty);
        uint64 amount = NoticeRules.requireSound(state, n, treaty);
        n.treaty.requireInTime(treaty.runOffUntil);
        id.requireInTime(n.deadline);
        OrgId cedent = treaty.cedent;
        id.requireParty(cedent, approvedServing(on.members, domain.digestOf(id.raw()), approval));

        _useKeys(state, n, treaty);
        uint48 first = _takePeriod(state, n, treaty);
        bool late = block.timestamp > first + uint256(treaty.noticeDays) * 1 days;
        uint48 by = on.endOf(treaty, treaty.assessDays);
        (loss.state, loss.by, loss.startsAt, loss.amount) = (LossState.Notified, by, n.startsAt, amount);
        (loss.treaty, loss.advised) = (n.treaty, amount);
        treaty.openLosses++;
        emit ILossClaims.LossNotified(id, n.treaty, n, by, late);
        if (n.inuring == n.keys.length) return id;
        takeKeys(on.fingerprints, cedent, n.keys[n.inuring:], uint48(block.timestamp));
        on.fingerprints.bind(cedent, n.keys[n.inuring:], id.refOf());
    }

    function assess(
        TreatiesState storage state,
        TreatiesFoundation memory on,
        bytes32 domain,
        LossId id,
        uint64 amount,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        Loss storage loss = state.losses[id];
        bool contested = loss.state == LossState.Contested;
        id.requireState(loss, contested ? LossState.Contested : LossState.Notified);
        Treaty storage treaty = state.treaties[loss.treaty];
        loss.treaty.requireCovering(treaty);
        if (!contested) id.requireInTime(loss.by);
        id.requireInTime(deadline);
        OrgId by = contested ? treaty.arbiter : state.lines[loss.treaty][0].org;
        bytes32 digest = domain.digestOf(hashAssessment(id, amount, deadline));
        id.requireParty(by, approvedServing(on.members, digest, approval));
        require(amount <= loss.advised, ILossClaims.LossClaims_AmountExceeded(id, loss.advised, amount));
        _assessed(on, id, loss, treaty, contested ? Assessor.Arbiter : Assessor.Lead, amount);
    }

    function deem(TreatiesState storage state, TreatiesFoundation memory on, LossId id) external {
        Loss storage loss = state.losses[id];
        id.requireState(loss, LossState.Notified);
        Treaty storage treaty = state.treaties[loss.treaty];
        loss.treaty.requireCovering(treaty);
        id.requireAfter(loss.by);
        _assessed(on, id, loss, treaty, Assessor.Silence, loss.amount);
    }

    function contest(
        TreatiesState storage state,
        TreatiesFoundation memory on,
        bytes32 domain,
        LossId id,
        bytes32 reason,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        Loss storage loss = state.losses[id];
        bool assessed = loss.state == LossState.Assessed;
        id.requireState(loss, assessed ? LossState.Assessed : LossState.Notified);
        Treaty storage treaty = state.treaties[loss.treaty];
        loss.treaty.requireCovering(treaty);
        if (!assessed) id.requireInTime(loss.by);
        id.requireInTime(deadline);
        OrgId by = assessed ? treaty.cedent : state.lines[loss.treaty][0].org;
        bytes32 digest = domain.digestOf(hashContest(id, reason, deadline));
        id.requireParty(by, approvedServing(on.members, digest, approval));
        bool contestable = !assessed || (loss.assessor == Assessor.Lead && loss.amount < loss.advised);
        require(contestable, ILossClaims.LossClaims_NotContestable(id, loss.assessor));
        require(loss.called == 0, ILossClaims.LossClaims_AlreadyCalled(id, loss.called));

        (loss.state, loss.by) = (LossState.Contested, 0);
        emit ILossClaims.LossContested(id, by, reason);
    }

    function withdraw(TreatiesState storage state, TreatiesFoundation memory on, LossNotice calldata n) external {
        LossId id = lossIdOf(n);
        Loss storage loss = state.losses[id];
        LossState was = loss.state;
        bool open = was == LossState.Assessed || was == LossState.Contested;
        id.requireState(loss, open ? was : LossState.Notified);
        id.requireParty(state.treaties[n.treaty].cedent, on.members.servesFor(msg.sender, MAKER));
        require(loss.called == 0, ILossClaims.LossClaims_AlreadyCalled(id, loss.called));
        state.takeBack(on, id, n);
    }

    function lapse(TreatiesState storage state, TreatiesFoundation memory on, LossNotice calldata n) external {
        LossId id = lossIdOf(n);
        Loss storage loss = state.losses[id];
        id.requireState(loss, LossState.Assessed);
        Treaty storage treaty = state.treaties[n.treaty];
        n.treaty.requireCovering(treaty);
        n.treaty.requireAfter(treaty.runOffUntil);
        id.requireAfter(loss.by);
        if (loss.called == 0) state.takeBack(on, id, n);
        else state.finish(on, id, n);
    }

    /* PRIVATE */

    function _assessed(
        TreatiesFoundation memory on,
        LossId id,
        Loss storage loss,
        Treaty storage treaty,
        Assessor assessor,
        uint64 amount
    ) private {
        uint48 callBy = on.endOf(treaty, treaty.payDays);
        (loss.state, loss.assessor, loss.by, loss.amount) = (LossState.Assessed, assessor, callBy, amount);
        emit ILossClaims.LossAssessed(id, assessor, amount, callBy);
    }

    /// @return first When the first loss of the event happened.
    function _takePeriod(
        TreatiesState storage state,
        LossNotice calldata n,
        Treaty storage treaty
    ) private returns (uint48 first) {
        first = LossPeriods.firstOf(n.items);
        uint48 recorded = treaty.firstLossAt;
        if (recorded == 0 || first < recorded) (recorded, treaty.firstLossAt) = (first, first);
        uint256 window = uint256(treaty.windowHours) * 1 hours;
        if (window == 0) {
            require(n.startsAt == first, ILossClaims.LossClaims_NoticeInvalid("startsAt"));
            return first;
        }
        LossPeriods.requireInside(n.treaty, n.items, n.startsAt, window);
        LossPeriods.take(state.periods[n.treaty], n.treaty, n.startsAt, window, recorded);
    }

    /// @dev One loss, one call: each key once for the treaty. What was called under the treaty that pays first is left over to this one.
    function _useKeys(TreatiesState storage state, LossNotice calldata n, Treaty storage treaty) private {
        for (uint256 i = 0; i < n.keys.length; i++) {
            LossUse storage use = state.uses[n.treaty][n.keys[i]];
            require(!use.used, ILossClaims.LossClaims_KeyUsed(n.treaty, n.keys[i]));
            use.used = true;
            if (i >= n.inuring) continue;
            LossItem calldata item = n.items[i];
            LossUse storage before = state.uses[treaty.inuring][n.keys[i]];
            uint64 retained = before.called ? before.retained : 0;
            require(item.amount <= retained, ILossClaims.LossClaims_NotRetained(treaty.inuring, i, retained));
        }
    }
}

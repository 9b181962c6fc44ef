// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILossClaims} from "./ILossClaims.sol";
import {ITreaties} from "./ITreaties.sol";
import {LossBooks} from "./LossBooks.sol";
import {lossIdOf, LossNotice} from "./LossNotice.sol";
import {ReinsuranceMath} from "./ReinsuranceMath.sol";
import {TreatiesFoundation, TreatiesState} from "./TreatiesState.sol";
import {
    Assessor,
    Call,
    Due,
    DueState,
    Layer,
    LayerBook,
    LayerKind,
    Line,
    Loss,
    LossState,
    Treaty,
    TreatyState
} from "./Treaty.sol";
import {TreatyBooks} from "./TreatyBooks.sol";
import {hashAward, hashDispute} from "./TreatySignatures.sol";
import {approvedServing, DualApproval} from "../../members/DualApproval.sol";
import {CallId} from "../../types/CallId.sol";
import {MAKER} from "../../types/Duties.sol";
import {LossId} from "../../types/LossId.sol";
import {OrgId} from "../../types/OrgId.sol";
import {TreatyId} from "../../types/TreatyId.sol";

/// @title CallActs
/// @notice Documented in ILossClaims: what layers pay of a loss, and what becomes of each line's share. Linked into Treaties.
library CallActs {
    using LossBooks for *;
    using TreatyBooks for *;

    function callLayer(
        TreatiesState storage state,
        TreatiesFoundation memory on,
        LossNotice calldata n,
        uint8 number
    ) external returns (CallId id) {
        LossId lossId = lossIdOf(n);
        Loss storage loss = state.losses[lossId];
        _requireUncalled(lossId, loss, number);
        lossId.requireState(loss, LossState.Assessed);
        Treaty storage treaty = state.treaties[n.treaty];
        n.treaty.requireCovering(treaty);
        uint8 count = treaty.layerCount;
        require(number < count, ILossClaims.LossClaims_UnknownLayer(n.treaty, number));
        lossId.requireParty(treaty.cedent, on.members.servesFor(msg.sender, MAKER));
        (, uint256 overdue) = state.premiumDue(n.treaty);
        uint64 paid = treaty.premiumPaid;
        require(paid >= overdue, ITreaties.Treaties_PremiumOverdue(n.treaty, overdue, paid));

        uint8 called = loss.called | uint8(1 << number); // 8 layers
        loss.called = called;
        uint64 recovery = _recover(state, on, n, lossId, number);
        bool led = loss.assessor == Assessor.Lead && recovery <= treaty.authority;
        bool followed = led || loss.assessor == Assessor.Arbiter;
        // What followers may dispute is called at once, however small it is.
        if (recovery != 0 && (recovery >= treaty.cashCallAt || !followed)) {
            id = callIdOf(lossId, number);
            state.makeCall(on, n.treaty, id, recovery, followed);
        } else {
            treaty.account += recovery;
        }
        if (called == (1 << count) - 1) state.finish(on, lossId, n);
    }

    /// @notice Books what a line pays.
    /// @param amount Zero for what is due.
    function bookPayment(
        TreatiesState storage state,
        CallId id,
        address payer,
        OrgId org,
        uint256 amount
    ) external returns (TreatyId treaty, uint64 due) {
        treaty = state.calls[id].treaty;
        _requireLive(state, treaty);
        uint256 line = state.lineOf(treaty, org);
        Due memory was = state.dueOf(id, line);
        bool open = was.state != DueState.None && was.state < DueState.Paid;
        require(open, ILossClaims.LossClaims_WrongDueState(id, org, was.state));
        due = was.amount;
        require(amount == 0 || amount == due, ILossClaims.LossClaims_OtherAmount(id, due, amount));

        state.dues[id][line] = Due(DueState.Paid, due, was.payBy);
        if (was.state != DueState.Defaulted) state.endDue(treaty, line);
        emit ILossClaims.CallPaid(id, org, payer, due);
    }

    function dispute(
        TreatiesState storage state,
        TreatiesFoundation memory on,
        bytes32 domain,
        CallId id,
        OrgId org,
        bytes32 reason,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        (Call storage of_, uint256 line, Due memory was) = _due(state, id, org);
        require(was.state == DueState.Due, ILossClaims.LossClaims_WrongDueState(id, org, was.state));
        require(block.timestamp <= was.payBy, ILossClaims.LossClaims_PayBy(id, org, was.payBy));
        of_.treaty.requireInTime(deadline);
        bytes32 digest = domain.digestOf(hashDispute(id, reason, deadline));
        of_.treaty.requireParty(org, approvedServing(on.members, digest, approval));
        require(line != 0 && !of_.followed, ILossClaims.LossClaims_Follows(id, org)); // the lead agreed

        state.dues[id][line] = Due(DueState.Disputed, was.amount, was.payBy);
        emit ILossClaims.CallDisputed(id, org, reason);
    }

    function award(
        TreatiesState storage state,
        TreatiesFoundation memory on,
        bytes32 domain,
        CallId id,
        OrgId org,
        uint64 amount,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        (Call storage of_, uint256 line, Due memory was) = _due(state, id, org);
        require(was.state == DueState.Disputed, ILossClaims.LossClaims_WrongDueState(id, org, was.state));
        Treaty storage treaty = state.treaties[of_.treaty];
        of_.treaty.requireInTime(deadline);
        bytes32 digest = domain.digestOf(hashAward(id, OrgId.unwrap(org), amount, deadline));
        of_.treaty.requireParty(treaty.arbiter, approvedServing(on.members, digest, approval));
        require(amount <= was.amount, ILossClaims.LossClaims_OtherAmount(id, was.amount, amount));

        uint48 payBy = on.endOf(treaty, treaty.payDays);
        state.dues[id][line] = Due(amount == 0 ? DueState.Rejected : DueState.Awarded, amount, payBy);
        treaty.recovered -= was.amount - amount;
        if (amount == 0) state.endDue(of_.treaty, line);
        emit ILossClaims.CallAwarded(id, org, amount, payBy);
    }

    function draw(TreatiesState storage state, CallId id, OrgId org) external {
        (Call storage of_, uint256 number, Due memory was) = _due(state, id, org);
        bool waits = was.state == DueState.Due || was.state == DueState.Awarded;
        require(waits, ILossClaims.LossClaims_WrongDueState(id, org, was.state));
        require(block.timestamp > was.payBy, ILossClaims.LossClaims_PayBy(id, org, was.payBy));

        Line storage line = state.lines[of_.treaty][number];
        uint64 posted = line.collateral;
        uint64 drawn = posted < was.amount ? posted : was.amount;
        uint64 owed = was.amount - drawn;
        line.collateral = posted - drawn;
        DueState to = owed == 0 ? DueState.Paid : DueState.Defaulted;
        state.dues[id][number] = Due(to, owed == 0 ? was.amount : owed, was.payBy);
        state.endDue(of_.treaty, number);
        emit ILossClaims.CollateralDrawn(id, org, drawn, owed);
        Treaty storage treaty = state.treaties[of_.treaty];
        treaty.payOut(treaty.cedentAccount, drawn);
    }

    /// @notice Documented in ILossClaims.
    function callIdOf(LossId loss, uint8 number) internal pure returns (CallId) {
        return CallId.wrap(keccak256(abi.encode(loss, number)));
    }

    /* PRIVATE */

    /// @dev What the layer pays, and what its reinstatement costs.
    function _recover(
        TreatiesState storage state,
        TreatiesFoundation memory on,
        LossNotice calldata n,
        LossId id,
        uint8 number
    ) private returns (uint64 recovery) {
        Loss storage loss = state.losses[id];
        Treaty storage treaty = state.treaties[n.treaty];
        Layer memory layer = state.layers[n.treaty][number];
        LayerBook memory book = state.books[n.treaty][number];
        (uint256 paid, uint256 again, uint256 losses) = ReinsuranceMath.recover(
            layer,
            book,
            loss.amount,
            n.items[0].sumInsured
        );
        uint64 left = layer.aggregateLimit - book.recovered;
        require(paid <= left, ILossClaims.LossClaims_LimitExceeded(n.treaty, number, left, paid));
        recovery = uint64(paid); // the limit at most, and so is what is reinstated
        book.losses = uint128(losses); // of fewer than 2^64 losses
        (book.recovered, book.reinstated) = (book.recovered + recovery, book.reinstated + uint64(again));
        state.books[n.treaty][number] = book;
        loss.recovered += recovery;
        treaty.recovered += recovery;
        uint64 premium = layer.kind == LayerKind.ExcessOfLoss ? _reinstate(state, on, n.treaty, layer, again, loss) : 0;
        emit ILossClaims.LayerCalled(id, n.treaty, number, recovery, uint64(again), premium);
    }

    /// @return premium Of what is reinstated; due in the days of a payment, but not later than what of it is due before.
    function _reinstate(
        TreatiesState storage state,
        TreatiesFoundation memory on,
        TreatyId id,
        Layer memory layer,
        uint256 again,
        Loss storage loss
    ) private returns (uint64 premium) {
        Treaty storage treaty = state.treaties[id];
        uint256 termDays = (uint256(treaty.expiry) - treaty.inception) / 1 days + 1;
        uint256 day = loss.startsAt <= treaty.inception ? 0 : (loss.startsAt - treaty.inception) / 1 days;
        if (day > termDays) day = termDays; // a risk that attached inside the term
        uint256 exact = ReinsuranceMath.reinstatementPremiumFloor(layer, again, day, termDays);
        if (exact == 0) return 0;
        (uint256 due, ) = state.premiumDue(id);
        if (treaty.premiumPaid >= due) treaty.reinstatementBy = on.endOf(treaty, treaty.payDays);
        premium = uint64(exact); // bounded by the terms
        treaty.reinstatement += premium;
    }

    function _due(
        TreatiesState storage state,
        CallId id,
        OrgId org
    ) private view returns (Call storage of_, uint256 line, Due memory due) {
        of_ = state.calls[id];
        _requireLive(state, of_.treaty);
        line = state.lineOf(of_.treaty, org);
        due = state.dueOf(id, line);
    }

    /// @dev A commutation ended what was called.
    function _requireLive(TreatiesState storage state, TreatyId id) private view {
        TreatyState now_ = state.treaties[id].stateNow();
        bool live = now_ != TreatyState.None && now_ != TreatyState.Commuted;
        require(live, ITreaties.Treaties_WrongState(id, now_));
    }

    function _requireUncalled(LossId id, Loss storage loss, uint8 number) private view {
        require(loss.called & (1 << number) == 0, ILossClaims.LossClaims_LayerCalled(id, number));
    }
}

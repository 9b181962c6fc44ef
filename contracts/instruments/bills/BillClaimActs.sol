// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Aval, Bill, Claim, Lot, LotState} from "./Bill.sol";
import {BillBooks} from "./BillBooks.sol";
import {BillRules} from "./BillRules.sol";
import {hashPaymentRefusal} from "./BillSignatures.sol";
import {BillsFoundation, BillsState} from "./BillsState.sol";
import {IBillClaims} from "./IBillClaims.sol";
import {Predecessors} from "./Predecessors.sol";
import {rootOf} from "../../ledger/InstrumentId.sol";
import {Passing} from "../../ledger/LotWord.sol";
import {DayCount} from "../../libraries/DayCount.sol";
import {approvedServing, DualApproval} from "../../members/DualApproval.sol";
import {Basis} from "../../types/Basis.sol";
import {MAKER} from "../../types/Duties.sol";
import {OrgId} from "../../types/OrgId.sol";

/// @title BillClaimActs
/// @notice Documented in IBillClaims: what follows when a bill falls due. Linked into Bills.
library BillClaimActs {
    using BillBooks for *;
    using SafeCast for uint256;

    /* PRESENTATION */

    function present(BillsState storage state, BillsFoundation memory on, uint256 id) external {
        (Bill storage bill, Lot storage lot) = state.lotIn(on, id, LotState.Open);
        uint32 today = bill.today();
        require(today >= bill.maturity, IBillClaims.BillClaims_NotDue(id, bill.maturity));
        bool late = today > BillRules.lastDayOf(on, bill);
        (lot.state, lot.late, lot.presentedOn) = (LotState.Presented, late, today);
        lot.answerBy = BillRules.answerBy(on, bill, lot);
        emit IBillClaims.LotPresented(id, msg.sender, late, lot.answerBy);
    }

    /// @dev The acceptor owes to whoever holds the lot, claimed from or not. Where it was silent it has refused, said by anybody or not.
    /// @return interest What of it is more than the face.
    function pay(
        BillsState storage state,
        BillsFoundation memory on,
        uint256 id,
        address payer,
        uint256 amount
    ) external returns (uint256 interest) {
        bool refused = state.lots[id].state == LotState.Refused;
        (Bill storage bill, Lot storage lot) = state.lotIn(on, id, refused ? LotState.Refused : LotState.Presented);
        BillBooks.requireLotParty(id, bill.acceptor, on.members.orgOf(payer));
        if (!refused) refused = _refusedBySilence(on, bill, lot, id);
        uint64 face = on.faceOf(id);
        uint256 owed = refused ? owedOn(bill, lot, bill.today()) : face;
        require(amount == owed, IBillClaims.BillClaims_OtherAmount(id, owed, amount));
        lot.state = refused ? LotState.Settled : LotState.Paid;
        if (refused) emit IBillClaims.LotSettled(id, amount);
        else emit IBillClaims.LotPaid(id, amount);
        state.lower(on, id, face);
        return amount - face;
    }

    function refusePayment(
        BillsState storage state,
        BillsFoundation memory on,
        bytes32 domain,
        uint256 id,
        bytes32 reason,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        (Bill storage bill, Lot storage lot) = state.lotIn(on, id, LotState.Presented);
        require(block.timestamp <= deadline, IBillClaims.BillClaims_TooLate(id, deadline, block.timestamp));
        bytes32 digest = MessageHashUtils.toTypedDataHash(domain, hashPaymentRefusal(id, reason, deadline));
        OrgId org = approvedServing(on.members, digest, approval);
        BillBooks.requireLotParty(id, bill.acceptor, org);
        (uint32 day, uint32 until) = (bill.today(), BillRules.answerBy(on, bill, lot));
        if (until != 0 && day > until) day = until; // after it, it was silent
        _refuse(on, bill, lot, id, day);
        emit IBillClaims.LotRefused(id, org, reason, day);
    }

    function deemRefused(BillsState storage state, BillsFoundation memory on, uint256 id) external {
        (Bill storage bill, Lot storage lot) = state.lotIn(on, id, LotState.Presented);
        bool silent = _refusedBySilence(on, bill, lot, id);
        require(silent, IBillClaims.BillClaims_NotSilent(id, BillRules.answerBy(on, bill, lot)));
    }

    /* RECOURSE */

    function claim(
        BillsState storage state,
        BillsFoundation memory on,
        uint256 id,
        OrgId party,
        OrgId guarantor,
        uint56 costs,
        Passing[] calldata history
    ) external {
        (Bill storage bill, Lot storage lot) = state.lotIn(on, id, LotState.Refused);
        OrgId org = on.members.ownsFor(msg.sender, MAKER);
        requireHolder(on, id, msg.sender);
        Predecessors.requireHistory(on, id, history);
        uint256 rank = Predecessors.rankOf(bill, lot, history, org);
        // The acceptor owes to all, also to those whose bill it bought: nobody stands before it.
        require(rank != Predecessors.ACCEPTOR, IBillClaims.BillClaims_OwnClaim(id, org));
        uint256 answers = Predecessors.rankOfParty(id, bill, history, rank, party);
        OrgId target = party;
        uint256 stands = answers;
        if (!guarantor.isNull()) {
            bool given = state.avals[rootOf(id)][party][guarantor] != Aval.None;
            require(given, IBillClaims.BillClaims_NoGuarantor(id, party, guarantor));
            (target, stands) = (guarantor, answers + 1); // it claims from the party, too
        }
        require(!(target == org), IBillClaims.BillClaims_OwnClaim(id, org));
        _requireCosts(on, id, lot, costs);

        Claim storage made = state.claims[id][target];
        uint16 round = lot.round + 1; // as often as there are ranks, at most: each who pays stands before who is paid
        // Who was claimed from in time stays so.
        if (made.round != round || made.rank != stands) _requireInTime(on, bill, lot, id, party, answers);
        (made.round, made.rank) = (round, uint16(stands)); // a history has 255 steps at most
        (lot.costs, lot.claimant) = (costs, msg.sender);
        emit IBillClaims.BillRecourseClaimed(id, org, target, party, uint16(stands), msg.sender, costs);
    }

    /// @dev Who is claimed from pays, and gets the lot. The money is for the caller to move, to `claimant`.
    /// @return cash What it is paid in.
    /// @return claimant Who is to be paid.
    /// @return owed How much.
    function settle(
        BillsState storage state,
        BillsFoundation memory on,
        uint256 id,
        address payer,
        OrgId org
    ) external returns (IERC20 cash, address claimant, uint256 owed) {
        (claimant, owed) = _discharge(state, on, id, payer, org);
        cash = on.ledger.cashOf(id);
        on.ledger.moveByRule(id, claimant, payer, on.faceOf(id));
    }

    function bar(BillsState storage state, BillsFoundation memory on, uint256 id) external {
        LotState was = state.lots[id].state;
        if (was != LotState.Open && was != LotState.Presented) was = LotState.Refused;
        (Bill storage bill, Lot storage lot) = state.lotIn(on, id, was);
        uint32 today = bill.today();
        (uint32 until, bool over) = BillRules.lastOf(on, bill.calendar, bill.maturity, BillRules.DEBTOR_MONTHS, today);
        if (over && was == LotState.Refused) {
            (uint32 from, uint256 months) = _periodOf(lot);
            (until, over) = BillRules.lastOf(on, bill.calendar, from, months, today);
        }
        require(over, IBillClaims.BillClaims_NotBarred(id, until));
        lot.state = LotState.Barred;
        emit IBillClaims.LotBarred(id);
        state.lower(on, id, on.faceOf(id));
    }

    /* INTERNAL */

    function requireHolder(BillsFoundation memory on, uint256 id, address account) internal view {
        bool holds = account != address(0) && on.ledger.balanceOf(account, id) != 0;
        require(holds, IBillClaims.BillClaims_NotHolder(id, account));
    }

    function owedOn(Bill storage bill, Lot storage lot, uint32 day) internal view returns (uint256) {
        return lot.base + _interestOn(bill, lot, day) + lot.costs;
    }

    /* PRIVATE */

    /// @dev Who paid stands where who it paid for stood, and its own claim is for what it paid (Law art. 71). All other claims end.
    function _discharge(
        BillsState storage state,
        BillsFoundation memory on,
        uint256 id,
        address payer,
        OrgId org
    ) private returns (address claimant, uint256 owed) {
        (Bill storage bill, Lot storage lot) = state.lotIn(on, id, LotState.Refused);
        Claim storage made = state.claims[id][org];
        uint16 round = lot.round + 1; // see claim
        // The acceptor pays to the ledger.
        bool claimed = made.round == round && made.rank != Predecessors.ACCEPTOR;
        require(claimed, IBillClaims.BillClaims_NotClaimed(id, org));
        claimant = lot.claimant;
        requireHolder(on, id, claimant);
        (uint32 today, uint56 costs) = (bill.today(), lot.costs);
        uint256 interest = _interestOn(bill, lot, today);
        owed = lot.base + interest + costs;
        emit IBillClaims.BillRecoursePaid(id, on.members.orgOf(claimant), org, payer, owed, interest, costs);

        (lot.rank, lot.round, lot.from) = (made.rank, round, today);
        (lot.base, lot.costs, lot.spent) = (owed.toUint96(), 0, lot.spent + costs); // see _requireCosts
        lot.claimant = address(0);
    }

    function _interestOn(Bill storage bill, Lot storage lot, uint32 day) private view returns (uint256) {
        uint160 products = DayCount.balanceDays(lot.base, DayCount.daysBetween(lot.from, day));
        return DayCount.interestCeil(products, bill.lateRate, DayCount.BPS, Basis.Act360);
    }

    function _requireCosts(BillsFoundation memory on, uint256 id, Lot storage lot, uint56 costs) private view {
        uint256 left = BillRules.mostCostsDown(on.faceOf(id)) - lot.spent; // no more was allowed before
        require(costs <= left, IBillClaims.BillClaims_CostsExceeded(id, left, costs));
    }

    /// @return silent Whether the last day of the answer is over.
    function _refusedBySilence(
        BillsFoundation memory on,
        Bill storage bill,
        Lot storage lot,
        uint256 id
    ) private returns (bool silent) {
        uint32 day = BillRules.answerBy(on, bill, lot);
        silent = day != 0 && bill.today() > day;
        if (!silent) return false;
        _refuse(on, bill, lot, id, day);
        emit IBillClaims.LotRefused(id, OrgId.wrap(0), 0, day);
    }

    /// @dev Interest runs from the maturity, or from a late presentation.
    function _refuse(BillsFoundation memory on, Bill storage bill, Lot storage lot, uint256 id, uint32 day) private {
        (lot.state, lot.answerBy) = (LotState.Refused, day);
        lot.from = lot.late ? lot.presentedOn : bill.maturity;
        lot.base = on.faceOf(id);
    }

    function _requireInTime(
        BillsFoundation memory on,
        Bill storage bill,
        Lot storage lot,
        uint256 id,
        OrgId party,
        uint256 rank
    ) private view {
        uint32 from = bill.maturity;
        uint256 months = BillRules.DEBTOR_MONTHS;
        if (rank > Predecessors.DRAWER) {
            require(!lot.late, IBillClaims.BillClaims_PresentedLate(id, party));
            (from, months) = _periodOf(lot);
        }
        (uint32 until, bool over) = BillRules.lastOf(on, bill.calendar, from, months, bill.today());
        require(!over, IBillClaims.BillClaims_TimeBarred(id, until));
    }

    /// @return from From when the period against predecessors runs: the refusal, or the own payment.
    function _periodOf(Lot storage lot) private view returns (uint32 from, uint256 months) {
        if (lot.rank == 0) return (lot.answerBy, BillRules.RECOURSE_MONTHS);
        return (lot.from, BillRules.AGAIN_MONTHS);
    }
}

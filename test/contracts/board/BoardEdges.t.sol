// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Ask, AskState} from "../../../contracts/board/Ask.sol";
import {IBoard} from "../../../contracts/board/IBoard.sol";
import {Quote} from "../../../contracts/board/Quote.sol";
import {TradeState} from "../../../contracts/board/Trade.sol";
import {Terms} from "../../../contracts/ledger/Terms.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {TradeId} from "../../../contracts/types/TradeId.sol";
import {BoardBase} from "./BoardBase.sol";

/// @notice What is possible up to the last second and the last unit, and not beyond.
contract BoardEdgesTest is BoardBase {
    /// @dev Seventeen banking days after the match.
    uint48 private immutable SETTLE_BY = startOf(TODAY + 26) - 1;

    /* WHAT AN ASK SAYS */

    function test_AnAskOfTheShortestTimes() public {
        Ask memory a = soundAsk();
        (a.commitUntil, a.acceptUntil) = (uint48(START), uint48(START) + 1);
        (a.maturityFrom, a.maturityTo) = (uint48(START) + 2, MATURITY);
        (a.documentDays, a.examineDays, a.payDays, a.reveals, a.depositBps) = (1, 1, 1, 1, 0);
        _posts(a);
    }

    function test_AnAskOfTheLongestTimes() public {
        Ask memory a = soundAsk();
        (a.maturityFrom, a.maturityTo) = (MATURITY, MATURITY);
        (a.amountFrom, a.amountTo, a.least) = (AMOUNT, AMOUNT, AMOUNT);
        (a.documentDays, a.examineDays, a.payDays, a.reveals, a.depositBps) = (60, 60, 60, 16, 1_000);
        _posts(a);
    }

    /// @dev From the second after the last in which a quote is accepted, the operator could take the units.
    function test_AReservationThatLastsAsLongAsTheAsk() public {
        vm.prank(otherBank.maker);
        instruments.pledge(lot, operator.id, AMOUNT, ACCEPT_UNTIL + 1, reservation());
        board.post(offered, hidden, posting(otherBank));
        assertAsk(AskState.Posted, "posted");
    }

    /// @dev What is pledged for an ask is what is offered: no more stays with the operator when it ends.
    function test_RevertWhen_MoreIsReservedThanOffered() public {
        Ask memory a = poolAsk();
        (a.amountFrom, a.amountTo) = (100_000, AMOUNT);
        useAsk(a, holdingOf(pool, otherBank, AMOUNT / 2));
        bytes32 ref = reservation();
        vm.prank(otherBank.maker);
        instruments.pledge(pool, operator.id, AMOUNT / 2 + 1, NEVER, ref);
        bytes4 reason = IBoard.Board_NotReserved.selector;
        refuses(OUTSIDER, postData(), abi.encodeWithSelector(reason, ask, AMOUNT / 2 + 1, AMOUNT / 2));
    }

    /// @dev Who saw quotes is quiet up to the last second in which its ask could have been accepted.
    function test_RevertWhen_OfferedAgainInTheLastSecond() public {
        post();
        firm();
        withdraw();
        offered.conditions = "URF 800, once more";
        (offered.commitUntil, offered.acceptUntil) = (COMMIT_UNTIL + 10 days, ACCEPT_UNTIL + 10 days);
        useAsk(offered, hidden);
        reserve(otherBank);
        vm.warp(ACCEPT_UNTIL);
        bytes4 reason = IBoard.Board_Quiet.selector;
        refuses(OUTSIDER, postData(), abi.encodeWithSelector(reason, lot, otherBank.id, ACCEPT_UNTIL));
    }

    function test_AnAskIsPerfectedInTheLastSecond() public {
        useConditional();
        board.post(offered, hidden, posting(otherBank));
        acceptClaim();
        reserve(otherBank);
        vm.warp(COMMIT_UNTIL);
        bytes memory lapse = abi.encodeCall(IBoard.lapse, (offered, hidden));
        refuses(OUTSIDER, lapse, tooEarly(COMMIT_UNTIL));
        vm.prank(otherBank.maker);
        board.perfect(offered, hidden);
        assertAsk(AskState.Posted, "posted");
    }

    /* MATCHES */

    function test_AQuoteIsAcceptedInTheLastSecond() public {
        post();
        Quote memory q = firm();
        vm.warp(ACCEPT_UNTIL);
        (TradeId trade, ) = accept(q, AMOUNT);
        assertTrade(trade, TradeState.Matched, "matched");
    }

    /// @dev The most and the least that both sides take; and what the seller said, where the bidder would take less.
    function test_RevertWhen_LessThanTheSellerWantsIsTaken() public {
        usePool();
        post();
        Quote memory q = quoteBy(guarantor, 490_000);
        (q.amount, q.least) = (500_000, 1);
        commit(guarantor, q);
        open();
        reveal(guarantor);
        bytes4 reason = IBoard.Board_AmountOutside.selector;
        refuses(OUTSIDER, acceptData(q, 99_999), abi.encodeWithSelector(reason, ask, 100_000, 500_000, 99_999));
        (TradeId trade, ) = accept(q, 100_000);
        vm.assertEq(seen(trade).price, 98_000, "a fifth of the price");
    }

    function test_AsMuchAsTheBidderTakes() public {
        usePool();
        post();
        Quote memory q = quoteBy(guarantor, 500_000);
        q.amount = 500_000;
        commit(guarantor, q);
        open();
        reveal(guarantor);
        (TradeId trade, ) = accept(q, 500_000);
        vm.assertEq(seen(trade).price, 500_000, "at its face");
    }

    function test_AClaimThatClosesAfterTheLastSecondOfPayment() public {
        _offerClosing(SETTLE_BY + 1);
        (TradeId trade, ) = accept(firm(), AMOUNT);
        vm.assertEq(seen(trade).settleBy, SETTLE_BY, "in time");
    }

    function test_RevertWhen_AClaimClosesInTheLastSecondOfPayment() public {
        _offerClosing(SETTLE_BY);
        _refusesShort();
    }

    function test_AReservationThatLastsAsLongAsTheTrade() public {
        _reserveUntil(SETTLE_BY + 1);
        (TradeId trade, ) = accept(firm(), AMOUNT);
        vm.assertEq(seen(trade).settleBy, SETTLE_BY, "in time");
    }

    function test_RevertWhen_TheOperatorCouldTakeTheUnitsInTheLastSecond() public {
        _reserveUntil(SETTLE_BY);
        _refusesShort();
    }

    /* PRIVATE */

    function _posts(Ask memory a) private {
        useAsk(a, holdingOf(lot, otherBank, AMOUNT));
        post();
        assertAsk(AskState.Posted, "posted");
    }

    function _offerClosing(uint48 closes) private {
        Terms memory t = termsOf(true);
        t.closesAt = closes;
        uint256 id = instruments.issue("closing", t, otherBank.maker, AMOUNT);
        useAsk(soundAsk(), holdingOf(id, otherBank, AMOUNT));
        post();
    }

    function _reserveUntil(uint48 enforceableFrom) private {
        bytes32 ref = reservation();
        OrgId to = operator.id;
        vm.prank(otherBank.maker);
        instruments.pledge(lot, to, AMOUNT, enforceableFrom, ref);
        board.post(offered, hidden, posting(otherBank));
    }

    function _refusesShort() private {
        Quote memory q = firm();
        bytes4 reason = IBoard.Board_ClaimTooShort.selector;
        refuses(OUTSIDER, acceptData(q, AMOUNT), abi.encodeWithSelector(reason, ask, SETTLE_BY));
    }
}

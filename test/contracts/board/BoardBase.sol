// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Acceptance} from "../../../contracts/board/Acceptance.sol";
import {AskState} from "../../../contracts/board/Ask.sol";
import {IBoard} from "../../../contracts/board/IBoard.sol";
import {ITrades} from "../../../contracts/board/ITrades.sol";
import {Quote, QuoteState} from "../../../contracts/board/Quote.sol";
import {Failing, Trade, TradeState} from "../../../contracts/board/Trade.sol";
import {IMembers} from "../../../contracts/members/IMembers.sol";
import {Consent, Deal, Leg} from "../../../contracts/settlement/Deal.sol";
import {IAsset} from "../../../contracts/settlement/IAsset.sol";
import {ICash} from "../../../contracts/settlement/ICash.sol";
import {AskId} from "../../../contracts/types/AskId.sol";
import {TradeId} from "../../../contracts/types/TradeId.sol";
import {BoardSigned} from "./BoardSigned.sol";

/// @notice What is done on the board.
abstract contract BoardBase is BoardSigned {
    uint256 private _nonces = 1;

    /* ASKS */

    function reserve(Org memory by) internal {
        vm.prank(by.maker);
        instruments.pledge(hidden.id, operator.id, hidden.amount, NEVER, reservation());
    }

    function post() internal {
        reserve(otherBank);
        board.post(offered, hidden, posting(otherBank));
    }

    function withdraw() internal {
        vm.prank(otherBank.maker);
        board.withdraw(offered, hidden);
    }

    /// @dev A claim that is to be accepted.
    function useConditional() internal {
        offered.conditional = true;
        useAsk(offered, holdingOf(instruments.idOf(address(this), "later") | 1, otherBank, AMOUNT));
    }

    function acceptClaim() internal {
        instruments.issue("later", termsOf(true), otherBank.maker, AMOUNT);
    }

    /// @dev Of a receivable, in parts.
    function usePool() internal {
        useAsk(poolAsk(), holdingOf(pool, otherBank, AMOUNT));
    }

    /* QUOTES */

    function commit(Org memory by, Quote memory q) internal {
        vm.prank(by.maker);
        board.commit(ask, hashOf(q), q.expiry);
    }

    function open() internal {
        vm.warp(COMMIT_UNTIL + 1);
    }

    function reveal(Org memory by) internal {
        vm.prank(by.maker);
        board.reveal(ask, "sealed");
    }

    function withdrawQuote(Org memory by) internal {
        vm.prank(by.maker);
        board.withdrawQuote(ask);
    }

    /// @return q A quote that the seller has.
    function firm() internal returns (Quote memory q) {
        q = quoteBy(guarantor, PRICE);
        commit(guarantor, q);
        open();
        reveal(guarantor);
    }

    /* MATCHES */

    function acceptanceOf(Quote memory q, uint96 amount) internal returns (Acceptance memory a) {
        (a.ask, a.holding, a.quote, a.amount) = (offered, hidden, q, amount);
        a.byBidder = quoting(guarantor, q);
        a.consent = consentOf(otherBank, board.dealFor(offered, hidden, q, amount), _nonces++);
    }

    function accept(Quote memory q, uint96 amount) internal returns (TradeId, Consent memory) {
        Acceptance memory a = acceptanceOf(q, amount);
        return (board.accept(a), a.consent);
    }

    function startMatched() internal returns (TradeId trade, Consent memory bySeller) {
        post();
        (trade, bySeller) = accept(firm(), AMOUNT);
    }

    /// @dev Under dual control: a leg pledges, until the claim is due.
    function pledgeByDeal() internal {
        IAsset pledge = instruments.LIEN_ASSET();
        Deal memory deal = dealOf(Leg(pledge, hidden.id, otherBank.maker, operator.maker, hidden.amount));
        (deal.ref, deal.deadline) = (reservation(), LATER);
        settlement.settle(deal, list(dualConsentOf(otherBank, deal, _nonces++)));
    }

    function acceptDual(Quote memory q) internal returns (TradeId, Consent memory) {
        Acceptance memory a = acceptanceOf(q, hidden.amount);
        a.consent = dualConsentOf(otherBank, board.dealFor(offered, hidden, q, hidden.amount), _nonces++);
        return (board.accept(a), a.consent);
    }

    function present(TradeId trade) internal {
        vm.prank(otherBank.maker);
        board.present(trade, "documents");
    }

    function satisfy(TradeId trade) internal {
        board.satisfy(trade, "documents", LATER, satisfying(guarantor, trade));
    }

    function refuse(TradeId trade) internal {
        board.refuse(trade, "documents", "draft", LATER, refusing(guarantor, trade));
    }

    function startExchanged() internal returns (TradeId trade, Consent memory bySeller) {
        (trade, bySeller) = startMatched();
        present(trade);
        satisfy(trade);
    }

    function payingFor(TradeId trade) internal returns (Consent memory) {
        return consentOf(guarantor, board.dealOf(trade), _nonces++);
    }

    function settle(TradeId trade, Consent memory bySeller) internal {
        board.settle(trade, bySeller, payingFor(trade));
    }

    function none() internal pure returns (Consent memory c) {}

    /* SEEN */

    function seen(TradeId trade) internal view returns (Trade memory) {
        return board.tradeOf(trade);
    }

    function reserved() internal view returns (uint256) {
        return instruments.lienOf(hidden.id, hidden.account, operator.id, reservation()).amount;
    }

    function depositOf(Org memory org) internal view returns (uint256) {
        return board.depositOf(ICash(address(yuan)), org.id);
    }

    function assertAsk(AskState state, string memory what) internal view {
        vm.assertEq(uint256(board.askOf(ask).state), uint256(state), what);
    }

    function assertQuote(Org memory by, QuoteState state, string memory what) internal view {
        vm.assertEq(uint256(board.quoteOf(ask, by.id).state), uint256(state), what);
    }

    function assertTrade(TradeId trade, TradeState state, string memory what) internal view {
        vm.assertEq(uint256(board.stateOf(trade)), uint256(state), what);
    }

    /// @dev Who failed, and what each has of deposits then.
    function assertFailed(TradeId trade, Failing failing, uint96 seller, uint96 buyer_) internal view {
        vm.assertEq(uint256(seen(trade).failing), uint256(failing), "who failed");
        vm.assertEq(depositOf(otherBank), seller, "the seller's deposit");
        vm.assertEq(depositOf(guarantor), buyer_, "the buyer's deposit");
    }

    /* REFUSED */

    /// @dev Whoever brings it, it reverts with exactly this.
    function refuses(address from, bytes memory data, bytes memory reason) internal {
        vm.prank(from);
        (bool done, bytes memory result) = address(board).call(data);
        vm.assertFalse(done, "a refused act was done");
        vm.assertEq(result, reason, "reason");
    }

    function refusesPartly(address from, bytes memory data, bytes4 selector) internal {
        vm.prank(from);
        (bool done, bytes memory result) = address(board).call(data);
        vm.assertFalse(done, "a refused act was done");
        vm.assertEq(bytes32(bytes4(result)), bytes32(selector), "reason");
    }

    function postData() internal view returns (bytes memory) {
        return abi.encodeCall(IBoard.post, (offered, hidden, posting(otherBank)));
    }

    function acceptData(Quote memory q, uint96 amount) internal returns (bytes memory) {
        return abi.encodeCall(IBoard.accept, (acceptanceOf(q, amount)));
    }

    function settleData(TradeId trade, Consent memory bySeller) internal returns (bytes memory) {
        return abi.encodeCall(ITrades.settle, (trade, bySeller, payingFor(trade)));
    }

    function failData(TradeId trade, Consent memory bySeller) internal pure returns (bytes memory) {
        return abi.encodeCall(ITrades.fail, (trade, bySeller));
    }

    function notEnrolled(address account) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, account);
    }

    function wrongState(AskState state) internal view returns (bytes memory) {
        return abi.encodeWithSelector(IBoard.Board_WrongState.selector, ask, state);
    }

    function wrongQuote(Org memory by, QuoteState state) internal view returns (bytes memory) {
        return abi.encodeWithSelector(IBoard.Board_WrongQuoteState.selector, ask, by.id, state);
    }

    function wrongTrade(TradeId trade, TradeState state) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(ITrades.Trades_WrongState.selector, trade, state);
    }

    function tooLate(uint48 deadline) internal view returns (bytes memory) {
        return abi.encodeWithSelector(IBoard.Board_TooLate.selector, ask, deadline, block.timestamp);
    }

    function tooEarly(uint48 until) internal view returns (bytes memory) {
        return abi.encodeWithSelector(IBoard.Board_TooEarly.selector, ask, until, block.timestamp);
    }

    function notParty(Org memory expected, Org memory org) internal view returns (bytes memory) {
        return abi.encodeWithSelector(IBoard.Board_NotParty.selector, ask, expected.id, org.id);
    }

    function notPartyOf(TradeId trade, Org memory expected, Org memory org) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(ITrades.Trades_NotParty.selector, trade, expected.id, org.id);
    }

    function tradeTooLate(TradeId trade, uint48 deadline) internal view returns (bytes memory) {
        return abi.encodeWithSelector(ITrades.Trades_TooLate.selector, trade, deadline, block.timestamp);
    }

    function tradeTooEarly(TradeId trade, uint48 until) internal view returns (bytes memory) {
        return abi.encodeWithSelector(ITrades.Trades_TooEarly.selector, trade, until, block.timestamp);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {BoardBooks} from "./BoardBooks.sol";
import {BoardFoundation, BoardState} from "./BoardState.sol";
import {ITrades} from "./ITrades.sol";
import {Failing, hashRefusal, hashSatisfaction, hashWarranty, Trade, TradeState} from "./Trade.sol";
import {Signatures} from "../libraries/Signatures.sol";
import {approvedServing, DualApproval, requireGiver} from "../members/DualApproval.sol";
import {Consent, Deal} from "../settlement/Deal.sol";
import {ICash} from "../settlement/ICash.sol";
import {ISettlement} from "../settlement/ISettlement.sol";
import {MAKER} from "../types/Duties.sol";
import {OBLIGOR_RISK} from "../types/LimitKind.sol";
import {OrgId} from "../types/OrgId.sol";
import {TradeId} from "../types/TradeId.sol";

/// @title TradeActs
/// @notice Documented in ITrades: from a match to its report. Linked into Board.
library TradeActs {
    using BoardBooks for *;

    function present(BoardState storage state, BoardFoundation memory on, TradeId id, bytes32 documents) external {
        Trade storage trade = state.trades[id];
        _requireState(id, trade, TradeState.Matched);
        _requireInTime(id, trade.documentsBy);
        require(documents != 0, ITrades.Trades_Empty(id));
        _requireParty(id, trade.seller, on.members.servesFor(msg.sender, MAKER));

        (trade.state, trade.documents) = (TradeState.Presented, documents);
        emit ITrades.DocumentsPresented(id, documents);
    }

    function satisfy(
        BoardState storage state,
        BoardFoundation memory on,
        bytes32 domain,
        TradeId id,
        bytes32 documents,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        Trade storage trade = _examined(state, id, documents, deadline);
        bytes32 digest = MessageHashUtils.toTypedDataHash(domain, hashSatisfaction(id, documents, deadline));
        _requireParty(id, trade.buyer, approvedServing(on.members, digest, approval));

        trade.state = TradeState.DocsExchanged;
        emit ITrades.DocumentsSatisfactory(id, documents);
    }

    function refuse(
        BoardState storage state,
        BoardFoundation memory on,
        bytes32 domain,
        TradeId id,
        bytes32 documents,
        bytes32 reason,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        Trade storage trade = _examined(state, id, documents, deadline);
        require(reason != 0, ITrades.Trades_Empty(id));
        bytes32 digest = MessageHashUtils.toTypedDataHash(domain, hashRefusal(id, documents, reason, deadline));
        _requireParty(id, trade.buyer, approvedServing(on.members, digest, approval));

        (trade.state, trade.refused) = (TradeState.Matched, true);
        emit ITrades.DocumentsRefused(id, documents, reason);
    }

    function settle(
        BoardState storage state,
        BoardFoundation memory on,
        TradeId id,
        Consent calldata bySeller,
        Consent calldata byBuyer
    ) external {
        Trade storage kept = state.trades[id];
        _requireState(id, kept, TradeState.DocsExchanged);
        Trade memory trade = kept;
        _requireInTime(id, trade.settleBy);
        _requireSame(id, trade, bySeller);
        Failing failing = _whoFailed(on, id, trade, bySeller);
        // The buyer's consent and its money are here: what the seller or another keeps from it now, none of them brings back later.
        if (failing != Failing.Buyer) {
            _requireTendered(on, id, trade, byBuyer);
            return _end(state, on, id, trade, failing);
        }

        (kept.state, kept.settled) = (TradeState.Settled, true);
        _giveBack(state, trade);
        if (trade.limitByCase) on.limits.free(trade.buyer, trade.obligor, OBLIGOR_RISK, trade.amount);
        else state.exposures[trade.id][trade.buyerAccount] += trade.amount;
        on.letGo(trade.operator, trade.id, trade.sellerAccount, trade.amount, trade.reservation);
        Deal memory deal = on.dealOf(id, trade);
        Consent[] memory consents = new Consent[](2);
        (consents[0], consents[1]) = (bySeller, byBuyer);
        emit ITrades.TradeSettled(id, on.settlement.settle(deal, consents));
    }

    function fail(BoardState storage state, BoardFoundation memory on, TradeId id, Consent calldata bySeller) external {
        Trade storage kept = state.trades[id];
        Trade memory trade = kept;
        TradeState now_ = stateNow(kept);
        Failing failing = trade.refused ? Failing.Nobody : Failing.Seller;
        if (now_ == TradeState.DocsExchanged) {
            _requireAfter(id, trade.settleBy);
            _requireSame(id, trade, bySeller);
            failing = _whoFailed(on, id, trade, bySeller);
        } else {
            _requireState(id, kept, TradeState.Matched);
            _requireAfter(id, trade.documentsBy);
        }
        _end(state, on, id, trade, failing);
    }

    function report(BoardState storage state, BoardFoundation memory on, TradeId id) external {
        Trade storage trade = state.trades[id];
        TradeState now_ = stateNow(trade);
        bool ended = now_ == TradeState.Settled || now_ == TradeState.Failed;
        require(ended, ITrades.Trades_WrongState(id, now_));
        OrgId operator = trade.operator;
        _requireParty(id, operator, on.members.servesFor(msg.sender, MAKER));

        trade.state = TradeState.Reported;
        emit ITrades.TradeReported(id, operator, trade);
    }

    function claimWarranty(
        BoardState storage state,
        BoardFoundation memory on,
        bytes32 domain,
        TradeId id,
        bytes32 reason,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        Trade storage trade = state.trades[id];
        require(trade.settled, ITrades.Trades_WrongState(id, stateNow(trade)));
        require(reason != 0, ITrades.Trades_Empty(id));
        _requireInTime(id, deadline);
        OrgId buyer = trade.buyer;
        bytes32 digest = MessageHashUtils.toTypedDataHash(domain, hashWarranty(id, reason, deadline));
        _requireParty(id, buyer, approvedServing(on.members, digest, approval));

        emit ITrades.WarrantyClaimed(id, trade.seller, buyer, reason);
    }

    function freeExposure(BoardState storage state, BoardFoundation memory on, uint256 id, address account) external {
        uint256 exposure = state.exposures[id][account];
        uint256 balance = on.ledger.balanceOf(account, id);
        require(exposure > balance, ITrades.Trades_NothingFree(id, account));

        state.exposures[id][account] = balance;
        emit ITrades.ExposureFreed(id, account, exposure - balance);
        OrgId obligor = on.ledger.instrumentOf(id).terms.obligor;
        on.limits.free(on.members.orgOf(account), obligor, OBLIGOR_RISK, exposure - balance);
    }

    /// @return Whose documents nobody refused in time are satisfactory.
    function stateNow(Trade storage trade) internal view returns (TradeState) {
        TradeState state = trade.state;
        if (state != TradeState.Presented || block.timestamp <= trade.examineBy) return state;
        return TradeState.DocsExchanged;
    }

    /* PRIVATE */

    /// @return trade Whose buyer examines these documents now.
    function _examined(
        BoardState storage state,
        TradeId id,
        bytes32 documents,
        uint48 deadline
    ) private view returns (Trade storage trade) {
        trade = state.trades[id];
        _requireState(id, trade, TradeState.Presented);
        _requireInTime(id, deadline);
        bytes32 last = trade.documents;
        require(documents == last, ITrades.Trades_OtherDocuments(id, last, documents));
    }

    /// @dev A trade that is not settled any more.
    function _end(
        BoardState storage state,
        BoardFoundation memory on,
        TradeId id,
        Trade memory trade,
        Failing failing
    ) private {
        (state.trades[id].state, state.trades[id].failing) = (TradeState.Failed, failing);
        on.limits.free(trade.buyer, trade.obligor, OBLIGOR_RISK, trade.amount);
        if (failing == Failing.Nobody) _giveBack(state, trade);
        else state.credit(trade.cash, failing == Failing.Seller ? trade.buyer : trade.seller, 2 * trade.deposit);
        emit ITrades.TradeFailed(id, failing, failing == Failing.Nobody ? 0 : trade.deposit);
        on.letGo(trade.operator, trade.id, trade.sellerAccount, trade.amount, trade.reservation);
    }

    /// @dev The buyer signed the deal, and has the price.
    function _requireTendered(
        BoardFoundation memory on,
        TradeId id,
        Trade memory trade,
        Consent calldata byBuyer
    ) private view {
        address account = trade.buyerAccount;
        require(byBuyer.party == account, ISettlement.Settlement_ConsentMissing(1, account));
        bool used = on.settlement.isNonceUsed(account, byBuyer.nonce);
        require(!used, ISettlement.Settlement_NonceUsed(account, byBuyer.nonce));
        bytes32 digest = on.settlement.digestOf(on.dealOf(id, trade), byBuyer.nonce);
        requireGiver(on.members, account, digest, byBuyer.signature, byBuyer.checker);
        uint256 has = ICash(trade.cash).balanceOf(account);
        require(has >= trade.price, ITrades.Trades_PriceShort(id, account, trade.price, has));
    }

    /// @return Who keeps the deal from being done; the buyer where nobody else does.
    function _whoFailed(
        BoardFoundation memory on,
        TradeId id,
        Trade memory trade,
        Consent calldata bySeller
    ) private view returns (Failing) {
        if (!_isBound(on, id, trade, bySeller)) return Failing.Seller;
        (uint256 balance, uint256 pledged, uint256 ordered) = on.ledger.holdingOf(trade.id, trade.sellerAccount);
        uint256 own = on.ledger.lienOf(trade.id, trade.sellerAccount, trade.operator, trade.reservation).amount;
        if (own > trade.amount) own = trade.amount;
        if (own != 0 && !on.canRelease(trade.operator)) return Failing.Nobody;
        uint48 closes = on.ledger.instrumentOf(trade.id).terms.closesAt;
        if (closes <= trade.settleBy) return Failing.Nobody; // it was paid before it was due
        if (balance < pledged - own + trade.amount) return Failing.Seller;
        return balance < pledged - own + ordered + trade.amount ? Failing.Nobody : Failing.Buyer;
    }

    /// @return Whether the seller's consent held to the end.
    function _isBound(
        BoardFoundation memory on,
        TradeId id,
        Trade memory trade,
        Consent calldata consent
    ) private view returns (bool) {
        if (on.settlement.isNonceUsed(consent.party, consent.nonce)) return false;
        bytes32 digest = on.settlement.digestOf(on.dealOf(id, trade), consent.nonce);
        (, bool good) = Signatures.signerOf(digest, consent.signature); // it was good before: a contract's may not be now
        if (!good) return false;
        try on.members.requireGivingSigned(consent.party) returns (OrgId, bool dualControl) {
            if (!dualControl) return true;
        } catch {
            return false;
        }
        address checker;
        (checker, good) = Signatures.signerOf(digest, consent.checker);
        if (!good) return false;
        try on.members.serveAsTwo(consent.party, checker) {
            return true;
        } catch {
            return false;
        }
    }

    /// @dev Each has its own deposit again.
    function _giveBack(BoardState storage state, Trade memory trade) private {
        state.credit(trade.cash, trade.seller, trade.deposit);
        state.credit(trade.cash, trade.buyer, trade.deposit);
    }

    function _requireSame(TradeId id, Trade memory trade, Consent calldata consent) private pure {
        require(keccak256(abi.encode(consent)) == trade.consent, ITrades.Trades_OtherConsent(id));
    }

    function _requireState(TradeId id, Trade storage trade, TradeState wanted) private view {
        TradeState now_ = stateNow(trade);
        require(now_ == wanted, ITrades.Trades_WrongState(id, now_));
    }

    function _requireParty(TradeId id, OrgId expected, OrgId org) private pure {
        require(org == expected, ITrades.Trades_NotParty(id, expected, org));
    }

    function _requireInTime(TradeId id, uint48 deadline) private view {
        require(block.timestamp <= deadline, ITrades.Trades_TooLate(id, deadline, block.timestamp));
    }

    function _requireAfter(TradeId id, uint48 until) private view {
        require(block.timestamp > until, ITrades.Trades_TooEarly(id, until, block.timestamp));
    }
}

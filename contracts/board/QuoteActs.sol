// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {Acceptance} from "./Acceptance.sol";
import {Ask, AskBook, askIdOf, AskState, Asset, Holding, reservationOf} from "./Ask.sol";
import {BoardBooks} from "./BoardBooks.sol";
import {BoardFoundation, BoardState} from "./BoardState.sol";
import {IBoard} from "./IBoard.sol";
import {hashQuote, Quote, QuoteBook, QuoteState} from "./Quote.sol";
import {Trade, tradeIdOf, TradeState} from "./Trade.sol";
import {Lien} from "../ledger/ILiens.sol";
import {isLots} from "../ledger/InstrumentId.sol";
import {approvedBy, requireGiver} from "../members/DualApproval.sol";
import {Consent} from "../settlement/Deal.sol";
import {ISettlement} from "../settlement/ISettlement.sol";
import {AskId} from "../types/AskId.sol";
import {MAKER} from "../types/Duties.sol";
import {OBLIGOR_RISK} from "../types/LimitKind.sol";
import {OrgId} from "../types/OrgId.sol";
import {BANK} from "../types/Roles.sol";
import {TradeId} from "../types/TradeId.sol";

/// @title QuoteActs
/// @notice Documented in IBoard: from a quote's hash to a match. Linked into Board.
library QuoteActs {
    using BoardBooks for *;

    function commit(
        BoardState storage state,
        BoardFoundation memory on,
        AskId id,
        bytes32 hash,
        uint48 expiry
    ) external {
        AskBook storage book = state.asks[id];
        id.requireState(book, AskState.Posted);
        id.requireInTime(book.commitUntil);
        bool sound = hash != 0 && expiry > book.commitUntil;
        require(sound, IBoard.Board_CommitmentInvalid(id, hash, expiry));
        OrgId bidder = on.members.actsAs(msg.sender, MAKER, BANK);
        QuoteBook storage quote = state.quotes[id][bidder];
        bool free = quote.state == QuoteState.None || quote.state == QuoteState.Withdrawn;
        require(free, IBoard.Board_WrongQuoteState(id, bidder, quote.state));

        (quote.hash, quote.state, quote.expiry) = (hash, QuoteState.Committed, expiry);
        emit IBoard.QuoteCommitted(id, bidder, hash, expiry);
    }

    function reveal(BoardState storage state, BoardFoundation memory on, AskId id, bytes32 sealed_) external {
        AskBook storage book = state.asks[id];
        id.requireState(book, AskState.Posted);
        id.requireAfter(book.commitUntil);
        OrgId bidder = on.members.actsAs(msg.sender, MAKER, BANK);
        QuoteBook storage quote = state.requireQuote(id, bidder, QuoteState.Committed);
        require(sealed_ != 0, IBoard.Board_CommitmentInvalid(id, sealed_, quote.expiry));
        uint8 most = book.mostReveals;
        require(book.reveals < most, IBoard.Board_NoMoreReveals(id, most));

        quote.state = QuoteState.Firm;
        book.reveals++; // below what the ask allows
        emit IBoard.QuoteRevealed(id, bidder, sealed_);
    }

    function withdrawQuote(BoardState storage state, BoardFoundation memory on, AskId id) external {
        OrgId bidder = on.members.ownsFor(msg.sender, MAKER);
        QuoteBook storage quote = state.quotes[id][bidder];
        QuoteState now_ = state.stateNow(id, quote);
        bool open = now_ == QuoteState.Committed || now_ == QuoteState.Firm;
        require(open, IBoard.Board_WrongQuoteState(id, bidder, now_));

        quote.state = QuoteState.Withdrawn;
        emit IBoard.QuoteWithdrawn(id, bidder);
    }

    function accept(
        BoardState storage state,
        BoardFoundation memory on,
        bytes32 domain,
        Acceptance calldata a
    ) external returns (TradeId id) {
        AskId askId = askIdOf(a.ask);
        _requireAcceptable(state, on, askId, a);
        OrgId bidder = a.quote.bidder;
        bytes32 digest = MessageHashUtils.toTypedDataHash(domain, hashQuote(a.quote));
        OrgId signer = approvedBy(on.members, digest, a.byBidder);
        require(signer == bidder, IBoard.Board_NotParty(askId, bidder, signer));
        Trade memory trade;
        (id, trade) = tradeFor(on, askId, a.ask, a.holding, a.quote, a.amount);
        require(trade.price != 0, IBoard.Board_QuoteInvalid(askId, "price")); // of a small part nothing may be left of it
        _requireReservedFor(on, askId, trade);
        _requireConsent(on, id, trade, a.consent);
        trade.consent = keccak256(abi.encode(a.consent));

        state.quotes[askId][bidder].state = QuoteState.Accepted;
        _take(state, askId, a);
        state.trades[id] = trade;
        state.debit(trade.cash, trade.seller, trade.deposit);
        state.debit(trade.cash, bidder, trade.deposit);
        emit IBoard.TradeMatched(id, askId, trade.seller, bidder, trade.amount, trade.price, a.quote);
        emit IBoard.SellerConsented(id, a.consent);
        on.limits.use(bidder, trade.obligor, OBLIGOR_RISK, trade.amount);
    }

    /// @return id What it is called.
    /// @return t What it would be, matched now.
    function tradeFor(
        BoardFoundation memory on,
        AskId askId,
        Ask calldata ask,
        Holding calldata holding,
        Quote calldata quote,
        uint96 amount
    ) internal view returns (TradeId id, Trade memory t) {
        id = tradeIdOf(askId, hashQuote(quote));
        (t.state, t.seller, t.buyer) = (TradeState.Matched, on.members.orgOf(holding.account), quote.bidder);
        (uint256 documents, uint256 examine, uint256 pay) = (ask.documentDays, ask.examineDays, ask.payDays);
        t.documentsBy = on.endOf(ask, documents);
        t.examineBy = on.endOf(ask, documents + examine);
        t.settleBy = on.endOf(ask, documents + examine + pay);
        (t.sellerAccount, t.buyerAccount) = (holding.account, quote.account);
        (t.amount, t.price, t.cash) = (amount, quote.priceOf(amount), address(ask.cash));
        t.deposit = uint96((uint256(amount) * ask.depositBps) / BoardBooks.WHOLE); // a tenth at most
        (t.id, t.ask, t.reservation) = (holding.id, askId, reservationOf(askId, holding.salt));
        (t.operator, t.obligor, t.limitByCase) = (ask.operator, ask.obligor, ask.asset == Asset.Receivable);
    }

    /* PRIVATE */

    function _requireAcceptable(
        BoardState storage state,
        BoardFoundation memory on,
        AskId id,
        Acceptance calldata a
    ) private view {
        AskBook storage book = state.asks[id];
        id.requireState(book, AskState.Posted);
        id.requireInTime(book.acceptUntil);
        id.requireHolding(a.ask, a.holding);
        OrgId bidder = a.quote.bidder;
        QuoteBook storage kept = state.requireQuote(id, bidder, QuoteState.Firm);
        bytes32 hash = hashQuote(a.quote);
        require(hash == kept.hash, IBoard.Board_OtherQuote(id, bidder, kept.hash, hash));
        bytes32 field = _amiss(on, id, a.ask.operator, a.quote, kept.expiry);
        require(field == 0, IBoard.Board_QuoteInvalid(id, field));
        OrgId seller = on.members.orgOf(a.holding.account);
        require(!(seller == bidder), IBoard.Board_OwnAsk(id, seller));
        _requireFitting(id, a, a.holding.amount - book.taken);
    }

    /// @param open What nobody took yet.
    function _requireFitting(AskId id, Acceptance calldata a, uint96 open) private pure {
        uint96 most = open < a.quote.amount ? open : a.quote.amount;
        uint96 least = a.ask.least > a.quote.least ? a.ask.least : a.quote.least;
        if (isLots(a.holding.id)) least = open; // a lot passes whole
        bool fits = a.amount >= least && a.amount <= most;
        require(fits, IBoard.Board_AmountOutside(id, least, most, a.amount));
    }

    function _take(BoardState storage state, AskId id, Acceptance calldata a) private {
        AskBook storage book = state.asks[id];
        uint96 taken = book.taken + a.amount; // at most what is offered
        book.taken = taken;
        if (taken != a.holding.amount) return;
        book.state = AskState.Matched;
        emit IBoard.AskMatched(id);
    }

    function _amiss(
        BoardFoundation memory on,
        AskId id,
        OrgId operator,
        Quote calldata quote,
        uint48 expiry
    ) private view returns (bytes32) {
        if (!(quote.ask == id)) return "ask";
        if (quote.expiry != expiry) return "expiry";
        if (quote.price == 0 || quote.price > quote.amount) return "price";
        if (!(on.members.orgOf(quote.account) == quote.bidder)) return "account";
        // The operator knows whose asks are.
        bool bank = on.isBank(quote.bidder) && !(quote.bidder == operator);
        return bank ? bytes32(0) : bytes32("bidder");
    }

    /// @dev Until the last day of payment the claim passes, and the operator cannot take it.
    function _requireReservedFor(BoardFoundation memory on, AskId id, Trade memory t) private view {
        Lien memory lien = on.ledger.lienOf(t.id, t.sellerAccount, t.operator, t.reservation);
        require(lien.amount >= t.amount, IBoard.Board_NotReserved(id, lien.amount, t.amount));
        require(on.canRelease(t.operator), IBoard.Board_OperatorInvalid(t.operator));
        uint48 closes = on.ledger.instrumentOf(t.id).terms.closesAt;
        bool lasts = t.settleBy < lien.enforceableFrom && t.settleBy < closes;
        require(lasts, IBoard.Board_ClaimTooShort(id, t.settleBy));
    }

    /// @dev In Settlement's form: the buyer will settle with it.
    function _requireConsent(
        BoardFoundation memory on,
        TradeId id,
        Trade memory t,
        Consent calldata consent
    ) private view {
        require(consent.party == t.sellerAccount, ISettlement.Settlement_ConsentMissing(0, t.sellerAccount));
        bool used = on.settlement.isNonceUsed(consent.party, consent.nonce);
        require(!used, ISettlement.Settlement_NonceUsed(consent.party, consent.nonce));
        (, bool dualControl, , ) = on.members.organisations(t.seller);
        // Nobody signs or looks at what stands there without need, and it would be read once there is.
        require(dualControl || consent.checker.length == 0, IBoard.Board_CheckerSuperfluous(t.ask, t.seller));
        bytes32 digest = on.settlement.digestOf(on.dealOf(id, t), consent.nonce);
        requireGiver(on.members, consent.party, digest, consent.signature, consent.checker);
    }
}

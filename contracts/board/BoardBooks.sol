// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Ask, AskBook, AskState, Asset, Holding, hashHolding} from "./Ask.sol";
import {BoardFoundation, BoardState} from "./BoardState.sol";
import {IBoard} from "./IBoard.sol";
import {IBoardDeposits} from "./IBoardDeposits.sol";
import {Quote, QuoteBook, QuoteState} from "./Quote.sol";
import {Trade} from "./Trade.sol";
import {Deal, Leg} from "../settlement/Deal.sol";
import {IAsset} from "../settlement/IAsset.sol";
import {AskId} from "../types/AskId.sol";
import {MAKER} from "../types/Duties.sol";
import {CREDIT_CLAIM, InstrumentKind, RECEIVABLE} from "../types/InstrumentKind.sol";
import {OrgId} from "../types/OrgId.sol";
import {BANK, Roles} from "../types/Roles.sol";
import {TradeId} from "../types/TradeId.sol";

/// @title BoardBooks
/// @notice What all parts of Board do with asks, quotes, deposits and reservations.
library BoardBooks {
    uint256 internal constant WHOLE = 10_000;

    /* CHECKS */

    function requireState(AskId id, AskBook storage book, AskState wanted) internal view {
        require(book.state == wanted, IBoard.Board_WrongState(id, book.state));
    }

    function requireInTime(AskId id, uint48 deadline) internal view {
        require(block.timestamp <= deadline, IBoard.Board_TooLate(id, deadline, block.timestamp));
    }

    function requireAfter(AskId id, uint48 until) internal view {
        require(block.timestamp > until, IBoard.Board_TooEarly(id, until, block.timestamp));
    }

    function requireHolding(AskId id, Ask calldata ask, Holding calldata holding) internal pure {
        require(hashHolding(holding) == ask.holding, IBoard.Board_OtherHolding(id));
    }

    function isBank(BoardFoundation memory on, OrgId org) internal view returns (bool) {
        (, , Roles roles, ) = on.members.organisations(org);
        return roles.includes(BANK);
    }

    /* QUOTES */

    /// @return The state as time and the ask have left it.
    function stateNow(BoardState storage state, AskId ask, QuoteBook storage quote) internal view returns (QuoteState) {
        QuoteState kept = quote.state;
        if (kept != QuoteState.Committed && kept != QuoteState.Firm) return kept;
        AskBook storage book = state.asks[ask];
        bool lives = book.state == AskState.Posted && block.timestamp <= book.acceptUntil;
        return lives && block.timestamp <= quote.expiry ? kept : QuoteState.Lapsed;
    }

    function requireQuote(
        BoardState storage state,
        AskId ask,
        OrgId bidder,
        QuoteState wanted
    ) internal view returns (QuoteBook storage quote) {
        quote = state.quotes[ask][bidder];
        QuoteState now_ = stateNow(state, ask, quote);
        require(now_ == wanted, IBoard.Board_WrongQuoteState(ask, bidder, now_));
    }

    /* DEPOSITS */

    function credit(BoardState storage state, address cash, OrgId org, uint256 amount) internal {
        state.deposits[cash][org] += amount;
    }

    function debit(BoardState storage state, address cash, OrgId org, uint256 amount) internal {
        uint256 has = state.deposits[cash][org];
        require(has >= amount, IBoardDeposits.Board_DepositShort(org, has, amount));
        state.deposits[cash][org] = has - amount;
    }

    /* RESERVATIONS */

    /// @return Whether this contract gives back for the operator: it is its MAKER, and the operator is not under dual control.
    function canRelease(BoardFoundation memory on, OrgId operator) internal view returns (bool) {
        (, bool dualControl, , ) = on.members.organisations(operator);
        if (dualControl) return false;
        try on.members.ownsFor(address(this), MAKER) returns (OrgId own) {
            return own == operator;
        } catch {
            return false;
        }
    }

    /// @dev Lets go what of `amount` is reserved still. What the operator keeps this contract from, it lets go itself.
    function letGo(
        BoardFoundation memory on,
        OrgId operator,
        uint256 id,
        address account,
        uint256 amount,
        bytes32 reservation
    ) internal {
        uint256 reserved = on.ledger.lienOf(id, account, operator, reservation).amount;
        if (reserved < amount) amount = reserved;
        if (amount != 0 && canRelease(on, operator)) on.ledger.release(id, account, amount, reservation);
    }

    /* DEALS */

    function kindOf(Asset asset) internal pure returns (InstrumentKind) {
        return asset == Asset.CreditClaim ? CREDIT_CLAIM : RECEIVABLE;
    }

    /// @return The last second of the n-th banking day from today.
    function endOf(BoardFoundation memory on, Ask calldata ask, uint256 n) internal view returns (uint48) {
        uint32 today = on.calendars.dayOf(ask.calendar, uint48(block.timestamp));
        uint32 day = on.calendars.addBankingDays(ask.calendar, today, n);
        return on.calendars.startOf(ask.calendar, day + 1) - 1;
    }

    /// @return Of the quote's price, the part for `amount`.
    function priceOf(Quote calldata quote, uint96 amount) internal pure returns (uint96) {
        return uint96((uint256(quote.price) * amount) / quote.amount); // at most the price
    }

    /// @return deal Units against money, without recourse; and a leg of this contract, which moves nothing and passes in `settle` alone: consents that are known to all serve nothing else.
    function dealOf(
        BoardFoundation memory on,
        TradeId id,
        Trade memory trade
    ) internal view returns (Deal memory deal) {
        Leg[] memory legs = new Leg[](3);
        IAsset units = IAsset(address(on.ledger));
        legs[0] = Leg(units, trade.id, trade.sellerAccount, trade.buyerAccount, trade.amount);
        legs[1] = Leg(IAsset(trade.cash), 0, trade.buyerAccount, trade.sellerAccount, trade.price);
        legs[2] = Leg(IAsset(address(this)), 0, trade.sellerAccount, trade.buyerAccount, 1);
        deal = Deal(legs, id.raw(), false, trade.settleBy);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Ask, AskBook, askIdOf as idOfAsk, reservationOf as agreementOf} from "./Ask.sol";
import {BoardBooks} from "./BoardBooks.sol";
import {BoardState} from "./BoardState.sol";
import {IBoard} from "./IBoard.sol";
import {IBoardDeposits} from "./IBoardDeposits.sol";
import {ITrades} from "./ITrades.sol";
import {QuoteBook} from "./Quote.sol";
import {Trade, TradeState} from "./Trade.sol";
import {TradeActs} from "./TradeActs.sol";
import {ICash} from "../settlement/ICash.sol";
import {AskId} from "../types/AskId.sol";
import {OrgId} from "../types/OrgId.sol";
import {TradeId} from "../types/TradeId.sol";

/// @title BoardReading
/// @notice Documented in IBoard, ITrades and IBoardDeposits: what Board keeps, and how it is read.
abstract contract BoardReading is IBoard, ITrades {
    using BoardBooks for BoardState;

    BoardState internal state;

    /// @inheritdoc IBoard
    function askOf(AskId ask) external view returns (AskBook memory) {
        return state.asks[ask];
    }

    /// @inheritdoc IBoard
    function quoteOf(AskId ask, OrgId bidder) external view returns (QuoteBook memory quote) {
        QuoteBook storage kept = state.quotes[ask][bidder];
        quote = kept;
        quote.state = state.stateNow(ask, kept);
    }

    /// @inheritdoc IBoard
    function askIdOf(Ask calldata ask) external pure returns (AskId) {
        return idOfAsk(ask);
    }

    /// @inheritdoc IBoard
    function reservationOf(AskId ask, bytes32 salt) external pure returns (bytes32) {
        return agreementOf(ask, salt);
    }

    /// @inheritdoc ITrades
    function stateOf(TradeId trade) external view returns (TradeState) {
        return TradeActs.stateNow(state.trades[trade]);
    }

    /// @inheritdoc ITrades
    function tradeOf(TradeId trade) external view returns (Trade memory) {
        return state.trades[trade];
    }

    /// @inheritdoc ITrades
    function exposureOf(uint256 id, address account) external view returns (uint256) {
        return state.exposures[id][account];
    }

    /// @inheritdoc IBoardDeposits
    function depositOf(ICash cash, OrgId org) external view returns (uint256) {
        return state.deposits[address(cash)][org];
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AskBook} from "./Ask.sol";
import {QuoteBook} from "./Quote.sol";
import {Trade} from "./Trade.sol";
import {IInstruments} from "../ledger/IInstruments.sol";
import {IMembers} from "../members/IMembers.sol";
import {ICalendars} from "../settlement/ICalendars.sol";
import {ICashFactory} from "../settlement/ICashFactory.sol";
import {ILimits} from "../settlement/ILimits.sol";
import {ISettlement} from "../settlement/ISettlement.sol";
import {AskId} from "../types/AskId.sol";
import {OrgId} from "../types/OrgId.sol";
import {TradeId} from "../types/TradeId.sol";

/// @dev All that Board keeps.
struct BoardState {
    mapping(AskId => AskBook) asks;
    mapping(AskId => mapping(OrgId bidder => QuoteBook)) quotes;
    mapping(TradeId => Trade) trades;
    /// @dev What is not put aside for a trade.
    mapping(address cash => mapping(OrgId => uint256)) deposits;
    /// @dev Last second in which the organisation does not offer the claim again.
    mapping(uint256 id => mapping(OrgId => uint48)) quietUntil;
    /// @dev What of the limits of holders is used for what they bought here.
    mapping(uint256 id => mapping(address account => uint256)) exposures;
}

/// @dev The contracts that Board is built on: its libraries cannot read immutables.
struct BoardFoundation {
    IMembers members;
    ICalendars calendars;
    ILimits limits;
    ICashFactory factory;
    IInstruments ledger;
    ISettlement settlement;
}

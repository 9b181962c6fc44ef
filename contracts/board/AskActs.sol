// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {Ask, AskBook, AskState, askIdOf, Holding, reservationOf} from "./Ask.sol";
import {AskRules} from "./AskRules.sol";
import {BoardBooks} from "./BoardBooks.sol";
import {BoardFoundation, BoardState} from "./BoardState.sol";
import {IBoard} from "./IBoard.sol";
import {approvedBy, DualApproval} from "../members/DualApproval.sol";
import {AskId} from "../types/AskId.sol";
import {MAKER} from "../types/Duties.sol";
import {OrgId} from "../types/OrgId.sol";

/// @title AskActs
/// @notice Documented in IBoard: how asks come and go. Linked into Board.
library AskActs {
    using AskRules for BoardFoundation;
    using BoardBooks for *;

    function post(
        BoardState storage state,
        BoardFoundation memory on,
        bytes32 domain,
        Ask calldata ask,
        Holding calldata holding,
        DualApproval calldata approval
    ) external returns (AskId id) {
        id = askIdOf(ask);
        AskBook storage book = state.asks[id];
        id.requireState(book, AskState.None);
        on.requireSound(ask);
        on.requireOperator(ask.operator);
        id.requireHolding(ask, holding);
        OrgId seller = approvedBy(on.members, MessageHashUtils.toTypedDataHash(domain, id.raw()), approval);
        on.requireSeller(id, ask, holding, seller);
        uint48 quiet = state.quietUntil[holding.id][seller];
        require(block.timestamp > quiet, IBoard.Board_Quiet(holding.id, seller, quiet));
        if (!ask.conditional) {
            on.requireReserved(id, ask, holding);
        } else {
            bool exists = address(on.ledger.cashOf(holding.id)) != address(0);
            require(!exists, IBoard.Board_HoldingInvalid(id, "conditional"));
        }

        book.state = ask.conditional ? AskState.Conditional : AskState.Posted;
        (book.mostReveals, book.commitUntil, book.acceptUntil) = (ask.reveals, ask.commitUntil, ask.acceptUntil);
        emit IBoard.AskPosted(id, ask.operator, ask.obligor, ask);
    }

    function perfect(
        BoardState storage state,
        BoardFoundation memory on,
        Ask calldata ask,
        Holding calldata holding
    ) external {
        (AskId id, AskBook storage book) = _of(state, ask, holding);
        id.requireState(book, AskState.Conditional);
        id.requireInTime(book.commitUntil);
        OrgId seller = on.members.actsFor(msg.sender, MAKER);
        on.requireSeller(id, ask, holding, seller);
        on.requireReserved(id, ask, holding);

        book.state = AskState.Posted;
        emit IBoard.AskPerfected(id);
    }

    function withdraw(
        BoardState storage state,
        BoardFoundation memory on,
        Ask calldata ask,
        Holding calldata holding
    ) external {
        (AskId id, AskBook storage book) = _of(state, ask, holding);
        _requireOpen(id, book);
        OrgId holder = on.members.orgOf(holding.account);
        OrgId seller = on.members.ownsFor(msg.sender, MAKER);
        require(seller == holder, IBoard.Board_NotParty(id, holder, seller));

        if (book.reveals != 0) state.quietUntil[holding.id][seller] = book.acceptUntil;
        emit IBoard.AskWithdrawn(id);
        _end(on, id, book, AskState.Withdrawn, ask, holding);
    }

    function lapse(
        BoardState storage state,
        BoardFoundation memory on,
        Ask calldata ask,
        Holding calldata holding
    ) external {
        (AskId id, AskBook storage book) = _of(state, ask, holding);
        _requireOpen(id, book);
        id.requireAfter(book.state == AskState.Posted ? book.acceptUntil : book.commitUntil);

        emit IBoard.AskLapsed(id);
        _end(on, id, book, AskState.Lapsed, ask, holding);
    }

    /* PRIVATE */

    function _of(
        BoardState storage state,
        Ask calldata ask,
        Holding calldata holding
    ) private view returns (AskId id, AskBook storage book) {
        id = askIdOf(ask);
        book = state.asks[id];
        id.requireHolding(ask, holding);
    }

    function _requireOpen(AskId id, AskBook storage book) private view {
        bool open = book.state == AskState.Posted || book.state == AskState.Conditional;
        require(open, IBoard.Board_WrongState(id, book.state));
    }

    /// @dev What was taken stays reserved for its trades.
    function _end(
        BoardFoundation memory on,
        AskId id,
        AskBook storage book,
        AskState to,
        Ask calldata ask,
        Holding calldata holding
    ) private {
        book.state = to;
        uint256 left = holding.amount - book.taken;
        on.letGo(ask.operator, holding.id, holding.account, left, reservationOf(id, holding.salt));
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AskState} from "../../../contracts/board/Ask.sol";
import {IBoard} from "../../../contracts/board/IBoard.sol";
import {Quote, QuoteState} from "../../../contracts/board/Quote.sol";
import {BoardBase} from "./BoardBase.sol";
import {QuoteTransitions} from "./QuoteTransitions.sol";

/// @notice The life of a quote against its table.
contract QuoteTransitionsTest is BoardBase, QuoteTransitions {
    function setUp() public override {
        super.setUp();
        post();
    }

    function reachState(State state) internal override {
        if (state == State.None) return;
        Quote memory q = quoteBy(guarantor, PRICE);
        commit(guarantor, q);
        if (state == State.Withdrawn) withdrawQuote(guarantor);
        if (state == State.Lapsed) vm.warp(ACCEPT_UNTIL + 1);
        if (state != State.Firm && state != State.Accepted) return;
        open();
        reveal(guarantor);
        if (state == State.Accepted) accept(q, AMOUNT);
    }

    function callOf(Act act) internal override returns (Call memory) {
        if (act == Act.Commit) {
            return _call(guarantor.maker, abi.encodeCall(IBoard.commit, (ask, "hash", ACCEPT_UNTIL)));
        }
        if (act == Act.WithdrawQuote) return _call(guarantor.maker, abi.encodeCall(IBoard.withdrawQuote, (ask)));
        if (block.timestamp <= COMMIT_UNTIL) open();
        if (act == Act.Reveal) return _call(guarantor.maker, abi.encodeCall(IBoard.reveal, (ask, "sealed")));
        return _call(OUTSIDER, acceptData(quoteBy(guarantor, PRICE), AMOUNT));
    }

    function reasonOf(Refusal refusal, State from, Act act) internal view override returns (bytes memory) {
        if (refusal == Refusal.Board_WrongState) return wrongState(AskState.Matched);
        if (refusal == Refusal.Board_TooLate) return tooLate(act == Act.Commit ? COMMIT_UNTIL : ACCEPT_UNTIL);
        return wrongQuote(guarantor, QuoteState(uint8(from)));
    }

    function currentState() internal view override returns (uint8) {
        return uint8(board.quoteOf(ask, guarantor.id).state);
    }

    function currentRecord() internal view override returns (bytes memory) {
        return abi.encode(board.quoteOf(ask, guarantor.id), board.askOf(ask), depositOf(guarantor));
    }

    function _call(address from, bytes memory data) private view returns (Call memory) {
        return Call(from, address(board), data);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AskState} from "../../../contracts/board/Ask.sol";
import {IBoard} from "../../../contracts/board/IBoard.sol";
import {Quote} from "../../../contracts/board/Quote.sol";
import {AskTransitions} from "./AskTransitions.sol";
import {BoardBase} from "./BoardBase.sol";

/// @notice The life of an ask against its table.
contract AskTransitionsTest is BoardBase, AskTransitions {
    function reachState(State state) internal override {
        if (state == State.None) return;
        if (state == State.Conditional) {
            useConditional();
            board.post(offered, hidden, posting(otherBank));
            return;
        }
        post();
        if (state == State.Matched) accept(firm(), AMOUNT);
        if (state == State.Withdrawn) withdraw();
        if (state != State.Lapsed) return;
        vm.warp(ACCEPT_UNTIL + 1);
        board.lapse(offered, hidden);
    }

    function callOf(Act act) internal override returns (Call memory) {
        AskState now_ = board.askOf(ask).state;
        if (act == Act.Post || act == Act.PostConditional) {
            if (now_ == AskState.None && act == Act.Post) reserve(otherBank);
            if (now_ == AskState.None && act == Act.PostConditional) useConditional();
            return _call(OUTSIDER, postData());
        }
        if (act == Act.Perfect) {
            if (now_ == AskState.Conditional) {
                acceptClaim();
                reserve(otherBank);
            }
            return _call(otherBank.maker, abi.encodeCall(IBoard.perfect, (offered, hidden)));
        }
        if (act == Act.Commit) {
            return _call(third.maker, abi.encodeCall(IBoard.commit, (ask, "hash", ACCEPT_UNTIL)));
        }
        if (act == Act.Accept) {
            Quote memory q = now_ == AskState.Posted ? firm() : quoteBy(guarantor, PRICE);
            return _call(OUTSIDER, acceptData(q, AMOUNT));
        }
        if (act == Act.Withdraw) {
            return _call(otherBank.maker, abi.encodeCall(IBoard.withdraw, (offered, hidden)));
        }
        if (now_ == AskState.Posted || now_ == AskState.Conditional) vm.warp(ACCEPT_UNTIL + 1);
        return _call(OUTSIDER, abi.encodeCall(IBoard.lapse, (offered, hidden)));
    }

    function reasonOf(Refusal, State from, Act) internal view override returns (bytes memory) {
        return wrongState(AskState(uint8(from)));
    }

    function currentState() internal view override returns (uint8) {
        return uint8(board.askOf(ask).state);
    }

    function currentRecord() internal view override returns (bytes memory) {
        return abi.encode(board.askOf(ask), reserved(), depositOf(otherBank), depositOf(guarantor));
    }

    function _call(address from, bytes memory data) private view returns (Call memory) {
        return Call(from, address(board), data);
    }
}

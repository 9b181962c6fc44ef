// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ITrades} from "../../../contracts/board/ITrades.sol";
import {TradeState} from "../../../contracts/board/Trade.sol";
import {Consent} from "../../../contracts/settlement/Deal.sol";
import {TradeId} from "../../../contracts/types/TradeId.sol";
import {BoardBase} from "./BoardBase.sol";
import {TradeTransitions} from "./TradeTransitions.sol";

/// @notice The life of a trade against its table.
contract TradeTransitionsTest is BoardBase, TradeTransitions {
    TradeId private _trade;
    Consent private _bySeller;

    function setUp() public override {
        super.setUp();
        _trade = tradeOf(quoteBy(guarantor, PRICE));
    }

    function reachState(State state) internal override {
        if (state == State.None) return;
        (, _bySeller) = startMatched();
        if (state == State.Matched) return;
        if (state == State.Failed) {
            vm.warp(seen(_trade).documentsBy + 1);
            return board.fail(_trade, none());
        }
        present(_trade);
        if (state == State.Presented) return;
        satisfy(_trade);
        if (state == State.DocsExchanged) return;
        settle(_trade, _bySeller);
        if (state == State.Reported) _report();
    }

    function callOf(Act act) internal override returns (Call memory) {
        if (act == Act.Present) return _call(otherBank.maker, abi.encodeCall(ITrades.present, (_trade, "documents")));
        if (act == Act.Satisfy) {
            return
                _call(
                    OUTSIDER,
                    abi.encodeCall(ITrades.satisfy, (_trade, "documents", LATER, satisfying(guarantor, _trade)))
                );
        }
        if (act == Act.Refuse) {
            return
                _call(
                    OUTSIDER,
                    abi.encodeCall(ITrades.refuse, (_trade, "documents", "draft", LATER, refusing(guarantor, _trade)))
                );
        }
        if (act == Act.Settle) return _call(OUTSIDER, settleData(_trade, _bySeller));
        if (act == Act.Fail) {
            TradeState now_ = board.stateOf(_trade);
            if (now_ == TradeState.Matched) vm.warp(seen(_trade).documentsBy + 1);
            if (now_ == TradeState.DocsExchanged) vm.warp(seen(_trade).settleBy + 1);
            return _call(OUTSIDER, failData(_trade, _bySeller));
        }
        if (act == Act.Report) return _call(operator.maker, abi.encodeCall(ITrades.report, (_trade)));
        return
            _call(
                OUTSIDER,
                abi.encodeCall(ITrades.claimWarranty, (_trade, "forged", LATER, claiming(guarantor, _trade)))
            );
    }

    function reasonOf(Refusal, State from, Act) internal view override returns (bytes memory) {
        return wrongTrade(_trade, TradeState(uint8(from)));
    }

    function currentState() internal view override returns (uint8) {
        return uint8(board.stateOf(_trade));
    }

    function currentRecord() internal view override returns (bytes memory) {
        return abi.encode(seen(_trade), reserved(), depositOf(otherBank), depositOf(guarantor));
    }

    function _report() private {
        vm.prank(operator.maker);
        board.report(_trade);
    }

    function _call(address from, bytes memory data) private view returns (Call memory) {
        return Call(from, address(board), data);
    }
}

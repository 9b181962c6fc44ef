// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILossClaims} from "../../../../contracts/instruments/treaties/ILossClaims.sol";
import {ITreaties} from "../../../../contracts/instruments/treaties/ITreaties.sol";
import {LossNotice} from "../../../../contracts/instruments/treaties/LossNotice.sol";
import {TreatyState} from "../../../../contracts/instruments/treaties/Treaty.sol";
import {TreatiesBase} from "./TreatiesBase.sol";
import {TreatyTransitions} from "./TreatyTransitions.sol";

/// @notice The life of a treaty against its table.
contract TreatyTransitionsTest is TreatiesBase, TreatyTransitions {
    function reachState(State state) internal override {
        if (state == State.None) return;
        quote();
        post(second, POSTED);
        if (state == State.Quoted) return;
        write(second);
        write(third);
        if (state == State.Placed) return;
        bind();
        if (state == State.Bound) return;
        vm.warp(INCEPTION);
        if (state == State.Commuted) commute(0);
        if (state == State.RunOff) vm.warp(EXPIRY + 1);
        if (state != State.Closed) return;
        vm.warp(RUN_OFF + 1);
        treaties.close(treaty);
    }

    function callOf(Act act) internal override returns (Call memory) {
        if (act == Act.Quote) return _call(OUTSIDER, abi.encodeCall(ITreaties.quote, (agreed(), LATER, signing(lead))));
        if (act == Act.Write) return _call(OUTSIDER, abi.encodeCall(ITreaties.write, (treaty, LATER, signing(second))));
        if (act == Act.WriteLast) {
            if (seen().state == TreatyState.Quoted) write(second);
            return _call(OUTSIDER, abi.encodeCall(ITreaties.write, (treaty, LATER, signing(third))));
        }
        if (act == Act.Bind) return _call(OUTSIDER, abi.encodeCall(ITreaties.bind, (treaty, LATER, signing(cedent))));
        if (act == Act.PayPremium) return _call(cedent.maker, abi.encodeCall(ITreaties.payPremium, (treaty, PREMIUM)));
        if (act == Act.Post) return _call(lead.maker, abi.encodeCall(ITreaties.post, (treaty, 5)));
        if (act == Act.Release) {
            TreatyState now_ = treaties.stateOf(treaty);
            if (now_ == TreatyState.Quoted || now_ == TreatyState.Placed) vm.warp(BOUND_BY + 1);
            if (now_ == TreatyState.RunOff) vm.warp(RUN_OFF + 1);
            return _call(OUTSIDER, abi.encodeCall(ITreaties.release, (treaty, second.id)));
        }
        if (act == Act.SettleAccount) {
            if (treaties.stateOf(treaty) == TreatyState.InForce) vm.warp(seen().accountAt + 1);
            return _call(OUTSIDER, abi.encodeCall(ITreaties.settleAccount, (treaty)));
        }
        if (act == Act.Commute) {
            bytes memory data = abi.encodeCall(
                ITreaties.commute,
                (treaty, 0, LATER, commuting(cedent, 0), commutedBy(0))
            );
            return _call(OUTSIDER, data);
        }
        if (act == Act.DeclareProfit) {
            if (treaties.stateOf(treaty) == TreatyState.RunOff) {
                vm.warp(RUN_OFF + 1);
                payPremium(PREMIUM);
            }
            return _call(OUTSIDER, abi.encodeCall(ITreaties.declareProfit, (treaty)));
        }
        if (act == Act.Close) {
            if (treaties.stateOf(treaty) == TreatyState.RunOff) vm.warp(RUN_OFF + 1);
            return _call(OUTSIDER, abi.encodeCall(ITreaties.close, (treaty)));
        }
        LossNotice memory n = noticeOf("loss", 200_000);
        (n.startsAt, n.items[0].happenedAt) = (INCEPTION, INCEPTION);
        return _call(OUTSIDER, abi.encodeCall(ILossClaims.notify, (n, notifying(cedent, n))));
    }

    function reasonOf(Refusal refusal, State from, Act) internal view override returns (bytes memory) {
        if (refusal == Refusal.Treaties_TooEarly) return tooEarly(RUN_OFF);
        return wrongState(TreatyState(uint8(from)));
    }

    function currentState() internal view override returns (uint8) {
        return uint8(treaties.stateOf(treaty));
    }

    function currentRecord() internal view override returns (bytes memory) {
        return abi.encode(seen(), treaties.linesOf(treaty), yuan.balanceOf(address(treaties)));
    }

    function _call(address from, bytes memory data) private view returns (Call memory) {
        return Call(from, address(treaties), data);
    }
}

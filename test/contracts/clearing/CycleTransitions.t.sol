// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CycleState, IClearing} from "../../../contracts/clearing/IClearing.sol";
import {ObligationWord} from "../../../contracts/clearing/ObligationWord.sol";
import {DualApproval} from "../../../contracts/members/DualApproval.sol";
import {ClearingBase} from "./ClearingBase.sol";
import {CycleTransitions} from "./CycleTransitions.sol";

/// @notice The life of a cycle against its table. Bank 0 owes 350, which nobody could pay for it, and bank 3 owes 50; without bank 0, banks 1 and 2
/// owe 100 each.
contract CycleTransitionsTest is ClearingBase, CycleTransitions {
    function reachState(State state) internal override {
        if (state == State.None) return;
        openCycle();
        _join(0, 3);
        if (state == State.Open) return;
        _join(3, 1);
        _oweAll();
        vm.warp(CLOSES + 1);
        if (state == State.Closed) return;
        clearing.net(terms, nets(-350, 200, 200, -50));
        if (state == State.Netted) return;
        if (state == State.Failed) {
            vm.warp(FUNDED_BY + 1);
            return clearing.resolveDefault(terms, listOf(0));
        }
        fund(3);
        if (state == State.Recomputed) {
            vm.warp(FUNDED_BY + 1);
            return clearing.resolveDefault(terms, listOf(0));
        }
        fund(0);
        if (state == State.Settled) clearing.settle(terms);
    }

    function callOf(Act act) internal override returns (Call memory) {
        if (act == Act.Open) return _call(banks[0].maker, abi.encodeCall(IClearing.open, (terms)));
        if (act == Act.Join) {
            uint8[] memory items = new uint8[](1);
            DualApproval[] memory approvals = new DualApproval[](1);
            (items[0], approvals[0]) = (3, joining(3));
            return _call(OUTSIDER, abi.encodeCall(IClearing.join, (terms, items, approvals)));
        }
        if (act == Act.Submit) {
            ObligationWord[] memory words = one(obligation(0, 1, 5, 99));
            DualApproval[] memory approvals = confirm(words);
            return _call(OUTSIDER, abi.encodeCall(IClearing.submit, (terms, words, approvals)));
        }
        if (act == Act.Net) {
            return _call(OUTSIDER, abi.encodeCall(IClearing.net, (terms, nets(-350, 200, 200, -50))));
        }
        if (act == Act.Lapse) {
            if (_is(CycleState.Closed)) vm.warp(FUNDED_BY + 1);
            return _call(OUTSIDER, abi.encodeCall(IClearing.lapse, (terms)));
        }
        if (act == Act.Fund || act == Act.FundLast) return _fund(act == Act.FundLast);
        if (act == Act.Settle) return _call(OUTSIDER, abi.encodeCall(IClearing.settle, (terms)));
        return _resolve(act);
    }

    function reasonOf(Refusal, State from, Act) internal view override returns (bytes memory) {
        return abi.encodeWithSelector(IClearing.Clearing_WrongState.selector, cycle, CycleState(uint8(from)));
    }

    function currentState() internal view override returns (uint8) {
        return uint8(stateOf(cycle));
    }

    function currentRecord() internal view override returns (bytes memory record) {
        record = abi.encode(clearing.cycleOf(cycle), yuan.balanceOf(address(clearing)));
        for (uint256 i = 0; i < BANKS; i++) {
            bytes memory had = abi.encode(
                clearing.positionOf(cycle, banks[i].id),
                clearing.listOf(cycle, banks[i].id),
                clearing.depositOf(yuan, banks[i].id)
            );
            record = abi.encode(record, had);
        }
    }

    function _is(CycleState state) private view returns (bool) {
        return stateOf(cycle) == state;
    }

    function _join(uint256 first, uint256 count) private {
        uint8[] memory items = new uint8[](count);
        DualApproval[] memory approvals = new DualApproval[](count);
        for (uint256 i = 0; i < count; i++) (items[i], approvals[i]) = (uint8(first + i), joining(first + i));
        clearing.join(terms, items, approvals);
    }

    function _oweAll() private {
        ObligationWord[] memory words = new ObligationWord[](5);
        words[0] = obligation(1, 3, 100, 1);
        words[1] = obligation(2, 3, 100, 1);
        words[2] = obligation(3, 0, 250, 1);
        words[3] = obligation(0, 1, 300, 1);
        words[4] = obligation(0, 2, 300, 2);
        submit(words);
    }

    /// @dev One of two debtors pays, or the second of them.
    function _fund(bool last) private returns (Call memory) {
        (uint256 first, uint256 second) = _is(CycleState.Recomputed) ? (1, 2) : (3, 0);
        bool owed = _is(CycleState.Recomputed) || _is(CycleState.Netted);
        if (last && owed) fund(first);
        return _call(banks[last ? second : first].maker, abi.encodeCall(IClearing.fund, (cycle)));
    }

    function _resolve(Act act) private returns (Call memory) {
        if (_is(CycleState.Netted) && act == Act.ResolveCovered) fund(0);
        if (_is(CycleState.Netted) && act == Act.ResolveWithout) fund(3);
        if (_is(CycleState.Netted) || _is(CycleState.Recomputed)) vm.warp(clearing.cycleOf(cycle).until + 1);
        return _call(OUTSIDER, abi.encodeCall(IClearing.resolveDefault, (terms, listOf(0))));
    }

    function _call(address from, bytes memory data) private view returns (Call memory) {
        return Call(from, address(clearing), data);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILossClaims} from "../../../../contracts/instruments/treaties/ILossClaims.sol";
import {LossNotice} from "../../../../contracts/instruments/treaties/LossNotice.sol";
import {LossState} from "../../../../contracts/instruments/treaties/Treaty.sol";
import {LossId} from "../../../../contracts/types/LossId.sol";
import {LossTransitions} from "./LossTransitions.sol";
import {TreatiesBase} from "./TreatiesBase.sol";

/// @notice The life of a loss against its table.
contract LossTransitionsTest is TreatiesBase, LossTransitions {
    uint64 private constant ADVISED = 250_000;
    uint64 private constant ASSESSED = 200_000;
    /// @dev Encoded, as the compiler does not copy such a notice into storage.
    bytes private _encoded;

    function reachState(State state) internal override {
        startInForce();
        payPremium(PREMIUM - FIRST_PART);
        _encoded = abi.encode(noticeOf("loss", ADVISED));
        if (state == State.None) return;
        notify(_notice());
        if (state == State.Notified) return;
        if (state == State.Contested) contest(lead, _notice());
        if (state == State.Withdrawn) {
            vm.prank(cedent.maker);
            treaties.withdraw(_notice());
        }
        if (state != State.Assessed && state != State.Called) return;
        assess(_notice(), ASSESSED); // less than was advised, so that the cedent contests
        if (state == State.Assessed) return;
        call(_notice(), 0);
        call(_notice(), 1);
    }

    function callOf(Act act) internal override returns (Call memory) {
        LossNotice memory n = _notice();
        LossId id = idOf(n);
        LossState was = seen(n).state;
        if (act == Act.Notify) return _call(OUTSIDER, abi.encodeCall(ILossClaims.notify, (n, notifying(cedent, n))));
        if (act == Act.Assess) {
            Org memory by = was == LossState.Contested ? court : lead;
            bytes memory data = abi.encodeCall(ILossClaims.assess, (id, ASSESSED, LATER, assessing(by, id, ASSESSED)));
            return _call(OUTSIDER, data);
        }
        if (act == Act.Deem) {
            if (was == LossState.Notified) vm.warp(seen(n).by + 1);
            return _call(OUTSIDER, abi.encodeCall(ILossClaims.deem, (id)));
        }
        if (act == Act.Contest) {
            Org memory by = was == LossState.Assessed ? cedent : lead;
            return _call(OUTSIDER, abi.encodeCall(ILossClaims.contest, (id, "cause", LATER, contesting(by, id))));
        }
        if (act == Act.Withdraw) return _call(cedent.maker, abi.encodeCall(ILossClaims.withdraw, (n)));
        if (act == Act.Lapse) {
            vm.warp(RUN_OFF + 1);
            return _call(OUTSIDER, abi.encodeCall(ILossClaims.lapse, (n)));
        }
        if (act == Act.CallLast && was == LossState.Assessed) call(n, 0);
        return _call(cedent.maker, abi.encodeCall(ILossClaims.call, (n, act == Act.Call ? 0 : 1)));
    }

    function reasonOf(Refusal refusal, State from, Act act) internal view override returns (bytes memory) {
        LossId id = idOf(_notice());
        if (refusal == Refusal.LossClaims_LayerCalled) {
            return abi.encodeWithSelector(ILossClaims.LossClaims_LayerCalled.selector, id, act == Act.Call ? 0 : 1);
        }
        return abi.encodeWithSelector(ILossClaims.LossClaims_WrongState.selector, id, LossState(uint8(from)));
    }

    function currentState() internal view override returns (uint8) {
        return uint8(seen(_notice()).state);
    }

    function currentRecord() internal view override returns (bytes memory) {
        LossNotice memory n = _notice();
        uint256 key = uint256(fingerprints.stateOf(n.keys[0]));
        return abi.encode(seen(), seen(n), treaties.lossUseOf(treaty, n.keys[0]), key, treaties.linesOf(treaty));
    }

    function _call(address from, bytes memory data) private view returns (Call memory) {
        return Call(from, address(treaties), data);
    }

    function _notice() private view returns (LossNotice memory) {
        return abi.decode(_encoded, (LossNotice));
    }
}

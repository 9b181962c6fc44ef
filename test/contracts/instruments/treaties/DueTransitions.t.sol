// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILossClaims} from "../../../../contracts/instruments/treaties/ILossClaims.sol";
import {ITreaties} from "../../../../contracts/instruments/treaties/ITreaties.sol";
import {LossNotice} from "../../../../contracts/instruments/treaties/LossNotice.sol";
import {Due, DueState, TreatyState} from "../../../../contracts/instruments/treaties/Treaty.sol";
import {Consent, Deal, Leg} from "../../../../contracts/settlement/Deal.sol";
import {IAsset} from "../../../../contracts/settlement/IAsset.sol";
import {ISettlement} from "../../../../contracts/settlement/ISettlement.sol";
import {CallId} from "../../../../contracts/types/CallId.sol";
import {TreatyId} from "../../../../contracts/types/TreatyId.sol";
import {DueTransitions} from "./DueTransitions.sol";
import {TreatiesBase} from "./TreatiesBase.sol";

/// @notice The life of the second line's share of a call against its table: 90 030, beyond the lead's authority, and more than the line posted.
contract DueTransitionsTest is TreatiesBase, DueTransitions {
    uint64 private constant SHARE = 90_030;
    uint64 private constant AWARDED = 60_000;
    /// @dev Encoded, as the compiler does not copy such a notice into storage.
    bytes private _encoded;
    CallId private _id;

    function reachState(State state) internal override {
        startInForce();
        payPremium(PREMIUM - FIRST_PART);
        _encoded = abi.encode(assessed("loss", 400_000));
        _id = callIdOf(_notice(), 0);
        if (state == State.None) return;
        call(_notice(), 0);
        if (state == State.Due) return;
        if (state == State.Paid) pay(second, _id);
        else if (state == State.Defaulted) _default();
        else dispute(second, _id);
        if (state == State.Awarded) award(second, _id, AWARDED);
        if (state == State.Rejected) award(second, _id, 0);
    }

    function callOf(Act act) internal override returns (Call memory) {
        if (act == Act.Call) return _call(cedent.maker, abi.encodeCall(ILossClaims.call, (_notice(), 0)));
        if (act == Act.Pay) return _call(second.maker, abi.encodeCall(ILossClaims.pay, (_id)));
        if (act == Act.PayByDeal) return _payByDeal();
        if (act == Act.Dispute) {
            bytes memory data = abi.encodeCall(
                ILossClaims.dispute,
                (_id, second.id, "cause", LATER, disputing(second, _id))
            );
            return _call(OUTSIDER, data);
        }
        if (act == Act.Award || act == Act.AwardNothing) {
            uint64 amount = act == Act.Award ? AWARDED : 0;
            bytes memory data = abi.encodeCall(
                ILossClaims.award,
                (_id, second.id, amount, LATER, awarding(court, _id, second, amount))
            );
            return _call(OUTSIDER, data);
        }
        if (act == Act.DrawAll) post(second, SHARE);
        if (currentState() != 0) vm.warp(treaties.dueOf(_id, second.id).payBy + 1);
        return _call(OUTSIDER, abi.encodeCall(ILossClaims.draw, (_id, second.id)));
    }

    function reasonOf(Refusal refusal, State from, Act act) internal view override returns (bytes memory) {
        if (refusal == Refusal.LossClaims_LayerCalled) {
            return abi.encodeWithSelector(ILossClaims.LossClaims_LayerCalled.selector, idOf(_notice()), 0);
        }
        if (refusal == Refusal.Treaties_WrongState) {
            bytes32 none = act == Act.PayByDeal ? _id.raw() : bytes32(0);
            return
                abi.encodeWithSelector(ITreaties.Treaties_WrongState.selector, TreatyId.wrap(none), TreatyState.None);
        }
        DueState state = DueState(uint8(from));
        return abi.encodeWithSelector(ILossClaims.LossClaims_WrongDueState.selector, _id, second.id, state);
    }

    function currentState() internal view override returns (uint8) {
        if (treaties.callOf(_id).treaty.isNull()) return 0;
        return uint8(treaties.dueOf(_id, second.id).state);
    }

    function currentRecord() internal view override returns (bytes memory) {
        Due memory due;
        if (currentState() != 0) due = treaties.dueOf(_id, second.id);
        return abi.encode(seen(), due, treaties.linesOf(treaty), yuan.balanceOf(cedent.maker));
    }

    function _default() private {
        vm.warp(treaties.dueOf(_id, second.id).payBy + 1);
        treaties.draw(_id, second.id);
    }

    function _payByDeal() private view returns (Call memory) {
        uint64 amount = currentState() == 0 ? 0 : treaties.dueOf(_id, second.id).amount;
        if (amount == 0) amount = SHARE;
        Leg memory leg = Leg(IAsset(address(yuan)), uint256(_id.raw()), second.maker, address(treaties), amount);
        Deal memory deal = dealOf(leg);
        deal.deadline = LATER;
        Consent[] memory consents = list(consentOf(second, deal, 77));
        return Call(OUTSIDER, address(settlement), abi.encodeCall(ISettlement.settle, (deal, consents)));
    }

    function _call(address from, bytes memory data) private view returns (Call memory) {
        return Call(from, address(treaties), data);
    }

    function _notice() private view returns (LossNotice memory) {
        return abi.decode(_encoded, (LossNotice));
    }
}

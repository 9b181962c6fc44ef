// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FacilityState, RequestState} from "../../../../contracts/instruments/funds/Facility.sol";
import {IFacilities} from "../../../../contracts/instruments/funds/IFacilities.sol";
import {IPurposePayments} from "../../../../contracts/instruments/funds/IPurposePayments.sol";
import {PaymentRequest} from "../../../../contracts/instruments/funds/PaymentRequest.sol";
import {Consent, Deal, Leg} from "../../../../contracts/settlement/Deal.sol";
import {IAsset} from "../../../../contracts/settlement/IAsset.sol";
import {ISettlement} from "../../../../contracts/settlement/ISettlement.sol";
import {Fingerprint} from "../../../../contracts/types/Fingerprint.sol";
import {FacilityId} from "../../../../contracts/types/FacilityId.sol";
import {FundsBase} from "./FundsBase.sol";
import {PaymentTransitions} from "./PaymentTransitions.sol";

/// @notice The life of a request against its table.
contract PaymentTransitionsTest is FundsBase, PaymentTransitions {
    PaymentRequest private _request;

    function reachState(State state) internal override {
        startDrawn();
        // Above the threshold, so that it waits for the lender; or for the borrower itself.
        _request = state == State.Unevidenced ? ownRequest(BY_RULE) : requestTo(acme.maker, BY_RULE + 1, "invoice");
        if (state == State.None) return;
        request(_request);
        if (state == State.Refused) {
            purposeAccounts.refuse(_request, "price", LATER, refusing(bank, _request));
        }
        if (state == State.Withdrawn) {
            vm.prank(buyer.maker);
            purposeAccounts.withdraw(_request);
        }
        if (state == State.Lapsed) {
            vm.warp(seen(_request).answerBy + 1);
            purposeAccounts.lapse(_request);
        }
        if (state != State.Paid && state != State.Returning && state != State.Returned) return;
        approve(_request);
        if (state == State.Returning) payByDeal(acme, idOf(_request).raw(), _request.amount);
        if (state == State.Returned) bounce(acme, _request);
    }

    function callOf(Act act) internal override returns (Call memory) {
        PaymentRequest memory r = _request;
        if (act == Act.Request)
            return _call(OUTSIDER, abi.encodeCall(IPurposePayments.request, (r, requesting(buyer, r))));
        if (act == Act.Approve) {
            return _call(OUTSIDER, abi.encodeCall(IPurposePayments.approve, (r, LATER, approving(bank, r))));
        }
        if (act == Act.Refuse) {
            bytes memory data = abi.encodeCall(IPurposePayments.refuse, (r, "price", LATER, refusing(bank, r)));
            return _call(OUTSIDER, data);
        }
        if (act == Act.Withdraw) return _call(buyer.maker, abi.encodeCall(IPurposePayments.withdraw, (r)));
        if (act == Act.Lapse) {
            if (seen(r).state == RequestState.Requested) vm.warp(seen(r).answerBy + 1);
            return _call(OUTSIDER, abi.encodeCall(IPurposePayments.lapse, (r)));
        }
        if (act == Act.ShowEvidence) {
            Fingerprint[] memory keys = new Fingerprint[](1);
            keys[0] = Fingerprint.wrap("payroll");
            return _call(buyer.maker, abi.encodeCall(IPurposePayments.showEvidence, (r, "payroll", keys)));
        }
        address payee = r.keys.length == 0 ? buyer.maker : acme.maker;
        if (act == Act.Bounce) return _call(payee, abi.encodeCall(IPurposePayments.bounce, (r)));
        return _payBack(r.keys.length == 0 ? buyer : acme);
    }

    function reasonOf(Refusal refusal, State from, Act) internal view override returns (bytes memory) {
        if (refusal == Refusal.Facilities_WrongState) {
            FacilityId none = FacilityId.wrap(idOf(_request).raw());
            return abi.encodeWithSelector(IFacilities.Facilities_WrongState.selector, none, FacilityState.None);
        }
        RequestState state = RequestState(uint8(from));
        return abi.encodeWithSelector(IPurposePayments.PurposePayments_WrongState.selector, idOf(_request), state);
    }

    function currentState() internal view override returns (uint8) {
        return uint8(seen(_request).state);
    }

    function currentRecord() internal view override returns (bytes memory) {
        return abi.encode(seen(), seen(_request), takenOf("steel"), takenOf("wages"), yuan.balanceOf(acme.maker));
    }

    function _payBack(Org memory by) private view returns (Call memory) {
        uint256 id = uint256(idOf(_request).raw());
        IAsset cash = IAsset(address(yuan));
        Deal memory deal = dealOf(Leg(cash, id, by.maker, address(purposeAccounts), _request.amount));
        deal.deadline = LATER;
        Consent[] memory consents = list(consentOf(by, deal, 77));
        return Call(OUTSIDER, address(settlement), abi.encodeCall(ISettlement.settle, (deal, consents)));
    }

    function _call(address from, bytes memory data) private view returns (Call memory) {
        return Call(from, address(purposeAccounts), data);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FacilityState} from "../../../../contracts/instruments/funds/Facility.sol";
import {IFacilities} from "../../../../contracts/instruments/funds/IFacilities.sol";
import {IPurposePayments} from "../../../../contracts/instruments/funds/IPurposePayments.sol";
import {PaymentRequest} from "../../../../contracts/instruments/funds/PaymentRequest.sol";
import {LOAN} from "../../../../contracts/types/LimitKind.sol";
import {FacilityTransitions} from "./FacilityTransitions.sol";
import {FundsBase} from "./FundsBase.sol";

/// @notice The life of a facility against its table.
contract FacilityTransitionsTest is FundsBase, FacilityTransitions {
    uint64 private constant PART = 1_000;

    function reachState(State state) internal override {
        if (state == State.None) return;
        open();
        list(acme.maker, true);
        draw(AMOUNT - PART);
        vm.warp(block.timestamp + COOLING);
        if (state == State.Closed) {
            _end();
            purposeAccounts.close(facility);
        }
        if (state == State.Open || state == State.Closed) return;
        breach();
        if (state == State.Breached) return;
        freeze();
        if (state == State.Accelerated) accelerate();
    }

    function callOf(Act act) internal override returns (Call memory) {
        if (act == Act.Open) {
            bytes memory data = abi.encodeCall(IFacilities.open, (agreed(), LATER, agreeing(bank), agreeing(buyer)));
            return _call(OUTSIDER, data);
        }
        if (act == Act.Draw) {
            if (seen().state == FacilityState.Open) ask(PART);
            return _call(bank.maker, abi.encodeCall(IFacilities.draw, (facility, PART)));
        }
        if (act == Act.Repay) return _call(buyer.maker, abi.encodeCall(IFacilities.repay, (facility, PART)));
        if (act == Act.ReturnUnspent) {
            if (block.timestamp <= USE_BY && seen().state != FacilityState.Accelerated) vm.warp(USE_BY + 1);
            return _call(OUTSIDER, abi.encodeCall(IFacilities.returnUnspent, (facility)));
        }
        if (act == Act.Close) {
            if (seen().owed != 0) _end();
            return _call(OUTSIDER, abi.encodeCall(IFacilities.close, (facility)));
        }
        if (act == Act.Freeze) {
            if (seen().state == FacilityState.Breached) vm.warp(seen().cureUntil + 1);
            return _call(OUTSIDER, abi.encodeCall(IFacilities.freeze, (facility)));
        }
        if (act == Act.Request) {
            PaymentRequest memory r = requestTo(acme.maker, PART, "invoice");
            return _call(OUTSIDER, abi.encodeCall(IPurposePayments.request, (r, requesting(buyer, r))));
        }
        return _call(OUTSIDER, _signed(act));
    }

    function reasonOf(Refusal, State from, Act) internal view override returns (bytes memory) {
        FacilityState state = FacilityState(uint8(from));
        return abi.encodeWithSelector(IFacilities.Facilities_WrongState.selector, facility, state);
    }

    function currentState() internal view override returns (uint8) {
        return uint8(seen().state);
    }

    function currentRecord() internal view override returns (bytes memory) {
        bool related = purposeAccounts.isRelated(facility, basin.id);
        uint48 listed = purposeAccounts.listedAt(facility, basin.maker);
        uint256 used = usedOf(bank, buyer, LOAN);
        return abi.encode(seen(), related, listed, used, takenOf("steel"), yuan.balanceOf(address(purposeAccounts)));
    }

    /// @dev What one side says, of which the next has the number that it has.
    function _signed(Act act) private view returns (bytes memory) {
        (uint32 b, uint32 l) = (nextOfBorrower(), nextOfLender());
        if (act == Act.AskDraw) {
            return abi.encodeCall(IFacilities.askDraw, (facility, PART, b, LATER, asking(buyer, PART, b)));
        }
        if (act == Act.GiveBack) {
            return abi.encodeCall(IFacilities.giveBack, (facility, PART, b, LATER, givingBack(buyer, PART, b)));
        }
        if (act == Act.ListPayee) {
            return
                abi.encodeCall(
                    IPurposePayments.listPayee,
                    (facility, basin.maker, true, l, LATER, listing(bank, basin.maker, true, l))
                );
        }
        if (act == Act.Relate) {
            return abi.encodeCall(IFacilities.relate, (facility, basin.id, l, LATER, relating(bank, basin.id, l)));
        }
        if (act == Act.Breach) {
            return abi.encodeCall(IFacilities.breach, (facility, "covenant", l, LATER, breaching(bank, l)));
        }
        if (act == Act.Cure) return abi.encodeCall(IFacilities.cure, (facility, l, LATER, curing(bank, l)));
        return abi.encodeCall(IFacilities.accelerate, (facility, l, LATER, accelerating(bank, l)));
    }

    /// @dev Nothing is unspent and nothing is owed, and the time to draw is over.
    function _end() private {
        giveBack(seen().unspent);
        if (block.timestamp <= DRAW_UNTIL) vm.warp(DRAW_UNTIL + 1);
        (, uint256 interest, uint256 fee) = purposeAccounts.owedOn(facility, today());
        repay(buyer, interest + fee);
    }

    function _call(address from, bytes memory data) private view returns (Call memory) {
        return Call(from, address(purposeAccounts), data);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {LotState} from "../../../../contracts/instruments/bills/Bill.sol";
import {IBillClaims} from "../../../../contracts/instruments/bills/IBillClaims.sol";
import {IObligations} from "../../../../contracts/ledger/IObligations.sol";
import {ACCEPTANCE} from "../../../../contracts/types/LimitKind.sol";
import {BillLotTransitions} from "./BillLotTransitions.sol";
import {OrgId} from "../../../../contracts/types/OrgId.sol";
import {BillsBase} from "./BillsBase.sol";

/// @notice The life of a lot against its table. The other bank holds it.
contract BillLotTransitionsTest is BillsBase, BillLotTransitions {
    /// @dev Two years after the maturity, and more.
    uint32 private constant OVER = MATURITY + 800;

    function reachState(State state) internal override {
        startEndorsed();
        if (state == State.Open) return;
        if (state == State.Barred) {
            goTo(OVER);
            return bills.bar(lot);
        }
        presentAt(MATURITY);
        if (state == State.Presented) return;
        if (state == State.Paid) return pay(bank, AMOUNT);
        refusePayment();
        if (state == State.Refused) return;
        payAfterAll();
    }

    function callOf(Act act) internal override returns (Call memory) {
        if (act == Act.Present) {
            if (_is(LotState.Open)) goTo(MATURITY);
            return _call(OUTSIDER, abi.encodeCall(IBillClaims.present, (lot)));
        }
        if (act == Act.Pay) {
            uint256 owed = _is(LotState.Refused) ? bills.owedOn(lot, today()) : AMOUNT;
            return Call(bank.maker, address(instruments), abi.encodeCall(IObligations.pay, (lot, owed)));
        }
        if (act == Act.RefusePayment) {
            return _call(OUTSIDER, abi.encodeCall(IBillClaims.refusePayment, (lot, "funds", LATER, refusing(bank))));
        }
        if (act == Act.DeemRefused) {
            if (_is(LotState.Presented)) goTo(MATURITY + 2);
            return _call(OUTSIDER, abi.encodeCall(IBillClaims.deemRefused, (lot)));
        }
        if (act == Act.Claim) {
            return _call(otherBank.maker, abi.encodeCall(IBillClaims.claim, (lot, basin.id, OrgId.wrap(0), 7, steps)));
        }
        if (act == Act.PayClaim) {
            if (_is(LotState.Refused)) claim(otherBank, basin);
            return _call(basin.maker, abi.encodeCall(IBillClaims.payClaim, (lot, type(uint256).max)));
        }
        goTo(OVER);
        return _call(OUTSIDER, abi.encodeCall(IBillClaims.bar, (lot)));
    }

    function reasonOf(Refusal, State from, Act) internal view override returns (bytes memory) {
        return abi.encodeWithSelector(IBillClaims.BillClaims_WrongState.selector, lot, LotState(uint8(from)));
    }

    function currentState() internal view override returns (uint8) {
        return uint8(seenLot().state);
    }

    function currentRecord() internal view override returns (bytes memory) {
        return abi.encode(seen(), seenLot(), usedOf(bank, buyer, ACCEPTANCE), yuan.balanceOf(otherBank.maker));
    }

    function _is(LotState state) private view returns (bool) {
        return seenLot().state == state;
    }

    function _call(address from, bytes memory data) private view returns (Call memory) {
        return Call(from, address(bills), data);
    }
}

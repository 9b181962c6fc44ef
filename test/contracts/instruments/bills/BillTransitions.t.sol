// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {BillState} from "../../../../contracts/instruments/bills/Bill.sol";
import {IBills} from "../../../../contracts/instruments/bills/IBills.sol";
import {ACCEPTANCE, GUARANTEE} from "../../../../contracts/types/LimitKind.sol";
import {BillsBase} from "./BillsBase.sol";
import {BillTransitions} from "./BillTransitions.sol";

/// @notice The life of a bill against its table.
contract BillTransitionsTest is BillsBase, BillTransitions {
    function reachState(State state) internal override {
        if (state == State.None) return;
        draw();
        if (state == State.Refused) {
            bills.refuseAcceptance(terms, LATER, refusingAcceptance(bank));
        }
        if (state == State.Withdrawn) {
            vm.prank(buyer.maker);
            bills.withdraw(terms);
        }
        if (state != State.Accepted && state != State.Closed) return;
        accept();
        if (state != State.Closed) return;
        guarantee(guarantor, bank.id);
        presentAt(MATURITY);
        pay(bank, AMOUNT);
    }

    function callOf(Act act) internal override returns (Call memory) {
        if (act == Act.Draw) return _call(OUTSIDER, abi.encodeCall(IBills.draw, (terms, LATER, drawing(buyer))));
        if (act == Act.Accept) return _accept(false);
        if (act == Act.AcceptConditionally) return _accept(true);
        if (act == Act.RefuseAcceptance) {
            bytes memory data = abi.encodeCall(IBills.refuseAcceptance, (terms, LATER, refusingAcceptance(bank)));
            return _call(OUTSIDER, data);
        }
        if (act == Act.Lapse) {
            if (seen().state == BillState.Drawn) goTo(TODAY + 4);
            return _call(OUTSIDER, abi.encodeCall(IBills.lapse, (terms)));
        }
        if (act == Act.Withdraw) return _call(buyer.maker, abi.encodeCall(IBills.withdraw, (terms)));
        if (act == Act.Guarantee) {
            bytes memory data = abi.encodeCall(
                IBills.guarantee,
                (bill, acme.id, LATER, guaranteeing(guarantor, acme.id))
            );
            return _call(OUTSIDER, data);
        }
        return _call(OUTSIDER, abi.encodeCall(IBills.endGuarantee, (bill, bank.id, guarantor.id)));
    }

    function reasonOf(Refusal, State from, Act) internal view override returns (bytes memory) {
        return abi.encodeWithSelector(IBills.Bills_WrongState.selector, bill, BillState(uint8(from)));
    }

    function currentState() internal view override returns (uint8) {
        return uint8(seen().state);
    }

    function currentRecord() internal view override returns (bytes memory) {
        uint256 guaranteed = usedOf(guarantor, acme, GUARANTEE) + usedOf(guarantor, bank, GUARANTEE);
        return abi.encode(seen(), usedOf(bank, buyer, ACCEPTANCE), guaranteed, fingerprints.stateOf(terms.keys[0]));
    }

    function _accept(bool conditional) private view returns (Call memory) {
        bytes memory data = abi.encodeCall(
            IBills.accept,
            (terms, false, conditional, LATER, accepting(bank, false, conditional))
        );
        return _call(OUTSIDER, data);
    }

    function _call(address from, bytes memory data) private view returns (Call memory) {
        return Call(from, address(bills), data);
    }
}

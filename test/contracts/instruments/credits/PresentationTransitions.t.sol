// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Disposition, PresentationState} from "../../../../contracts/instruments/credits/Credit.sol";
import {Drawing} from "../../../../contracts/instruments/credits/Drawing.sol";
import {IPresentations} from "../../../../contracts/instruments/credits/IPresentations.sol";
import {IHoldings} from "../../../../contracts/ledger/IHoldings.sol";
import {IObligations} from "../../../../contracts/ledger/IObligations.sol";
import {CreditsBase} from "./CreditsBase.sol";
import {PresentationTransitions} from "./PresentationTransitions.sol";

/// @notice What becomes of documents at the issuing bank, against its table.
contract PresentationTransitionsTest is CreditsBase, PresentationTransitions {
    Drawing private _drawing;

    function setUp() public override {
        super.setUp();
        startAdvised();
        _drawing = drawing(1, AMOUNT);
    }

    function reachState(State state) internal override {
        if (state == State.None) return;
        present(_drawing);
        if (state == State.Presented) return;
        if (state == State.Returned) return refuse(bank, _drawing, Disposition.Return);
        if (state == State.Refused) return refuse(bank, _drawing, Disposition.HoldForWaiver);
        accept(bank, _drawing);
        if (state == State.Honoured) pay(bank, claimOf(_drawing), AMOUNT);
    }

    function callOf(Act act) internal override returns (Call memory) {
        if (act == Act.Present) {
            return _call(acme.maker, abi.encodeCall(IPresentations.present, (terms, _drawing)));
        }
        if (act == Act.Refuse) return _refuse(Disposition.Hold);
        if (act == Act.RefuseReturning) return _refuse(Disposition.Return);
        if (act == Act.Waive) {
            bytes memory data = abi.encodeCall(
                IPresentations.waive,
                (_drawing, waived(), LATER, waiving(buyer, _drawing, waived()))
            );
            return _call(OUTSIDER, data);
        }
        if (act == Act.Accept) {
            bool refused = seen(_drawing).state == PresentationState.Refused;
            if (refused) waive(_drawing);
            bytes memory data = abi.encodeCall(
                IPresentations.accept,
                (terms, _drawing, LATER, accepting(bank, _drawing, refused))
            );
            return _call(OUTSIDER, data);
        }
        if (act == Act.Preclude) {
            if (seen(_drawing).state == PresentationState.Presented) goTo(EXAMINED + 1);
            return _call(OUTSIDER, abi.encodeCall(IPresentations.preclude, (terms, _drawing)));
        }
        if (act == Act.ReturnDocuments) {
            bytes memory data = abi.encodeCall(
                IPresentations.returnDocuments,
                (_drawing, LATER, returning(bank, _drawing))
            );
            return _call(OUTSIDER, data);
        }
        bytes memory paid = abi.encodeCall(IObligations.pay, (claimOf(_drawing), AMOUNT));
        return Call(bank.maker, address(instruments), paid);
    }

    function reasonOf(Refusal refusal, State from, Act) internal view override returns (bytes memory) {
        if (refusal == Refusal.Presentations_DocumentsReturned) {
            return abi.encodeWithSelector(IPresentations.Presentations_DocumentsReturned.selector, idOf(_drawing));
        }
        if (refusal == Refusal.Holdings_UnknownInstrument) {
            return abi.encodeWithSelector(IHoldings.Holdings_UnknownInstrument.selector, claimOf(_drawing));
        }
        if (refusal == Refusal.Presentations_NotWhole) {
            return abi.encodeWithSelector(IPresentations.Presentations_NotWhole.selector, claimOf(_drawing), 0, AMOUNT);
        }
        PresentationState state = PresentationState(uint8(from));
        return abi.encodeWithSelector(IPresentations.Presentations_WrongState.selector, idOf(_drawing), state);
    }

    function currentState() internal view override returns (uint8) {
        return uint8(seen(_drawing).state);
    }

    function currentRecord() internal view override returns (bytes memory) {
        return abi.encode(seen(_drawing), seen(), fingerprints.stateOf(_drawing.keys[0]));
    }

    function _refuse(Disposition disposition) private view returns (Call memory) {
        bytes memory data = abi.encodeCall(
            IPresentations.refuse,
            (terms, _drawing, found(), disposition, LATER, refusing(bank, _drawing, found(), disposition))
        );
        return _call(OUTSIDER, data);
    }

    function _call(address from, bytes memory data) private view returns (Call memory) {
        return Call(from, address(lettersOfCredit), data);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Disposition, PresentationState, Reimbursement} from "../../../../contracts/instruments/credits/Credit.sol";
import {Drawing} from "../../../../contracts/instruments/credits/Drawing.sol";
import {ICredits} from "../../../../contracts/instruments/credits/ICredits.sol";
import {IPresentations} from "../../../../contracts/instruments/credits/IPresentations.sol";
import {IHoldings} from "../../../../contracts/ledger/IHoldings.sol";
import {IObligations} from "../../../../contracts/ledger/IObligations.sol";
import {CreditsBase} from "./CreditsBase.sol";
import {ReimbursementTransitions} from "./ReimbursementTransitions.sol";

/// @notice What the issuer does with documents that the confirmer accepted, against its table.
contract ReimbursementTransitionsTest is CreditsBase, ReimbursementTransitions {
    /// @dev Three years after the payment day, and more.
    uint32 private constant PAST = TODAY + 1_100;

    Drawing private _drawing;

    function setUp() public override {
        super.setUp();
        startConfirmed();
        _drawing = atConfirmer(1, AMOUNT);
        present(_drawing);
        accept(otherBank, _drawing);
    }

    function reachState(State state) internal override {
        if (state == State.None) return;
        if (state == State.Lapsed) return _lapse();
        forward(_drawing);
        if (state == State.Examining) return;
        if (state == State.Refused) return refuse(bank, _drawing, Disposition.HoldForWaiver);
        if (state == State.Returned) return refuse(bank, _drawing, Disposition.Return);
        accept(bank, _drawing);
        if (state == State.Accepted) return;
        pay(otherBank, claimOf(_drawing), AMOUNT);
        collect(_drawing);
        pay(bank, reimbursementOf(_drawing), AMOUNT);
    }

    function callOf(Act act) internal override returns (Call memory) {
        if (act == Act.Forward) {
            return _call(otherBank.maker, abi.encodeCall(IPresentations.forward, (terms, _drawing)));
        }
        if (act == Act.Refuse) {
            bytes memory refused = abi.encodeCall(
                IPresentations.refuse,
                (
                    terms,
                    _drawing,
                    found(),
                    Disposition.Return,
                    LATER,
                    refusing(bank, _drawing, found(), Disposition.Return)
                )
            );
            return _call(OUTSIDER, refused);
        }
        if (act == Act.Accept) {
            bool refused = seen(_drawing).reimbursement == Reimbursement.Refused;
            if (refused) waive(_drawing);
            bytes memory data = abi.encodeCall(
                IPresentations.accept,
                (terms, _drawing, LATER, accepting(bank, _drawing, refused))
            );
            return _call(OUTSIDER, data);
        }
        if (act == Act.ReturnDocuments) {
            bytes memory data = abi.encodeCall(
                IPresentations.returnDocuments,
                (_drawing, LATER, returning(bank, _drawing))
            );
            return _call(OUTSIDER, data);
        }
        if (act == Act.Collect) {
            if (seen(_drawing).state == PresentationState.Accepted) pay(otherBank, claimOf(_drawing), AMOUNT);
            return _call(otherBank.maker, abi.encodeCall(IPresentations.collect, (terms, _drawing)));
        }
        if (act == Act.Lapse) {
            goTo(PAST);
            return _call(OUTSIDER, abi.encodeCall(IPresentations.lapse, (_drawing)));
        }
        if (act == Act.Preclude) {
            if (seen(_drawing).reimbursement == Reimbursement.Examining) goTo(EXAMINED + 1);
            return _call(OUTSIDER, abi.encodeCall(IPresentations.preclude, (terms, _drawing)));
        }
        bytes memory paid = abi.encodeCall(IObligations.pay, (reimbursementOf(_drawing), AMOUNT));
        return Call(bank.maker, address(instruments), paid);
    }

    function reasonOf(Refusal refusal, State from, Act) internal view override returns (bytes memory) {
        if (refusal == Refusal.Presentations_NotForwardable) {
            return abi.encodeWithSelector(IPresentations.Presentations_NotForwardable.selector, idOf(_drawing));
        }
        if (refusal == Refusal.Credits_NotParty) {
            return abi.encodeWithSelector(ICredits.Credits_NotParty.selector, credit, otherBank.id, bank.id);
        }
        if (refusal == Refusal.Holdings_UnknownInstrument) {
            return abi.encodeWithSelector(IHoldings.Holdings_UnknownInstrument.selector, reimbursementOf(_drawing));
        }
        if (refusal == Refusal.Presentations_NotWhole) {
            return
                abi.encodeWithSelector(
                    IPresentations.Presentations_NotWhole.selector,
                    reimbursementOf(_drawing),
                    0,
                    AMOUNT
                );
        }
        if (refusal == Refusal.Presentations_DocumentsReturned) {
            return abi.encodeWithSelector(IPresentations.Presentations_DocumentsReturned.selector, idOf(_drawing));
        }
        if (refusal == Refusal.Presentations_NoReimbursement) {
            Reimbursement state = Reimbursement(uint8(from));
            return abi.encodeWithSelector(IPresentations.Presentations_NoReimbursement.selector, idOf(_drawing), state);
        }
        return
            abi.encodeWithSelector(
                IPresentations.Presentations_WrongState.selector,
                idOf(_drawing),
                seen(_drawing).state
            );
    }

    function currentState() internal view override returns (uint8) {
        return uint8(seen(_drawing).reimbursement);
    }

    function currentRecord() internal view override returns (bytes memory) {
        return abi.encode(seen(_drawing), seen(), yuan.balanceOf(bank.maker));
    }

    function _lapse() private {
        goTo(PAST);
        lettersOfCredit.lapse(_drawing);
    }

    function _call(address from, bytes memory data) private view returns (Call memory) {
        return Call(from, address(lettersOfCredit), data);
    }
}

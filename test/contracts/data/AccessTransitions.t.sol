// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Access, AccessRecord, AccessState} from "../../../contracts/data/Access.sol";
import {AgreementTerms} from "../../../contracts/data/AgreementTerms.sol";
import {IAccesses} from "../../../contracts/data/IAccesses.sol";
import {Offer} from "../../../contracts/data/Offer.sol";
import {AccessTransitions} from "./AccessTransitions.sol";
import {DataBase} from "./DataBase.sol";

/// @notice The life of an access against its table. What it costs: Escrow.t.sol.
contract AccessTransitionsTest is DataBase, AccessTransitions {
    AgreementTerms private _terms;

    function setUp() public override {
        super.setUp();
        Offer memory offer = offerOf(0);
        open(offer);
        _terms = termsUnder(offer, 1);
        _terms.end = LATER;
        conclude(_terms);
    }

    function reachState(State state) internal override {
        if (state == State.None) return;
        _do(Act.Serve);
        if (state == State.Delivered) return;
        if (state == State.Acknowledged) return _do(Act.Acknowledge);
        _do(Act.Dispute);
        if (state == State.Upheld) _do(Act.Uphold);
        if (state == State.Dismissed) _do(Act.Dismiss);
    }

    function callOf(Act act) internal override returns (Call memory) {
        Access memory access = accessTo(_terms, 1);
        if (act == Act.Serve) {
            bytes memory asked = signatureOf("Bank: device", requestDigest(access));
            bytes memory served = signatureOf("Grid: device", digestOf(hashOf(access)));
            return _by(OUTSIDER, abi.encodeCall(IAccesses.serve, (_terms, access, asked, served)));
        }
        if (act == Act.Acknowledge) {
            bytes memory signature = acknowledgementOf(access, "Bank: device");
            bytes memory data = abi.encodeCall(IAccesses.acknowledge, (_terms, noPrice(), access, signature));
            return _by(OUTSIDER, data);
        }
        if (act == Act.Dispute) return _by(bank.checker, abi.encodeCall(IAccesses.dispute, (_terms, 1, REASON)));
        if (act == Act.Settle) {
            vm.warp(block.timestamp + 30 days + 1);
            return _by(OUTSIDER, abi.encodeCall(IAccesses.settle, (_terms, noPrice(), 1)));
        }
        bytes memory decision = abi.encodeCall(IAccesses.decide, (_terms, noPrice(), 1, act == Act.Uphold, REASON));
        return _by(court.maker, decision);
    }

    function reasonOf(Refusal refusal, State from, Act) internal view override returns (bytes memory) {
        if (refusal == Refusal.Accesses_SeqInvalid) {
            return abi.encodeWithSelector(IAccesses.Accesses_SeqInvalid.selector, idOf(_terms), 1, 2);
        }
        if (refusal == Refusal.Accesses_OtherAccess) {
            return abi.encodeWithSelector(IAccesses.Accesses_OtherAccess.selector, idOf(_terms), 1);
        }
        return abi.encodeWithSelector(IAccesses.Accesses_WrongState.selector, idOf(_terms), 1, from);
    }

    function currentState() internal view override returns (uint8) {
        return uint8(agreements.accessOf(idOf(_terms), 1).state);
    }

    function currentRecord() internal view override returns (bytes memory) {
        return abi.encode(agreements.accessOf(idOf(_terms), 1));
    }

    function beforeMove(State from, Act act, State to) internal override {
        if (act == Act.Serve) {
            vm.expectEmit(address(agreements));
            emit IAccesses.AccessServed(idOf(_terms), 1, bank.device, grid.device, accessTo(_terms, 1));
            return;
        }
        address by =
            act == Act.Acknowledge
                ? bank.device
                : act == Act.Dispute
                    ? bank.checker
                    : court.maker;
        bool silent = act == Act.Acknowledge || act == Act.Settle;
        vm.expectEmit(address(agreements));
        emit IAccesses.AccessMoved(
            idOf(_terms),
            1,
            AccessState(uint8(from)),
            AccessState(uint8(to)),
            act == Act.Settle ? address(0) : by,
            silent ? bytes32(0) : REASON
        );
    }

    /// @dev State and, of a dispute, its time, nothing else.
    function afterMove(State, Act, State to) internal view override {
        AccessRecord memory known = agreements.accessOf(idOf(_terms), 1);
        bytes25 hash = bytes25(hashOf(accessTo(_terms, 1)));
        vm.assertEq(abi.encode(known), abi.encode(AccessState(uint8(to)), false, START, hash), "record");
    }

    function _do(Act act) private {
        (bool done, ) = send(callOf(act));
        vm.assertTrue(done, "on the way to the state");
    }

    function _by(address from, bytes memory data) private view returns (Call memory) {
        return Call(from, address(agreements), data);
    }
}

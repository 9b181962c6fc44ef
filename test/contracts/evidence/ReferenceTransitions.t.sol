// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FingerprintState, IFingerprints, RefState} from "../../../contracts/evidence/IFingerprints.sol";
import {Fingerprint} from "../../../contracts/types/Fingerprint.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {FingerprintsBase} from "./FingerprintsBase.sol";
import {ReferenceTransitions} from "./ReferenceTransitions.sol";

/// @notice The life of a reference against its table. The keys of the act that binds are always free to be bound.
contract ReferenceTransitionsTest is FingerprintsBase, ReferenceTransitions {
    function reachState(State state) internal override {
        if (state == State.None) return;
        reserve(acme);
        bind();
        if (state == State.Financed) finance();
        if (state == State.Closed) close();
        if (state == State.Cancelled) cancel();
    }

    function callOf(Act act) internal override returns (Call memory) {
        if (act == Act.Bind) {
            vm.prank(registrar);
            fingerprints.reserve(basin.id, many(2), none(), UNTIL);
            return _call(abi.encodeCall(fingerprints.bind, (basin.id, many(2), REF)));
        }
        if (act == Act.Finance) return _call(abi.encodeCall(fingerprints.finance, (basin.id, REF)));
        if (act == Act.Cancel) return _call(abi.encodeCall(fingerprints.cancel, (REF)));
        return _call(abi.encodeCall(fingerprints.close, (REF)));
    }

    function reasonOf(Refusal refusal, State from, Act) internal pure override returns (bytes memory) {
        RefState state = RefState(uint8(from));
        if (refusal == Refusal.Fingerprints_UnknownRef) {
            return abi.encodeWithSelector(IFingerprints.Fingerprints_UnknownRef.selector, REF);
        }
        if (refusal == Refusal.Fingerprints_RefExists) {
            return abi.encodeWithSelector(IFingerprints.Fingerprints_RefExists.selector, REF, state);
        }
        return abi.encodeWithSelector(IFingerprints.Fingerprints_WrongRefState.selector, REF, state);
    }

    function currentState() internal view override returns (uint8) {
        (RefState state, , ) = fingerprints.references(REF);
        return uint8(state);
    }

    function currentRecord() internal view override returns (bytes memory) {
        (RefState state, address by, OrgId org) = fingerprints.references(REF);
        return abi.encode(state, by, org, fingerprints.stateOf(KEY), fingerprints.stateOf(many(1)[0]));
    }

    function beforeMove(State, Act act, State) internal override {
        vm.expectEmit(address(fingerprints));
        if (act == Act.Finance) emit IFingerprints.Financed(REF, basin.id);
        else if (act == Act.Cancel) emit IFingerprints.Cancelled(REF);
        else if (act == Act.Close) emit IFingerprints.Closed(REF);
        else {
            Fingerprint[] memory keys = many(2);
            emit IFingerprints.Bound(keys[0], basin.id, REF);
            vm.expectEmit(address(fingerprints));
            emit IFingerprints.Bound(keys[1], basin.id, REF);
        }
    }

    function afterMove(State from, Act act, State to) internal view override {
        bool acmes = act == Act.Cancel || (act == Act.Close && from == State.Bound);
        assertReference(REF, RefState(uint8(to)), registrar, acmes ? acme.id : basin.id);
        if (act == Act.Finance) assertState(FingerprintState.Financed, "the key follows");
        if (act == Act.Cancel) assertState(FingerprintState.Free, "the key follows");
        if (act == Act.Close) assertState(FingerprintState.Closed, "the key follows");
    }

    function _call(bytes memory data) private view returns (Call memory) {
        return Call(registrar, address(fingerprints), data);
    }
}

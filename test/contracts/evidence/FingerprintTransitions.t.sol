// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FingerprintState, IFingerprints, RefState} from "../../../contracts/evidence/IFingerprints.sol";
import {NOBODY} from "../../../contracts/types/OrgId.sol";
import {Ref} from "../../../contracts/types/Ref.sol";
import {FingerprintTransitions} from "./FingerprintTransitions.sol";
import {FingerprintsBase} from "./FingerprintsBase.sol";

/// @notice The life of a blocking key against its table. It is bound to REF where it is bound; the act binds to OTHER.
contract FingerprintTransitionsTest is FingerprintsBase, FingerprintTransitions {
    function reachState(State state) internal override {
        bring(FingerprintState(uint8(state)));
    }

    function callOf(Act act) internal view override returns (Call memory) {
        if (act == Act.Reserve) {
            return _by(acme.maker, abi.encodeCall(fingerprints.reserve, (acme.id, one(KEY), none(), UNTIL)));
        }
        if (act == Act.ReserveByAnother) {
            return _by(basin.maker, abi.encodeCall(fingerprints.reserve, (basin.id, one(KEY), none(), UNTIL)));
        }
        if (act == Act.Release) {
            return _by(acme.maker, abi.encodeCall(fingerprints.release, (acme.id, one(KEY))));
        }
        if (act == Act.Bind) return _by(registrar, abi.encodeCall(fingerprints.bind, (acme.id, one(KEY), OTHER)));
        if (act == Act.Finance) return _by(registrar, abi.encodeCall(fingerprints.finance, (basin.id, REF)));
        if (act == Act.Cancel) return _by(registrar, abi.encodeCall(fingerprints.cancel, (REF)));
        return _by(registrar, abi.encodeCall(fingerprints.close, (REF)));
    }

    function reasonOf(Refusal refusal, State from, Act) internal pure override returns (bytes memory) {
        FingerprintState state = FingerprintState(uint8(from));
        if (refusal == Refusal.Fingerprints_Taken) {
            return abi.encodeWithSelector(IFingerprints.Fingerprints_Taken.selector, 0, KEY, state);
        }
        if (refusal == Refusal.Fingerprints_WrongState) {
            return abi.encodeWithSelector(IFingerprints.Fingerprints_WrongState.selector, 0, KEY, state);
        }
        if (refusal == Refusal.Fingerprints_UnknownRef) {
            return abi.encodeWithSelector(IFingerprints.Fingerprints_UnknownRef.selector, REF);
        }
        RefState is_ = from == State.Financed ? RefState.Financed : RefState.Closed;
        return abi.encodeWithSelector(IFingerprints.Fingerprints_WrongRefState.selector, REF, is_);
    }

    function currentState() internal view override returns (uint8) {
        return uint8(fingerprints.stateOf(KEY));
    }

    function currentRecord() internal view override returns (bytes memory) {
        (, bytes memory entry) = address(fingerprints).staticcall(abi.encodeCall(fingerprints.entries, (KEY)));
        (, bytes memory ref) = address(fingerprints).staticcall(abi.encodeCall(fingerprints.references, (REF)));
        (, bytes memory other) = address(fingerprints).staticcall(abi.encodeCall(fingerprints.references, (OTHER)));
        return abi.encode(currentState(), entry, ref, other);
    }

    function beforeMove(State, Act act, State) internal override {
        vm.expectEmit(address(fingerprints));
        if (act == Act.Reserve) emit IFingerprints.Reserved(KEY, acme.id, UNTIL);
        else if (act == Act.ReserveByAnother) emit IFingerprints.Reserved(KEY, basin.id, UNTIL);
        else if (act == Act.Release) emit IFingerprints.Released(KEY, acme.id);
        else if (act == Act.Bind) emit IFingerprints.Bound(KEY, acme.id, OTHER);
        else if (act == Act.Finance) emit IFingerprints.Financed(REF, basin.id);
        else if (act == Act.Cancel) emit IFingerprints.Cancelled(REF);
        else emit IFingerprints.Closed(REF);
    }

    function afterMove(State from, Act act, State) internal view override {
        if (act == Act.Reserve) assertEntry(acme.id, UNTIL, Ref.wrap(0));
        else if (act == Act.ReserveByAnother) assertEntry(basin.id, UNTIL, Ref.wrap(0));
        else if (act == Act.Release) assertEntry(NOBODY, 0, Ref.wrap(0));
        else assertEntry(acme.id, UNTIL, act == Act.Bind ? OTHER : REF);
        if (act == Act.Bind) assertReference(OTHER, RefState.Bound, registrar, acme.id);
        if (act == Act.Finance) assertReference(REF, RefState.Financed, registrar, basin.id);
        if (act == Act.Cancel) assertReference(REF, RefState.Cancelled, registrar, acme.id);
        if (act == Act.Close) {
            assertReference(REF, RefState.Closed, registrar, from == State.Financed ? basin.id : acme.id);
        }
    }

    function _by(address from, bytes memory data) private view returns (Call memory) {
        return Call(from, address(fingerprints), data);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FingerprintState, IFingerprints} from "../../../contracts/evidence/IFingerprints.sol";
import {Fingerprint} from "../../../contracts/types/Fingerprint.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {Ref} from "../../../contracts/types/Ref.sol";
import {FingerprintsBase} from "./FingerprintsBase.sol";

/// @notice The life of a blocking key. Every forbidden transition has its test here, see docs/invariants.md.
contract FingerprintsStatesTest is FingerprintsBase {
    /* ALLOWED */

    function test_FreeToReserved() public {
        vm.expectEmit(address(fingerprints));
        emit IFingerprints.Reserved(KEY, acme.id, UNTIL);
        reserve(acme);
        _assertEntry(FingerprintState.Reserved, acme.id, Ref.wrap(0));
    }

    function test_ReservedToFreeByRelease() public {
        bring(FingerprintState.Reserved);
        vm.expectEmit(address(fingerprints));
        emit IFingerprints.Released(KEY, acme.id);
        release(acme);
        assertState(FingerprintState.Free, "released");
        reserve(basin);
        _assertEntry(FingerprintState.Reserved, basin.id, Ref.wrap(0));
    }

    function test_ReservedToFreeWhenItRunsOut() public {
        bring(FingerprintState.Reserved);
        vm.warp(UNTIL);
        assertState(FingerprintState.Reserved, "last second");
        vm.warp(uint256(UNTIL) + 1);
        assertState(FingerprintState.Free, "ran out");
        vm.prank(basin.maker);
        fingerprints.reserve(basin.id, one(KEY), none(), UNTIL + 5);
        assertState(FingerprintState.Reserved, "taken by another");
    }

    function test_ReservedToBound() public {
        bring(FingerprintState.Reserved);
        vm.expectEmit(address(fingerprints));
        emit IFingerprints.Bound(KEY, acme.id, REF);
        bind();
        _assertEntry(FingerprintState.Bound, acme.id, REF);
        vm.warp(uint256(UNTIL) + 1);
        assertState(FingerprintState.Bound, "does not run out any more");
    }

    function test_BoundToFreeByCancel() public {
        bring(FingerprintState.Bound);
        vm.expectEmit(address(fingerprints));
        emit IFingerprints.Released(KEY, acme.id);
        cancel();
        _assertEntry(FingerprintState.Free, acme.id, Ref.wrap(0));
        reserve(basin);
    }

    function test_BoundToFinanced() public {
        bring(FingerprintState.Bound);
        vm.expectEmit(address(fingerprints));
        emit IFingerprints.Financed(KEY, basin.id, REF);
        finance();
        _assertEntry(FingerprintState.Financed, basin.id, REF);
    }

    function test_BoundToClosed() public {
        bring(FingerprintState.Bound);
        vm.expectEmit(address(fingerprints));
        emit IFingerprints.Closed(KEY, REF);
        close();
        _assertEntry(FingerprintState.Closed, acme.id, REF);
    }

    function test_FinancedToClosed() public {
        bring(FingerprintState.Financed);
        close();
        _assertEntry(FingerprintState.Closed, basin.id, REF);
    }

    /* FORBIDDEN: FREE */

    function test_RevertWhen_FreeToFree() public {
        expectWrongState(FingerprintState.Free);
        release(acme);
    }

    function test_RevertWhen_FreeToFreeByCancel() public {
        expectWrongState(FingerprintState.Free);
        cancel();
    }

    function test_RevertWhen_FreeToBound() public {
        expectWrongState(FingerprintState.Free);
        bind();
    }

    function test_RevertWhen_RunOutToBound() public {
        bring(FingerprintState.Reserved);
        vm.warp(uint256(UNTIL) + 1);
        expectWrongState(FingerprintState.Free);
        bind();
    }

    function test_RevertWhen_RunOutToFree() public {
        bring(FingerprintState.Reserved);
        vm.warp(uint256(UNTIL) + 1);
        expectWrongState(FingerprintState.Free);
        release(acme);
    }

    function test_RevertWhen_FreeToFinanced() public {
        expectWrongState(FingerprintState.Free);
        finance();
    }

    function test_RevertWhen_FreeToClosed() public {
        expectWrongState(FingerprintState.Free);
        close();
    }

    /* FORBIDDEN: RESERVED */

    function test_RevertWhen_ReservedToReservedByAnother() public {
        bring(FingerprintState.Reserved);
        expectTaken(FingerprintState.Reserved);
        reserve(basin);
    }

    function test_RevertWhen_ReservedToReservedByTheSame() public {
        bring(FingerprintState.Reserved);
        expectTaken(FingerprintState.Reserved);
        reserve(acme);
    }

    function test_RevertWhen_ReservedToFreeByCancel() public {
        bring(FingerprintState.Reserved);
        expectWrongState(FingerprintState.Reserved);
        cancel();
    }

    function test_RevertWhen_ReservedToFinanced() public {
        bring(FingerprintState.Reserved);
        expectWrongState(FingerprintState.Reserved);
        finance();
    }

    function test_RevertWhen_ReservedToClosed() public {
        bring(FingerprintState.Reserved);
        expectWrongState(FingerprintState.Reserved);
        close();
    }

    /* FORBIDDEN: BOUND */

    function test_RevertWhen_BoundToReserved() public {
        bring(FingerprintState.Bound);
        expectTaken(FingerprintState.Bound);
        reserve(basin);
    }

    function test_RevertWhen_BoundToFreeByRelease() public {
        bring(FingerprintState.Bound);
        expectWrongState(FingerprintState.Bound);
        release(acme);
    }

    function test_RevertWhen_BoundToBound() public {
        bring(FingerprintState.Bound);
        expectWrongState(FingerprintState.Bound);
        bind();
    }

    /* FORBIDDEN: FINANCED */

    function test_RevertWhen_FinancedToReserved() public {
        bring(FingerprintState.Financed);
        expectTaken(FingerprintState.Financed);
        reserve(basin);
    }

    function test_RevertWhen_FinancedToFreeByRelease() public {
        bring(FingerprintState.Financed);
        expectWrongState(FingerprintState.Financed);
        release(acme);
    }

    function test_RevertWhen_FinancedToFreeByCancel() public {
        bring(FingerprintState.Financed);
        expectWrongState(FingerprintState.Financed);
        cancel();
    }

    function test_RevertWhen_FinancedToBound() public {
        bring(FingerprintState.Financed);
        expectWrongState(FingerprintState.Financed);
        bind();
    }

    function test_RevertWhen_FinancedToFinanced() public {
        bring(FingerprintState.Financed);
        expectWrongState(FingerprintState.Financed);
        finance();
    }

    /* FORBIDDEN: CLOSED */

    function test_RevertWhen_ClosedToReserved() public {
        bring(FingerprintState.Closed);
        expectTaken(FingerprintState.Closed);
        reserve(acme);
    }

    function test_RevertWhen_ClosedToFreeByRelease() public {
        bring(FingerprintState.Closed);
        expectWrongState(FingerprintState.Closed);
        release(acme);
    }

    function test_RevertWhen_ClosedToFreeByCancel() public {
        bring(FingerprintState.Closed);
        expectWrongState(FingerprintState.Closed);
        cancel();
    }

    function test_RevertWhen_ClosedToBound() public {
        bring(FingerprintState.Closed);
        expectWrongState(FingerprintState.Closed);
        bind();
    }

    function test_RevertWhen_ClosedToFinanced() public {
        bring(FingerprintState.Closed);
        expectWrongState(FingerprintState.Closed);
        finance();
    }

    function test_RevertWhen_ClosedToClosed() public {
        bring(FingerprintState.Closed);
        expectWrongState(FingerprintState.Closed);
        close();
    }

    function _assertEntry(FingerprintState state, OrgId holder, Ref ref) private view {
        (FingerprintState is_, OrgId by, , Ref bound) = fingerprints.entries(KEY);
        vm.assertEq(uint256(is_), uint256(state), "state");
        vm.assertTrue(by == holder, "holder");
        vm.assertTrue(bound == ref, "ref");
        assertState(state, "stateOf");
    }

    /* SIGHTINGS */

    function test_TheFirstSightingIsTold() public {
        Fingerprint seen = Fingerprint.wrap("flagging");
        vm.expectEmit(address(fingerprints));
        emit IFingerprints.Sighted(seen, acme.id, acme.id, 1);
        vm.prank(acme.maker);
        fingerprints.reserve(acme.id, one(KEY), one(seen), UNTIL);
    }
}

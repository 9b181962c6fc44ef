// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FingerprintState, RefState} from "../../../contracts/evidence/IFingerprints.sol";
import {Ref} from "../../../contracts/types/Ref.sol";
import {FingerprintsBase} from "./FingerprintsBase.sol";

/// @notice What the transition tables of fingerprints and references do not say: time, and a key's life after one reference.
contract FingerprintsStatesTest is FingerprintsBase {
    /* RAN OUT */

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

    function test_WhatIsBoundDoesNotRunOut() public {
        bring(FingerprintState.Bound);
        vm.warp(uint256(UNTIL) + 1);
        assertState(FingerprintState.Bound, "bound");
        finance();
        assertState(FingerprintState.Financed, "financed");
    }

    /* RELEASED */

    function test_WhatIsReleasedIsReservedByAnother() public {
        bring(FingerprintState.Reserved);
        release(acme);
        reserve(basin);
        assertEntry(basin.id, UNTIL, Ref.wrap(0));
    }

    /* CANCELLED */

    function test_WhatIsCancelledIsReservedByAnother() public {
        bring(FingerprintState.Bound);
        cancel();
        assertEntry(acme.id, UNTIL, REF);
        reserve(basin);
        assertState(FingerprintState.Reserved, "taken by another");
        assertEntry(basin.id, UNTIL, Ref.wrap(0));
        vm.warp(uint256(UNTIL) + 1);
        assertState(FingerprintState.Free, "and runs out");
    }

    function test_RevertWhen_CancelledToFree() public {
        bring(FingerprintState.Bound);
        cancel();
        expectWrongState(FingerprintState.Free);
        release(acme);
    }

    function test_RevertWhen_CancelledToBound() public {
        bring(FingerprintState.Bound);
        cancel();
        expectWrongState(FingerprintState.Free);
        vm.prank(registrar);
        fingerprints.bind(acme.id, one(KEY), OTHER);
    }

    function test_AKeyFollowsItsLaterReference() public {
        bring(FingerprintState.Bound);
        cancel();
        reserve(basin);
        vm.startPrank(registrar);
        fingerprints.bind(basin.id, one(KEY), OTHER);
        assertState(FingerprintState.Bound, "bound to another");
        fingerprints.close(OTHER);
        assertState(FingerprintState.Closed, "closed with that");
        vm.stopPrank();
        assertReference(REF, RefState.Cancelled, registrar, acme.id);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FingerprintState, IFingerprints} from "../../../contracts/evidence/IFingerprints.sol";
import {Standing} from "../../../contracts/members/IMembers.sol";
import {FingerprintsBase} from "./FingerprintsBase.sol";

/// @notice Releasing reserved keys: who may, and what is refused.
contract FingerprintsReleaseTest is FingerprintsBase {
    function test_ReleasingWhileRestricted() public {
        reserve(acme);
        setStanding(acme.id, Standing.Restricted);
        release(acme);
        assertState(FingerprintState.Free, "free for others");
    }

    function test_RevertWhen_ReleasingWhatAnotherHolds() public {
        reserve(acme);
        expectNotHolder(basin.id);
        release(basin);
    }

    function test_RevertWhen_ReleasingForAnother() public {
        reserve(acme);
        expectError(abi.encodeWithSelector(IFingerprints.Fingerprints_NotForYou.selector, acme.id, basin.id));
        vm.prank(basin.maker);
        fingerprints.release(acme.id, one(KEY));
    }

    function test_RevertWhen_ARegistrarReleasesForOneWhoDoesNotHold() public {
        reserve(acme);
        expectNotHolder(basin.id);
        vm.prank(registrar);
        fingerprints.release(basin.id, one(KEY));
    }
}

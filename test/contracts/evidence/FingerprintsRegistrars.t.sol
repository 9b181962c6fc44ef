// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FingerprintState, IFingerprints, RefState} from "../../../contracts/evidence/IFingerprints.sol";
import {FingerprintsBase} from "./FingerprintsBase.sol";

/// @notice Who is a registrar, and that each changes only what it bound itself.
contract FingerprintsRegistrarsTest is FingerprintsBase {
    address private rival = accountOf("rival");

    function test_SetRegistrar() public {
        vm.expectEmit(address(fingerprints));
        emit IFingerprints.RegistrarSet(registrar, false);
        asCouncil();
        fingerprints.setRegistrar(registrar, false);
        vm.assertFalse(fingerprints.registrars(registrar), "no longer");
        expectError(abi.encodeWithSelector(IFingerprints.Fingerprints_NotRegistrar.selector, registrar));
        bind();
    }

    /// @dev A case that another replaced has claims that are sold, and paid.
    function test_ARegistrarThatIsNoneAnyMoreWindsDownWhatItBound() public {
        bring(FingerprintState.Bound);
        _replace();
        finance();
        assertState(FingerprintState.Financed, "sold");
        vm.prank(registrar);
        fingerprints.close(REF);
        assertState(FingerprintState.Closed, "paid");
    }

    /// @dev What it reserved, for a debt that nobody confirmed, is not lost to the organisation: it goes to the other case at once.
    function test_WhatAReplacedRegistrarReservedItsOrganisationTakesElsewhere() public {
        vm.prank(registrar);
        fingerprints.reserve(acme.id, one(KEY), none(), UNTIL);
        _replace();
        vm.startPrank(rival);
        bytes4 taken = IFingerprints.Fingerprints_Taken.selector;
        expectError(abi.encodeWithSelector(taken, 0, KEY, FingerprintState.Reserved));
        fingerprints.reserve(acme.id, one(KEY), none(), UNTIL);
        vm.stopPrank();
        release(acme);
        vm.startPrank(rival);
        fingerprints.reserve(acme.id, one(KEY), none(), UNTIL);
        fingerprints.bind(acme.id, one(KEY), OTHER);
        vm.stopPrank();
        assertReference(OTHER, RefState.Bound, rival, acme.id);
    }

    function test_WhatAReplacedRegistrarReservedIsFreeInTime() public {
        vm.prank(registrar);
        fingerprints.reserve(acme.id, one(KEY), none(), UNTIL);
        _replace();
        vm.warp(UNTIL + 1);
        assertState(FingerprintState.Free, "nobody acted");
        vm.prank(rival);
        fingerprints.reserve(basin.id, one(KEY), none(), UNTIL + 2);
        assertState(FingerprintState.Reserved, "by another");
    }

    function test_RevertWhen_AReplacedRegistrarReleases() public {
        vm.prank(registrar);
        fingerprints.reserve(acme.id, one(KEY), none(), UNTIL);
        _replace();
        vm.expectRevert();
        vm.prank(registrar);
        fingerprints.release(acme.id, one(KEY));
        assertState(FingerprintState.Reserved, "only the organisation does");
    }

    function testFuzz_RevertWhen_RegistrarSetByOthersThanTheCouncil(address caller) public {
        vm.assume(caller != address(timelockController));
        expectError(abi.encodeWithSelector(IFingerprints.Fingerprints_NotCouncil.selector, caller));
        vm.prank(caller);
        fingerprints.setRegistrar(caller, true);
    }

    function test_RevertWhen_AMemberDoesTheBusinessOfRegistrars() public {
        bring(FingerprintState.Bound);
        bytes memory refused = abi.encodeWithSelector(IFingerprints.Fingerprints_NotRegistrar.selector, acme.maker);
        vm.startPrank(acme.maker);
        expectError(refused);
        fingerprints.bind(acme.id, one(KEY), REF);
        refused = abi.encodeWithSelector(
            IFingerprints.Fingerprints_OtherRegistrar.selector,
            REF,
            registrar,
            acme.maker
        );
        expectError(refused);
        fingerprints.finance(acme.id, REF);
        expectError(refused);
        fingerprints.cancel(REF);
        expectError(refused);
        fingerprints.close(REF);
        vm.stopPrank();
    }

    function test_ARegistrarReservesAndReleasesForAnOrganisation() public {
        vm.startPrank(registrar);
        fingerprints.reserve(acme.id, one(KEY), none(), UNTIL);
        assertState(FingerprintState.Reserved, "reserved");
        fingerprints.release(acme.id, one(KEY));
        assertState(FingerprintState.Free, "released");
        vm.stopPrank();
    }

    /* EACH ITS OWN */

    function testFuzz_RevertWhen_AnotherRegistrarChangesTheReference(bool financed) public {
        bring(financed ? FingerprintState.Financed : FingerprintState.Bound);
        bytes memory refused = abi.encodeWithSelector(
            IFingerprints.Fingerprints_OtherRegistrar.selector,
            REF,
            registrar,
            rival
        );
        asCouncil();
        fingerprints.setRegistrar(rival, true);
        vm.startPrank(rival);
        expectError(refused);
        fingerprints.finance(basin.id, REF);
        expectError(refused);
        fingerprints.cancel(REF);
        expectError(refused);
        fingerprints.close(REF);
        vm.stopPrank();
    }

    function test_RevertWhen_AnotherRegistrarBindsToTheReference() public {
        bring(FingerprintState.Bound);
        asCouncil();
        fingerprints.setRegistrar(rival, true);
        vm.startPrank(rival);
        fingerprints.reserve(acme.id, many(1), none(), UNTIL);
        expectError(abi.encodeWithSelector(IFingerprints.Fingerprints_RefExists.selector, REF, RefState.Bound));
        fingerprints.bind(acme.id, many(1), REF);
        vm.stopPrank();
        assertReference(REF, RefState.Bound, registrar, acme.id);
    }

    /// @dev The Council names another in its place.
    function _replace() private {
        asCouncil();
        fingerprints.setRegistrar(registrar, false);
        asCouncil();
        fingerprints.setRegistrar(rival, true);
    }
}

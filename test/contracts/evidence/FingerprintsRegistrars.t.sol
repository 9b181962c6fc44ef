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

    function test_RevertWhen_ARegistrarThatIsNoneAnyMoreChangesWhatItBound() public {
        bring(FingerprintState.Bound);
        asCouncil();
        fingerprints.setRegistrar(registrar, false);
        expectError(abi.encodeWithSelector(IFingerprints.Fingerprints_NotRegistrar.selector, registrar));
        finance();
        asCouncil();
        fingerprints.setRegistrar(registrar, true);
        finance();
        assertState(FingerprintState.Financed, "named again, it goes on");
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
        expectError(refused);
        fingerprints.finance(acme.id, REF);
        refused = abi.encodeWithSelector(
            IFingerprints.Fingerprints_OtherRegistrar.selector,
            REF,
            registrar,
            acme.maker
        );
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
}

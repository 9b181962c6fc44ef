// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FingerprintState, IFingerprints, RefState} from "../../../contracts/evidence/IFingerprints.sol";
import {Standing} from "../../../contracts/members/IMembers.sol";
import {Fingerprint} from "../../../contracts/types/Fingerprint.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {Ref} from "../../../contracts/types/Ref.sol";
import {SystemTest} from "../utils/SystemTest.sol";

/// @notice Two organisations, one registrar, and a key brought into any state.
abstract contract FingerprintsBase is SystemTest {
    Fingerprint internal constant KEY = Fingerprint.wrap(keccak256("document"));
    Ref internal constant REF = Ref.wrap(keccak256("instrument"));
    /// @dev Nothing is bound to it.
    Ref internal constant OTHER = Ref.wrap(keccak256("other instrument"));
    uint48 internal constant UNTIL = uint48(START + 10 days);

    Org internal acme;
    Org internal basin;
    address internal registrar = accountOf("registrar");

    function setUp() public virtual override {
        super.setUp();
        acme = admitOrg("Acme");
        basin = admitOrg("Basin");
        asCouncil();
        fingerprints.setRegistrar(registrar, true);
    }

    function one(Fingerprint key) internal pure returns (Fingerprint[] memory keys) {
        keys = new Fingerprint[](1);
        keys[0] = key;
    }

    function many(uint256 count) internal pure returns (Fingerprint[] memory keys) {
        keys = new Fingerprint[](count);
        for (uint256 i = 0; i < count; i++) keys[i] = Fingerprint.wrap(keccak256(abi.encode("key", i)));
    }

    function none() internal pure returns (Fingerprint[] memory) {
        return new Fingerprint[](0);
    }

    function reserve(Org memory by) internal {
        vm.prank(by.maker);
        fingerprints.reserve(by.id, one(KEY), none(), UNTIL);
    }

    function release(Org memory by) internal {
        vm.prank(by.maker);
        fingerprints.release(by.id, one(KEY));
    }

    function bind() internal {
        vm.prank(registrar);
        fingerprints.bind(acme.id, one(KEY), REF);
    }

    function finance() internal {
        vm.prank(registrar);
        fingerprints.finance(basin.id, REF);
    }

    function cancel() internal {
        vm.prank(registrar);
        fingerprints.cancel(REF);
    }

    function close() internal {
        vm.prank(registrar);
        fingerprints.close(REF);
    }

    /// @dev Brings KEY, held by acme, into a state.
    function bring(FingerprintState to) internal {
        if (to == FingerprintState.Free) return;
        reserve(acme);
        if (to == FingerprintState.Reserved) return;
        bind();
        if (to == FingerprintState.Bound) return;
        if (to == FingerprintState.Financed) finance();
        else close();
    }

    function assertState(FingerprintState state, string memory what) internal view {
        vm.assertEq(uint256(fingerprints.stateOf(KEY)), uint256(state), what);
    }

    function assertEntry(OrgId holder, uint48 until, Ref ref) internal view {
        (OrgId holder_, uint48 until_, , Ref ref_) = fingerprints.entries(KEY);
        vm.assertEq(holder_.raw(), holder.raw(), "holder");
        vm.assertEq(until_, until, "until");
        vm.assertEq(ref_.raw(), ref.raw(), "ref");
    }

    function assertReference(Ref ref, RefState state, address by, OrgId org) internal view {
        (RefState state_, address by_, OrgId org_) = fingerprints.references(ref);
        vm.assertEq(uint256(state_), uint256(state), "state of the reference");
        vm.assertEq(by_, by, "registrar");
        vm.assertEq(org_.raw(), org.raw(), "organisation");
    }

    function expectWrongState(FingerprintState state) internal {
        expectError(abi.encodeWithSelector(IFingerprints.Fingerprints_WrongState.selector, 0, KEY, state));
    }

    function expectNotHolder(OrgId caller) internal {
        expectError(abi.encodeWithSelector(IFingerprints.Fingerprints_NotHolder.selector, 0, KEY, acme.id, caller));
    }

    function expectTaken(FingerprintState state) internal {
        expectError(abi.encodeWithSelector(IFingerprints.Fingerprints_Taken.selector, 0, KEY, state));
    }

    function setStanding(OrgId org, Standing to) internal {
        asCouncil();
        members.setStanding(org, to);
    }
}

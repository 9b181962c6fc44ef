// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {Fingerprints} from "../../../contracts/evidence/Fingerprints.sol";
import {FingerprintState, RefState} from "../../../contracts/evidence/IFingerprints.sol";
import {Fingerprint} from "../../../contracts/types/Fingerprint.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {Ref} from "../../../contracts/types/Ref.sol";
import {SystemTest} from "../utils/SystemTest.sol";
import {Test} from "../utils/Test.sol";

/// @notice Two organisations and two registrars compete for four documents and six references; remembers what was before each act.
contract FingerprintsHandler is Test {
    uint256 public constant KEYS = 4;
    uint256 public constant REFS = 6;

    Fingerprints private immutable FINGERPRINTS;
    address[2] private registrars;
    address[2] private makers;

    FingerprintState[KEYS] private states;
    OrgId[KEYS] private holders;
    Ref[KEYS] private refs;
    RefState[REFS] private refStates;
    address[REFS] private owners;
    OrgId[REFS] private orgs;
    uint256 public forbidden;
    uint256 public changedHolders;
    uint256 public forbiddenRefs;
    uint256 public changedByOthers;
    uint256 public done;
    /// @dev How often each edge of a reference was taken: that nothing forbidden happened says little if nothing did.
    mapping(RefState from => mapping(RefState to => uint256)) public edges;

    constructor(Fingerprints fingerprints, address[2] memory registrars_, address[2] memory makers_) {
        (FINGERPRINTS, registrars, makers) = (fingerprints, registrars_, makers_);
    }

    function keyOf(uint256 index) public pure returns (Fingerprint) {
        return Fingerprint.wrap(keccak256(abi.encode("document", index % KEYS)));
    }

    function refOf(uint256 index) public pure returns (Ref) {
        return Ref.wrap(bytes32(1 + (index % REFS)));
    }

    /* ACTS */

    function reserve(uint256 index, uint256 by, uint48 time) external {
        uint48 until = uint48(block.timestamp + (time % 35 days));
        Fingerprint[] memory keys = _keys(index);
        _do(makers[by % 2], abi.encodeCall(FINGERPRINTS.reserve, (_org(by), keys, keys, until)));
    }

    function release(uint256 index, uint256 by) external {
        _do(makers[by % 2], abi.encodeCall(FINGERPRINTS.release, (_org(by), _keys(index))));
    }

    function bind(uint256 index, uint256 by, uint256 ref, uint8 registrar) external {
        bytes memory data = abi.encodeCall(FINGERPRINTS.bind, (_holder(index, by), _keys(index), refOf(ref)));
        _do(registrars[registrar % 2], data);
    }

    function finance(uint256 by, uint256 ref, uint8 registrar) external {
        _do(_registrar(ref, registrar), abi.encodeCall(FINGERPRINTS.finance, (_org(by), refOf(ref))));
    }

    function cancel(uint256 ref, uint8 registrar) external {
        _do(_registrar(ref, registrar), abi.encodeCall(FINGERPRINTS.cancel, (refOf(ref))));
    }

    function close(uint256 ref, uint8 registrar) external {
        _do(_registrar(ref, registrar), abi.encodeCall(FINGERPRINTS.close, (refOf(ref))));
    }

    function wait(uint32 time) external {
        vm.warp(block.timestamp + (time % 4 days));
        _look(address(0)); // a reservation may have run out
    }

    /* ARGUMENTS */

    function _org(uint256 by) private pure returns (OrgId) {
        return OrgId.wrap(uint32(by % 2) + 1);
    }

    /// @dev Mostly the organisation that holds the key, so that sequences come far.
    function _holder(uint256 index, uint256 by) private view returns (OrgId holder) {
        (holder, , , ) = FINGERPRINTS.entries(keyOf(index));
        if (by % 4 == 0) holder = _org(by >> 2);
    }

    /// @dev Mostly the one that bound the reference.
    function _registrar(uint256 ref, uint8 seed) private view returns (address by) {
        (, by, ) = FINGERPRINTS.references(refOf(ref));
        if (by == address(0) || seed % 4 == 0) by = registrars[(seed >> 2) % 2];
    }

    /// @dev One key, or sometimes two.
    function _keys(uint256 index) private pure returns (Fingerprint[] memory keys) {
        keys = new Fingerprint[]((index >> 128) % 4 == 3 ? 2 : 1);
        for (uint256 i = 0; i < keys.length; i++) keys[i] = keyOf((index % KEYS) + i);
    }

    /* WHAT CHANGED */

    function _do(address by, bytes memory data) private {
        vm.prank(by);
        (bool ok, ) = address(FINGERPRINTS).call(data);
        if (!ok) return;
        done++;
        _look(by);
    }

    function _look(address by) private {
        for (uint256 i = 0; i < REFS; i++) _lookAtRef(i, by);
        for (uint256 i = 0; i < KEYS; i++) _lookAtKey(i);
    }

    function _lookAtKey(uint256 i) private {
        FingerprintState state = FINGERPRINTS.stateOf(keyOf(i));
        (OrgId holder, , , Ref ref) = FINGERPRINTS.entries(keyOf(i));
        if (state != states[i] && !_allowed(states[i], state)) forbidden++;
        // While a key is taken its holder does not change, nor what it is bound to.
        bool kept = states[i] != FingerprintState.Free && state != FingerprintState.Free;
        if (kept && holder != holders[i]) changedHolders++;
        if (kept && states[i] != FingerprintState.Reserved && !(ref == refs[i])) changedHolders++;
        (states[i], holders[i], refs[i]) = (state, holder, ref);
    }

    function _lookAtRef(uint256 i, address by) private {
        (RefState state, address owner, OrgId org) = FINGERPRINTS.references(refOf(i));
        (RefState from, bool moved) = (refStates[i], refStates[i] != state);
        if (moved) edges[from][state]++;
        if (moved && !_allowedRef(from, state)) forbiddenRefs++;
        bool changed = moved || owner != owners[i] || org != orgs[i];
        if (changed && by != owner) changedByOthers++;
        if (from != RefState.None && owner != owners[i]) changedByOthers++;
        if (org != orgs[i] && state != RefState.Bound && state != RefState.Financed) forbiddenRefs++;
        (refStates[i], owners[i], orgs[i]) = (state, owner, org);
    }

    function _allowed(FingerprintState from, FingerprintState to) private pure returns (bool) {
        if (from == FingerprintState.Free) return to == FingerprintState.Reserved;
        if (from == FingerprintState.Reserved) return to == FingerprintState.Free || to == FingerprintState.Bound;
        if (from == FingerprintState.Bound) return to != FingerprintState.Reserved;
        return from == FingerprintState.Financed && to == FingerprintState.Closed;
    }

    function _allowedRef(RefState from, RefState to) private pure returns (bool) {
        if (from == RefState.None) return to == RefState.Bound;
        if (from == RefState.Bound) return to != RefState.None;
        return from == RefState.Financed && to == RefState.Closed;
    }
}

/// @notice What holds for Fingerprints whatever organisations and registrars do.
contract FingerprintsInvariants is SystemTest {
    FingerprintsHandler private handler;

    function setUp() public override {
        super.setUp();
        (Org memory a, Org memory b) = (admitOrg("Acme"), admitOrg("Basin"));
        address[2] memory registrars = [accountOf("registrar"), accountOf("rival")];
        for (uint256 i = 0; i < 2; i++) {
            asCouncil();
            fingerprints.setRegistrar(registrars[i], true);
        }
        handler = new FingerprintsHandler(fingerprints, registrars, [a.maker, b.maker]);
        // One key in each open state, so that short sequences reach every edge.
        for (uint256 i = 1; i < 4; i++) handler.reserve(i, 0, 30 days);
        for (uint256 i = 2; i < 4; i++) handler.bind(i, 1, i, 0);
        handler.finance(0, 3, 1);
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @dev FPR-1, and with it FPR-3: no edge leads out of Closed.
    function invariant_StateMovesAlongAllowedEdgesOnly() public view {
        vm.assertEq(handler.forbidden(), 0, "forbidden transitions");
    }

    /// @dev FPR-2
    function invariant_ATakenKeyKeepsItsHolder() public view {
        vm.assertEq(handler.changedHolders(), 0, "changed holders");
    }

    /// @dev FPR-4
    function invariant_TheStateOfABoundKeyIsThatOfItsReference() public view {
        for (uint256 i = 0; i < handler.KEYS(); i++) {
            FingerprintState state = fingerprints.stateOf(handler.keyOf(i));
            (OrgId holder, , , Ref ref) = fingerprints.entries(handler.keyOf(i));
            (RefState of_, , ) = fingerprints.references(ref);
            bool taken = of_ == RefState.Bound || of_ == RefState.Financed || of_ == RefState.Closed;
            bool open = state == FingerprintState.Free || state == FingerprintState.Reserved;
            vm.assertEq(taken, !open, "it names a reference that holds it exactly while bound, financed or closed");
            if (open) continue;
            vm.assertEq(uint256(of_), uint256(state) - 1, "and has its state");
            vm.assertFalse(holder.isNull(), "and somebody holds it");
        }
    }

    /// @dev FPR-7, and with it FPR-8: Closed and Cancelled lead nowhere, Financed only to Closed.
    function invariant_AReferenceMovesAlongAllowedEdgesOnly() public view {
        vm.assertEq(handler.forbiddenRefs(), 0, "forbidden transitions of references");
    }

    /// @dev FPR-9
    function invariant_OnlyItsRegistrarChangesAReference() public view {
        vm.assertEq(handler.changedByOthers(), 0, "changed by another");
    }

    function test_TheHandlerReachesEveryState() public {
        handler.reserve(0, 0, 1 days);
        handler.bind(0, 1, 0, 1);
        handler.finance(1, 0, 1);
        handler.close(0, 1);
        handler.release(1, 0);
        handler.cancel(2, 1);
        handler.reserve(2, 1, 1 days);
        vm.assertEq(handler.done(), 13, "all of them succeeded, those of the set-up too");
        vm.assertTrue(fingerprints.stateOf(handler.keyOf(0)) == FingerprintState.Closed, "closed");
        vm.assertTrue(fingerprints.stateOf(handler.keyOf(2)) == FingerprintState.Reserved, "reserved anew");
        vm.assertEq(handler.edges(RefState.None, RefState.Bound), 3, "three were bound");
        vm.assertEq(handler.edges(RefState.Bound, RefState.Financed), 2, "two were financed");
        vm.assertEq(handler.edges(RefState.Bound, RefState.Cancelled), 1, "one was cancelled");
        vm.assertEq(handler.edges(RefState.Financed, RefState.Closed), 1, "one was closed");
    }

    function test_TheHandlerCountsWhatAnotherRegistrarIsRefused() public {
        uint256 before = handler.done();
        handler.finance(0, 2, 4); // by the rival
        handler.cancel(2, 4);
        handler.close(2, 4);
        vm.assertEq(handler.done(), before, "none succeeded");
    }
}

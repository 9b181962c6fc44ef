// SPDX-License-Identifier: Apache-2.0
// The fuzzer only finds a handler in the file of its test:
// solhint-disable one-contract-per-file
pragma solidity ^0.8.28;

import {Fingerprints} from "../../../contracts/evidence/Fingerprints.sol";
import {FingerprintState} from "../../../contracts/evidence/IFingerprints.sol";
import {Fingerprint} from "../../../contracts/types/Fingerprint.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {Ref} from "../../../contracts/types/Ref.sol";
import {SystemTest} from "../utils/SystemTest.sol";
import {Test} from "../utils/Test.sol";

/// @notice Two organisations and a registrar compete for four documents; remembers state and holder before each act.
contract FingerprintsHandler is Test {
    uint256 public constant KEYS = 4;

    Fingerprints private immutable FINGERPRINTS;
    address private immutable REGISTRAR;
    address[2] private makers;

    FingerprintState[KEYS] private states;
    OrgId[KEYS] private holders;
    Ref[KEYS] private refs;
    uint256 public forbidden;
    uint256 public changedHolders;
    uint256 public done;

    constructor(Fingerprints fingerprints, address registrar, address[2] memory makers_) {
        (FINGERPRINTS, REGISTRAR, makers) = (fingerprints, registrar, makers_);
    }

    function keyOf(uint256 index) public pure returns (Fingerprint) {
        return Fingerprint.wrap(keccak256(abi.encode("document", index % KEYS)));
    }

    function reserve(uint256 index, uint256 by, uint48 time) external {
        uint48 until = uint48(block.timestamp + (time % 35 days));
        Fingerprint[] memory keys = _keys(index);
        _do(makers[by % 2], abi.encodeCall(FINGERPRINTS.reserve, (_org(by), keys, keys, until)));
    }

    function release(uint256 index, uint256 by) external {
        _do(makers[by % 2], abi.encodeCall(FINGERPRINTS.release, (_org(by), _keys(index))));
    }

    function bind(uint256 index, uint256 by, uint8 ref) external {
        bytes memory data = abi.encodeCall(FINGERPRINTS.bind, (_holder(index, by), _keys(index), _ref(index, ref)));
        _do(REGISTRAR, data);
    }

    function cancel(uint256 index, uint8 ref) external {
        _do(REGISTRAR, abi.encodeCall(FINGERPRINTS.cancel, (_keys(index), _ref(index, ref))));
    }

    function finance(uint256 index, uint256 by, uint8 ref) external {
        _do(REGISTRAR, abi.encodeCall(FINGERPRINTS.finance, (_org(by), _keys(index), _ref(index, ref))));
    }

    function close(uint256 index, uint8 ref) external {
        _do(REGISTRAR, abi.encodeCall(FINGERPRINTS.close, (_keys(index), _ref(index, ref))));
    }

    function wait(uint32 time) external {
        vm.warp(block.timestamp + (time % 4 days));
        _look(); // a reservation may have run out
    }

    function _org(uint256 by) private pure returns (OrgId) {
        return OrgId.wrap(uint32(by % 2) + 1);
    }

    /// @dev Mostly the organisation that holds the key, so that sequences come far.
    function _holder(uint256 index, uint256 by) private view returns (OrgId holder) {
        (, holder, , ) = FINGERPRINTS.entries(keyOf(index));
        if (by % 4 == 0) holder = _org(by >> 2);
    }

    /// @dev Mostly what the key is bound to.
    function _ref(uint256 index, uint8 seed) private view returns (Ref ref) {
        (, , , ref) = FINGERPRINTS.entries(keyOf(index));
        if (ref.isNull() || seed % 4 == 0) ref = Ref.wrap(bytes32(uint256(seed % 8 < 4 ? 1 : 2)));
    }

    /// @dev One key, or sometimes two.
    function _keys(uint256 index) private pure returns (Fingerprint[] memory keys) {
        keys = new Fingerprint[]((index >> 128) % 4 == 3 ? 2 : 1);
        for (uint256 i = 0; i < keys.length; i++) keys[i] = keyOf((index % KEYS) + i);
    }

    function _do(address by, bytes memory data) private {
        vm.prank(by);
        (bool ok, ) = address(FINGERPRINTS).call(data);
        if (!ok) return;
        done++;
        _look();
    }

    function _look() private {
        for (uint256 i = 0; i < KEYS; i++) {
            FingerprintState state = FINGERPRINTS.stateOf(keyOf(i));
            (, OrgId holder, , Ref ref) = FINGERPRINTS.entries(keyOf(i));
            if (state != states[i] && !_allowed(states[i], state)) forbidden++;
            // While a key is taken its holder changes only by financing, and what it is bound to not at all.
            bool kept = states[i] != FingerprintState.Free && state != FingerprintState.Free;
            bool financed = states[i] == FingerprintState.Bound && state == FingerprintState.Financed;
            if (kept && !financed && holder != holders[i]) changedHolders++;
            if (kept && states[i] != FingerprintState.Reserved && !(ref == refs[i])) changedHolders++;
            (states[i], holders[i], refs[i]) = (state, holder, ref);
        }
    }

    function _allowed(FingerprintState from, FingerprintState to) private pure returns (bool) {
        if (from == FingerprintState.Free) return to == FingerprintState.Reserved;
        if (from == FingerprintState.Reserved) return to == FingerprintState.Free || to == FingerprintState.Bound;
        if (from == FingerprintState.Bound) return to != FingerprintState.Reserved;
        return from == FingerprintState.Financed && to == FingerprintState.Closed;
    }
}

/// @notice What holds for Fingerprints whatever organisations and registrars do.
contract FingerprintsInvariants is SystemTest {
    FingerprintsHandler private handler;

    function setUp() public override {
        super.setUp();
        (Org memory a, Org memory b) = (admitOrg("Acme"), admitOrg("Basin"));
        address registrar = accountOf("registrar");
        asCouncil();
        fingerprints.setRegistrar(registrar, true);
        handler = new FingerprintsHandler(fingerprints, registrar, [a.maker, b.maker]);
        // One key in each open state, so that short sequences reach every edge.
        for (uint256 i = 1; i < 4; i++) handler.reserve(i, 0, 30 days);
        for (uint256 i = 2; i < 4; i++) handler.bind(i, 1, 1);
        handler.finance(3, 0, 1);
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
    function invariant_BoundAndFinancedKeysNameAnInstrument() public view {
        for (uint256 i = 0; i < handler.KEYS(); i++) {
            FingerprintState state = fingerprints.stateOf(handler.keyOf(i));
            (, OrgId holder, , Ref ref) = fingerprints.entries(handler.keyOf(i));
            bool open = state == FingerprintState.Free || state == FingerprintState.Reserved;
            vm.assertEq(ref.isNull(), open, "a ref exactly while bound, financed or closed");
            if (!open) vm.assertFalse(holder.isNull(), "and somebody holds it");
        }
    }

    function test_TheHandlerReachesEveryState() public {
        handler.reserve(0, 0, 1 days);
        handler.bind(0, 1, 1);
        handler.finance(0, 1, 1);
        handler.close(0, 1);
        handler.release(1, 0);
        handler.cancel(2, 1);
        vm.assertEq(handler.done(), 12, "all of them succeeded, those of the set-up too");
        vm.assertTrue(fingerprints.stateOf(handler.keyOf(0)) == FingerprintState.Closed, "closed");
    }
}

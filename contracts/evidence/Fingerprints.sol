// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Entry, FingerprintState, IFingerprints, Reference, RefState, Sighting} from "./IFingerprints.sol";
import {IMembers} from "../members/IMembers.sol";
import {MAKER} from "../types/Duties.sol";
import {Fingerprint} from "../types/Fingerprint.sol";
import {OrgId} from "../types/OrgId.sol";
import {Ref} from "../types/Ref.sol";

/// @title Fingerprints
/// @notice Documented in IFingerprints.
contract Fingerprints is IFingerprints {
    /// @notice Longest reservation: an obligation that the obligor does not confirm in this time frees its document.
    uint48 public constant MAX_RESERVATION = 30 days;

    IMembers public immutable MEMBERS;

    mapping(address registrar => bool) public registrars;
    /// @inheritdoc IFingerprints
    mapping(Fingerprint key => Entry) public entries;
    /// @inheritdoc IFingerprints
    mapping(Ref ref => Reference) public references;
    /// @inheritdoc IFingerprints
    mapping(Fingerprint key => Sighting) public sightings;

    constructor(IMembers members) {
        MEMBERS = members;
    }

    modifier onlyRegistrar() {
        require(registrars[msg.sender], Fingerprints_NotRegistrar(msg.sender));
        _;
    }

    /// @inheritdoc IFingerprints
    function setRegistrar(address registrar, bool allowed) external {
        require(msg.sender == MEMBERS.council(), Fingerprints_NotCouncil(msg.sender));
        registrars[registrar] = allowed;
        emit RegistrarSet(registrar, allowed);
    }

    /// @inheritdoc IFingerprints
    function reserve(
        OrgId by,
        Fingerprint[] calldata blocking,
        Fingerprint[] calldata flagging,
        uint48 until
    ) external returns (bool[] memory flags) {
        require(blocking.length != 0, Fingerprints_NoKeys());
        require(
            until >= block.timestamp && until <= block.timestamp + MAX_RESERVATION,
            Fingerprints_UntilInvalid(until, block.timestamp, block.timestamp + MAX_RESERVATION)
        );
        bool byRegistrar = registrars[msg.sender];
        if (!byRegistrar) {
            OrgId caller = MEMBERS.actsFor(msg.sender, MAKER);
            require(caller == by, Fingerprints_NotForYou(by, caller));
        }

        for (uint256 i = 0; i < blocking.length; i++) {
            Fingerprint key = blocking[i];
            require(!key.isNull(), Fingerprints_ZeroKey(i));
            FingerprintState state = stateOf(key);
            require(state == FingerprintState.Free, Fingerprints_Taken(i, key, state));
            entries[key] = Entry(by, until, byRegistrar, Ref.wrap(0));
            emit Reserved(key, by, until);
        }
        flags = new bool[](flagging.length);
        for (uint256 i = 0; i < flagging.length; i++) flags[i] = _see(flagging[i], by);
    }

    /// @inheritdoc IFingerprints
    function release(OrgId by, Fingerprint[] calldata blocking) external {
        if (!registrars[msg.sender]) {
            OrgId caller = MEMBERS.servesFor(msg.sender, MAKER);
            require(caller == by, Fingerprints_NotForYou(by, caller));
        }
        for (uint256 i = 0; i < blocking.length; i++) {
            _reserved(i, blocking[i], by);
            delete entries[blocking[i]];
            emit Released(blocking[i], by);
        }
    }

    /// @inheritdoc IFingerprints
    function bind(OrgId by, Fingerprint[] calldata blocking, Ref ref) external onlyRegistrar {
        require(!ref.isNull(), Fingerprints_ZeroRef());
        require(blocking.length != 0, Fingerprints_NoKeys());
        RefState state = references[ref].state;
        require(state == RefState.None, Fingerprints_RefExists(ref, state));

        references[ref] = Reference(RefState.Bound, msg.sender, by);
        for (uint256 i = 0; i < blocking.length; i++) {
            _reserved(i, blocking[i], by).ref = ref;
            emit Bound(blocking[i], by, ref);
        }
    }

    /// @inheritdoc IFingerprints
    /// @dev Also by one that is named no more: it could close what it bound as well, which keeps others from the document no less.
    function finance(OrgId by, Ref ref) external {
        Reference storage bound = _owned(ref);
        RefState state = bound.state;
        require(state == RefState.Bound, Fingerprints_WrongRefState(ref, state));
        (bound.state, bound.org) = (RefState.Financed, by);
        emit Financed(ref, by);
    }

    /// @inheritdoc IFingerprints
    /// @dev As `finance`.
    function cancel(Ref ref) external {
        Reference storage bound = _owned(ref);
        RefState state = bound.state;
        require(state == RefState.Bound, Fingerprints_WrongRefState(ref, state));
        bound.state = RefState.Cancelled;
        emit Cancelled(ref);
    }

    /// @inheritdoc IFingerprints
    /// @dev As `finance`.
    function close(Ref ref) external {
        Reference storage bound = _owned(ref);
        RefState state = bound.state;
        require(state == RefState.Bound || state == RefState.Financed, Fingerprints_WrongRefState(ref, state));
        bound.state = RefState.Closed;
        emit Closed(ref);
    }

    /// @inheritdoc IFingerprints
    function stateOf(Fingerprint key) public view returns (FingerprintState) {
        Entry storage entry = entries[key];
        Ref ref = entry.ref;
        if (ref.isNull()) {
            return block.timestamp > entry.until ? FingerprintState.Free : FingerprintState.Reserved;
        }
        RefState state = references[ref].state;
        if (state == RefState.Bound) return FingerprintState.Bound;
        if (state == RefState.Financed) return FingerprintState.Financed;
        return state == RefState.Closed ? FingerprintState.Closed : FingerprintState.Free; // Cancelled
    }

    function _see(Fingerprint key, OrgId by) private returns (bool before) {
        Sighting storage sighting = sightings[key];
        before = sighting.count != 0;
        if (!before) sighting.first = by;
        if (sighting.count != type(uint32).max) sighting.count++;
        emit Sighted(key, by, sighting.first, sighting.count);
    }

    /// @dev A key that `by` holds reserved, and in time.
    function _reserved(uint256 item, Fingerprint key, OrgId by) private view returns (Entry storage entry) {
        entry = entries[key];
        FingerprintState state = stateOf(key);
        require(state == FingerprintState.Reserved, Fingerprints_WrongState(item, key, state));
        require(entry.holder == by, Fingerprints_NotHolder(item, key, entry.holder, by));
    }

    /// @dev A reference that the caller bound.
    function _owned(Ref ref) private view returns (Reference storage bound) {
        bound = references[ref];
        address registrar = bound.registrar;
        require(registrar != address(0), Fingerprints_UnknownRef(ref));
        require(registrar == msg.sender, Fingerprints_OtherRegistrar(ref, registrar, msg.sender));
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Entry, FingerprintState, IFingerprints, Sighting} from "./IFingerprints.sol";
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
    mapping(Fingerprint key => Entry) public entries;
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
        if (!registrars[msg.sender]) {
            OrgId caller = MEMBERS.actsFor(msg.sender, MAKER);
            require(caller == by, Fingerprints_NotForYou(by, caller));
        }

        for (uint256 i = 0; i < blocking.length; i++) {
            Fingerprint key = blocking[i];
            require(!key.isNull(), Fingerprints_ZeroKey(i));
            FingerprintState state = stateOf(key);
            require(state == FingerprintState.Free, Fingerprints_Taken(i, key, state));
            Entry storage entry = entries[key];
            (entry.state, entry.holder, entry.until) = (FingerprintState.Reserved, by, until);
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
            Entry storage entry = _reserved(i, blocking[i], by);
            entry.state = FingerprintState.Free;
            emit Released(blocking[i], by);
        }
    }

    /// @inheritdoc IFingerprints
    function bind(OrgId by, Fingerprint[] calldata blocking, Ref ref) external onlyRegistrar {
        require(!ref.isNull(), Fingerprints_ZeroRef());
        for (uint256 i = 0; i < blocking.length; i++) {
            Entry storage entry = _reserved(i, blocking[i], by);
            (entry.state, entry.ref) = (FingerprintState.Bound, ref);
            emit Bound(blocking[i], by, ref);
        }
    }

    /// @inheritdoc IFingerprints
    function cancel(Fingerprint[] calldata blocking, Ref ref) external onlyRegistrar {
        for (uint256 i = 0; i < blocking.length; i++) {
            Entry storage entry = _bound(i, blocking[i], ref, false);
            OrgId holder = entry.holder;
            (entry.state, entry.ref) = (FingerprintState.Free, Ref.wrap(0));
            emit Released(blocking[i], holder);
        }
    }

    /// @inheritdoc IFingerprints
    function finance(OrgId by, Fingerprint[] calldata blocking, Ref ref) external onlyRegistrar {
        for (uint256 i = 0; i < blocking.length; i++) {
            Entry storage entry = _bound(i, blocking[i], ref, false);
            (entry.state, entry.holder) = (FingerprintState.Financed, by);
            emit Financed(blocking[i], by, ref);
        }
    }

    /// @inheritdoc IFingerprints
    function close(Fingerprint[] calldata blocking, Ref ref) external onlyRegistrar {
        for (uint256 i = 0; i < blocking.length; i++) {
            Entry storage entry = _bound(i, blocking[i], ref, true);
            entry.state = FingerprintState.Closed;
            emit Closed(blocking[i], ref);
        }
    }

    /// @inheritdoc IFingerprints
    function stateOf(Fingerprint key) public view returns (FingerprintState) {
        Entry storage entry = entries[key];
        FingerprintState state = entry.state;
        return state == FingerprintState.Reserved && block.timestamp > entry.until ? FingerprintState.Free : state;
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

    /// @dev A key that is bound to `ref`, or financed where that will do too.
    function _bound(
        uint256 item,
        Fingerprint key,
        Ref ref,
        bool orFinanced
    ) private view returns (Entry storage entry) {
        entry = entries[key];
        FingerprintState state = entry.state;
        require(
            state == FingerprintState.Bound || (orFinanced && state == FingerprintState.Financed),
            Fingerprints_WrongState(item, key, state)
        );
        require(entry.ref == ref, Fingerprints_OtherRef(item, key, entry.ref, ref));
    }
}

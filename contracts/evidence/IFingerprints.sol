// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Fingerprint} from "../types/Fingerprint.sol";
import {OrgId} from "../types/OrgId.sol";
import {Ref} from "../types/Ref.sol";

/// @notice Free -> Reserved -> Bound -> Financed -> Closed. Back to Free: from Reserved when it is released or expires,
/// from Bound when the reference is cancelled. Bound -> Closed when the obligation is paid without having been
/// financed. Closed is final. From Bound on, the state is that of the reference that the key is bound to.
enum FingerprintState {
    Free,
    Reserved,
    Bound,
    Financed,
    Closed
}

/// @notice None -> Bound -> Financed -> Closed, Bound -> Closed, Bound -> Cancelled. Closed and Cancelled are final.
enum RefState {
    None,
    Bound,
    Financed,
    Closed,
    Cancelled
}

/// @dev Slot 0: who reserved the key, and how long. Slot 1: what it is bound to, written once for each reservation.
struct Entry {
    /// @dev The organisation that reserved it last; zero when nobody did, or it was released.
    OrgId holder;
    /// @dev Last second of the reservation.
    uint48 until;
    /// @dev Whether a registrar reserved it, for what began there; else the organisation itself did, for nothing yet.
    bool byRegistrar;
    /// @dev Zero until it is bound; that of a cancelled instrument until it is reserved anew.
    Ref ref;
}

/// @dev One slot.
struct Reference {
    RefState state;
    /// @dev The contract that bound it, and that alone may change it.
    address registrar;
    /// @dev The organisation whose keys were bound; from Financed on, the one that financed it.
    OrgId org;
}

/// @dev One slot. How often a flagging key was seen, and which organisation saw it first.
struct Sighting {
    uint32 count;
    OrgId first;
}

/// @title Fingerprints
/// @notice Exclusivity register: one document, one use. A document has blocking keys, which identify it, and flagging keys,
/// which say that an economically similar document was seen before. One organisation at a time holds a blocking key. A
/// flagging key only warns.
///
/// Organisations reserve and release for themselves. Only registrars bind keys to an instrument, which they name by a
/// reference. What becomes of the keys is from then on the state of the reference, and nobody lists them again: a
/// registrar that pays, or is paid, knows the instrument and not the keys of its document.
/// A registrar is a contract that the Council named; it calls in the same transaction as the obligation or the payment.
/// It acts for the organisation it names, and changes only references that it bound itself. A reference is bound once.
/// One that the Council names no more, such as a case that another replaced, still finances, cancels and closes what it bound: so claims of its instruments are sold to banks
/// until they are paid, and nothing stays open with it. It reserves, binds and releases nothing any more. What it only reserved is released by the organisation itself, which
/// then brings the document to the other case, or is free after `MAX_RESERVATION`.
///
/// @dev Warning: Keys are keyed digests (HMAC, OPRF). A plain hash of an invoice's fields would let anybody search for them.
/// @dev Assumption: a registrar names only organisations whose consent it checked.
/// @dev Assumption: registrars make references that no other makes, of the hash of their own address for one. A reference
/// that another registrar bound before cannot be bound.
interface IFingerprints {
    /// @notice Only the Council names registrars: `caller` is not its timelock.
    error Fingerprints_NotCouncil(address caller);
    /// @notice Only a registrar binds.
    error Fingerprints_NotRegistrar(address caller);
    /// @notice The caller belongs to organisation `caller`, not to `org`.
    error Fingerprints_NotForYou(OrgId org, OrgId caller);
    /// @notice A reservation, and a binding, needs at least one blocking key.
    error Fingerprints_NoKeys();
    /// @notice Blocking key `item` is zero.
    error Fingerprints_ZeroKey(uint256 item);
    /// @notice A key is bound to the reference of an instrument, which cannot be zero.
    error Fingerprints_ZeroRef();
    /// @notice The reservation must end between `earliest` and `latest`, in seconds.
    error Fingerprints_UntilInvalid(uint48 until, uint256 earliest, uint256 latest);
    /// @notice Blocking key `item` is taken: the document is in use. No key was reserved.
    error Fingerprints_Taken(uint256 item, Fingerprint key, FingerprintState state);
    /// @notice Key `item` is in state `state`, from which this transition is not possible.
    error Fingerprints_WrongState(uint256 item, Fingerprint key, FingerprintState state);
    /// @notice Key `item` is reserved by `holder`, not by `caller`.
    error Fingerprints_NotHolder(uint256 item, Fingerprint key, OrgId holder, OrgId caller);
    /// @notice A reference is bound once; `ref` is in state `state`.
    error Fingerprints_RefExists(Ref ref, RefState state);
    /// @notice No keys were bound to `ref`.
    error Fingerprints_UnknownRef(Ref ref);
    /// @notice `ref` was bound by `registrar`, and only that changes it.
    error Fingerprints_OtherRegistrar(Ref ref, address registrar, address caller);
    /// @notice `ref` is in state `state`, from which this transition is not possible.
    error Fingerprints_WrongRefState(Ref ref, RefState state);

    event RegistrarSet(address indexed registrar, bool registrar_);
    event Reserved(Fingerprint indexed key, OrgId indexed by, uint48 until);
    /// @dev `count` includes this one: above 1, the key had been seen before, by `first` first.
    event Sighted(Fingerprint indexed key, OrgId indexed by, OrgId indexed first, uint32 count);
    event Released(Fingerprint indexed key, OrgId indexed by);
    event Bound(Fingerprint indexed key, OrgId indexed by, Ref indexed ref);
    event Financed(Ref indexed ref, OrgId indexed by);
    event Closed(Ref indexed ref);
    /// @dev The keys bound to it are Free.
    event Cancelled(Ref indexed ref);

    /// @notice Makes a contract a registrar, or takes that from it. Council only.
    function setRegistrar(address registrar, bool allowed) external;

    /// @notice Reserves the blocking keys for organisation `by`, all or none, and counts the flagging keys as seen.
    /// MAKER of `by`, active; or a registrar.
    /// @param until Last second of the reservation; at most `MAX_RESERVATION` from now.
    /// @return flags Which flagging keys had been seen before.
    function reserve(
        OrgId by,
        Fingerprint[] calldata blocking,
        Fingerprint[] calldata flagging,
        uint48 until
    ) external returns (bool[] memory flags);

    /// @notice Releases reserved keys. MAKER of `by`, also while `by` is restricted; or a registrar.
    function release(OrgId by, Fingerprint[] calldata blocking) external;

    /// @notice Binds keys reserved by `by`, at least one, to an instrument that has none yet. Registrar only.
    function bind(OrgId by, Fingerprint[] calldata blocking, Ref ref) external;

    /// @notice Marks the keys of an instrument as financed by `by`, in the transaction that pays. Once. The registrar that bound it.
    function finance(OrgId by, Ref ref) external;

    /// @notice Frees the keys of an instrument that was cancelled before anybody financed it. The registrar that bound it.
    function cancel(Ref ref) external;

    /// @notice Closes the keys of a bound or financed instrument for ever. The registrar that bound it.
    function close(Ref ref) external;

    /// @notice The state of a blocking key now: a key whose reservation expired, or whose instrument was cancelled, is Free.
    function stateOf(Fingerprint key) external view returns (FingerprintState);

    /// @notice What is on record of a blocking key, see Entry.
    function entries(Fingerprint key) external view returns (OrgId holder, uint48 until, bool byRegistrar, Ref ref);

    /// @notice What is on record of a reference, see Reference.
    function references(Ref ref) external view returns (RefState state, address registrar, OrgId org);

    /// @notice How often a flagging key was seen, see Sighting.
    function sightings(Fingerprint key) external view returns (uint32 count, OrgId first);
}

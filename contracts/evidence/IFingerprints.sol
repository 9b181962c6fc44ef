// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Fingerprint} from "../types/Fingerprint.sol";
import {OrgId} from "../types/OrgId.sol";
import {Ref} from "../types/Ref.sol";

/// @notice Free -> Reserved -> Bound -> Financed -> Closed. Back to Free: from Reserved when it is released or expires,
/// from Bound when the obligation is cancelled. Bound -> Closed when the obligation is paid without having been
/// financed. Closed is final.
enum FingerprintState {
    Free,
    Reserved,
    Bound,
    Financed,
    Closed
}

/// @dev Two slots; the second is written when the key is bound.
struct Entry {
    FingerprintState state;
    /// @dev The organisation that reserved it; for a Financed key, the one that financed it.
    OrgId holder;
    /// @dev Last second of the reservation.
    uint48 until;
    Ref ref;
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
/// Organisations reserve and release for themselves. Only registrars bind keys to an instrument, mark them as financed
/// and close them. A registrar is a contract that the Council named; it does so in the same transaction as the
/// obligation or the payment.
/// A registrar acts for the organisation it names.
///
/// @dev Warning: Keys are keyed digests (HMAC, OPRF). A plain hash of an invoice's fields would let anybody search for them.
/// @dev Assumption: a registrar names only organisations whose consent it checked.
interface IFingerprints {
    /// @notice Only the Council names registrars: `caller` is not its timelock.
    error Fingerprints_NotCouncil(address caller);
    /// @notice Only a registrar binds, cancels, finances and closes.
    error Fingerprints_NotRegistrar(address caller);
    /// @notice The caller belongs to organisation `caller`, not to `org`.
    error Fingerprints_NotForYou(OrgId org, OrgId caller);
    /// @notice A reservation needs at least one blocking key.
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
    /// @notice Key `item` is bound to the instrument `bound`, not to the given one.
    error Fingerprints_OtherRef(uint256 item, Fingerprint key, Ref bound, Ref given);

    event RegistrarSet(address indexed registrar, bool registrar_);
    event Reserved(Fingerprint indexed key, OrgId indexed by, uint48 until);
    /// @dev `count` includes this one: above 1, the key had been seen before, by `first` first.
    event Sighted(Fingerprint indexed key, OrgId indexed by, OrgId indexed first, uint32 count);
    event Released(Fingerprint indexed key, OrgId indexed by);
    event Bound(Fingerprint indexed key, OrgId indexed by, Ref indexed ref);
    event Financed(Fingerprint indexed key, OrgId indexed by, Ref indexed ref);
    event Closed(Fingerprint indexed key, Ref indexed ref);

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

    /// @notice Binds keys reserved by `by` to an instrument. Registrar only.
    function bind(OrgId by, Fingerprint[] calldata blocking, Ref ref) external;

    /// @notice Frees the keys of an instrument that was cancelled. Registrar only.
    function cancel(Fingerprint[] calldata blocking, Ref ref) external;

    /// @notice Marks keys bound to an instrument as financed by `by`. Registrar only, in the transaction that pays.
    function finance(OrgId by, Fingerprint[] calldata blocking, Ref ref) external;

    /// @notice Closes bound or financed keys for ever. Registrar only.
    function close(Fingerprint[] calldata blocking, Ref ref) external;

    /// @notice The state of a blocking key now: a key whose reservation expired is Free.
    function stateOf(Fingerprint key) external view returns (FingerprintState);
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Fingerprint} from "../types/Fingerprint.sol";
import {OrgId} from "../types/OrgId.sol";
import {Ref} from "../types/Ref.sol";

/// @notice Free -> Reserved -> Bound -> Financed -> Closed. Back to Free: from Reserved by release or when it runs out, from
/// Bound when the obligation is cancelled. Bound -> Closed when it is paid without having been financed. Closed is final.
enum FingerprintState {
    Free,
    Reserved,
    Bound,
    Financed,
    Closed
}

/// @dev Two slots; the second is written when the document is bound.
struct Entry {
    FingerprintState state;
    /// @dev Who reserved it; once Financed, who financed it.
    OrgId holder;
    /// @dev Last second of the reservation.
    uint48 until;
    Ref ref;
}

/// @dev One slot. How often a flagging key was seen, and by whom first.
struct Sighting {
    uint32 count;
    OrgId first;
}

/// @title Fingerprints
/// @notice Exclusivity register: one document, one use. A document has blocking keys, which identify it, and flagging keys,
/// which say that something economically like it was seen before. A blocking key is taken by one organisation at a time; a
/// flagging key never blocks, it warns.
///
/// Organisations reserve and release for themselves. Binding to an instrument, financing and closing are the business of
/// registrars: contracts that the Council named, which do it in the same transaction as the obligation or the payment.
/// A registrar acts for the organisation it names.
///
/// @dev Warning: Keys are keyed digests (HMAC, OPRF). A plain hash of an invoice's fields would let anybody search for them.
/// @dev Assumption: a registrar names only organisations whose consent it checked.
interface IFingerprints {
    /// @notice Only the Council names registrars: `caller` is not its timelock.
    error Fingerprints_NotCouncil(address caller);
    /// @notice Only a registrar binds, cancels, finances and closes.
    error Fingerprints_NotRegistrar(address caller);
    /// @notice `caller` acts for another organisation than `org`.
    error Fingerprints_NotForYou(OrgId org, OrgId caller);
    /// @notice A reservation needs at least one blocking key.
    error Fingerprints_NoKeys();
    /// @notice Blocking key `item` is zero.
    error Fingerprints_ZeroKey(uint256 item);
    /// @notice A key is bound to an instrument: its reference cannot be zero.
    error Fingerprints_ZeroRef();
    /// @notice The reservation must end between `earliest` and `latest`, in seconds.
    error Fingerprints_UntilInvalid(uint48 until, uint256 earliest, uint256 latest);
    /// @notice Blocking key `item` is taken: the document is in use. All or none are reserved.
    error Fingerprints_Taken(uint256 item, Fingerprint key, FingerprintState state);
    /// @notice Key `item` is in `state`, from which this step is not possible.
    error Fingerprints_WrongState(uint256 item, Fingerprint key, FingerprintState state);
    /// @notice Key `item` is reserved by `holder`, not by `caller`.
    error Fingerprints_NotHolder(uint256 item, Fingerprint key, OrgId holder, OrgId caller);
    /// @notice Key `item` is bound to the instrument `bound`, not to the one given.
    error Fingerprints_OtherRef(uint256 item, Fingerprint key, Ref bound, Ref given);

    event RegistrarSet(address indexed registrar, bool registrar_);
    event Reserved(Fingerprint indexed key, OrgId indexed by, uint48 until);
    event Flagged(Fingerprint indexed key, OrgId indexed by, OrgId indexed first, uint32 count);
    event Released(Fingerprint indexed key, OrgId indexed by);
    event Bound(Fingerprint indexed key, OrgId indexed by, Ref indexed ref);
    event Financed(Fingerprint indexed key, OrgId indexed by, Ref indexed ref);
    event Closed(Fingerprint indexed key, Ref indexed ref);

    /// @notice Names a contract that may bind, finance and close, or takes that away. Council only.
    function setRegistrar(address registrar, bool allowed) external;

    /// @notice Takes the blocking keys for `by` until a time, all or none, and records the flagging keys as seen.
    /// MAKER of `by`, active; or a registrar.
    /// @param until Last second of the reservation; at most `MAX_RESERVATION` from now.
    /// @return flags Which flagging keys had been seen before.
    function reserve(
        OrgId by,
        Fingerprint[] calldata blocking,
        Fingerprint[] calldata flagging,
        uint48 until
    ) external returns (bool[] memory flags);

    /// @notice Gives reserved keys back. MAKER of `by`, also while restricted; or a registrar.
    function release(OrgId by, Fingerprint[] calldata blocking) external;

    /// @notice Binds keys reserved by `by` to an instrument. Registrar only.
    function bind(OrgId by, Fingerprint[] calldata blocking, Ref ref) external;

    /// @notice Frees keys bound to an instrument that came to nothing. Registrar only.
    function cancel(Fingerprint[] calldata blocking, Ref ref) external;

    /// @notice Marks keys bound to an instrument as financed by `by`. Registrar only, in the transaction that pays.
    function finance(OrgId by, Fingerprint[] calldata blocking, Ref ref) external;

    /// @notice Closes bound or financed keys for ever. Registrar only.
    function close(Fingerprint[] calldata blocking, Ref ref) external;

    /// @notice The state of a blocking key now: a reservation that ran out is Free.
    function stateOf(Fingerprint key) external view returns (FingerprintState);
}

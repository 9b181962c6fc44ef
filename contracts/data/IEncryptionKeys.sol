// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {KeyId} from "../types/KeyId.sol";
import {OrgId} from "../types/OrgId.sol";

/// @dev KEM identifiers of RFC 9180, section 7.1.
uint16 constant KEM_P256 = 0x0010;
uint16 constant KEM_X25519 = 0x0020;

/// @notice A public key to which envelopes are sealed (HPKE).
struct EncryptionKey {
    /// @dev KEM_P256 or KEM_X25519.
    uint16 kem;
    /// @dev As RFC 9180 serialises it: 65 bytes, uncompressed, for P-256; 32 bytes for X25519.
    bytes publicKey;
    uint48 notBefore;
    /// @dev Last second at which something is sealed to it.
    uint48 notAfter;
}

/// @dev What is on record of a key. One slot.
struct KeyRecord {
    OrgId org;
    uint16 kem;
    uint48 notBefore;
    uint48 notAfter;
    /// @dev 0 while it is not revoked.
    uint48 revokedAt;
}

/// @title EncryptionKeys
/// @notice The keys to which organisations have data sealed, apart from those with which they sign. A key belongs to one organisation, and is
/// registered once: one that was revoked or ran out does not come back.
///
/// @dev Warning: Registering proves no possession: X25519 does not sign. Who seals to a key challenges its holder first, off the chain.
/// @dev Warning: A revoked key gets nothing more. What was sealed to it before, its holder can still open.
interface IEncryptionKeys {
    /// @notice This KEM is not supported: 0x0010 is P-256, and 0x0020 is X25519.
    error EncryptionKeys_KemUnknown(uint16 kem);
    /// @notice The public key is not one of this KEM: `length` is its length in bytes.
    error EncryptionKeys_KeyInvalid(uint16 kem, uint256 length);
    /// @notice The key would be valid from `notBefore` to `notAfter`, which is no time, or over by `now_`.
    error EncryptionKeys_ValidityInvalid(uint48 notBefore, uint48 notAfter, uint256 now_);
    /// @notice The organisation registered this key before.
    error EncryptionKeys_Exists(KeyId key);
    /// @notice No key has this id.
    error EncryptionKeys_Unknown(KeyId key);
    /// @notice The key belongs to organisation `owner`, and the caller to `caller`.
    error EncryptionKeys_NotOwner(KeyId key, OrgId owner, OrgId caller);
    /// @notice The key was revoked at `revokedAt`.
    error EncryptionKeys_Revoked(KeyId key, uint48 revokedAt);

    event KeyRegistered(KeyId indexed key, OrgId indexed org, EncryptionKey encryptionKey);
    event KeyRevoked(KeyId indexed key, OrgId indexed org, address by);

    /// @notice Registers a key of the caller's organisation. MAKER or ADMIN.
    function register(EncryptionKey calldata encryptionKey) external returns (KeyId key);

    /// @notice Ends a key at once and for ever. MAKER or ADMIN of its organisation, also while restricted.
    function revoke(KeyId key) external;

    /// @notice Whether something may be sealed to the key at that time.
    function isLive(KeyId key, uint48 when) external view returns (bool);

    /// @notice Whether the key is that organisation's, and something may be sealed to it now.
    function isLiveFor(KeyId key, OrgId org) external view returns (bool);

    /// @notice What is on record of a key, see KeyRecord.
    function records(
        KeyId key
    ) external view returns (OrgId org, uint16 kem, uint48 notBefore, uint48 notAfter, uint48 revokedAt);

    /// @notice The id that the key has, or would have.
    function idOf(OrgId org, uint16 kem, bytes calldata publicKey) external view returns (KeyId);
}

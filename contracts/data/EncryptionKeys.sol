// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {P256} from "@openzeppelin/contracts/utils/cryptography/P256.sol";
import {EncryptionKey, IEncryptionKeys, KEM_P256, KEM_X25519, KeyRecord} from "./IEncryptionKeys.sol";
import {IMembers} from "../members/IMembers.sol";
import {ADMIN, MAKER} from "../types/Duties.sol";
import {KeyId} from "../types/KeyId.sol";
import {OrgId} from "../types/OrgId.sol";

/// @title EncryptionKeys
/// @notice Documented in IEncryptionKeys.
contract EncryptionKeys is IEncryptionKeys {
    IMembers public immutable MEMBERS;

    /// @inheritdoc IEncryptionKeys
    mapping(KeyId key => KeyRecord) public records;

    constructor(IMembers members) {
        MEMBERS = members;
    }

    /// @inheritdoc IEncryptionKeys
    function register(EncryptionKey calldata encryptionKey) external returns (KeyId key) {
        (uint16 kem, bytes calldata publicKey) = (encryptionKey.kem, encryptionKey.publicKey);
        (uint48 notBefore, uint48 notAfter) = (encryptionKey.notBefore, encryptionKey.notAfter);
        require(kem == KEM_P256 || kem == KEM_X25519, EncryptionKeys_KemUnknown(kem));
        require(_isKey(kem, publicKey), EncryptionKeys_KeyInvalid(kem, publicKey.length));
        require(
            notBefore <= notAfter && notAfter >= block.timestamp,
            EncryptionKeys_ValidityInvalid(notBefore, notAfter, block.timestamp)
        );
        OrgId org = MEMBERS.actsFor(msg.sender, MAKER | ADMIN);
        key = idOf(org, kem, publicKey);
        require(records[key].org.isNull(), EncryptionKeys_Exists(key));

        records[key] = KeyRecord(org, kem, notBefore, notAfter, 0);
        emit KeyRegistered(key, org, encryptionKey);
    }

    /// @inheritdoc IEncryptionKeys
    function revoke(KeyId key) external {
        KeyRecord memory known = records[key];
        require(!known.org.isNull(), EncryptionKeys_Unknown(key));
        require(known.revokedAt == 0, EncryptionKeys_Revoked(key, known.revokedAt));
        OrgId org = MEMBERS.servesFor(msg.sender, MAKER | ADMIN);
        require(org == known.org, EncryptionKeys_NotOwner(key, known.org, org));

        records[key].revokedAt = uint48(block.timestamp); // fits for eight million years
        emit KeyRevoked(key, org, msg.sender);
    }

    /// @inheritdoc IEncryptionKeys
    function isLive(KeyId key, uint48 when) external view returns (bool) {
        return _isLive(records[key], when);
    }

    /// @inheritdoc IEncryptionKeys
    function isLiveFor(KeyId key, OrgId org) external view returns (bool) {
        KeyRecord memory known = records[key];
        return known.org == org && _isLive(known, block.timestamp);
    }

    /// @inheritdoc IEncryptionKeys
    function idOf(OrgId org, uint16 kem, bytes calldata publicKey) public view returns (KeyId) {
        return KeyId.wrap(keccak256(abi.encode(block.chainid, address(this), org, kem, publicKey)));
    }

    /// @dev From the second in which it was revoked on it is not.
    function _isLive(KeyRecord memory known, uint256 when) private pure returns (bool) {
        return
            !known.org.isNull() &&
            when >= known.notBefore &&
            when <= known.notAfter &&
            (known.revokedAt == 0 || when < known.revokedAt);
    }

    /// @dev A point on P-256; of X25519, where every string of 32 bytes is a key, all but zero. Those of small order HPKE itself refuses.
    function _isKey(uint16 kem, bytes calldata key) private pure returns (bool) {
        if (kem == KEM_X25519) return key.length == 32 && bytes32(key) != 0;
        return key.length == 65 && key[0] == 0x04 && P256.isValidPublicKey(bytes32(key[1:33]), bytes32(key[33:65]));
    }
}

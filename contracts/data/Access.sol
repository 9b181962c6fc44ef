// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AgreementId} from "../types/AgreementId.sol";
import {KeyId} from "../types/KeyId.sol";

/// @notice One numbered use of an agreement: what was asked for, and what was handed over. The consumer signs the part up to `deadline` before,
/// as a request; the provider signs the whole, as a receipt; the consumer may sign the whole after, as an acknowledgement.
struct Access {
    AgreementId agreement;
    /// @dev That of the use before, and one more; the first is 1.
    uint32 seq;
    /// @dev Of the resource.
    uint32 version;
    /// @dev Which of the agreed purposes: the number of its bit.
    uint8 purpose;
    /// @dev The consumer's encryption key; zero for a computation.
    KeyId key;
    /// @dev keccak256 of the request; for a computation, the job's hash.
    bytes32 requestHash;
    /// @dev Last second at which the request can be served.
    uint48 deadline;
    bytes32 extractionHash;
    bytes32 ciphertextHash;
    bytes32 keyEnvelopeHash;
    /// @dev Of the ciphertext, in bytes.
    uint64 size;
}

/// @notice Delivered -> Acknowledged, Delivered -> Disputed -> Upheld or Dismissed. Acknowledged, Upheld and Dismissed are final.
enum AccessState {
    None,
    Delivered,
    /// @dev The consumer signed that it has it, or let the time to dispute pass.
    Acknowledged,
    Disputed,
    /// @dev It counts as not delivered: what it cost is the consumer's again.
    Upheld,
    /// @dev It counts as delivered.
    Dismissed
}

/// @dev What is on record of an access. One slot.
struct AccessRecord {
    AccessState state;
    /// @dev Whether money is locked for it.
    bool paid;
    /// @dev When it was served; from Disputed on, when it was disputed.
    uint40 since;
    /// @dev The first 25 bytes of its EIP-712 struct hash.
    bytes25 hash;
}

bytes32 constant ACCESS_REQUEST_TYPEHASH = keccak256(
    "AccessRequest(bytes32 agreement,uint32 seq,uint32 version,uint8 purpose,bytes32 key,bytes32 requestHash,uint48 deadline)"
);
bytes32 constant ACCESS_TYPEHASH = keccak256(
    "Access(bytes32 agreement,uint32 seq,uint32 version,uint8 purpose,bytes32 key,bytes32 requestHash,uint48 deadline,bytes32 extractionHash,bytes32 ciphertextHash,bytes32 keyEnvelopeHash,uint64 size)"
);
bytes32 constant ACKNOWLEDGEMENT_TYPEHASH = keccak256(
    "Acknowledgement(Access access)Access(bytes32 agreement,uint32 seq,uint32 version,uint8 purpose,bytes32 key,bytes32 requestHash,uint48 deadline,bytes32 extractionHash,bytes32 ciphertextHash,bytes32 keyEnvelopeHash,uint64 size)"
);

/// @return structHash EIP-712 struct hash of the request that it answers, of the words as they came.
function hashAccessRequest(Access calldata access) pure returns (bytes32 structHash) {
    bytes32 typehash = ACCESS_REQUEST_TYPEHASH;
    assembly ("memory-safe") {
        let image := mload(0x40) // kept by nobody
        mstore(image, typehash)
        calldatacopy(add(image, 0x20), access, 0xe0) // its first 7 words
        structHash := keccak256(image, 0x100)
    }
}

/// @return structHash Its EIP-712 struct hash, of the words as they came.
function hashAccess(Access calldata access) pure returns (bytes32 structHash) {
    bytes32 typehash = ACCESS_TYPEHASH;
    assembly ("memory-safe") {
        let image := mload(0x40) // kept by nobody
        mstore(image, typehash)
        calldatacopy(add(image, 0x20), access, 0x160) // 11 words
        structHash := keccak256(image, 0x180)
    }
}

/// @return EIP-712 struct hash of the access that a computation is.
function hashUse(AgreementId agreement, uint32 seq, uint32 version, uint8 purpose, bytes32 job) pure returns (bytes32) {
    return keccak256(abi.encode(ACCESS_TYPEHASH, agreement, seq, version, purpose, 0, job, 0, 0, 0, 0, 0));
}

/// @param access Its EIP-712 struct hash.
function hashAcknowledgement(bytes32 access) pure returns (bytes32) {
    return keccak256(abi.encode(ACKNOWLEDGEMENT_TYPEHASH, access));
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {OrgId} from "../types/OrgId.sol";
import {ResourceId} from "../types/ResourceId.sol";

/// @notice What a version of a resource consists of, and where it comes from. The source signs it, in the catalogue's EIP-712 domain.
struct Version {
    ResourceId resource;
    /// @dev That of the version before, and one more; the first is 1. So a signature is used once.
    uint32 number;
    /// @dev keccak256 of its description (DCAT), in canonical JSON (RFC 8785).
    bytes32 metadataHash;
    bytes32 schemaHash;
    /// @dev Root of the salted Merkle tree over its rows.
    bytes32 contentRoot;
    uint64 leaves;
    /// @dev keccak256 of what the source calls the system that it comes from, and the way in which it was collected.
    bytes32 sourceSystem;
    bytes32 method;
    uint48 collectedFrom;
    uint48 collectedTo;
    /// @dev Who collected it: it confirms that this is what it collected. It may be the owner.
    OrgId source;
    /// @dev Last second at which it can be published.
    uint48 deadline;
}

bytes32 constant VERSION_TYPEHASH = keccak256(
    "Version(bytes32 resource,uint32 number,bytes32 metadataHash,bytes32 schemaHash,bytes32 contentRoot,uint64 leaves,bytes32 sourceSystem,bytes32 method,uint48 collectedFrom,uint48 collectedTo,uint32 source,uint48 deadline)"
);
/// @dev What a validator signs: that it checked the version.
bytes32 constant VALIDATION_TYPEHASH = keccak256(
    "Validation(Version version)Version(bytes32 resource,uint32 number,bytes32 metadataHash,bytes32 schemaHash,bytes32 contentRoot,uint64 leaves,bytes32 sourceSystem,bytes32 method,uint48 collectedFrom,uint48 collectedTo,uint32 source,uint48 deadline)"
);

/// @return structHash Its EIP-712 struct hash, of the words as they came.
function hashVersion(Version calldata version) pure returns (bytes32 structHash) {
    bytes32 typehash = VERSION_TYPEHASH;
    assembly ("memory-safe") {
        let image := mload(0x40) // kept by nobody
        mstore(image, typehash)
        calldatacopy(add(image, 0x20), version, 0x180) // 12 words
        structHash := keccak256(image, 0x1a0)
    }
}

/// @param version Its EIP-712 struct hash.
function hashValidation(bytes32 version) pure returns (bytes32) {
    return keccak256(abi.encode(VALIDATION_TYPEHASH, version));
}

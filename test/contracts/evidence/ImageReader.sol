// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAttestations} from "../../../contracts/evidence/IAttestations.sol";
import {Statement} from "../../../contracts/evidence/Statement.sol";
import {StatementImage, load} from "../../../contracts/evidence/StatementImage.sol";
import {SchemaId} from "../../../contracts/types/SchemaId.sol";
import {Uid} from "../../../contracts/types/Uid.sol";

/// @notice Loads a statement's image and shows what is in it.
contract ImageReader {
    /// @param ahead Bytes of memory taken before, so that the image lies elsewhere each time and over used memory.
    function read(
        Statement calldata s,
        uint256 ahead
    )
        external
        pure
        returns (
            bytes32 structHash,
            SchemaId schema,
            address attester,
            uint48 validUntil,
            Uid replaces,
            uint256 dataLength,
            bool memoryKept
        )
    {
        _dirty(ahead);
        bytes memory before = abi.encode(ahead, "kept");
        bytes32 hashBefore = keccak256(before);
        StatementImage image;
        (image, structHash) = load(s);
        bytes memory later = abi.encode("allocated after the image", ahead);
        bytes32 hashLater = keccak256(later);
        (schema, attester, validUntil) = (image.schema(), image.attester(), image.validUntil());
        (replaces, dataLength) = (image.replaces(), image.dataLength());
        memoryKept = keccak256(before) == hashBefore && keccak256(later) == hashLater;
    }

    function log(Statement calldata s, Uid uid, uint256 ahead) external {
        _dirty(ahead);
        (StatementImage image, ) = load(s);
        image.log(uid);
    }

    /// @dev What the compiler writes.
    function emitPlainly(Statement calldata s, Uid uid) external {
        emit IAttestations.Attested(uid, s.schema, s.attester, s.subject, s.validUntil, s.replaces, s.salt, s.data);
    }

    /// @dev Fills free memory with ones and frees half of it again: the image may not rely on zeros.
    function _dirty(uint256 ahead) private pure {
        assembly ("memory-safe") {
            let free := mload(0x40)
            for {
                let i := 0
            } lt(i, 8192) {
                i := add(i, 32)
            } {
                mstore(add(free, i), not(0))
            }
            mstore(0x40, add(free, and(ahead, not(31))))
        }
    }
}

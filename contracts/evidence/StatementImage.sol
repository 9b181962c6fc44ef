// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAttestations} from "./IAttestations.sol";
import {Statement, STATEMENT_TYPEHASH} from "./Statement.sol";
import {SchemaId} from "../types/SchemaId.sol";
import {Uid} from "../types/Uid.sol";

/// @notice A statement laid out in memory once, for both things that are made of it: the EIP-712 struct hash and the data of
/// the `Attested` event. It holds exactly what `abi.encode` would write; a test compares both byte by byte.
///
///     0x00  type hash          | hashed
///     0x20  schema             |
///     0x40  attester           |
///     0x60  subject            |  | logged
///     0x80  validUntil         |  |
///     0xa0  replaces           |  |
///     0xc0  salt               |  |
///     0xe0  keccak256(data), then the offset of data in the log
///     0x100 length of data        |
///     0x120 data, zero-padded     |
type StatementImage is uint256;

using {schema, attester, validUntil, replaces, dataLength, log} for StatementImage global;

/// @return image Where the statement lies.
/// @return structHash Its EIP-712 struct hash.
function load(Statement calldata s) pure returns (StatementImage image, bytes32 structHash) {
    bytes calldata data = s.data;
    bytes32 typeHash = STATEMENT_TYPEHASH;
    assembly ("memory-safe") {
        image := mload(0x40)
        let length := data.length
        let body := add(image, 0x120)
        let end := and(add(add(body, length), 31), not(31))
        mstore(0x40, add(end, 32))
        mstore(image, typeHash)
        calldatacopy(add(image, 0x20), s, 0xc0)
        // Dirty high bits in the two short fields are refused, without reason, as the ABI decoder refuses them.
        if or(shr(160, mload(add(image, 0x40))), shr(48, mload(add(image, 0x80)))) {
            revert(0, 0)
        }
        mstore(add(image, 0x100), length)
        calldatacopy(body, data.offset, length)
        mstore(add(body, length), 0)
        mstore(add(image, 0xe0), keccak256(body, length))
        structHash := keccak256(image, 0x100)
        mstore(add(image, 0xe0), 0xa0)
    }
}

function schema(StatementImage image) pure returns (SchemaId id) {
    assembly ("memory-safe") {
        id := mload(add(image, 0x20))
    }
}

function attester(StatementImage image) pure returns (address account) {
    assembly ("memory-safe") {
        account := mload(add(image, 0x40))
    }
}

function validUntil(StatementImage image) pure returns (uint48 time) {
    assembly ("memory-safe") {
        time := mload(add(image, 0x80))
    }
}

function replaces(StatementImage image) pure returns (Uid uid) {
    assembly ("memory-safe") {
        uid := mload(add(image, 0xa0))
    }
}

function dataLength(StatementImage image) pure returns (uint256 length) {
    assembly ("memory-safe") {
        length := mload(add(image, 0x100))
    }
}

/// @dev Emits `IAttestations.Attested`.
function log(StatementImage image, Uid uid) {
    bytes32 topic = IAttestations.Attested.selector;
    assembly ("memory-safe") {
        let padded := and(add(mload(add(image, 0x100)), 31), not(31))
        log4(add(image, 0x60), add(0xc0, padded), topic, uid, mload(add(image, 0x20)), mload(add(image, 0x40)))
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice Identity of a schema: keccak256 of its definition, whether its statements can be revoked, and its policy.
type SchemaId is bytes32;

using {raw, isNull, eq as ==} for SchemaId global;

function raw(SchemaId id) pure returns (bytes32) {
    return SchemaId.unwrap(id);
}

function isNull(SchemaId id) pure returns (bool) {
    return SchemaId.unwrap(id) == 0;
}

function eq(SchemaId a, SchemaId b) pure returns (bool) {
    return SchemaId.unwrap(a) == SchemaId.unwrap(b);
}

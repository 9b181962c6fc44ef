// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice Identity of a sealed batch: the EIP-712 struct hash of its content, whoever signs it.
type BatchId is bytes32;

using {raw, isNull, eq as ==, neq as !=} for BatchId global;

function raw(BatchId id) pure returns (bytes32) {
    return BatchId.unwrap(id);
}

function isNull(BatchId id) pure returns (bool) {
    return BatchId.unwrap(id) == 0;
}

function eq(BatchId a, BatchId b) pure returns (bool) {
    return BatchId.unwrap(a) == BatchId.unwrap(b);
}

function neq(BatchId a, BatchId b) pure returns (bool) {
    return BatchId.unwrap(a) != BatchId.unwrap(b);
}

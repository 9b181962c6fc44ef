// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice A cycle of clearing: EIP-712 digest of its whole terms, under the domain of the contract that keeps it. So who has the terms
/// knows the id, and none of them can be changed.
type CycleId is bytes32;

using {raw, isNull, eq as ==} for CycleId global;

function raw(CycleId id) pure returns (bytes32) {
    return CycleId.unwrap(id);
}

function isNull(CycleId id) pure returns (bool) {
    return CycleId.unwrap(id) == 0;
}

function eq(CycleId a, CycleId b) pure returns (bool) {
    return CycleId.unwrap(a) == CycleId.unwrap(b);
}

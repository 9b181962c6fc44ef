// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice A bill: EIP-712 struct hash of everything that is written on it.
type BillId is bytes32;

using {raw, isNull, eq as ==} for BillId global;

function raw(BillId id) pure returns (bytes32) {
    return BillId.unwrap(id);
}

function isNull(BillId id) pure returns (bool) {
    return BillId.unwrap(id) == 0;
}

function eq(BillId a, BillId b) pure returns (bool) {
    return BillId.unwrap(a) == BillId.unwrap(b);
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice A letter of credit: EIP-712 struct hash of the terms that were applied for. It stays when an amendment changes the terms.
type CreditId is bytes32;

using {raw, isNull, eq as ==} for CreditId global;

function raw(CreditId id) pure returns (bytes32) {
    return CreditId.unwrap(id);
}

function isNull(CreditId id) pure returns (bool) {
    return CreditId.unwrap(id) == 0;
}

function eq(CreditId a, CreditId b) pure returns (bool) {
    return CreditId.unwrap(a) == CreditId.unwrap(b);
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice An encryption key: keccak256 of chain, register, organisation, algorithm and public key. So nobody takes another's, and one key that
/// two organisations register has two ids.
type KeyId is bytes32;

using {raw, isNull, eq as ==, neq as !=} for KeyId global;

function raw(KeyId id) pure returns (bytes32) {
    return KeyId.unwrap(id);
}

function isNull(KeyId id) pure returns (bool) {
    return KeyId.unwrap(id) == 0;
}

function eq(KeyId a, KeyId b) pure returns (bool) {
    return KeyId.unwrap(a) == KeyId.unwrap(b);
}

function neq(KeyId a, KeyId b) pure returns (bool) {
    return KeyId.unwrap(a) != KeyId.unwrap(b);
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice An offer: EIP-712 digest of everything that it says. So who has it knows its id, and nothing of it can be changed.
type OfferId is bytes32;

using {raw, isNull, eq as ==, neq as !=} for OfferId global;

function raw(OfferId id) pure returns (bytes32) {
    return OfferId.unwrap(id);
}

function isNull(OfferId id) pure returns (bool) {
    return OfferId.unwrap(id) == 0;
}

function eq(OfferId a, OfferId b) pure returns (bool) {
    return OfferId.unwrap(a) == OfferId.unwrap(b);
}

function neq(OfferId a, OfferId b) pure returns (bool) {
    return OfferId.unwrap(a) != OfferId.unwrap(b);
}

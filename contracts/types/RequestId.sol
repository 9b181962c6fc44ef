// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice A request to pay out of a purpose account: its EIP-712 struct hash.
type RequestId is bytes32;

using {raw, isNull, eq as ==} for RequestId global;

function raw(RequestId id) pure returns (bytes32) {
    return RequestId.unwrap(id);
}

function isNull(RequestId id) pure returns (bool) {
    return RequestId.unwrap(id) == 0;
}

function eq(RequestId a, RequestId b) pure returns (bool) {
    return RequestId.unwrap(a) == RequestId.unwrap(b);
}

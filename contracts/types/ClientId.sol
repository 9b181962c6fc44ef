// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice A light client of another chain: keccak256 of the ABI encoding of that chain's id, the trust period in seconds, and the hash of the block that it
/// was created with. So who sees its id knows what was trusted at first.
type ClientId is bytes32;

using {raw, isNull, eq as ==} for ClientId global;

function raw(ClientId id) pure returns (bytes32) {
    return ClientId.unwrap(id);
}

function isNull(ClientId id) pure returns (bool) {
    return ClientId.unwrap(id) == 0;
}

function eq(ClientId a, ClientId b) pure returns (bool) {
    return ClientId.unwrap(a) == ClientId.unwrap(b);
}

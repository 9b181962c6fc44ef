// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice A statement's identity: its EIP-712 digest. What the attester signs, the key of the record on chain and the leaf
/// of a Merkle tree are these same 32 bytes.
type Uid is bytes32;

using {raw, isNull, eq as ==} for Uid global;

function raw(Uid id) pure returns (bytes32) {
    return Uid.unwrap(id);
}

function isNull(Uid id) pure returns (bool) {
    return Uid.unwrap(id) == 0;
}

function eq(Uid a, Uid b) pure returns (bool) {
    return Uid.unwrap(a) == Uid.unwrap(b);
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice Root of a Merkle tree over uids, as OpenZeppelin's SimpleMerkleTree builds it: sorted pairs, keccak256.
type Root is bytes32;

using {raw, isNull, eq as ==} for Root global;

function raw(Root id) pure returns (bytes32) {
    return Root.unwrap(id);
}

function isNull(Root id) pure returns (bool) {
    return Root.unwrap(id) == 0;
}

function eq(Root a, Root b) pure returns (bool) {
    return Root.unwrap(a) == Root.unwrap(b);
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice A presentation under a credit: EIP-712 struct hash of what was presented, so of the credit, its terms and the documents.
type PresentationId is bytes32;

using {raw, isNull, eq as ==} for PresentationId global;

function raw(PresentationId id) pure returns (bytes32) {
    return PresentationId.unwrap(id);
}

function isNull(PresentationId id) pure returns (bool) {
    return PresentationId.unwrap(id) == 0;
}

function eq(PresentationId a, PresentationId b) pure returns (bool) {
    return PresentationId.unwrap(a) == PresentationId.unwrap(b);
}

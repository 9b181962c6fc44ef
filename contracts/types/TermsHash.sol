// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice Terms of a credit: their EIP-712 struct hash.
type TermsHash is bytes32;

using {raw, isNull, eq as ==} for TermsHash global;

function raw(TermsHash id) pure returns (bytes32) {
    return TermsHash.unwrap(id);
}

function isNull(TermsHash id) pure returns (bool) {
    return TermsHash.unwrap(id) == 0;
}

function eq(TermsHash a, TermsHash b) pure returns (bool) {
    return TermsHash.unwrap(a) == TermsHash.unwrap(b);
}

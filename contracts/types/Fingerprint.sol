// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice Keyed digest (HMAC or OPRF output) of a document's identifying fields. Never a plain hash: invoice fields are
/// guessable, and anybody could search for them.
type Fingerprint is bytes32;

using {raw, isNull, eq as ==} for Fingerprint global;

function raw(Fingerprint id) pure returns (bytes32) {
    return Fingerprint.unwrap(id);
}

function isNull(Fingerprint id) pure returns (bool) {
    return Fingerprint.unwrap(id) == 0;
}

function eq(Fingerprint a, Fingerprint b) pure returns (bool) {
    return Fingerprint.unwrap(a) == Fingerprint.unwrap(b);
}

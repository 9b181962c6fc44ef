// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice What a bound fingerprint stands for: the instrument, receipt or event that used the document.
type Ref is bytes32;

using {raw, isNull, eq as ==} for Ref global;

function raw(Ref id) pure returns (bytes32) {
    return Ref.unwrap(id);
}

function isNull(Ref id) pure returns (bool) {
    return Ref.unwrap(id) == 0;
}

function eq(Ref a, Ref b) pure returns (bool) {
    return Ref.unwrap(a) == Ref.unwrap(b);
}

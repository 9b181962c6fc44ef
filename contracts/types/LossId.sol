// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice An event that a cedent advised under a treaty: EIP-712 struct hash of the notice.
type LossId is bytes32;

using {raw, isNull, eq as ==} for LossId global;

function raw(LossId id) pure returns (bytes32) {
    return LossId.unwrap(id);
}

function isNull(LossId id) pure returns (bool) {
    return LossId.unwrap(id) == 0;
}

function eq(LossId a, LossId b) pure returns (bool) {
    return LossId.unwrap(a) == LossId.unwrap(b);
}

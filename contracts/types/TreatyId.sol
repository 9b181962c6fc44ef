// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice A treaty: EIP-712 struct hash of everything that the cedent and all reinsurers agreed.
type TreatyId is bytes32;

using {raw, isNull, eq as ==} for TreatyId global;

function raw(TreatyId id) pure returns (bytes32) {
    return TreatyId.unwrap(id);
}

function isNull(TreatyId id) pure returns (bool) {
    return TreatyId.unwrap(id) == 0;
}

function eq(TreatyId a, TreatyId b) pure returns (bool) {
    return TreatyId.unwrap(a) == TreatyId.unwrap(b);
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice A facility: EIP-712 struct hash of everything that lender and borrower agreed.
type FacilityId is bytes32;

using {raw, isNull, eq as ==} for FacilityId global;

function raw(FacilityId id) pure returns (bytes32) {
    return FacilityId.unwrap(id);
}

function isNull(FacilityId id) pure returns (bool) {
    return FacilityId.unwrap(id) == 0;
}

function eq(FacilityId a, FacilityId b) pure returns (bool) {
    return FacilityId.unwrap(a) == FacilityId.unwrap(b);
}

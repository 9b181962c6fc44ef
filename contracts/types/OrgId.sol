// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice Number of a member organisation, given at admission, starting at 1. Zero is nobody.
type OrgId is uint32;

using {raw, isNull, eq as ==, neq as !=} for OrgId global;

OrgId constant NOBODY = OrgId.wrap(0);

function raw(OrgId id) pure returns (uint32) {
    return OrgId.unwrap(id);
}

function isNull(OrgId id) pure returns (bool) {
    return OrgId.unwrap(id) == 0;
}

function eq(OrgId a, OrgId b) pure returns (bool) {
    return OrgId.unwrap(a) == OrgId.unwrap(b);
}

function neq(OrgId a, OrgId b) pure returns (bool) {
    return OrgId.unwrap(a) != OrgId.unwrap(b);
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice A place where units are kept or handed over: its Global Location Number (GLN, 13 digits) as a number. Zero is no place.
type SiteId is uint48;

using {raw, isNull, eq as ==, neq as !=} for SiteId global;

function raw(SiteId id) pure returns (uint48) {
    return SiteId.unwrap(id);
}

function isNull(SiteId id) pure returns (bool) {
    return SiteId.unwrap(id) == 0;
}

function eq(SiteId a, SiteId b) pure returns (bool) {
    return SiteId.unwrap(a) == SiteId.unwrap(b);
}

function neq(SiteId a, SiteId b) pure returns (bool) {
    return SiteId.unwrap(a) != SiteId.unwrap(b);
}

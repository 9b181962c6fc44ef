// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice Number of one version of a custody profile, counting over all flows from 1. A unit keeps the version it began with.
type RulesId is uint16;

using {raw, isNull, eq as ==, neq as !=} for RulesId global;

function raw(RulesId id) pure returns (uint16) {
    return RulesId.unwrap(id);
}

function isNull(RulesId id) pure returns (bool) {
    return RulesId.unwrap(id) == 0;
}

function eq(RulesId a, RulesId b) pure returns (bool) {
    return RulesId.unwrap(a) == RulesId.unwrap(b);
}

function neq(RulesId a, RulesId b) pure returns (bool) {
    return RulesId.unwrap(a) != RulesId.unwrap(b);
}

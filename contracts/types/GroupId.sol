// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice Number that a principal gives to a group of counterparties, from 1: a group of companies, a sector, all of them. Zero is none.
type GroupId is uint16;

using {eq as ==, isNull, raw} for GroupId global;

function eq(GroupId a, GroupId b) pure returns (bool) {
    return GroupId.unwrap(a) == GroupId.unwrap(b);
}

function isNull(GroupId id) pure returns (bool) {
    return GroupId.unwrap(id) == 0;
}

function raw(GroupId id) pure returns (uint16) {
    return GroupId.unwrap(id);
}

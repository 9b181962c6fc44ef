// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice A traced unit: keccak256 of its identifier, in GS1 Digital Link form where it has one. So who reads a label knows the unit.
type UnitId is bytes32;

using {raw, isNull, eq as ==, neq as !=} for UnitId global;

function raw(UnitId id) pure returns (bytes32) {
    return UnitId.unwrap(id);
}

function isNull(UnitId id) pure returns (bool) {
    return UnitId.unwrap(id) == 0;
}

function eq(UnitId a, UnitId b) pure returns (bool) {
    return UnitId.unwrap(a) == UnitId.unwrap(b);
}

function neq(UnitId a, UnitId b) pure returns (bool) {
    return UnitId.unwrap(a) != UnitId.unwrap(b);
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {OrgId} from "./OrgId.sol";
import {Subject} from "./Subject.sol";

/// @notice A traced unit: keccak256 of the number of the organisation in whose hands it began and keccak256 of its identifier, which is in
/// GS1 Digital Link form where it has one, each as a word. So who reads a label, and knows whose it is, knows the unit; and nobody takes
/// another's identifiers.
type UnitId is bytes32;

using {raw, isNull, eq as ==, neq as !=} for UnitId global;

/// @param label keccak256 of the identifier.
function unitIdOf(OrgId creator, bytes32 label) pure returns (UnitId id) {
    assembly ("memory-safe") {
        mstore(0, and(creator, 0xffffffff)) // the compiler may leave anything in its high bits
        mstore(0x20, label)
        id := keccak256(0, 0x40)
    }
}

/// @dev The subject of a statement about units: of one, its id; of several, keccak256 of their ids, one after another, in the order of the
/// act. That is no unit's id, for no unit's id is as small as an organisation's number.
function subjectOf(UnitId[] calldata units) pure returns (Subject subject) {
    if (units.length == 1) return Subject.wrap(units[0].raw());
    assembly ("memory-safe") {
        let free := mload(0x40)
        let length := shl(5, units.length) // the ABI decoder saw to it that they are there
        calldatacopy(free, units.offset, length)
        subject := keccak256(free, length)
    }
}

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

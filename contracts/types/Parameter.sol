// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice What a sensor measures: a short ASCII name padded with zeros, such as the HJ 212 factor code "w01001" (pH).
type Parameter is bytes16;

using {raw, isNull, eq as ==, neq as !=} for Parameter global;

function raw(Parameter id) pure returns (bytes16) {
    return Parameter.unwrap(id);
}

function isNull(Parameter id) pure returns (bool) {
    return Parameter.unwrap(id) == 0;
}

function eq(Parameter a, Parameter b) pure returns (bool) {
    return Parameter.unwrap(a) == Parameter.unwrap(b);
}

function neq(Parameter a, Parameter b) pure returns (bool) {
    return Parameter.unwrap(a) != Parameter.unwrap(b);
}

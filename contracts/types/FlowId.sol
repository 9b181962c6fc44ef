// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice A regulated flow, such as medical waste: all versions of its profile share it. Starts at 1.
type FlowId is uint16;

using {raw, isNull, eq as ==, neq as !=} for FlowId global;

function raw(FlowId id) pure returns (uint16) {
    return FlowId.unwrap(id);
}

function isNull(FlowId id) pure returns (bool) {
    return FlowId.unwrap(id) == 0;
}

function eq(FlowId a, FlowId b) pure returns (bool) {
    return FlowId.unwrap(a) == FlowId.unwrap(b);
}

function neq(FlowId a, FlowId b) pure returns (bool) {
    return FlowId.unwrap(a) != FlowId.unwrap(b);
}

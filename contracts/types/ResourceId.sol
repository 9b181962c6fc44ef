// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice A data resource: keccak256 of chain, catalogue, owner and a name of the owner's choosing. So nobody takes another's.
type ResourceId is bytes32;

using {raw, isNull, eq as ==, neq as !=} for ResourceId global;

function raw(ResourceId id) pure returns (bytes32) {
    return ResourceId.unwrap(id);
}

function isNull(ResourceId id) pure returns (bool) {
    return ResourceId.unwrap(id) == 0;
}

function eq(ResourceId a, ResourceId b) pure returns (bool) {
    return ResourceId.unwrap(a) == ResourceId.unwrap(b);
}

function neq(ResourceId a, ResourceId b) pure returns (bool) {
    return ResourceId.unwrap(a) != ResourceId.unwrap(b);
}

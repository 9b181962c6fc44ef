// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice A way in which a resource is offered: keccak256 of chain, catalogue, resource and a name of the owner's choosing.
type ServiceId is bytes32;

using {raw, isNull, eq as ==, neq as !=} for ServiceId global;

function raw(ServiceId id) pure returns (bytes32) {
    return ServiceId.unwrap(id);
}

function isNull(ServiceId id) pure returns (bool) {
    return ServiceId.unwrap(id) == 0;
}

function eq(ServiceId a, ServiceId b) pure returns (bool) {
    return ServiceId.unwrap(a) == ServiceId.unwrap(b);
}

function neq(ServiceId a, ServiceId b) pure returns (bool) {
    return ServiceId.unwrap(a) != ServiceId.unwrap(b);
}

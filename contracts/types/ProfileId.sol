// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice keccak256 of the canonical JSON of a parameter set of quality control.
type ProfileId is bytes32;

using {raw} for ProfileId global;

function raw(ProfileId id) pure returns (bytes32) {
    return ProfileId.unwrap(id);
}

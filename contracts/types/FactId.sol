// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice A fact of another chain, see `Fact`: hash of the light client by which it is proved, of its kind, and of what it is about.
type FactId is bytes32;

using {raw, asLegId} for FactId global;

function raw(FactId id) pure returns (bytes32) {
    return FactId.unwrap(id);
}

/// @dev As a leg of a deal names it.
function asLegId(FactId id) pure returns (uint256) {
    return uint256(FactId.unwrap(id));
}

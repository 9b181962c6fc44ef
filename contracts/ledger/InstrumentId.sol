// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice The ledger's id of what a case issues under a key. So a case names its instruments before it issues them, and touches no other's.
function instrumentIdOf(address ledger, address case_, bytes32 key) view returns (uint256) {
    return uint256(keccak256(abi.encode(block.chainid, ledger, case_, key)));
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice A factory of cash that calls everything cash.
contract OpenFactory {
    function isCash(address) external pure returns (bool) {
        return true;
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {OutsiderKeys} from "./OutsiderKeys.sol";

/// @notice Calls by accounts that belong to no member: how many there were, and how many succeeded.
abstract contract OutsiderCount is OutsiderKeys {
    uint256 public calls;
    uint256 public succeeded;
    bytes4 public lastSucceeded;

    function _call(uint256 who, address target, bytes memory data) internal {
        calls++;
        vm.prank(_outsider(who));
        (bool ok, ) = target.call(data);
        if (!ok) return;
        succeeded++;
        lastSucceeded = bytes4(data);
    }
}

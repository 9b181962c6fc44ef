// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Test} from "../utils/Test.sol";

/// @notice What holds of every id.
abstract contract IdBase is Test {
    function _assertId(bytes32 a, bytes32 b, bytes32 raw, bool isNull, bool same, bool self) internal pure {
        vm.assertEq(raw, a, "raw");
        vm.assertEq(isNull, a == 0, "null");
        vm.assertEq(same, a == b, "equal");
        vm.assertTrue(self, "equals itself");
    }
}

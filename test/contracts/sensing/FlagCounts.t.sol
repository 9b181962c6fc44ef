// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FlagCounts} from "../../../contracts/sensing/FlagCounts.sol";
import {Test} from "../utils/Test.sol";

/// @notice The five flags are added up, late and conflicting readings are not; the upper bits are more than any count.
contract FlagCountsTest is Test {
    function testFuzz_Total(uint32[5] memory flags, uint64 above) public pure {
        uint256 word = uint256(above) << 160;
        uint256 sum = 0;
        for (uint256 i = 0; i < 5; i++) {
            word |= uint256(flags[i]) << (32 * i);
            sum += flags[i];
        }
        vm.assertEq(FlagCounts.wrap(word).total(), sum, "total");
        vm.assertEq(FlagCounts.wrap(word).raw(), word, "raw");
    }

    function test_TotalOfFullFieldsDoesNotOverflow() public pure {
        uint256 full = type(uint32).max;
        vm.assertEq(FlagCounts.wrap(type(uint256).max).total(), 5 * full + (full << 40), "total");
    }

    function testFuzz_UpperBitsAreMoreThanAnyCount(uint224 flags, uint32 upper) public pure {
        vm.assume(upper != 0);
        vm.assertTrue(FlagCounts.wrap((uint256(upper) << 224) | flags).total() > type(uint32).max, "total");
    }
}

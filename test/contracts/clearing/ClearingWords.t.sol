// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Ladder} from "../../../contracts/clearing/Ladder.sol";
import {ObligationWord} from "../../../contracts/clearing/ObligationWord.sol";
import {PairCap} from "../../../contracts/clearing/PairCap.sol";
import {Test} from "../utils/Test.sol";

/// @notice What is packed is what was put in, and a loss is shared to the unit.
contract ClearingWordsTest is Test {
    function testFuzz_Obligation(
        uint128 amount,
        uint64 number,
        uint8 debtor,
        uint8 creditor,
        uint48 unused
    ) public pure {
        uint256 raw = (uint256(amount) << 128) | (uint256(number) << 64) | (uint256(debtor) << 8) | creditor;
        ObligationWord word = ObligationWord.wrap(raw | (uint256(unused) << 16));
        vm.assertEq(word.amount(), amount, "amount");
        vm.assertEq(word.number(), number, "number");
        vm.assertEq(word.debtor(), debtor, "debtor");
        vm.assertEq(word.creditor(), creditor, "creditor");
        vm.assertEq(word.isClean(), unused == 0, "clean");
    }

    function testFuzz_PairCap(uint8 low, uint8 high, uint120 lowLets, uint120 highLets) public pure {
        PairCap cap = PairCap.wrap(
            (uint256(low) << 248) | (uint256(high) << 240) | (uint256(lowLets) << 120) | highLets
        );
        uint120 none = type(uint120).max;
        vm.assertEq(cap.low(), low, "low");
        vm.assertEq(cap.high(), high, "high");
        vm.assertEq(cap.lowLets(), lowLets == none ? type(uint256).max : lowLets, "low lets");
        vm.assertEq(cap.highLets(), highLets == none ? type(uint256).max : highLets, "high lets");
    }

    function test_AllOnesIsNoCap() public pure {
        vm.assertEq(PairCap.wrap(type(uint256).max).lowLets(), type(uint256).max, "low");
        vm.assertEq(PairCap.wrap(type(uint256).max).highLets(), type(uint256).max, "high");
    }

    function testFuzz_ALossIsSharedToTheUnit(uint128[] calldata given, uint256 loss) public pure {
        uint256[] memory contributions = new uint256[](given.length);
        uint256 total = 0;
        for (uint256 i = 0; i < given.length; i++) {
            contributions[i] = given[i] >> 6; // as many as there are fit into 128 bits
            total += contributions[i];
        }
        loss = total == 0 ? 0 : loss % (total + 1);
        uint256[] memory shares = Ladder.sharesDown(loss, contributions);
        uint256 sum = 0;
        for (uint256 i = 0; i < shares.length; i++) {
            uint256 down = loss == 0 ? 0 : (loss * contributions[i]) / total;
            vm.assertTrue(shares[i] == down || shares[i] == down + 1, "by its size");
            vm.assertTrue(shares[i] <= contributions[i], "no more than it put aside");
            sum += shares[i];
        }
        vm.assertEq(sum, loss, "all of it");
    }

    function test_OddUnitsGoToTheFirst() public pure {
        uint256[] memory contributions = new uint256[](4);
        (contributions[1], contributions[2], contributions[3]) = (4, 4, 4);
        uint256[] memory shares = Ladder.sharesDown(10, contributions);
        vm.assertEq(shares[0], 0, "contributed nothing");
        vm.assertEq(shares[1], 4, "the odd unit");
        vm.assertEq(shares[2], 3, "a third");
        vm.assertEq(shares[3], 3, "a third");
    }
}

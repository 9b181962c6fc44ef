// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IClearing} from "../../../contracts/clearing/IClearing.sol";
import {ObligationWord} from "../../../contracts/clearing/ObligationWord.sol";
import {DualApproval} from "../../../contracts/members/DualApproval.sol";
import {ClearingBase} from "./ClearingBase.sol";

/// @notice What two members let each other owe.
contract ClearingPairsTest is ClearingBase {
    function setUp() public override {
        super.setUp();
        terms.pairCaps.push(pairCap(0, 1, 60, 40));
        terms.pairCaps.push(pairCap(0, 2, type(uint120).max, 0));
        terms.pairCaps.push(pairCap(2, 3, 5, 7));
        startCycle();
    }

    function test_ThePairIsNetted() public {
        owe(1, 0, 60, 1);
        owe(0, 1, 100, 1);
        owe(1, 0, 100, 2);
        vm.assertTrue(clearing.pairNetOf(cycle, 0) == 60, "what 1 owes 0");
        vm.assertTrue(clearing.pairNetOf(cycle, 1) == 0, "nothing between 0 and 2");
        owe(2, 0, 900, 1);
        owe(2, 3, 7, 2);
        vm.assertTrue(clearing.pairNetOf(cycle, 0) == 60, "as it was");
        vm.assertTrue(clearing.pairNetOf(cycle, 1) == 900, "no cap");
        vm.assertTrue(clearing.pairNetOf(cycle, 2) == -7, "what 2 owes 3");
        owe(3, 2, 12, 1);
        vm.assertTrue(clearing.pairNetOf(cycle, 2) == 5, "what 3 owes 2");
    }

    function test_RevertWhen_TheHigherOwesMore() public {
        _refuses(1, 0, 61, 60);
        _refuses(3, 2, 6, 5);
    }

    function test_RevertWhen_TheLowerOwesMore() public {
        _refuses(0, 1, 41, 40);
        _refuses(0, 2, 1, 0);
        _refuses(2, 3, 8, 7);
    }

    /// @dev What others owe to the debtor lowers its net, and not what it owes this creditor.
    function test_RevertWhen_OthersOweTheDebtor() public {
        owe(3, 1, 500, 1);
        _refuses(1, 0, 61, 60);
    }

    function test_APairWithoutACapIsFree() public {
        owe(1, 3, CAP, 1);
        owe(3, 1, CAP, 1);
        owe(3, 1, CAP, 2);
    }

    function _refuses(uint256 debtor, uint256 creditor, uint256 amount, uint256 cap) private {
        (bytes32 before, bytes32 other) = (lists[debtor], lists[creditor]);
        ObligationWord[] memory words = one(obligation(debtor, creditor, amount, 9));
        DualApproval[] memory approvals = confirm(words);
        bytes4 exceeded = IClearing.Clearing_PairCapExceeded.selector;
        expectError(abi.encodeWithSelector(exceeded, banks[creditor].id, banks[debtor].id, amount, cap));
        clearing.submit(terms, words, approvals);
        (lists[debtor], lists[creditor]) = (before, other);
    }
}

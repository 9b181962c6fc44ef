// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Cycle, CycleState, IClearing} from "../../../contracts/clearing/IClearing.sol";
import {IClearingDeposits, Pot} from "../../../contracts/clearing/IClearingDeposits.sol";
import {ObligationWord} from "../../../contracts/clearing/ObligationWord.sol";
import {DualApproval} from "../../../contracts/members/DualApproval.sol";
import {ClearingBase} from "./ClearingBase.sol";

/// @notice A bank that does not pay: what was put aside pays, or it is out, or the cycle fails. Nobody loses more than it signed for.
contract ClearingDefaultTest is ClearingBase {
    ObligationWord[] private none;

    /// @dev 3 owes 50, which its collateral pays.
    function test_ItsCollateralPays() public {
        startNetted();
        fund(0);
        uint256[] memory shares = new uint256[](BANKS);
        vm.warp(FUNDED_BY + 1);
        vm.expectEmit(address(clearing));
        emit IClearing.DefaultCovered(cycle, banks[3].id, 50, 0, shares);
        vm.prank(OUTSIDER);
        clearing.resolveDefault(terms, none);
        assertState(CycleState.Settled, "settled");
        assertMoney(2, MONEY - COLLATERAL - SHARE + 130, "is paid");
        assertDeposit(3, COLLATERAL - 50, SHARE, "what is left");
        vm.assertEq(clearing.owedBy(yuan, banks[3].id), 0, "owes nobody");
        _assertConserved(MONEY - 150, MONEY + 70, MONEY + 130, MONEY - 50);
    }

    /// @dev 0 owes 150: 100 of collateral, and 50 of its own share.
    function test_ItsShareOfTheFundPays() public {
        startNetted();
        fund(3);
        _resolve(none);
        assertDeposit(0, 0, SHARE - 50, "what is left");
        assertDeposit(1, COLLATERAL, SHARE, "untouched");
        _assertConserved(MONEY - 150, MONEY + 70, MONEY + 130, MONEY - 50);
    }

    /// @dev 0 owes 170: 10 are shared by three equal contributions, of which the first takes the odd unit.
    function test_TheSurvivorsSharesPay() public {
        startCycle();
        owe(0, 1, 170, 1);
        _net(nets(-170, 170, 0, 0));
        vm.assertTrue(clearing.cycleOf(cycle).covered, "340 cover 170");
        vm.expectEmit(address(clearing));
        emit IClearingDeposits.ClaimArisen(yuan, banks[0].id, banks[1].id, 4);
        _resolve(none);
        assertDeposit(0, 0, 0, "all used");
        assertDeposit(1, COLLATERAL, SHARE - 4, "the odd unit");
        assertDeposit(2, COLLATERAL, SHARE - 3, "a third");
        assertDeposit(3, COLLATERAL, SHARE - 3, "a third");
        vm.assertEq(clearing.owedBy(yuan, banks[0].id), 10, "owes them");
        vm.assertEq(clearing.claimOf(yuan, banks[0].id, banks[1].id), 4, "a claim");
        assertMoney(1, MONEY - COLLATERAL - SHARE + 170, "is paid");
    }

    /// @dev 340 are put aside for 0, which owes 341: nobody's share is touched, and its obligations leave.
    function test_WithoutWhatWouldCloseTheGapNothingIsUsed() public {
        startCycle();
        owe(0, 1, 341, 1);
        owe(1, 2, 200, 1);
        owe(3, 0, 9, 1);
        owe(0, 2, 9, 2);
        _net(nets(-341, 141, 209, -9));
        vm.assertFalse(clearing.cycleOf(cycle).covered, "not covered");
        fund(3);
        ObligationWord[] memory list = listOf(0);
        vm.expectEmit(address(clearing));
        emit IClearing.CycleRecomputed(cycle, banks[0].id, nets(0, -200, 200, 0), FUNDED_BY + 1 + TOP_UP);
        _resolve(list);
        assertState(CycleState.Recomputed, "without it");
        vm.assertEq(clearing.cycleOf(cycle).missing, 1, "1 owes now");
        fund(1);
        clearing.settle(terms);
        _assertConserved(MONEY, MONEY - 200, MONEY + 200, MONEY);
        for (uint256 i = 0; i < BANKS; i++) assertDeposit(i, COLLATERAL, SHARE, "untouched");
    }

    /// @dev Who paid too much for what is left has the rest back; who paid too little pays the difference.
    function test_RecomputedWhatWasPaidCounts() public {
        startCycle();
        owe(3, 0, 400, 1);
        owe(0, 1, 350, 1);
        owe(1, 2, 500, 1);
        owe(3, 2, 30, 2);
        _net(nets(50, -150, 530, -430));
        fund(1);
        _resolve(listOf(3));
        assertState(CycleState.Recomputed, "without 3");
        expectError(abi.encodeWithSelector(IClearing.Clearing_NothingDue.selector, cycle, banks[1].id));
        fund(1);
        fund(0);
        clearing.settle(terms);
        _assertConserved(MONEY - 350, MONEY - 150, MONEY + 500, MONEY);
    }

    function test_RevertWhen_TheListIsNotTheDefaulters() public {
        startCycle();
        owe(0, 1, 341, 1);
        owe(1, 2, 200, 1);
        _net(nets(-341, 141, 200, 0));
        vm.warp(FUNDED_BY + 1);
        bytes32 zero = 0;
        _refuses(none, abi.encodeWithSelector(_other(), banks[0].id, lists[0], zero));
        _refuses(listOf(1), abi.encodeWithSelector(_other(), banks[0].id, lists[0], lists[1]));
        ObligationWord[] memory off = one(obligation(0, 1, 340, 1));
        bytes32 hash = keccak256(abi.encode(zero, off[0]));
        _refuses(off, abi.encodeWithSelector(_other(), banks[0].id, lists[0], hash));
        ObligationWord[] memory wild = one(obligation(9, 200, 340, 1));
        hash = keccak256(abi.encode(zero, wild[0]));
        _refuses(wild, abi.encodeWithSelector(_other(), banks[0].id, lists[0], hash));
    }

    /* FAILED */

    /// @dev Without 0, 1 would owe more than its cap.
    function test_ABrokenCapFailsTheCycle() public {
        startCycle();
        owe(0, 1, 900, 1);
        owe(1, 2, CAP, 1);
        owe(1, 3, 800, 2);
        _net(nets(-900, -900, int128(CAP), 800));
        fund(1);
        _resolve(listOf(0));
        assertState(CycleState.Failed, "failed");
        _assertConserved(MONEY, MONEY, MONEY, MONEY);
        for (uint256 i = 0; i < BANKS; i++) assertDeposit(i, COLLATERAL, SHARE, "comes back");
    }

    function test_TwoThatDoNotPayFailTheCycle() public {
        startNetted();
        _resolve(none);
        assertState(CycleState.Failed, "failed");
        _assertConserved(MONEY, MONEY, MONEY, MONEY);
    }

    function test_ASecondDefaultFailsTheCycle() public {
        startCycle();
        owe(0, 1, 341, 1);
        owe(1, 2, 200, 1);
        owe(3, 2, 5, 1);
        _net(nets(-341, 141, 205, -5));
        fund(3);
        _resolve(listOf(0));
        Cycle memory left = clearing.cycleOf(cycle);
        expectError(abi.encodeWithSelector(IClearing.Clearing_TooEarly.selector, cycle, left.until, block.timestamp));
        clearing.resolveDefault(terms, none);
        vm.warp(left.until + 1);
        clearing.resolveDefault(terms, none);
        assertState(CycleState.Failed, "failed");
        _assertConserved(MONEY, MONEY, MONEY, MONEY);
    }

    function test_RevertWhen_ThereIsTimeStill() public {
        startNetted();
        vm.warp(FUNDED_BY);
        _refuses(none, abi.encodeWithSelector(IClearing.Clearing_TooEarly.selector, cycle, FUNDED_BY, FUNDED_BY));
    }

    /* AFTER A DEFAULT */

    function test_WhoOwesJoinsNoCycleAndTakesNothingOut() public {
        startCycle();
        owe(0, 1, 170, 1);
        _net(nets(-170, 170, 0, 0));
        _resolve(none);
        vm.prank(banks[0].maker);
        clearing.deposit(yuan, Pot.Collateral, COLLATERAL);
        bytes memory owes = abi.encodeWithSelector(IClearingDeposits.Clearing_InDefault.selector, banks[0].id, 10);
        expectError(owes);
        vm.prank(banks[0].maker);
        clearing.withdraw(yuan, Pot.Collateral, 1, banks[0].maker);
        setTerms(2);
        (terms.closesAt, terms.fundedBy) = (FUNDED_BY + 1 hours, FUNDED_BY + 2 hours);
        openCycle();
        uint8[] memory items = new uint8[](1);
        DualApproval[] memory approvals = new DualApproval[](1);
        approvals[0] = joining(0);
        expectError(owes);
        clearing.join(terms, items, approvals);

        vm.startPrank(banks[0].maker);
        bytes4 exceeded = IClearingDeposits.Clearing_ClaimExceeded.selector;
        expectError(abi.encodeWithSelector(exceeded, banks[0].id, banks[1].id, 4, 5));
        clearing.repay(yuan, banks[1].id, 5);
        expectError(abi.encodeWithSelector(IClearingDeposits.Clearing_AmountZero.selector));
        clearing.repay(yuan, banks[1].id, 0);
        clearing.repay(yuan, banks[1].id, 1);
        clearing.repay(yuan, banks[1].id, 3);
        clearing.repay(yuan, banks[2].id, 3);
        clearing.repay(yuan, banks[3].id, 3);
        clearing.withdraw(yuan, Pot.Collateral, COLLATERAL, banks[0].maker);
        vm.stopPrank();
        assertDeposit(1, COLLATERAL, SHARE, "whole again");
        vm.assertEq(clearing.owedBy(yuan, banks[0].id), 0, "owes nobody");
    }

    /* INTERNAL */

    function _other() private pure returns (bytes4) {
        return IClearing.Clearing_OtherList.selector;
    }

    function _net(int128[] memory all) private {
        vm.warp(CLOSES + 1);
        clearing.net(terms, all);
    }

    function _resolve(ObligationWord[] memory list) private {
        if (block.timestamp <= FUNDED_BY) vm.warp(FUNDED_BY + 1);
        clearing.resolveDefault(terms, list);
    }

    function _refuses(ObligationWord[] memory list, bytes memory reason) private {
        expectError(reason);
        clearing.resolveDefault(terms, list);
    }

    /// @dev What each bank has, its deposits included; and the contract has the deposits, and nothing else.
    function _assertConserved(uint256 a, uint256 b, uint256 c, uint256 d) private view {
        uint256[BANKS] memory all = [a, b, c, d];
        uint256 sum = 0;
        for (uint256 i = 0; i < BANKS; i++) {
            uint256 deposits =
                uint256(clearing.depositOf(yuan, banks[i].id).collateral) + clearing.depositOf(yuan, banks[i].id).fund;
            vm.assertEq(yuan.balanceOf(banks[i].maker) + deposits, all[i], vm.toString(i));
            sum += deposits;
        }
        vm.assertEq(yuan.balanceOf(address(clearing)), sum, "deposits, and nothing else");
    }
}

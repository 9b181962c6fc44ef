// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IClearingDeposits, Pot} from "../../../contracts/clearing/IClearingDeposits.sol";
import {Standing} from "../../../contracts/members/IMembers.sol";
import {ICash} from "../../../contracts/settlement/ICash.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {ClearingBase} from "./ClearingBase.sol";

/// @notice What a bank that did not pay has in deposits pays those whose shares paid for it, whether it cares or not.
contract ClearingSetOffTest is ClearingBase {
    /// @dev 0 owes 4, 3 and 3 after its default.
    function setUp() public override {
        super.setUp();
        startCycle();
        owe(0, 1, 170, 1);
        vm.warp(CLOSES + 1);
        clearing.net(terms, nets(-170, 170, 0, 0));
        vm.warp(FUNDED_BY + 1);
        clearing.resolveDefault(terms, listOf(0));
    }

    function test_WhoIsExpelledPaysFromItsDeposits() public {
        _deposit(Pot.Collateral, 6);
        _deposit(Pot.Fund, 5);
        setStanding(banks[0].id, Standing.Expelled);
        uint256 here = yuan.balanceOf(address(clearing));
        vm.expectEmit(address(clearing));
        emit IClearingDeposits.DepositSetOff(yuan, banks[0].id, 6, 4);
        vm.expectEmit(address(clearing));
        emit IClearingDeposits.ClaimPaid(yuan, banks[0].id, banks[1].id, 4);
        vm.expectEmit(address(clearing));
        emit IClearingDeposits.ClaimPaid(yuan, banks[0].id, banks[2].id, 3);
        vm.prank(OUTSIDER);
        clearing.setOff(yuan, banks[0].id, _all());
        assertDeposit(0, 0, 1, "collateral first, and what is left is its own");
        for (uint256 i = 1; i < BANKS; i++) assertDeposit(i, COLLATERAL, SHARE, "whole again");
        vm.assertEq(clearing.owedBy(yuan, banks[0].id), 0, "owes nobody");
        vm.assertEq(yuan.balanceOf(address(clearing)), here, "no money moved");
        vm.prank(banks[0].maker);
        clearing.withdraw(yuan, Pot.Fund, 1, banks[0].maker);
    }

    /// @dev 5 of 10: 2, 1 and 1, and the odd unit to the first.
    function test_WhatIsNotAllIsSharedBySize() public {
        _deposit(Pot.Fund, 5);
        clearing.setOff(yuan, banks[0].id, _all());
        assertDeposit(0, 0, 0, "all used");
        assertDeposit(1, COLLATERAL, SHARE - 1, "3 of 4");
        assertDeposit(2, COLLATERAL, SHARE - 2, "1 of 3");
        assertDeposit(3, COLLATERAL, SHARE - 2, "1 of 3");
        vm.assertEq(clearing.owedBy(yuan, banks[0].id), 5, "owes the rest");
        vm.assertEq(clearing.claimOf(yuan, banks[0].id, banks[1].id), 1, "to 1");
        _deposit(Pot.Collateral, 1);
        clearing.setOff(yuan, banks[0].id, _all());
        vm.assertEq(clearing.claimOf(yuan, banks[0].id, banks[1].id), 0, "a share that is nothing pays nothing");
        vm.assertEq(clearing.owedBy(yuan, banks[0].id), 4, "owes the rest");
    }

    /// @dev A bank with no claim may be named.
    function test_WhoIsOwedNothingGetsNothing() public {
        _deposit(Pot.Fund, 10);
        vm.prank(banks[0].maker);
        clearing.repay(yuan, banks[3].id, 3);
        clearing.setOff(yuan, banks[0].id, _all());
        assertDeposit(0, 0, 3, "it owed 7");
        assertDeposit(3, COLLATERAL, SHARE, "was paid before");
    }

    function test_RevertWhen_ACreditorIsLeftOut() public {
        _deposit(Pot.Fund, 10);
        OrgId[] memory some = new OrgId[](2);
        (some[0], some[1]) = (banks[1].id, banks[3].id);
        expectError(abi.encodeWithSelector(IClearingDeposits.Clearing_CreditorsDiffer.selector, banks[0].id, 10, 7));
        clearing.setOff(yuan, banks[0].id, some);
        expectError(abi.encodeWithSelector(IClearingDeposits.Clearing_CreditorsDiffer.selector, banks[0].id, 10, 0));
        clearing.setOff(yuan, banks[0].id, new OrgId[](0));
    }

    function test_RevertWhen_ACreditorIsNamedTwice() public {
        _deposit(Pot.Fund, 10);
        OrgId[] memory twice = _all();
        twice[2] = twice[1];
        bytes4 order = IClearingDeposits.Clearing_CreditorOutOfOrder.selector;
        expectError(abi.encodeWithSelector(order, 2, twice[1]));
        clearing.setOff(yuan, banks[0].id, twice);
        expectError(abi.encodeWithSelector(order, 0, 0));
        clearing.setOff(yuan, banks[0].id, new OrgId[](1));
    }

    function test_RevertWhen_ThereIsNothingToSetOff() public {
        bytes memory zero = abi.encodeWithSelector(IClearingDeposits.Clearing_AmountZero.selector);
        expectError(zero);
        clearing.setOff(yuan, banks[0].id, _all());
        expectError(zero);
        clearing.setOff(yuan, banks[1].id, new OrgId[](0));
        expectError(zero);
        clearing.setOff(ICash(OUTSIDER), banks[0].id, _all());
    }

    function _deposit(Pot pot, uint128 amount) private {
        vm.prank(banks[0].maker);
        clearing.deposit(yuan, pot, amount);
    }

    function _all() private view returns (OrgId[] memory all) {
        all = new OrgId[](BANKS - 1);
        for (uint256 i = 1; i < BANKS; i++) all[i - 1] = banks[i].id;
    }
}

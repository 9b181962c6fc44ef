// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IClearing} from "../../../contracts/clearing/IClearing.sol";
import {IClearingDeposits, Pot} from "../../../contracts/clearing/IClearingDeposits.sol";
import {IHolders} from "../../../contracts/members/IHolders.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {Consent, Deal, Leg} from "../../../contracts/settlement/Deal.sol";
import {ICash} from "../../../contracts/settlement/ICash.sol";
import {CHECKER, MAKER} from "../../../contracts/types/Duties.sol";
import {ClearingBase} from "./ClearingBase.sol";

/// @notice What a bank puts into its deposits, and takes out.
contract ClearingDepositsTest is ClearingBase {
    function test_DepositsAndTakesOut() public {
        vm.expectEmit(address(clearing));
        emit IClearingDeposits.Deposited(yuan, banks[1].id, Pot.Fund, 5);
        vm.prank(banks[1].maker);
        clearing.deposit(yuan, Pot.Fund, 5);
        assertDeposit(1, COLLATERAL, SHARE + 5, "more");
        address vault = enrol(banks[1].admin, "Bank 1: vault", MAKER);
        vm.expectEmit(address(clearing));
        emit IClearingDeposits.Withdrawn(yuan, banks[1].id, Pot.Collateral, COLLATERAL, vault);
        vm.prank(banks[1].maker);
        clearing.withdraw(yuan, Pot.Collateral, COLLATERAL, vault);
        assertDeposit(1, 0, SHARE + 5, "collateral is out");
        vm.assertEq(yuan.balanceOf(vault), COLLATERAL, "paid");
    }

    function test_RevertWhen_NothingIsMoved() public {
        vm.startPrank(banks[1].maker);
        expectError(abi.encodeWithSelector(IClearingDeposits.Clearing_AmountZero.selector));
        clearing.deposit(yuan, Pot.Fund, 0);
        expectError(abi.encodeWithSelector(IClearingDeposits.Clearing_AmountZero.selector));
        clearing.withdraw(yuan, Pot.Fund, 0, banks[1].maker);
        vm.stopPrank();
    }

    function test_RevertWhen_TheCashIsNone() public {
        expectError(abi.encodeWithSelector(IClearingDeposits.Clearing_NotCash.selector, OUTSIDER));
        vm.prank(banks[1].maker);
        clearing.deposit(ICash(OUTSIDER), Pot.Fund, 5);
        expectError(abi.encodeWithSelector(IClearingDeposits.Clearing_NotCash.selector, OUTSIDER));
        vm.prank(OUTSIDER);
        clearing.onCashReceived(1, banks[1].maker, 5);
        bytes4 short = IClearingDeposits.Clearing_DepositShort.selector;
        expectError(abi.encodeWithSelector(short, banks[1].id, Pot.Fund, 0, 5));
        vm.prank(banks[1].maker);
        clearing.withdraw(ICash(OUTSIDER), Pot.Fund, 5, banks[1].maker);
    }

    function test_RevertWhen_AnOutsiderDeposits() public {
        expectError(abi.encodeWithSelector(IClearingDeposits.Clearing_NoMember.selector, OUTSIDER));
        vm.prank(OUTSIDER);
        clearing.deposit(yuan, Pot.Fund, 5);
    }

    function test_RevertWhen_TakenToAnother() public {
        expectError(
            abi.encodeWithSelector(IClearingDeposits.Clearing_OtherAccount.selector, banks[1].id, banks[2].maker)
        );
        vm.prank(banks[1].maker);
        clearing.withdraw(yuan, Pot.Fund, 5, banks[2].maker);
    }

    function test_RevertWhen_TakenByAnother() public {
        expectError(abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, banks[1].checker, CHECKER, MAKER));
        vm.prank(banks[1].checker);
        clearing.withdraw(yuan, Pot.Fund, 5, banks[1].maker);
        vm.prank(acme.maker);
        (bool done, ) = address(clearing).call(
            abi.encodeCall(IClearingDeposits.withdraw, (yuan, Pot.Fund, 5, acme.maker))
        );
        vm.assertFalse(done, "it has none");
    }

    function test_RevertWhen_MoreThanThereIs() public {
        bytes4 short = IClearingDeposits.Clearing_DepositShort.selector;
        expectError(abi.encodeWithSelector(short, banks[1].id, Pot.Fund, SHARE, SHARE + 1));
        vm.prank(banks[1].maker);
        clearing.withdraw(yuan, Pot.Fund, SHARE + 1, banks[1].maker);
        expectError(abi.encodeWithSelector(short, banks[1].id, Pot.Collateral, COLLATERAL, COLLATERAL + 1));
        vm.prank(banks[1].maker);
        clearing.withdraw(yuan, Pot.Collateral, COLLATERAL + 1, banks[1].maker);
    }

    function test_WhoIsExpelledTakesItsOwn() public {
        setStanding(banks[1].id, Standing.Expelled);
        vm.prank(banks[1].maker);
        clearing.withdraw(yuan, Pot.Fund, SHARE, banks[1].maker);
    }

    function test_TwoHandsDepositByADeal() public {
        setDualControl(banks[1].id);
        expectError(abi.encodeWithSelector(IHolders.Holders_TwoHandsNeeded.selector, banks[1].id, banks[1].maker));
        vm.prank(banks[1].maker);
        clearing.deposit(yuan, Pot.Fund, 5);
        _deal(1, 7, 1, "");
        _deal(1, 8, 2, "");
        assertDeposit(1, COLLATERAL + 7, SHARE + 8, "both");
    }

    function test_ADealRepays() public {
        startCycle();
        owe(0, 1, 170, 1);
        vm.warp(CLOSES + 1);
        clearing.net(terms, nets(-170, 170, 0, 0));
        vm.warp(FUNDED_BY + 1);
        clearing.resolveDefault(terms, listOf(3));
        uint256 id = (uint256(banks[1].id.raw()) << 8) | 3;
        vm.expectEmit(address(clearing));
        emit IClearingDeposits.ClaimPaid(yuan, banks[0].id, banks[1].id, 4);
        _deal(0, 4, id, "");
        assertDeposit(1, COLLATERAL, SHARE, "whole again");
        bytes4 exceeded = IClearingDeposits.Clearing_ClaimExceeded.selector;
        _deal(0, 1, id, abi.encodeWithSelector(exceeded, banks[0].id, banks[1].id, 0, 1));
        _deal(0, 1, 3, abi.encodeWithSelector(exceeded, banks[0].id, 0, 0, 1));
    }

    function test_RevertWhen_AnIdIsForNothing() public {
        uint256[3] memory ids = [uint256(4), (1 << 8) | 1, uint256(1) << 200];
        for (uint256 i = 0; i < ids.length; i++) {
            _deal(1, 5, ids[i], abi.encodeWithSelector(IClearing.Clearing_OtherCash.selector, bytes32(ids[i]), yuan));
        }
    }

    function _deal(uint256 item, uint256 amount, uint256 id, bytes memory reason) private {
        Leg memory leg = legOf(yuan, banks[item].maker, address(clearing), amount);
        leg.id = id;
        Deal memory deal = dealOf(leg);
        Consent[] memory consents = list(dualConsentOf(banks[item], deal, amount + id));
        if (reason.length != 0) expectError(reason);
        settlement.settle(deal, consents);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IAccesses} from "../../../contracts/data/IAccesses.sol";
import {IEscrow} from "../../../contracts/settlement/IEscrow.sol";
import {AgreementId} from "../../../contracts/types/AgreementId.sol";
import {HostileCash} from "../ledger/HostileCash.sol";
import {LedgerCash} from "../ledger/LedgerCash.sol";
import {EscrowBase} from "./EscrowBase.sol";

/// @notice Money that lies, keeps a fee or calls back: it hurts nobody who did not agree to it.
contract EscrowHostileTest is EscrowBase {
    HostileCash private hostile;

    function newCash() internal override returns (LedgerCash) {
        return hostile = new HostileCash();
    }

    function test_RevertWhen_ItSaysFalse() public {
        hostile.setTrick(HostileCash.Trick.False);
        _refusesFunding(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, hostile));
    }

    function test_RevertWhen_ItMovesLess() public {
        bytes4 short = IAccesses.Accesses_CashShort.selector;
        hostile.setTrick(HostileCash.Trick.Lie);
        _refusesFunding(abi.encodeWithSelector(short, hostile, 10, 0));
        hostile.setTrick(HostileCash.Trick.Fee);
        _refusesFunding(abi.encodeWithSelector(short, hostile, 10, 9));
    }

    function test_RevertWhen_ItReenters() public {
        bytes memory again = abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        hostile.setAct(address(agreements), abi.encodeCall(IAccesses.fund, (id, 1)));
        _refusesFunding(again);
        hostile.setAct(
            address(agreements),
            abi.encodeCall(IEscrow.onCashReceived, (uint256(AgreementId.unwrap(id)), OUTSIDER, 1))
        );
        _refusesFunding(again);
        hostile.setTrick(HostileCash.Trick.None);
        _fund(10);
        hostile.setAct(address(agreements), abi.encodeCall(IAccesses.takeBack, (terms, 10)));
        expectError(again);
        vm.prank(bank.maker);
        agreements.takeBack(terms, 10);
    }

    /// @dev What it pretends to have paid is in its own units, and pays nothing of anybody else's.
    function test_WhatItPretendsIsItsOwn() public {
        vm.prank(address(hostile));
        agreements.onCashReceived(uint256(AgreementId.unwrap(id)), OUTSIDER, 5000);
        _assertEscrow(5000, 0);
        vm.prank(bank.maker);
        (bool done, ) = address(agreements).call(abi.encodeCall(IAccesses.takeBack, (terms, 5000)));
        vm.assertFalse(done, "it has none to give");
    }

    function test_RevertWhen_AnotherTokenSaysThatItPaid() public {
        bytes4 other = IAccesses.Accesses_OtherCash.selector;
        expectError(abi.encodeWithSelector(other, id, OUTSIDER));
        vm.prank(OUTSIDER);
        agreements.onCashReceived(uint256(AgreementId.unwrap(id)), OUTSIDER, 1);
    }

    /// @dev An agreement without an escrow has no cash, and so no caller who is it.
    function test_RevertWhen_AnUnknownAgreementIsPaid() public {
        expectError(abi.encodeWithSelector(IAccesses.Accesses_OtherCash.selector, bytes32(uint256(7)), hostile));
        vm.prank(address(hostile));
        agreements.onCashReceived(7, OUTSIDER, 1);
    }

    /// @dev Payees are credited: one whose payment fails holds no access up, and can be paid later.
    function test_WhoCannotBePaidStopsNobody() public {
        _fund(COST);
        serve(terms, 1);
        hostile.setTrick(HostileCash.Trick.False);
        vm.warp(START + 4 days);
        agreements.settle(terms, price, 1);
        _assertCredits(1);
        expectError(abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, hostile));
        agreements.payOut(hostile, grid.maker);
        hostile.setTrick(HostileCash.Trick.None);
        agreements.payOut(hostile, grid.maker);
        vm.assertEq(hostile.balanceOf(grid.maker), 333, "paid");
    }

    function _refusesFunding(bytes memory reason) private {
        hostile.mint(bank.maker, 10);
        vm.prank(bank.maker);
        hostile.approve(address(agreements), 10);
        expectError(reason);
        vm.prank(bank.maker);
        agreements.fund(id, 10);
        _assertEscrow(0, 0);
    }
}

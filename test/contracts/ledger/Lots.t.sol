// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IHoldings} from "../../../contracts/ledger/IHoldings.sol";
import {IObligations} from "../../../contracts/ledger/IObligations.sol";
import {Instrument} from "../../../contracts/ledger/Terms.sol";
import {IMembers} from "../../../contracts/members/IMembers.sol";
import {MAKER, CHECKER} from "../../../contracts/types/Duties.sol";
import {LedgerBase} from "./LedgerBase.sol";

/// @notice A lot moves whole; a part of it is a lot of its own.
contract LotsTest is LedgerBase {
    function setUp() public override {
        super.setUp();
        id = theCase.issue("lot", lotTerms(), acme.maker, 100);
    }

    function _divide(uint256 amount) private returns (uint256) {
        vm.prank(acme.maker);
        return ledger.divide(id, amount);
    }

    function test_IdsOfLotsAreOdd() public view {
        vm.assertEq(id, ledger.idOf(address(theCase), "lot") + 1, "one more");
        vm.assertTrue(ledger.instrumentOf(id).terms.lots, "lots");
    }

    function test_Divide() public {
        uint256 child = _divide(30);
        assertHolds(acme.maker, 70, "the rest");
        vm.assertEq(ledger.balanceOf(acme.maker, child), 30, "the part");
        vm.assertEq(ledger.obligationOf(id).face, 70, "face of the rest");
        vm.assertEq(ledger.obligationOf(child).face, 30, "face of the part");
        Instrument memory part = ledger.instrumentOf(child);
        vm.assertEq(part.parent, id, "parent");
        vm.assertEq(part.root, id, "root");
        vm.assertEq(keccak256(abi.encode(part.terms)), keccak256(abi.encode(lotTerms())), "terms");
    }

    function test_DivideAPart() public {
        uint256 root = id;
        uint256 child = _divide(30);
        id = child;
        uint256 grandchild = _divide(10);
        vm.assertEq(ledger.instrumentOf(grandchild).parent, child, "parent");
        vm.assertEq(ledger.instrumentOf(grandchild).root, root, "root");
    }

    function test_PartIsPaidAlone() public {
        uint256 child = _divide(30);
        id = child;
        pay(30);
        ledger.redeem(child, acme.maker);
        vm.assertEq(cash.balanceOf(acme.maker), 30, "cash");
    }

    function test_LotMovesWhole() public {
        pass(acme.maker, basin.maker, 100);
        assertHolds(basin.maker, 100, "whole");
    }

    function test_RevertWhen_PartOfALotMoves() public {
        expectError(abi.encodeWithSelector(IHoldings.Holdings_LotWhole.selector, id, 100, 99));
        pass(acme.maker, basin.maker, 99);
    }

    function test_RevertWhen_PartOfALotIsPassedToMany() public {
        (address[] memory to, uint256[] memory amounts) = (new address[](2), new uint256[](2));
        (to[0], to[1], amounts[0], amounts[1]) = (basin.maker, bank.maker, 60, 40);
        expectError(abi.encodeWithSelector(IHoldings.Holdings_LotWhole.selector, id, 100, 60));
        vm.prank(acme.maker);
        ledger.passToMany(id, to, amounts, 0);
    }

    function test_RevertWhen_PartOfALotIsMovedByForce() public {
        expectError(abi.encodeWithSelector(IHoldings.Holdings_LotWhole.selector, id, 100, 60));
        asCouncil();
        ledger.forcedTransfer(acme.maker, basin.maker, id, 60);
    }

    function test_RevertWhen_WholeIsDivided() public {
        expectError(abi.encodeWithSelector(IHoldings.Holdings_LotWhole.selector, id, 100, 100));
        _divide(100);
    }

    function test_RevertWhen_NothingIsDividedOff() public {
        expectError(abi.encodeWithSelector(IHoldings.Holdings_AmountZero.selector, id));
        _divide(0);
    }

    function test_RevertWhen_NoLotIsDivided() public {
        id = theCase.issue("alike", terms(), acme.maker, 100);
        expectError(abi.encodeWithSelector(IHoldings.Holdings_NoLot.selector, id));
        _divide(30);
    }

    function test_RevertWhen_DividedAfterTheClose() public {
        close();
        expectError(abi.encodeWithSelector(IHoldings.Holdings_Closed.selector, id, CLOSES));
        _divide(30);
    }

    function test_RevertWhen_DividedWhenPartIsPaid() public {
        pay(1);
        expectError(abi.encodeWithSelector(IObligations.Obligations_PaidAlready.selector, id, 1, 100));
        _divide(30);
    }

    function test_RevertWhen_DividedByWhoDoesNotHoldIt() public {
        expectError(abi.encodeWithSelector(IHoldings.Holdings_BalanceInsufficient.selector, id, basin.maker, 0, 30));
        vm.prank(basin.maker);
        ledger.divide(id, 30);
    }

    function test_RevertWhen_DividedByAChecker() public {
        expectError(abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, acme.checker, CHECKER, MAKER));
        vm.prank(acme.checker);
        ledger.divide(id, 30);
    }
}

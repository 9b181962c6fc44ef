// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {RecourseState} from "../../../../contracts/instruments/receivables/Debt.sol";
import {IRecourses} from "../../../../contracts/instruments/receivables/IRecourses.sol";
import {Receivable} from "../../../../contracts/instruments/receivables/Receivable.sol";
import {Sale} from "../../../../contracts/instruments/receivables/ReceivableActs.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {IHolders} from "../../../../contracts/members/IHolders.sol";
import {Standing} from "../../../../contracts/members/IMembers.sol";
import {SELLER_RISK} from "../../../../contracts/types/LimitKind.sol";
import {ReceivablesBase} from "./ReceivablesBase.sol";

/// @notice A buyer gives recourse up, by two people: else the recourse of a sale that was undone stays on the units.
contract RecourseWaivedTest is ReceivablesBase {
    Receivable private r;
    uint256 private instrument;
    Sale private sale;
    bytes32 private id;

    function setUp() public override {
        super.setUp();
        r = invoice(1);
        instrument = issueUnits(r);
        sale = sell(instrument, acme, bank, FACE, 990_000, true);
        id = saleIdOf(sale);
    }

    /// @dev Undone, and sold again without recourse, for less: nothing is owed then.
    function test_TheRecourseOfASaleThatWasUndoneIsNone() public {
        pass(bank, acme, instrument, FACE);
        vm.expectEmit(address(receivables));
        emit IRecourses.RecourseWaived(id, bank.id);
        vm.expectEmit(address(receivables));
        emit IRecourses.RecourseEnded(id);
        _waive(bank);
        vm.assertTrue(receivables.recourseOf(id).state == RecourseState.Ended, "ended");
        assertUsed(bank, acme, SELLER_RISK, 0, "its limit on the seller is free");

        sell(instrument, acme, bank, FACE, 980_000, false);
        goDefaulted(r);
        vm.prank(bank.maker);
        expectError(abi.encodeWithSelector(IRecourses.Recourses_NotOpen.selector, id));
        receivables.claimRecourse(sale);
    }

    function test_AClaimIsGivenUpToo() public {
        goDefaulted(r);
        vm.prank(bank.maker);
        receivables.claimRecourse(sale);
        _waive(bank);
        vm.prank(acme.maker);
        expectError(abi.encodeWithSelector(IRecourses.Recourses_NotOpen.selector, id));
        receivables.payRecourse(id, 1);
    }

    function test_TheRestrictedBuyerGivesItUp() public {
        setStanding(bank.id, Standing.Restricted);
        _waive(bank);
        vm.assertTrue(receivables.recourseOf(id).state == RecourseState.Ended, "it ends risk");
    }

    function test_RevertWhen_ItIsGivenUpTwice() public {
        _waive(bank);
        DualApproval memory approval = approvalOf(bank, _digest(LATER));
        expectError(abi.encodeWithSelector(IRecourses.Recourses_NotOpen.selector, id));
        receivables.waiveRecourse(sale, LATER, approval);
    }

    function test_RevertWhen_AnotherGivesItUp() public {
        DualApproval memory approval = approvalOf(acme, _digest(LATER));
        expectError(abi.encodeWithSelector(IRecourses.Recourses_NotBuyer.selector, id, acme.id));
        receivables.waiveRecourse(sale, LATER, approval);
    }

    function test_RevertWhen_OnePersonGivesItUp() public {
        bytes memory signature = signatureOf("Bank: maker", _digest(LATER));
        vm.expectRevert();
        receivables.waiveRecourse(sale, LATER, DualApproval(signature, signature));
    }

    function test_RevertWhen_TheyGaveAnotherUp() public {
        DualApproval memory approval = approvalOf(bank, _digest(LATER - 1));
        vm.expectRevert();
        receivables.waiveRecourse(sale, LATER, approval);
        sale.amount--;
        approval = approvalOf(bank, _digest(LATER));
        expectError(abi.encodeWithSelector(IRecourses.Recourses_NotOpen.selector, saleIdOf(sale)));
        receivables.waiveRecourse(sale, LATER, approval);
    }

    function test_RevertWhen_ASignatureIsNone() public {
        bytes32 digest = _digest(LATER);
        DualApproval memory approval = approvalOf(bank, digest);
        approval.checker = "";
        expectError(abi.encodeWithSelector(IHolders.Holders_BadSignature.selector, digest, false));
        receivables.waiveRecourse(sale, LATER, approval);
    }

    function test_RevertWhen_ItIsTooLate() public {
        uint48 deadline = uint48(block.timestamp);
        DualApproval memory approval = approvalOf(bank, _digest(deadline));
        vm.warp(deadline + 1);
        expectError(abi.encodeWithSelector(IRecourses.Recourses_Expired.selector, id, deadline, deadline + 1));
        receivables.waiveRecourse(sale, deadline, approval);
        vm.warp(deadline);
        receivables.waiveRecourse(sale, deadline, approval);
    }

    function _waive(Org memory by) private {
        receivables.waiveRecourse(sale, LATER, approvalOf(by, _digest(LATER)));
    }

    function _digest(uint48 deadline) private view returns (bytes32) {
        bytes32 type_ = keccak256("RecourseWaiver(bytes32 sale,uint48 deadline)");
        bytes32 content = keccak256(abi.encode(type_, id, deadline));
        return typedDigest("Tallystick Receivables", address(receivables), block.chainid, content);
    }
}

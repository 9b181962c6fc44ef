// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ReceivableState} from "../../../../contracts/instruments/receivables/Debt.sol";
import {IReceivables} from "../../../../contracts/instruments/receivables/IReceivables.sol";
import {Receivable} from "../../../../contracts/instruments/receivables/Receivable.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {ReceivableId} from "../../../../contracts/types/ReceivableId.sol";
import {ReceivablesBase} from "./ReceivablesBase.sol";

/// @notice What two people confirm together is brought in parts too: one supplier stops no other.
contract ReceivablesConfirmSomeTest is ReceivablesBase {
    Receivable private one;
    Receivable private other;
    DualApproval private both;

    function setUp() public override {
        super.setUp();
        (one, other) = (invoice(1), invoice(2));
        (other.creditor, other.holder) = (basin.id, basin.maker);
        register(one);
        vm.prank(basin.maker);
        receivables.register(list(other), noFlags(1));
        both = approvalOf(buyer, digestOf("Confirmation", list(one, other), LATER));
    }

    function test_OneSupplierVoidsNoOthersConfirmation() public {
        vm.prank(basin.maker);
        receivables.cancel(list(other)); // in front
        vm.expectPartialRevert(IReceivables.Receivables_WrongState.selector);
        receivables.confirm(list(one, other), LATER, both);
        receivables.confirmSome(list(one), _signed(), LATER, both);
        assertIs(one, ReceivableState.Confirmed, "confirmed");
        assertHolds(acme, instrumentOf(one), FACE, "and issued");
    }

    function test_TheRestIsConfirmedLater() public {
        receivables.confirmSome(list(other), _signed(), LATER, both);
        receivables.confirmSome(list(one), _signed(), LATER, both);
        assertIs(one, ReceivableState.Confirmed, "the one");
        assertIs(other, ReceivableState.Confirmed, "the other");
        expectRefusal(IReceivables.Receivables_WrongState.selector, one, uint256(ReceivableState.Confirmed));
        receivables.confirmSome(list(one), _signed(), LATER, both);
    }

    function test_AllOfThemAreSomeToo() public {
        receivables.confirmSome(list(one, other), _signed(), LATER, both);
        assertIs(other, ReceivableState.Confirmed, "both");
    }

    function test_RevertWhen_OneWasNotSigned() public {
        Receivable memory third = invoice(3);
        register(third);
        expectError(abi.encodeWithSelector(IReceivables.Receivables_NotSigned.selector, 1));
        receivables.confirmSome(list(one, third), _signed(), LATER, both);
    }

    function test_RevertWhen_TheyComeInAnotherOrder() public {
        expectError(abi.encodeWithSelector(IReceivables.Receivables_NotSigned.selector, 1));
        receivables.confirmSome(list(other, one), _signed(), LATER, both);
    }

    function test_RevertWhen_OneComesTwice() public {
        expectError(abi.encodeWithSelector(IReceivables.Receivables_NotSigned.selector, 1));
        receivables.confirmSome(list(one, one), _signed(), LATER, both);
    }

    /// @dev A list of other length, or with another in it, has another digest.
    function test_RevertWhen_TheListIsNotTheOneThatWasSigned() public {
        vm.expectRevert();
        receivables.confirmSome(list(one), idsOf(one), LATER, both);
        ReceivableId[] memory signed = _signed();
        signed[1] = idOf(invoice(3));
        vm.expectRevert();
        receivables.confirmSome(list(one), signed, LATER, both);
    }

    function test_RevertWhen_NoneIsNamed() public {
        expectError(abi.encodeWithSelector(IReceivables.Receivables_Empty.selector));
        receivables.confirmSome(new Receivable[](0), _signed(), LATER, both);
    }

    function test_RevertWhen_ItIsTooLate() public {
        vm.warp(LATER + 1);
        expectError(abi.encodeWithSelector(IReceivables.Receivables_Expired.selector, idOf(one), LATER, LATER + 1));
        receivables.confirmSome(list(one), _signed(), LATER, both);
    }

    function _signed() private view returns (ReceivableId[] memory ids) {
        ids = new ReceivableId[](2);
        (ids[0], ids[1]) = (idOf(one), idOf(other));
    }
}

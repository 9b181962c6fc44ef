// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {RequestState} from "../../../../contracts/instruments/funds/Facility.sol";
import {IFacilities} from "../../../../contracts/instruments/funds/IFacilities.sol";
import {IPurposePayments} from "../../../../contracts/instruments/funds/IPurposePayments.sol";
import {FingerprintState, IFingerprints} from "../../../../contracts/evidence/IFingerprints.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {PaymentsBase} from "./PaymentsBase.sol";

/// @notice Who signs, brings and ends a request.
contract PaymentsAnswerTest is PaymentsBase {
    /* BY RULE AND BY HAND */

    function test_PaidByRule() public {
        vm.expectEmit(address(purposeAccounts));
        emit IPurposePayments.PaymentMade(idOf(small), facility, acme.maker, BY_RULE, true);
        request(small);
        assertState(small, RequestState.Paid, "state");
        assertKey(small, FingerprintState.Bound, "the invoice is used");
        assertBooks(AMOUNT - BY_RULE, 0, AMOUNT, "paid");
        vm.assertEq(yuan.balanceOf(acme.maker), MONEY + BY_RULE, "the payee has it");
        vm.assertEq(takenOf("steel"), BY_RULE, "budget");
    }

    function test_PaidByHand() public {
        request(large);
        assertState(large, RequestState.Requested, "it waits");
        assertKey(large, FingerprintState.Bound, "the invoice is used");
        assertBooks(AMOUNT, BY_RULE + 1, AMOUNT, "asked for");
        vm.expectEmit(address(purposeAccounts));
        emit IPurposePayments.PaymentMade(idOf(large), facility, acme.maker, BY_RULE + 1, false);
        approve(large);
        assertBooks(AMOUNT - BY_RULE - 1, 0, AMOUNT, "paid");
        assertKey(large, FingerprintState.Bound, "the invoice is used");
    }

    function test_Refused() public {
        request(large);
        vm.expectEmit(address(purposeAccounts));
        emit IPurposePayments.PaymentRefused(idOf(large), "price");
        purposeAccounts.refuse(large, "price", LATER, refusing(bank, large));
        assertFree(large);
    }

    function test_Withdrawn() public {
        request(large);
        vm.prank(buyer.maker);
        purposeAccounts.withdraw(large);
        assertFree(large);
    }

    function test_LapsedByAnybody() public {
        request(large);
        // Saturday: two banking days from it are Tuesday.
        uint48 answerBy = startOf(TODAY + 5) - 1;
        vm.assertEq(seen(large).answerBy, answerBy, "to the end of Tuesday");
        vm.warp(answerBy);
        expectError(abi.encodeWithSelector(IPurposePayments.PurposePayments_NotLapsed.selector, idOf(large), answerBy));
        purposeAccounts.lapse(large);
        vm.warp(answerBy + 1);
        DualApproval memory late = approving(bank, large);
        expectError(
            abi.encodeWithSelector(
                IPurposePayments.PurposePayments_TooLate.selector,
                idOf(large),
                answerBy,
                answerBy + 1
            )
        );
        purposeAccounts.approve(large, LATER, late);
        vm.prank(OUTSIDER);
        purposeAccounts.lapse(large);
        assertFree(large);
    }

    /// @dev Nobody frees the invoice of a request while it waits, nor once its time is over, but by ending it.
    function test_AnInvoiceIsUsedUntilItsRequestEnds() public {
        request(large);
        expectError(
            abi.encodeWithSelector(
                IFingerprints.Fingerprints_WrongState.selector,
                0,
                large.keys[0],
                FingerprintState.Bound
            )
        );
        vm.prank(buyer.maker);
        fingerprints.release(buyer.id, large.keys);
        vm.warp(seen(large).answerBy + 1);
        assertKey(large, FingerprintState.Bound, "after its time too");
        purposeAccounts.lapse(large);
        assertKey(large, FingerprintState.Free, "ended");
    }

    /// @dev What runs is wound down, whatever the Council permits from now on.
    function test_EndedWithoutThePermitToBind() public {
        request(large);
        asCouncil();
        fingerprints.setRegistrar(address(purposeAccounts), false);
        vm.prank(buyer.maker);
        purposeAccounts.withdraw(large);
        assertKey(large, FingerprintState.Free, "invoice");
    }

    /* WHO SIGNS */

    function test_RevertWhen_AnotherRequests() public {
        DualApproval memory signed = requesting(acme, small);
        expectError(abi.encodeWithSelector(IFacilities.Facilities_NotParty.selector, facility, buyer.id, acme.id));
        purposeAccounts.request(small, signed);
    }

    function test_RevertWhen_AnotherApprovesOrRefuses() public {
        request(large);
        DualApproval memory signed = approving(otherBank, large);
        bytes memory reason = abi.encodeWithSelector(
            IPurposePayments.PurposePayments_NotParty.selector,
            idOf(large),
            bank.id,
            otherBank.id
        );
        expectError(reason);
        purposeAccounts.approve(large, LATER, signed);
        signed = refusing(otherBank, large);
        expectError(reason);
        purposeAccounts.refuse(large, "price", LATER, signed);
    }

    function test_RevertWhen_AnotherWithdraws() public {
        request(large);
        expectError(
            abi.encodeWithSelector(IPurposePayments.PurposePayments_NotParty.selector, idOf(large), buyer.id, acme.id)
        );
        vm.prank(acme.maker);
        purposeAccounts.withdraw(large);
    }

    function test_RevertWhen_BroughtTooLate() public {
        small.deadline = uint48(block.timestamp - 1);
        DualApproval memory signed = requesting(buyer, small);
        expectError(
            abi.encodeWithSelector(
                IPurposePayments.PurposePayments_TooLate.selector,
                idOf(small),
                small.deadline,
                block.timestamp
            )
        );
        purposeAccounts.request(small, signed);
    }

    function test_RevertWhen_TheTimeOfUseIsOver() public {
        vm.warp(USE_BY + 1);
        refusesRequest(
            small,
            abi.encodeWithSelector(IFacilities.Facilities_TooLate.selector, facility, USE_BY, USE_BY + 1)
        );
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FacilityState, RequestState} from "../../../../contracts/instruments/funds/Facility.sol";
import {IFacilities} from "../../../../contracts/instruments/funds/IFacilities.sol";
import {IPurposePayments} from "../../../../contracts/instruments/funds/IPurposePayments.sol";
import {PaymentRequest} from "../../../../contracts/instruments/funds/PaymentRequest.sol";
import {FingerprintState, IFingerprints} from "../../../../contracts/evidence/IFingerprints.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {PaymentsBase} from "./PaymentsBase.sol";

/// @notice What is tried against the rules.
contract PaymentsAbuseTest is PaymentsBase {
    /* ABUSE */

    /// @dev A draw against an invoice that was used.
    function test_RevertWhen_AnInvoiceIsPaidTwice() public {
        request(small);
        PaymentRequest memory again = requestTo(basin.maker, BY_RULE, "small");
        refusesRequest(
            again,
            abi.encodeWithSelector(IFingerprints.Fingerprints_Taken.selector, 0, again.keys[0], FingerprintState.Bound)
        );
    }

    function test_RevertWhen_ARequestIsReplayed() public {
        request(small);
        refusesRequest(
            small,
            abi.encodeWithSelector(IPurposePayments.PurposePayments_WrongState.selector, idOf(small), RequestState.Paid)
        );
    }

    /// @dev Payments to one payee that follow each other within a day count as one, to whichever of its accounts.
    function test_SplitPaymentsAreOne() public {
        request(requestTo(acme.maker, BY_RULE - 1, "one"));
        vm.warp(block.timestamp + 1 days);
        PaymentRequest memory two = requestTo(acme.maker, 1, "two");
        request(two);
        assertState(two, RequestState.Paid, "as much as the rule allows");
        vm.assertEq(purposeAccounts.streakOf(facility, acme.id).sum, BY_RULE, "both as one");
        vm.warp(block.timestamp + 1 days);
        PaymentRequest memory three = requestTo(acme.maker, 1, "three");
        request(three);
        assertState(three, RequestState.Requested, "the lender looks");
        PaymentRequest memory other = requestTo(basin.maker, BY_RULE, "four");
        request(other);
        assertState(other, RequestState.Paid, "another payee has its own");
        vm.warp(block.timestamp + 1 days + 1);
        PaymentRequest memory five = requestTo(acme.maker, BY_RULE, "five");
        request(five);
        assertState(five, RequestState.Paid, "after a day without any");
    }

    function test_NothingIsPaidByRuleWhileBreached() public {
        breach();
        request(small);
        assertState(small, RequestState.Requested, "the lender looks");
        approve(small);
        assertState(small, RequestState.Paid, "by hand");
    }

    function test_RevertWhen_FrozenWhileItWaits() public {
        request(large);
        breach();
        vm.warp(seen().cureUntil + 1);
        purposeAccounts.freeze(facility);
        DualApproval memory signed = approving(bank, large);
        expectError(abi.encodeWithSelector(IFacilities.Facilities_WrongState.selector, facility, FacilityState.Frozen));
        purposeAccounts.approve(large, LATER, signed);
    }

    function test_AnAccelerationOvertakesARequest() public {
        breach();
        freeze();
        uint32 number = nextOfLender();
        purposeAccounts.cure(facility, number, LATER, curing(bank, number));
        breach();
        vm.warp(seen().cureUntil);
        request(large);
        vm.warp(seen().cureUntil + 1);
        purposeAccounts.freeze(facility);
        accelerate();
        purposeAccounts.returnUnspent(facility);
        vm.assertEq(seen().unspent, BY_RULE + 1, "what is asked for stays");
        purposeAccounts.lapse(large);
        purposeAccounts.returnUnspent(facility);
        assertBooks(0, 0, 0, "all of it");
    }
}

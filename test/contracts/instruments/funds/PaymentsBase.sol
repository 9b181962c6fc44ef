// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {RequestState} from "../../../../contracts/instruments/funds/Facility.sol";
import {IPurposePayments} from "../../../../contracts/instruments/funds/IPurposePayments.sol";
import {PaymentRequest} from "../../../../contracts/instruments/funds/PaymentRequest.sol";
import {FingerprintState} from "../../../../contracts/evidence/IFingerprints.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {FundsBase} from "./FundsBase.sol";

/// @notice What is tried with requests: all of the facility is drawn, and both payees are listed long enough.
abstract contract PaymentsBase is FundsBase {
    PaymentRequest internal small;
    PaymentRequest internal large;

    function setUp() public override {
        super.setUp();
        startDrawn();
        small = requestTo(acme.maker, BY_RULE, "small");
        large = requestTo(acme.maker, BY_RULE + 1, "large");
    }

    function assertFree(PaymentRequest memory r) internal {
        assertKey(r, FingerprintState.Free, "invoice");
        vm.assertEq(takenOf("steel"), 0, "budget");
        assertBooks(AMOUNT, 0, AMOUNT, "as before");
        r.number++;
        request(r);
        assertState(r, RequestState.Requested, "another request for the same invoice");
    }

    function refusesRequest(PaymentRequest memory r, bytes memory reason) internal {
        DualApproval memory signed = requesting(buyer, r);
        expectError(reason);
        purposeAccounts.request(r, signed);
    }

    function notListed(address payee, uint256 from) internal view returns (bytes memory) {
        return abi.encodeWithSelector(IPurposePayments.PurposePayments_NotListed.selector, facility, payee, from);
    }
}

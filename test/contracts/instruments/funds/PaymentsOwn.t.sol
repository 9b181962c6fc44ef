// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {RequestState} from "../../../../contracts/instruments/funds/Facility.sol";
import {IFacilities} from "../../../../contracts/instruments/funds/IFacilities.sol";
import {IPurposePayments} from "../../../../contracts/instruments/funds/IPurposePayments.sol";
import {PaymentRequest} from "../../../../contracts/instruments/funds/PaymentRequest.sol";
import {FingerprintState, IFingerprints} from "../../../../contracts/evidence/IFingerprints.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {IAsset} from "../../../../contracts/settlement/IAsset.sol";
import {Fingerprint} from "../../../../contracts/types/Fingerprint.sol";
import {PaymentsBase} from "./PaymentsBase.sol";

/// @notice The borrower itself, and what is given back.
contract PaymentsOwnTest is PaymentsBase {
    /* THE BORROWER ITSELF */

    function test_TheBorrowerIsPaidAndShowsForWhat() public {
        PaymentRequest memory own = ownRequest(BY_RULE);
        request(own);
        assertState(own, RequestState.Unevidenced, "state");
        vm.assertEq(yuan.balanceOf(buyer.maker), MONEY + BY_RULE, "paid");
        Fingerprint[] memory keys = new Fingerprint[](1);
        keys[0] = Fingerprint.wrap("payroll");
        vm.expectEmit(address(purposeAccounts));
        emit IPurposePayments.PaymentEvidenced(idOf(own), "payroll", keys);
        vm.prank(buyer.maker);
        purposeAccounts.showEvidence(own, "payroll", keys);
        assertState(own, RequestState.Paid, "shown");
        vm.assertEq(seen().evidenceBy, 0, "nothing is to be shown");
        vm.assertEq(uint256(fingerprints.stateOf(keys[0])), uint256(FingerprintState.Bound), "used");
    }

    function test_RevertWhen_TheBorrowerDidNotShow() public {
        request(ownRequest(BY_RULE));
        uint48 by = seen().evidenceBy;
        vm.assertEq(by, startOf(TODAY + 15) - 1, "ten banking days from Saturday");
        vm.warp(by + 1);
        bytes memory reason = abi.encodeWithSelector(IFacilities.Facilities_EvidenceMissing.selector, facility, by);
        refusesRequest(small, reason);
        DualApproval memory signed = asking(buyer, 0, 2);
        expectError(reason);
        purposeAccounts.askDraw(facility, 0, 2, LATER, signed);
    }

    function test_RevertWhen_TheBorrowerIsPaidTwiceBeforeItShows() public {
        request(ownRequest(1));
        PaymentRequest memory again = ownRequest(2);
        refusesRequest(
            again,
            abi.encodeWithSelector(
                IPurposePayments.PurposePayments_OwnPaymentForbidden.selector,
                facility,
                seen().evidenceBy
            )
        );
    }

    function test_RevertWhen_TheBorrowerIsPaidAboveTheThreshold() public {
        PaymentRequest memory own = ownRequest(BY_RULE + 1);
        refusesRequest(
            own,
            abi.encodeWithSelector(
                IPurposePayments.PurposePayments_OwnPaymentExceeded.selector,
                facility,
                BY_RULE,
                BY_RULE + 1
            )
        );
    }

    function test_RevertWhen_AnotherShows() public {
        PaymentRequest memory own = ownRequest(1);
        request(own);
        expectError(
            abi.encodeWithSelector(IPurposePayments.PurposePayments_NotParty.selector, idOf(own), buyer.id, acme.id)
        );
        vm.prank(acme.maker);
        purposeAccounts.showEvidence(own, "payroll", small.keys);
    }

    function test_RevertWhen_AUsedInvoiceIsShown() public {
        request(small);
        PaymentRequest memory own = ownRequest(1);
        request(own);
        vm.expectPartialRevert(IFingerprints.Fingerprints_Taken.selector);
        vm.prank(buyer.maker);
        purposeAccounts.showEvidence(own, "payroll", small.keys);
    }

    function test_TheBorrowerPaysBackInstead() public {
        PaymentRequest memory own = ownRequest(10);
        request(own);
        bounce(buyer, own);
        vm.assertEq(seen().evidenceBy, 0, "nothing is to be shown");
        vm.assertEq(takenOf("wages"), 0, "budget");
        assertBooks(AMOUNT, 0, AMOUNT, "back");
    }

    /* GIVEN BACK */

    function test_BouncedFreesTheLineAndTheInvoice() public {
        request(small);
        vm.expectEmit(address(purposeAccounts));
        emit IPurposePayments.PaymentReturned(idOf(small), facility, BY_RULE);
        bounce(acme, small);
        assertKey(small, FingerprintState.Free, "invoice");
        vm.assertEq(takenOf("steel"), 0, "budget");
        assertBooks(AMOUNT, 0, AMOUNT, "back");
        PaymentRequest memory again = requestTo(basin.maker, BY_RULE, "small");
        request(again);
        assertState(again, RequestState.Paid, "to the right account");
    }

    function test_BouncedByDeal() public {
        request(small);
        payByDeal(acme, idOf(small).raw(), BY_RULE);
        assertState(small, RequestState.Returning, "the money is here");
        assertBooks(AMOUNT, 0, AMOUNT, "back");
        vm.prank(OUTSIDER);
        purposeAccounts.bounce(small);
        assertKey(small, FingerprintState.Free, "invoice");
    }

    function test_RevertWhen_AnotherGivesBack() public {
        request(small);
        expectError(
            abi.encodeWithSelector(IPurposePayments.PurposePayments_NotParty.selector, idOf(small), acme.id, basin.id)
        );
        bounce(basin, small);
    }

    function test_RevertWhen_AnotherAmountIsGivenBack() public {
        request(small);
        vm.expectPartialRevert(IPurposePayments.PurposePayments_OtherAmount.selector);
        this.payBack(BY_RULE - 1, IAsset(address(yuan)));
    }

    /// @dev Another bank's money is another money.
    function test_RevertWhen_AnotherCashIsGivenBack() public {
        request(small);
        issue(euro, acme.maker, BY_RULE);
        vm.expectPartialRevert(IFacilities.Facilities_OtherCash.selector);
        this.payBack(BY_RULE, IAsset(address(euro)));
    }

    function payBack(uint256 amount, IAsset cash) external {
        payByDeal(acme, cash, idOf(small).raw(), amount);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IFacilities} from "../../../../contracts/instruments/funds/IFacilities.sol";
import {IPurposePayments} from "../../../../contracts/instruments/funds/IPurposePayments.sol";
import {PaymentRequest} from "../../../../contracts/instruments/funds/PaymentRequest.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {Standing} from "../../../../contracts/members/IMembers.sol";
import {Fingerprint} from "../../../../contracts/types/Fingerprint.sol";
import {OrgId} from "../../../../contracts/types/OrgId.sol";
import {PaymentsBase} from "./PaymentsBase.sol";

/// @notice Which money, and to whom.
contract PaymentsPayeeTest is PaymentsBase {
    /* MONEY AND BUDGET */

    function test_RevertWhen_MoreIsRequestedThanUnspent() public {
        giveBack(AMOUNT - 10);
        refusesRequest(
            small,
            abi.encodeWithSelector(IFacilities.Facilities_UnspentExceeded.selector, facility, 10, BY_RULE)
        );
    }

    function test_RevertWhen_TheLineIsSpent() public {
        PaymentRequest memory all = requestTo(acme.maker, STEEL, "all");
        request(all);
        refusesRequest(
            small,
            abi.encodeWithSelector(
                IPurposePayments.PurposePayments_BudgetExceeded.selector,
                facility,
                bytes32("steel"),
                0,
                BY_RULE
            )
        );
    }

    function test_RevertWhen_ThePurposeIsNone() public {
        small.purpose = "yacht";
        refusesRequest(
            small,
            abi.encodeWithSelector(
                IPurposePayments.PurposePayments_BudgetExceeded.selector,
                facility,
                bytes32("yacht"),
                0,
                BY_RULE
            )
        );
    }

    function test_RevertWhen_TheRequestIsEmpty() public {
        small.amount = 0;
        refusesRequest(
            small,
            abi.encodeWithSelector(IPurposePayments.PurposePayments_RequestInvalid.selector, bytes32("amount"))
        );
        small = requestTo(acme.maker, BY_RULE, "small");
        small.keys = new Fingerprint[](0);
        refusesRequest(
            small,
            abi.encodeWithSelector(IPurposePayments.PurposePayments_RequestInvalid.selector, bytes32("keys"))
        );
    }

    /* WHO IS PAID */

    function test_RevertWhen_ThePayeeIsNotListed() public {
        small.payee = otherBank.maker;
        refusesRequest(small, notListed(otherBank.maker, 0));
        list(acme.maker, false);
        small.payee = acme.maker;
        refusesRequest(small, notListed(acme.maker, 0));
    }

    function test_RevertWhen_ThePayeeWasListedOnlyNow() public {
        list(otherBank.maker, true);
        uint256 from = block.timestamp + COOLING;
        small.payee = otherBank.maker;
        vm.warp(from - 1);
        refusesRequest(small, notListed(otherBank.maker, from));
        vm.warp(from);
        request(small);
    }

    function test_RevertWhen_ThePayeeIsOfTheGroup() public {
        uint32 number = nextOfLender();
        OrgId[3] memory amiss = [dyes.id, bank.id, buyer.id];
        address[3] memory accounts = [dyes.maker, bank.maker, buyer.maker];
        for (uint256 i = 0; i < 3; i++) {
            DualApproval memory signed = listing(bank, accounts[i], true, number);
            expectError(
                abi.encodeWithSelector(IPurposePayments.PurposePayments_PayeeInvalid.selector, facility, amiss[i])
            );
            purposeAccounts.listPayee(facility, accounts[i], true, number, LATER, signed);
        }
    }

    /// @dev The lender learns of it when a request waits.
    function test_RevertWhen_ThePayeeBecameOneOfTheGroup() public {
        request(large);
        relate(acme.id);
        DualApproval memory signed = approving(bank, large);
        bytes memory reason = abi.encodeWithSelector(
            IPurposePayments.PurposePayments_PayeeInvalid.selector,
            facility,
            acme.id
        );
        expectError(reason);
        purposeAccounts.approve(large, LATER, signed);
        refusesRequest(small, reason);
    }

    function test_RevertWhen_ThePayeeIsRestricted() public {
        asCouncil();
        members.setStanding(acme.id, Standing.Restricted);
        refusesRequest(
            small,
            abi.encodeWithSelector(IPurposePayments.PurposePayments_PayeeInvalid.selector, facility, acme.id)
        );
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Budget, Payment, RequestState, Streak} from "./Facility.sol";
import {PaymentRequest} from "./PaymentRequest.sol";
import {DualApproval} from "../../members/DualApproval.sol";
import {IEscrow} from "../../settlement/IEscrow.sol";
import {FacilityId} from "../../types/FacilityId.sol";
import {Fingerprint} from "../../types/Fingerprint.sol";
import {OrgId} from "../../types/OrgId.sol";
import {RequestId} from "../../types/RequestId.sol";

/// @title PurposePayments
/// @notice Who is paid out of a purpose account: entrusted payment.
///
/// The lender lists payees; who was listed only now waits for the time of cooling. Nobody of the borrower's group is one, and not the lender. Two people of the borrower
/// request a payment for one line of the budget, with the documents, whose keys are bound to it: one invoice, one payment. Up to a threshold the payee is paid at once, by rule.
/// Payments to one organisation that follow each other within a day count as one against it, so that no split passes below. Above it two people of the lender approve or refuse;
/// their silence ends the request.
///
/// Where the facility allows it the borrower is paid itself, below the threshold alone, and shows within its days for what, by the documents; one such payment at a time. Until
/// then nothing is drawn or paid once the days are over.
///
/// A payee gives back what it got wrongly: then the line of the budget and the documents are free again.
///
/// A request is not kept: who has it shows it, and its hash is compared. Anybody relays signatures.
interface IPurposePayments is IEscrow {
    /// @notice The request is `state`, which does not allow this.
    error PurposePayments_WrongState(RequestId request, RequestState state);
    /// @notice It could be done up to `deadline`; the block's time is `now_`.
    error PurposePayments_TooLate(RequestId request, uint48 deadline, uint256 now_);
    /// @notice The lender can answer up to `answerBy`.
    error PurposePayments_NotLapsed(RequestId request, uint48 answerBy);
    /// @notice The organisation `org` is not the one whose act this is: `expected`.
    error PurposePayments_NotParty(RequestId request, OrgId expected, OrgId org);
    /// @notice `field` cannot be so in a request.
    error PurposePayments_RequestInvalid(bytes32 field);
    /// @notice `left` of the line of the budget is left.
    error PurposePayments_BudgetExceeded(FacilityId facility, bytes32 purpose, uint64 left, uint64 amount);
    /// @notice The lender did not list the account, or it can be paid from `from` on.
    error PurposePayments_NotListed(FacilityId facility, address payee, uint256 from);
    /// @notice The organisation is a party to the facility, of the borrower's group, or no active member.
    error PurposePayments_PayeeInvalid(FacilityId facility, OrgId payee);
    /// @notice The borrower is not paid itself by this facility, or was and has not shown for what.
    error PurposePayments_OwnPaymentForbidden(FacilityId facility, uint48 evidenceBy);
    /// @notice Above `byRule` in payments within a day a payee is paid itself, and not the borrower: they would be `sum`.
    error PurposePayments_OwnPaymentExceeded(FacilityId facility, uint64 byRule, uint256 sum);
    /// @notice The payee gives back exactly `expected`.
    error PurposePayments_OtherAmount(RequestId request, uint64 expected, uint256 amount);

    /// @dev `listed` is the second in which it was; zero where the account was taken from the list.
    event PayeeListed(FacilityId indexed facility, address indexed payee, OrgId indexed org, uint48 listed);
    event PaymentRequested(
        RequestId indexed request,
        FacilityId indexed facility,
        OrgId indexed payee,
        PaymentRequest content,
        uint48 answerBy
    );
    /// @dev `byRule`: without the lender's hands.
    event PaymentMade(
        RequestId indexed request,
        FacilityId indexed facility,
        address indexed payee,
        uint64 amount,
        bool byRule
    );
    event PaymentRefused(RequestId indexed request, bytes32 reason);
    event PaymentWithdrawn(RequestId indexed request);
    event PaymentLapsed(RequestId indexed request);
    event PaymentEvidenced(RequestId indexed request, bytes32 documents, Fingerprint[] keys);
    /// @dev The money is here; `bounce` books it.
    event PaymentReturning(RequestId indexed request, address indexed payer, uint64 amount);
    event PaymentReturned(RequestId indexed request, FacilityId indexed facility, uint64 amount);

    /// @notice Lists an account as payee, or takes it from the list. Two people of the lender sign, also while restricted: what is drawn is its risk already.
    function listPayee(
        FacilityId facility,
        address payee,
        bool listed,
        uint32 number,
        uint48 deadline,
        DualApproval calldata approval
    ) external;

    /// @notice Requests a payment; by rule it is made at once. Two people of the borrower sign.
    function request(PaymentRequest calldata content, DualApproval calldata approval) external returns (RequestId);

    /// @notice Pays what was requested. Two people of the lender sign, also while restricted.
    function approve(PaymentRequest calldata content, uint48 deadline, DualApproval calldata approval) external;

    /// @notice Refuses it. Two people of the lender sign, also while restricted.
    function refuse(
        PaymentRequest calldata content,
        bytes32 reason,
        uint48 deadline,
        DualApproval calldata approval
    ) external;

    /// @notice Takes a request back. MAKER of the borrower, also while restricted.
    function withdraw(PaymentRequest calldata content) external;

    /// @notice Ends a request that the lender did not answer, or that the facility's acceleration has overtaken. Anybody.
    function lapse(PaymentRequest calldata content) external;

    /// @notice Shows what the borrower was paid itself for. MAKER of the borrower, also while restricted.
    /// @param documents Root of the salted contract and invoice.
    /// @param keys Blocking keys of the invoice, at least one.
    function showEvidence(PaymentRequest calldata content, bytes32 documents, Fingerprint[] calldata keys) external;

    /// @notice Gives a payment back: a MAKER of the payee, whose account gave this contract an allowance. Of one whose money a leg of a deal has brought here with the
    /// request's id: anybody.
    function bounce(PaymentRequest calldata content) external;

    /* READING */

    function paymentOf(RequestId request_) external view returns (Payment memory);

    function budgetOf(FacilityId facility, bytes32 purpose) external view returns (Budget memory);

    /// @notice The second in which the account was listed; zero where it is not.
    function listedAt(FacilityId facility, address payee) external view returns (uint48);

    /// @notice What payments to an organisation that follow each other within a day add up to, and when the last of them was requested.
    function streakOf(FacilityId facility, OrgId payee) external view returns (Streak memory);
}

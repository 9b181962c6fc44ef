// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Budget, Facility, FacilityState, Payment, RequestState} from "./Facility.sol";
import {FundBooks} from "./FundBooks.sol";
import {FundsFoundation, FundsState} from "./FundsState.sol";
import {hashApproval, hashRefusal} from "./FundSignatures.sol";
import {IFacilities} from "./IFacilities.sol";
import {IPurposePayments} from "./IPurposePayments.sol";
import {PaymentRequest, requestIdOf} from "./PaymentRequest.sol";
import {PaymentRules} from "./PaymentRules.sol";
import {takeKeys} from "../../evidence/takeKeys.sol";
import {approvedBy, approvedServing, DualApproval} from "../../members/DualApproval.sol";
import {MAKER} from "../../types/Duties.sol";
import {Fingerprint} from "../../types/Fingerprint.sol";
import {OrgId} from "../../types/OrgId.sol";
import {Ref} from "../../types/Ref.sol";
import {RequestId} from "../../types/RequestId.sol";

/// @title PaymentActs
/// @notice Documented in IPurposePayments: what becomes of a request. Linked into PurposeAccounts.
library PaymentActs {
    using FundBooks for *;
    using SafeERC20 for IERC20;

    function request(
        FundsState storage state,
        FundsFoundation memory on,
        bytes32 domain,
        PaymentRequest calldata r,
        DualApproval calldata approval
    ) external returns (RequestId id) {
        id = requestIdOf(r);
        Payment storage payment = state.payments[id];
        _requireState(id, payment, RequestState.None);
        Facility storage facility = state.facilities[r.facility];
        PaymentRules.requirePaying(r.facility, facility);
        r.facility.requireInTime(facility.useBy);
        _requireInTime(id, r.deadline);
        OrgId by = approvedBy(on.members, domain.digestOf(id.raw()), approval);
        r.facility.requireParty(facility.borrower, by);
        r.facility.requireShown(facility);
        _takeMoney(state, r, facility);

        OrgId payee = on.members.orgOf(r.payee);
        uint256 sum = PaymentRules.addToStreak(state.streaks[r.facility][payee], r.amount);
        bool byRule = sum <= facility.byRule && facility.state == FacilityState.Open;
        uint48 answerBy = on.endOf(facility, facility.answerDays);
        (payment.answerBy, payment.amount, payment.payee, payment.facility) = (answerBy, r.amount, payee, r.facility);
        emit IPurposePayments.PaymentRequested(id, r.facility, payee, r, answerBy);
        if (payee == by) return _payOwn(on, id, r, facility, payment, sum, byRule);

        PaymentRules.requirePayee(state, on, r, facility, payee);
        require(r.keys.length != 0, IPurposePayments.PurposePayments_RequestInvalid("keys"));
        payment.state = RequestState.Requested;
        _bind(on, id, by, r.keys);
        if (byRule) _pay(id, r, facility, payment, true);
    }

    function approve(
        FundsState storage state,
        FundsFoundation memory on,
        bytes32 domain,
        PaymentRequest calldata r,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        (RequestId id, Facility storage facility, Payment storage payment) = _requested(state, r);
        PaymentRules.requirePaying(r.facility, facility);
        _requireInTime(id, payment.answerBy);
        _requireInTime(id, deadline);
        OrgId org = approvedServing(on.members, domain.digestOf(hashApproval(id, deadline)), approval);
        _requireParty(id, facility.lender, org);
        r.facility.requireShown(facility);
        PaymentRules.requirePayee(state, on, r, facility, payment.payee);
        _pay(id, r, facility, payment, false);
    }

    function refuse(
        FundsState storage state,
        FundsFoundation memory on,
        bytes32 domain,
        PaymentRequest calldata r,
        bytes32 reason,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        (RequestId id, Facility storage facility, Payment storage payment) = _requested(state, r);
        _requireInTime(id, deadline);
        OrgId org = approvedServing(on.members, domain.digestOf(hashRefusal(id, reason, deadline)), approval);
        _requireParty(id, facility.lender, org);
        emit IPurposePayments.PaymentRefused(id, reason);
        _end(state, on, id, r, facility, payment, RequestState.Refused);
    }

    function withdraw(FundsState storage state, FundsFoundation memory on, PaymentRequest calldata r) external {
        (RequestId id, Facility storage facility, Payment storage payment) = _requested(state, r);
        _requireParty(id, facility.borrower, on.members.servesFor(msg.sender, MAKER));
        emit IPurposePayments.PaymentWithdrawn(id);
        _end(state, on, id, r, facility, payment, RequestState.Withdrawn);
    }

    function lapse(FundsState storage state, FundsFoundation memory on, PaymentRequest calldata r) external {
        (RequestId id, Facility storage facility, Payment storage payment) = _requested(state, r);
        bool over = block.timestamp > payment.answerBy || facility.state == FacilityState.Accelerated;
        require(over, IPurposePayments.PurposePayments_NotLapsed(id, payment.answerBy));
        emit IPurposePayments.PaymentLapsed(id);
        _end(state, on, id, r, facility, payment, RequestState.Lapsed);
    }

    function showEvidence(
        FundsState storage state,
        FundsFoundation memory on,
        PaymentRequest calldata r,
        bytes32 documents,
        Fingerprint[] calldata keys
    ) external {
        RequestId id = requestIdOf(r);
        Payment storage payment = state.payments[id];
        _requireState(id, payment, RequestState.Unevidenced);
        Facility storage facility = state.facilities[r.facility];
        OrgId by = on.members.servesFor(msg.sender, MAKER);
        _requireParty(id, facility.borrower, by);

        (payment.state, payment.bare, facility.evidenceBy) = (RequestState.Paid, false, 0);
        emit IPurposePayments.PaymentEvidenced(id, documents, keys);
        _bind(on, id, by, keys);
    }

    /// @notice Books the money that a payee pays back.
    /// @return cash What it was paid in.
    function takeBack(
        FundsState storage state,
        RequestId id,
        address payer,
        OrgId org,
        uint256 amount
    ) external returns (address cash) {
        Payment storage payment = state.payments[id];
        RequestState was = payment.state == RequestState.Unevidenced ? RequestState.Unevidenced : RequestState.Paid;
        _requireState(id, payment, was);
        Facility storage facility = state.facilities[payment.facility];
        payment.facility.requireLive(facility);
        _requireParty(id, payment.payee, org);
        uint64 paid = payment.amount;
        require(amount == paid, IPurposePayments.PurposePayments_OtherAmount(id, paid, amount));

        payment.state = RequestState.Returning;
        facility.unspent += paid;
        if (payment.bare) facility.evidenceBy = 0;
        emit IPurposePayments.PaymentReturning(id, payer, paid);
        return facility.cash;
    }

    /// @notice Frees the line of the budget and the documents of what a payee paid back.
    function bounce(FundsState storage state, FundsFoundation memory on, PaymentRequest calldata r) external {
        RequestId id = requestIdOf(r);
        Payment storage payment = state.payments[id];
        _requireState(id, payment, RequestState.Returning);
        payment.state = RequestState.Returned;
        state.budgets[r.facility][r.purpose].taken -= r.amount;
        emit IPurposePayments.PaymentReturned(id, r.facility, r.amount);
        if (!payment.bare) on.fingerprints.cancel(_refOf(id));
    }

    /* PRIVATE */

    /// @dev Of what is unspent, and of the line of the budget.
    function _takeMoney(FundsState storage state, PaymentRequest calldata r, Facility storage facility) private {
        require(r.amount != 0, IPurposePayments.PurposePayments_RequestInvalid("amount"));
        (uint64 unspent, uint64 reserved) = (facility.unspent, facility.reserved);
        require(
            r.amount <= unspent - reserved,
            IFacilities.Facilities_UnspentExceeded(r.facility, unspent - reserved, r.amount)
        );
        Budget storage line = state.budgets[r.facility][r.purpose];
        (uint64 amount, uint64 taken) = (line.amount, line.taken);
        require(
            r.amount <= amount - taken,
            IPurposePayments.PurposePayments_BudgetExceeded(r.facility, r.purpose, amount - taken, r.amount)
        );
        facility.reserved = reserved + r.amount;
        line.taken = taken + r.amount;
    }

    /// @dev The borrower itself. Only by rule, and one at a time.
    function _payOwn(
        FundsFoundation memory on,
        RequestId id,
        PaymentRequest calldata r,
        Facility storage facility,
        Payment storage payment,
        uint256 sum,
        bool byRule
    ) private returns (RequestId) {
        bool allowed = facility.evidenceDays != 0 && facility.evidenceBy == 0;
        require(allowed, IPurposePayments.PurposePayments_OwnPaymentForbidden(r.facility, facility.evidenceBy));
        require(byRule, IPurposePayments.PurposePayments_OwnPaymentExceeded(r.facility, facility.byRule, sum));
        require(r.keys.length == 0, IPurposePayments.PurposePayments_RequestInvalid("keys"));
        (payment.state, payment.bare) = (RequestState.Unevidenced, true);
        facility.evidenceBy = on.endOf(facility, facility.evidenceDays);
        _send(id, r, facility, true);
        return id;
    }

    function _pay(
        RequestId id,
        PaymentRequest calldata r,
        Facility storage facility,
        Payment storage payment,
        bool byRule
    ) private {
        payment.state = RequestState.Paid;
        _send(id, r, facility, byRule);
    }

    /// @dev From the request on an invoice is in use, until the request ends without a payment, or the payment comes back.
    function _bind(FundsFoundation memory on, RequestId id, OrgId by, Fingerprint[] calldata keys) private {
        takeKeys(on.fingerprints, by, keys, uint48(block.timestamp));
        on.fingerprints.bind(by, keys, _refOf(id));
    }

    function _send(RequestId id, PaymentRequest calldata r, Facility storage facility, bool byRule) private {
        (facility.unspent, facility.reserved) = (facility.unspent - r.amount, facility.reserved - r.amount);
        emit IPurposePayments.PaymentMade(id, r.facility, r.payee, r.amount, byRule);
        IERC20(facility.cash).safeTransfer(r.payee, r.amount);
    }

    /// @dev The money, the line of the budget and the documents are free again. What counts against the threshold stays.
    function _end(
        FundsState storage state,
        FundsFoundation memory on,
        RequestId id,
        PaymentRequest calldata r,
        Facility storage facility,
        Payment storage payment,
        RequestState to
    ) private {
        payment.state = to;
        facility.reserved -= r.amount;
        state.budgets[r.facility][r.purpose].taken -= r.amount;
        on.fingerprints.cancel(_refOf(id));
    }

    function _requested(
        FundsState storage state,
        PaymentRequest calldata r
    ) private view returns (RequestId id, Facility storage facility, Payment storage payment) {
        id = requestIdOf(r);
        payment = state.payments[id];
        _requireState(id, payment, RequestState.Requested);
        facility = state.facilities[r.facility];
    }

    function _requireState(RequestId id, Payment storage payment, RequestState wanted) private view {
        require(payment.state == wanted, IPurposePayments.PurposePayments_WrongState(id, payment.state));
    }

    function _requireInTime(RequestId id, uint48 deadline) private view {
        require(block.timestamp <= deadline, IPurposePayments.PurposePayments_TooLate(id, deadline, block.timestamp));
    }

    function _requireParty(RequestId id, OrgId expected, OrgId org) private pure {
        require(org == expected, IPurposePayments.PurposePayments_NotParty(id, expected, org));
    }

    /// @dev Of this contract alone.
    function _refOf(RequestId id) private view returns (Ref) {
        return Ref.wrap(keccak256(abi.encode(address(this), id)));
    }
}

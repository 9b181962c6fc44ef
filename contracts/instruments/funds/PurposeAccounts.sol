// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ControlActs} from "./ControlActs.sol";
import {Facility, FacilityState, RequestState} from "./Facility.sol";
import {FacilityActs} from "./FacilityActs.sol";
import {FacilityTerms} from "./FacilityTerms.sol";
import {FundBooks} from "./FundBooks.sol";
import {FundsReading} from "./FundsReading.sol";
import {FundsFoundation} from "./FundsState.sol";
import {IFacilities} from "./IFacilities.sol";
import {IPurposePayments} from "./IPurposePayments.sol";
import {PaymentActs} from "./PaymentActs.sol";
import {PaymentRequest, requestIdOf} from "./PaymentRequest.sol";
import {Payout} from "./Payout.sol";
import {IFingerprints} from "../../evidence/IFingerprints.sol";
import {DualApproval} from "../../members/DualApproval.sol";
import {IMembers} from "../../members/IMembers.sol";
import {ICalendars} from "../../settlement/ICalendars.sol";
import {ICashFactory} from "../../settlement/ICashFactory.sol";
import {IEscrow} from "../../settlement/IEscrow.sol";
import {ILimits} from "../../settlement/ILimits.sol";
import {MAKER} from "../../types/Duties.sol";
import {FacilityId} from "../../types/FacilityId.sol";
import {Fingerprint} from "../../types/Fingerprint.sol";
import {OrgId} from "../../types/OrgId.sol";
import {RequestId} from "../../types/RequestId.sol";

/// @title PurposeAccounts
/// @notice Documented in IFacilities and IPurposePayments. Its acts are in the linked libraries FacilityActs, ControlActs and PaymentActs.
contract PurposeAccounts is FundsReading, EIP712, ReentrancyGuardTransient {
    using FundBooks for *;
    using SafeERC20 for IERC20;

    IMembers public immutable MEMBERS;
    IFingerprints public immutable FINGERPRINTS;
    ICalendars public immutable CALENDARS;
    ILimits public immutable LIMITS;
    ICashFactory public immutable FACTORY;

    constructor(
        IMembers members,
        IFingerprints fingerprints,
        ICalendars calendars,
        ILimits limits,
        ICashFactory factory
    ) EIP712("Tallystick PurposeAccounts", "1") {
        (MEMBERS, FINGERPRINTS, CALENDARS, LIMITS, FACTORY) = (members, fingerprints, calendars, limits, factory);
    }

    /* OPENING AND DRAWING */

    /// @inheritdoc IFacilities
    function open(
        FacilityTerms calldata terms,
        uint48 deadline,
        DualApproval calldata byLender,
        DualApproval calldata byBorrower
    ) external returns (FacilityId) {
        return FacilityActs.open(state, _on(), _domainSeparatorV4(), terms, deadline, byLender, byBorrower);
    }

    /// @inheritdoc IFacilities
    function askDraw(
        FacilityId facility,
        uint64 amount,
        uint32 number,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        bytes32 domain = _domainSeparatorV4();
        FacilityActs.askDraw(state, _on(), domain, facility, amount, number, deadline, approval);
    }

    /// @inheritdoc IFacilities
    function draw(FacilityId facility, uint64 amount) external nonReentrant {
        Facility storage of_ = state.facilities[facility];
        facility.requireState(of_, FacilityState.Open);
        OrgId org = MEMBERS.ownsFor(msg.sender, MAKER);
        facility.requireParty(of_.lender, org);
        _pullFor(facility, org, amount);
    }

    /* PAYING BACK */

    /// @inheritdoc IFacilities
    function repay(FacilityId facility, uint256 amount) external nonReentrant {
        OrgId org = MEMBERS.ownsFor(msg.sender, MAKER);
        Facility storage of_ = state.facilities[facility];
        // What the lender pays in is a draw.
        require(!(org == of_.lender), Facilities_NotParty(facility, of_.borrower, org));
        _pullFor(facility, org, amount);
    }

    /// @inheritdoc IFacilities
    function giveBack(
        FacilityId facility,
        uint64 amount,
        uint32 number,
        uint48 deadline,
        DualApproval calldata approval
    ) external nonReentrant {
        bytes32 domain = _domainSeparatorV4();
        _payOut(FacilityActs.giveBack(state, _on(), domain, facility, amount, number, deadline, approval));
    }

    /// @inheritdoc IFacilities
    function returnUnspent(FacilityId facility) external nonReentrant {
        _payOut(FacilityActs.returnUnspent(state, _on(), facility));
    }

    /// @inheritdoc IFacilities
    function close(FacilityId facility) external {
        FacilityActs.close(state, _on(), facility);
    }

    /* CONTROL */

    /// @inheritdoc IFacilities
    function relate(
        FacilityId facility,
        OrgId org,
        uint32 number,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        ControlActs.relate(state, _on(), _domainSeparatorV4(), facility, org, number, deadline, approval);
    }

    /// @inheritdoc IFacilities
    function breach(
        FacilityId facility,
        bytes32 evidence,
        uint32 number,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        ControlActs.breach(state, _on(), _domainSeparatorV4(), facility, evidence, number, deadline, approval);
    }

    /// @inheritdoc IFacilities
    function cure(FacilityId facility, uint32 number, uint48 deadline, DualApproval calldata approval) external {
        ControlActs.cure(state, _on(), _domainSeparatorV4(), facility, number, deadline, approval);
    }

    /// @inheritdoc IFacilities
    function freeze(FacilityId facility) external {
        ControlActs.freeze(state, facility);
    }

    /// @inheritdoc IFacilities
    function accelerate(FacilityId facility, uint32 number, uint48 deadline, DualApproval calldata approval) external {
        ControlActs.accelerate(state, _on(), _domainSeparatorV4(), facility, number, deadline, approval);
    }

    /* PAYMENTS */

    /// @inheritdoc IPurposePayments
    function listPayee(
        FacilityId facility,
        address payee,
        bool listed,
        uint32 number,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        bytes32 domain = _domainSeparatorV4();
        ControlActs.listPayee(state, _on(), domain, facility, payee, listed, number, deadline, approval);
    }

    /// @inheritdoc IPurposePayments
    function request(
        PaymentRequest calldata content,
        DualApproval calldata approval
    ) external nonReentrant returns (RequestId) {
        return PaymentActs.request(state, _on(), _domainSeparatorV4(), content, approval);
    }

    /// @inheritdoc IPurposePayments
    function approve(
        PaymentRequest calldata content,
        uint48 deadline,
        DualApproval calldata approval
    ) external nonReentrant {
        PaymentActs.approve(state, _on(), _domainSeparatorV4(), content, deadline, approval);
    }

    /// @inheritdoc IPurposePayments
    function refuse(
        PaymentRequest calldata content,
        bytes32 reason,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        PaymentActs.refuse(state, _on(), _domainSeparatorV4(), content, reason, deadline, approval);
    }

    /// @inheritdoc IPurposePayments
    function withdraw(PaymentRequest calldata content) external {
        PaymentActs.withdraw(state, _on(), content);
    }

    /// @inheritdoc IPurposePayments
    function lapse(PaymentRequest calldata content) external {
        PaymentActs.lapse(state, _on(), content);
    }

    /// @inheritdoc IPurposePayments
    function showEvidence(PaymentRequest calldata content, bytes32 documents, Fingerprint[] calldata keys) external {
        PaymentActs.showEvidence(state, _on(), content, documents, keys);
    }

    /// @inheritdoc IPurposePayments
    function bounce(PaymentRequest calldata content) external nonReentrant {
        RequestId id = requestIdOf(content);
        if (state.payments[id].state != RequestState.Returning) {
            OrgId org = MEMBERS.ownsFor(msg.sender, MAKER);
            _pull(PaymentActs.takeBack(state, id, msg.sender, org, content.amount), content.amount);
        }
        PaymentActs.bounce(state, _on(), content);
    }

    /// @inheritdoc IEscrow
    /// @dev The id is a request's or a facility's: hashes of different types, so none is both.
    function onCashReceived(uint256 id, address payer, uint256 amount) external nonReentrant {
        OrgId org = MEMBERS.orgOf(payer);
        RequestId paid = RequestId.wrap(bytes32(id));
        if (state.payments[paid].state != RequestState.None) {
            _requireCash(state.payments[paid].facility, PaymentActs.takeBack(state, paid, payer, org, amount));
            return;
        }
        FacilityId facility = FacilityId.wrap(bytes32(id));
        Payout memory out = FacilityActs.book(state, _on(), facility, payer, org, amount);
        _requireCash(facility, out.cash);
        _payOut(out);
    }

    /* PRIVATE */

    function _on() private view returns (FundsFoundation memory) {
        return FundsFoundation(MEMBERS, FINGERPRINTS, CALENDARS, LIMITS, FACTORY);
    }

    function _pullFor(FacilityId facility, OrgId org, uint256 amount) private {
        Payout memory out = FacilityActs.book(state, _on(), facility, msg.sender, org, amount);
        _pull(out.cash, amount);
        _payOut(out);
    }

    function _pull(address cash, uint256 amount) private {
        IERC20(cash).safeTransferFrom(msg.sender, address(this), amount);
    }

    function _payOut(Payout memory out) private {
        if (out.toLender != 0) IERC20(out.cash).safeTransfer(out.lender, out.toLender);
        if (out.toBorrower != 0) IERC20(out.cash).safeTransfer(out.borrower, out.toBorrower);
    }

    function _requireCash(FacilityId facility, address cash) private view {
        require(msg.sender == cash, Facilities_OtherCash(facility, msg.sender));
    }
}

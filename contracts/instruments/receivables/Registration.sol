// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Debt, ReceivableState} from "./Debt.sol";
import {IReceivables} from "./IReceivables.sol";
import {Receivable, receivableIdOf} from "./Receivable.sol";
import {CONFIRMATION_TYPEHASH, Dilution, GUARANTEE_TYPEHASH, hashDilution, hashReceivables} from "./ReceivableActs.sol";
import {ReceivablesState} from "./ReceivablesState.sol";
import {Terms} from "../../ledger/Terms.sol";
import {Approvals, DualApproval} from "../../members/DualApproval.sol";
import {Standing} from "../../members/IMembers.sol";
import {Convention} from "../../types/Convention.sol";
import {MAKER} from "../../types/Duties.sol";
import {Fingerprint} from "../../types/Fingerprint.sol";
import {RECEIVABLE} from "../../types/InstrumentKind.sol";
import {GUARANTEE, UNDERTAKING} from "../../types/LimitKind.sol";
import {OrgId} from "../../types/OrgId.sol";
import {ReceivableId} from "../../types/ReceivableId.sol";
import {Ref} from "../../types/Ref.sol";
import {CORE_ENTERPRISE, Roles} from "../../types/Roles.sol";

/// @title Registration
/// @notice Documented in IReceivables: from an invoice to units, or to nothing.
abstract contract Registration is ReceivablesState, EIP712 {
    /// @notice How long a registered receivable can be confirmed.
    uint48 public constant CONFIRM_WITHIN = 30 days;
    /// @notice No tenor is longer, whatever the Council says: in days.
    uint16 public constant MAX_TENOR = 365;
    /// @notice Transfers close this many banking days before the payment day.
    uint256 public constant CLOSES_BEFORE = 1;

    /// @inheritdoc IReceivables
    uint16 public maxTenor = 183;

    constructor() EIP712("Tallystick Receivables", "1") {}

    /// @inheritdoc IReceivables
    function setMaxTenor(uint16 days_) external {
        require(msg.sender == MEMBERS.council(), Receivables_NotCouncil(msg.sender));
        require(days_ != 0 && days_ <= MAX_TENOR, Receivables_MaxTenorInvalid(days_, MAX_TENOR));
        maxTenor = days_;
        emit MaxTenorSet(days_);
    }

    /* REGISTERED */

    /// @inheritdoc IReceivables
    function register(Receivable[] calldata receivables, Fingerprint[][] calldata flagging) external {
        require(receivables.length != 0, Receivables_Empty());
        require(receivables.length == flagging.length, Receivables_LengthsDiffer(receivables.length, flagging.length));
        OrgId org = MEMBERS.actsFor(msg.sender, MAKER);
        for (uint256 i = 0; i < receivables.length; i++) _register(org, receivables[i], flagging[i]);
    }

    /// @inheritdoc IReceivables
    function consent(ReceivableId[] calldata receivables) external {
        require(receivables.length != 0, Receivables_Empty());
        OrgId org = MEMBERS.actsFor(msg.sender, MAKER);
        for (uint256 i = 0; i < receivables.length; i++) {
            ReceivableId id = receivables[i];
            Debt storage debt = _debt(id);
            _requireState(id, debt, ReceivableState.Registered);
            _requireParty(id, debt.creditor, org);
            debt.consented = true;
            emit ReceivableConsented(id);
        }
    }

    /// @inheritdoc IReceivables
    function guarantee(Receivable[] calldata receivables, uint48 deadline, DualApproval calldata approval) external {
        (OrgId org, address maker, address checker) = _approved(GUARANTEE_TYPEHASH, receivables, deadline, approval);
        for (uint256 i = 0; i < receivables.length; i++) {
            (ReceivableId id, Debt storage debt) = _registered(receivables[i]);
            _requireParty(id, debt.guarantor, org);
            if (debt.guaranteed) revert Receivables_WrongState(id, ReceivableState.Registered);
            debt.guaranteed = true;
            LIMITS.use(org, debt.obligor, GUARANTEE, receivables[i].face);
            emit ReceivableGuaranteed(id, org, maker, checker);
        }
    }

    /// @inheritdoc IReceivables
    function confirm(Receivable[] calldata receivables, uint48 deadline, DualApproval calldata approval) external {
        (OrgId org, address maker, address checker) = _approved(CONFIRMATION_TYPEHASH, receivables, deadline, approval);
        for (uint256 i = 0; i < receivables.length; i++) {
            (ReceivableId id, Debt storage debt) = _registered(receivables[i]);
            _requireParty(id, debt.obligor, org);
            if (!debt.consented) revert Receivables_NotConsented(id);
            if (!debt.guarantor.isNull() && !debt.guaranteed) revert Receivables_NotGuaranteed(id, debt.guarantor);
            _confirm(id, debt, receivables[i], maker, checker);
        }
    }

    /// @inheritdoc IReceivables
    function reject(Receivable[] calldata receivables, bytes32 reason) external {
        OrgId org = MEMBERS.servesFor(msg.sender, MAKER);
        for (uint256 i = 0; i < receivables.length; i++) {
            ReceivableId id = receivableIdOf(receivables[i]);
            Debt storage debt = _debt(id);
            _requireState(id, debt, ReceivableState.Registered);
            _requireParty(id, debt.obligor, org);
            _drop(debt, receivables[i], ReceivableState.Rejected);
            emit ReceivableRejected(id, reason);
        }
    }

    /// @inheritdoc IReceivables
    function cancel(Receivable[] calldata receivables) external {
        OrgId org = MEMBERS.servesFor(msg.sender, MAKER);
        for (uint256 i = 0; i < receivables.length; i++) {
            ReceivableId id = receivableIdOf(receivables[i]);
            Debt storage debt = _debt(id);
            _requireState(id, debt, ReceivableState.Registered);
            _requireParty(id, debt.creditor, org);
            _drop(debt, receivables[i], ReceivableState.Cancelled);
            emit ReceivableCancelled(id);
        }
    }

    /// @inheritdoc IReceivables
    function expire(Receivable[] calldata receivables) external {
        for (uint256 i = 0; i < receivables.length; i++) {
            ReceivableId id = receivableIdOf(receivables[i]);
            Debt storage debt = _debt(id);
            if (debt.state == ReceivableState.Expired) continue;
            _requireState(id, debt, ReceivableState.Registered);
            if (block.timestamp <= debt.time) revert Receivables_NotExpired(id, debt.time);
            _drop(debt, receivables[i], ReceivableState.Expired);
            emit ReceivableExpired(id);
        }
    }

    /* CONFIRMED */

    /// @inheritdoc IReceivables
    function dilute(
        Dilution calldata dilution,
        bytes calldata signature,
        bytes calldata checker,
        DualApproval calldata obligor
    ) external {
        ReceivableId id = dilution.receivable;
        Debt storage debt = _debt(id);
        _requireState(id, debt, ReceivableState.Confirmed);
        if (block.timestamp > dilution.deadline) revert Receivables_Expired(id, dilution.deadline, block.timestamp);
        bytes32 digest = _hashTypedDataV4(hashDilution(dilution));
        _requireParty(id, debt.creditor, Approvals.requireGiver(MEMBERS, dilution.holder, digest, signature, checker));
        _requireParty(id, debt.obligor, Approvals.approveServing(MEMBERS, digest, obligor));

        _useUp(debt.creditor, dilution.creditNote, Ref.wrap(digest));
        LEDGER.writeDown(instrumentIdOf(id), dilution.holder, dilution.amount);
        _freeLimits(debt, dilution.amount);
        emit ReceivableDiluted(id, dilution.holder, dilution.amount, dilution.creditNote);
    }

    /* INTERNAL */

    function _register(OrgId org, Receivable calldata receivable, Fingerprint[] calldata flagging) private {
        ReceivableId id = receivableIdOf(receivable);
        Debt storage debt = _debt(id);
        _requireState(id, debt, ReceivableState.None);
        bool consented = org == receivable.creditor;
        if (!consented) _requireParty(id, receivable.obligor, org);
        _requireSound(id, receivable);

        uint48 confirmBy = uint48(block.timestamp) + CONFIRM_WITHIN;
        debt.state = ReceivableState.Registered;
        debt.consented = consented;
        debt.creditor = receivable.creditor;
        debt.obligor = receivable.obligor;
        debt.guarantor = receivable.guarantor;
        debt.graceDays = receivable.graceDays;
        debt.lateRate = receivable.lateRate;
        debt.time = uint40(confirmBy); // fits for thirty thousand years
        debt.utcOffset = CALENDARS.utcOffsetOf(receivable.calendar);
        bool[] memory flags = FINGERPRINTS.reserve(receivable.creditor, receivable.keys, flagging, confirmBy);
        emit ReceivableRegistered(id, receivable.creditor, receivable.obligor, receivable, flags);
    }

    /// @dev What holds of the terms of any receivable.
    function _requireSound(ReceivableId id, Receivable calldata receivable) private view {
        (OrgId creditor, OrgId obligor) = (receivable.creditor, receivable.obligor);
        if (creditor == obligor) revert Receivables_TermsInvalid(id, "obligor");
        OrgId guarantor = receivable.guarantor;
        if (guarantor == obligor || guarantor == creditor) revert Receivables_TermsInvalid(id, "guarantor");
        if (receivable.face == 0 || receivable.face > type(uint128).max) revert Receivables_TermsInvalid(id, "face");
        if (address(receivable.cash).code.length == 0) revert Receivables_TermsInvalid(id, "cash");
        if (MEMBERS.orgOf(receivable.holder) != creditor) revert Receivables_TermsInvalid(id, "holder");
        if (MEMBERS.standingOf(creditor) != Standing.Active) revert Receivables_PartyInvalid(id, creditor);
        (Standing standing, , Roles roles, ) = MEMBERS.organisations(obligor);
        if (standing != Standing.Active || !roles.includes(CORE_ENTERPRISE)) {
            revert Receivables_PartyInvalid(id, obligor);
        }
        uint32 today = CALENDARS.dayOf(receivable.calendar, uint48(block.timestamp));
        uint256 latest = today + maxTenor;
        if (receivable.dueDay <= today || receivable.dueDay > latest) {
            revert Receivables_TenorInvalid(id, receivable.dueDay, today + 1, latest);
        }
        _schedule(receivable); // refuses a year that the calendar does not know
    }

    function _confirm(
        ReceivableId id,
        Debt storage debt,
        Receivable calldata receivable,
        address maker,
        address checker
    ) private {
        (uint32 paymentDay, uint48 closesAt) = _schedule(receivable);
        debt.state = ReceivableState.Confirmed;
        debt.paymentDay = paymentDay;
        LIMITS.use(debt.obligor, debt.obligor, UNDERTAKING, receivable.face);
        uint256 instrument = instrumentIdOf(id);
        FINGERPRINTS.bind(debt.creditor, receivable.keys, Ref.wrap(bytes32(instrument)));
        emit ReceivableConfirmed(id, instrument, paymentDay, closesAt, maker, checker);
        LEDGER.issue(
            id.raw(),
            Terms({
                obligor: debt.obligor,
                kind: RECEIVABLE,
                lots: false,
                cash: receivable.cash,
                maturity: CALENDARS.startOf(receivable.calendar, paymentDay),
                closesAt: closesAt
            }),
            receivable.holder,
            receivable.face
        );
    }

    function _schedule(Receivable calldata receivable) private view returns (uint32 paymentDay, uint48 closesAt) {
        return CALENDARS.scheduleOf(receivable.calendar, receivable.dueDay, Convention.Following, CLOSES_BEFORE);
    }

    /// @dev Ends what was not confirmed.
    function _drop(Debt storage debt, Receivable calldata receivable, ReceivableState to) private {
        bool expired = block.timestamp > debt.time;
        debt.state = to;
        if (debt.guaranteed) LIMITS.free(debt.guarantor, debt.obligor, GUARANTEE, receivable.face);
        if (!expired) FINGERPRINTS.release(debt.creditor, receivable.keys);
    }

    function _freeLimits(Debt storage debt, uint256 amount) internal {
        (OrgId obligor, OrgId guarantor) = (debt.obligor, debt.guarantor);
        LIMITS.free(obligor, obligor, UNDERTAKING, amount);
        if (debt.guaranteed) LIMITS.free(guarantor, obligor, GUARANTEE, amount);
    }

    /// @dev A document that is used once, and at once.
    function _useUp(OrgId org, Fingerprint key, Ref ref) private {
        Fingerprint[] memory keys = new Fingerprint[](1);
        keys[0] = key;
        FINGERPRINTS.reserve(org, keys, new Fingerprint[](0), uint48(block.timestamp));
        FINGERPRINTS.bind(org, keys, ref);
        FINGERPRINTS.close(ref);
    }

    /// @dev A receivable that is registered, and can still be confirmed.
    function _registered(Receivable calldata receivable) private view returns (ReceivableId id, Debt storage debt) {
        id = receivableIdOf(receivable);
        debt = _debt(id);
        _requireState(id, debt, ReceivableState.Registered);
        if (block.timestamp > debt.time) revert Receivables_Expired(id, debt.time, block.timestamp);
    }

    /// @dev Which organisation's two people signed for all of them.
    function _approved(
        bytes32 typehash,
        Receivable[] calldata receivables,
        uint48 deadline,
        DualApproval calldata approval
    ) private view returns (OrgId org, address maker, address checker) {
        require(receivables.length != 0, Receivables_Empty());
        bytes32[] memory ids = new bytes32[](receivables.length);
        for (uint256 i = 0; i < ids.length; i++) ids[i] = receivableIdOf(receivables[i]).raw();
        if (block.timestamp > deadline) {
            revert Receivables_Expired(ReceivableId.wrap(ids[0]), deadline, block.timestamp);
        }
        bytes32 digest = _hashTypedDataV4(hashReceivables(typehash, ids, deadline));
        (maker, checker) = Approvals.signers(digest, approval);
        org = MEMBERS.actAsTwo(maker, checker);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Arrears, Debt, ReceivableState} from "./Debt.sol";
import {IReceivables} from "./IReceivables.sol";
import {IRecourses} from "./IRecourses.sol";
import {Recourses} from "./Recourses.sol";
import {Registration} from "./Registration.sol";
import {Statement} from "../../evidence/Statement.sol";
import {ICase} from "../../ledger/ICase.sol";
import {Obligation, Terms} from "../../ledger/Terms.sol";
import {DayCount} from "../../libraries/DayCount.sol";
import {Basis} from "../../types/Basis.sol";
import {MAKER} from "../../types/Duties.sol";
import {SUBROGATED_CLAIM} from "../../types/InstrumentKind.sol";
import {UNDERTAKING} from "../../types/LimitKind.sol";
import {OrgId} from "../../types/OrgId.sol";
import {ReceivableId} from "../../types/ReceivableId.sol";
import {Ref} from "../../types/Ref.sol";
import {REGULATOR, Roles} from "../../types/Roles.sol";
import {Subject} from "../../types/Subject.sol";
import {Uid} from "../../types/Uid.sol";

/// @title Payments
/// @notice Documented in IReceivables and IRecourses: paid in time, late or not at all.
abstract contract Payments is Registration, Recourses {
    /// @notice How long a receivable is overdue before its holders can declare the default.
    uint48 public constant DEFAULT_AFTER = 30 days;

    /// @dev What a guarantor paid, and has not made a claim yet; and how many claims it made.
    mapping(uint256 instrument => uint256) private _guarantorPaid;
    mapping(uint256 instrument => uint256) private _claims;

    /// @inheritdoc ICase
    function onPaid(uint256 id, address payer, uint256 amount) external onlyLedger returns (uint256 interest) {
        Debt storage debt = _debts[id];
        Obligation memory obligation = LEDGER.obligationOf(id);
        uint256 open = obligation.face - obligation.paid;
        uint32 today = _today(debt);
        if (today > debt.paymentDay) _accrue(_arrears[id], debt.paymentDay, uint128(open), today);
        if (amount > open) {
            interest = amount - open;
            uint256 owed = _interestDue(id, debt, obligation);
            if (interest > owed) revert Recourses_MoreInterestThanDue(id, interest, owed);
        }
        if (debt.guaranteed && debt.state != ReceivableState.Confirmed && MEMBERS.orgOf(payer) == debt.guarantor) {
            _guarantorPaid[id] += amount - interest;
        }
    }

    /// @inheritdoc IRecourses
    function interestDue(ReceivableId receivable) external view returns (uint256) {
        uint256 id = instrumentIdOf(receivable);
        return _interestDue(id, _debts[id], LEDGER.obligationOf(id));
    }

    /// @inheritdoc IRecourses
    function markOverdue(ReceivableId[] calldata receivables) external {
        for (uint256 i = 0; i < receivables.length; i++) {
            ReceivableId id = receivables[i];
            Debt storage debt = _debt(id);
            ReceivableState state = debt.state;
            if (state >= ReceivableState.Overdue) continue;
            _requireState(id, debt, ReceivableState.Confirmed);
            uint256 lastDay = uint256(debt.paymentDay) + debt.graceDays;
            if (_today(debt) <= lastDay || _openOf(instrumentIdOf(id)) == 0) revert Recourses_NotOverdue(id, lastDay);
            debt.state = ReceivableState.Overdue;
            debt.time = uint40(block.timestamp); // fits for thirty thousand years
            emit ReceivableOverdue(id);
        }
    }

    /// @inheritdoc IRecourses
    function declareDefault(ReceivableId receivable) external {
        OrgId org = MEMBERS.servesFor(msg.sender, MAKER);
        Debt storage debt = _debt(receivable);
        _requireState(receivable, debt, ReceivableState.Overdue);
        if (LEDGER.balanceOf(msg.sender, instrumentIdOf(receivable)) == 0 && !_isRegulator(org)) {
            revert Recourses_NotHolder(receivable, msg.sender);
        }
        uint256 from = uint256(debt.time) + DEFAULT_AFTER;
        if (block.timestamp < from) revert Recourses_NotDefaulted(receivable, from);
        _default(receivable, debt, org, Uid.wrap(0));
    }

    /// @inheritdoc IRecourses
    function declareInsolvent(ReceivableId receivable, Statement calldata statement) external {
        OrgId org = MEMBERS.actsAs(msg.sender, MAKER, REGULATOR);
        Debt storage debt = _debt(receivable);
        _requireState(receivable, debt, ReceivableState.Overdue);
        Uid uid = ATTESTATIONS.uidOf(statement);
        if (
            !ATTESTATIONS.isValid(uid) ||
            MEMBERS.orgOf(statement.attester) != org ||
            !(statement.subject == Subject.wrap(bytes32(uint256(debt.obligor.raw()))))
        ) revert Recourses_StatementInvalid(uid, org, debt.obligor);
        _default(receivable, debt, org, uid);
    }

    /// @inheritdoc IRecourses
    function subrogate(ReceivableId receivable) external returns (ReceivableId claim) {
        uint256 id = instrumentIdOf(receivable);
        Debt storage debt = _debts[id];
        _requireParty(receivable, debt.guarantor, MEMBERS.servesFor(msg.sender, MAKER));
        uint256 amount = _guarantorPaid[id];
        if (amount == 0) revert Recourses_NothingPaid(receivable);
        _guarantorPaid[id] = 0;

        claim = ReceivableId.wrap(keccak256(abi.encode(receivable, "subrogation", ++_claims[id])));
        Debt storage made = _debt(claim);
        (made.state, made.consented, made.subrogated) = (ReceivableState.Overdue, true, true);
        (made.creditor, made.obligor) = (debt.guarantor, debt.obligor);
        (made.paymentDay, made.lateRate, made.utcOffset) = (_today(debt), debt.lateRate, debt.utcOffset);
        made.time = uint40(block.timestamp); // fits for thirty thousand years
        emit Subrogated(receivable, claim, amount);
        LEDGER.issue(
            claim.raw(),
            Terms({
                obligor: debt.obligor,
                kind: SUBROGATED_CLAIM,
                lots: false,
                cash: LEDGER.cashOf(id),
                maturity: uint48(block.timestamp),
                closesAt: uint48(block.timestamp)
            }),
            msg.sender,
            amount
        );
    }

    /// @inheritdoc IReceivables
    function close(ReceivableId[] calldata receivables) external {
        for (uint256 i = 0; i < receivables.length; i++) {
            ReceivableId id = receivables[i];
            uint256 instrument = instrumentIdOf(id);
            Debt storage debt = _debts[instrument];
            ReceivableState state = debt.state;
            if (state == ReceivableState.Closed) continue;
            if (state < ReceivableState.Confirmed) revert Receivables_WrongState(id, state);
            Obligation memory obligation = LEDGER.obligationOf(instrument);
            uint256 interest = _interestDue(instrument, debt, obligation);
            if (obligation.redeemed != obligation.face || interest != 0) {
                revert Receivables_NotSettled(
                    id,
                    obligation.face - obligation.paid,
                    obligation.face - obligation.redeemed,
                    interest
                );
            }
            debt.state = ReceivableState.Closed;
            emit ReceivableClosed(id);
            if (debt.subrogated) continue;
            _freeLimits(debt, obligation.face);
            FINGERPRINTS.close(Ref.wrap(bytes32(instrument)));
        }
    }

    /* INTERNAL */

    function _default(ReceivableId receivable, Debt storage debt, OrgId by, Uid statement) private {
        if (_openOf(instrumentIdOf(receivable)) == 0) revert Receivables_WrongState(receivable, debt.state);
        debt.state = ReceivableState.Defaulted;
        LIMITS.suspend(debt.obligor, debt.obligor, UNDERTAKING);
        emit ReceivableDefaulted(receivable, by, statement);
    }

    /// @dev Adds what stood open since the last payment, or since the payment day.
    function _accrue(Arrears storage arrears, uint32 paymentDay, uint128 open, uint32 today) private {
        uint32 from = arrears.day > paymentDay ? arrears.day : paymentDay;
        arrears.products += DayCount.balanceDays(open, DayCount.daysBetween(from, today));
        arrears.day = today;
    }

    function _interestDue(uint256 id, Debt storage debt, Obligation memory obligation) private view returns (uint256) {
        (uint32 paymentDay, uint32 today) = (debt.paymentDay, _today(debt));
        if (DayCount.withinGrace(paymentDay, debt.graceDays, today)) return 0;
        Arrears storage arrears = _arrears[id];
        uint32 from = arrears.day > paymentDay ? arrears.day : paymentDay;
        uint160 products = arrears.products + DayCount.balanceDays(obligation.face - obligation.paid, today - from);
        uint256 due = DayCount.interestCeil(products, debt.lateRate, DayCount.BPS, Basis.Act360);
        return due - obligation.interestPaid;
    }

    /// @dev What is still to be paid of the face.
    function _openOf(uint256 instrument) private view returns (uint256) {
        Obligation memory obligation = LEDGER.obligationOf(instrument);
        return obligation.face - obligation.paid;
    }

    function _isRegulator(OrgId org) private view returns (bool) {
        (, , Roles roles, ) = MEMBERS.organisations(org);
        return roles.includes(REGULATOR);
    }
}

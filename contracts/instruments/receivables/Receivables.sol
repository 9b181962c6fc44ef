// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Debt, ReceivableState} from "./Debt.sol";
import {Debts} from "./Debts.sol";
import {IReceivables} from "./IReceivables.sol";
import {Payments} from "./Payments.sol";
import {Receivable} from "./Receivable.sol";
import {Dilution} from "./ReceivableActs.sol";
import {Foundation} from "./ReceivablesState.sol";
import {RegistrationActs} from "./RegistrationActs.sol";
import {IAttestations} from "../../evidence/IAttestations.sol";
import {IFingerprints} from "../../evidence/IFingerprints.sol";
import {IInstruments} from "../../ledger/IInstruments.sol";
import {instrumentIdOf as ledgerIdOf} from "../../ledger/InstrumentId.sol";
import {DualApproval} from "../../members/DualApproval.sol";
import {IMembers} from "../../members/IMembers.sol";
import {ICalendars} from "../../settlement/ICalendars.sol";
import {ILimits} from "../../settlement/ILimits.sol";
import {MAKER} from "../../types/Duties.sol";
import {Fingerprint} from "../../types/Fingerprint.sol";
import {OrgId} from "../../types/OrgId.sol";
import {ReceivableId} from "../../types/ReceivableId.sol";

/// @title Receivables
/// @notice Documented in IReceivables. Its acts that are rare or long are in the linked libraries RegistrationActs and RecourseActs.
contract Receivables is Payments {
    using Debts for *;

    /// @notice No tenor is longer, whatever the Council says: in days.
    uint16 public constant MAX_TENOR = 365;

    constructor(
        IMembers members,
        IAttestations attestations,
        IFingerprints fingerprints,
        ICalendars calendars,
        ILimits limits,
        IInstruments ledger
    )
        Payments(Foundation(members, attestations, fingerprints, calendars, limits, ledger))
        EIP712("Tallystick Receivables", "1")
    {
        _state.maxTenor = 183;
    }

    /// @inheritdoc IReceivables
    function setMaxTenor(uint16 days_) external {
        require(msg.sender == MEMBERS.council(), Receivables_NotCouncil(msg.sender));
        require(days_ != 0 && days_ <= MAX_TENOR, Receivables_MaxTenorInvalid(days_, MAX_TENOR));
        _state.maxTenor = days_;
        emit MaxTenorSet(days_);
    }

    /* REGISTERED */

    /// @inheritdoc IReceivables
    function register(Receivable[] calldata receivables, Fingerprint[][] calldata flagging) external {
        RegistrationActs.register(_state, _foundation(), receivables, flagging);
    }

    /// @inheritdoc IReceivables
    function replace(
        Receivable[] calldata former,
        Receivable[] calldata receivables,
        Fingerprint[][] calldata flagging
    ) external {
        RegistrationActs.end(_state, _foundation(), former, ReceivableState.Cancelled, 0);
        RegistrationActs.register(_state, _foundation(), receivables, flagging);
    }

    /// @inheritdoc IReceivables
    function consent(ReceivableId[] calldata receivables) external {
        require(receivables.length != 0, Receivables_Empty());
        OrgId org = MEMBERS.actsFor(msg.sender, MAKER);
        for (uint256 i = 0; i < receivables.length; i++) {
            ReceivableId id = receivables[i];
            (, Debt storage debt) = _state.of_(LEDGER, id);
            Debts.requireState(id, debt, ReceivableState.Registered);
            Debts.requireParty(id, debt.creditor, org);
            debt.consented = true;
            emit ReceivableConsented(id);
        }
    }

    /// @inheritdoc IReceivables
    function guarantee(Receivable[] calldata receivables, uint48 deadline, DualApproval calldata approval) external {
        RegistrationActs.guarantee(_state, _foundation(), _domainSeparatorV4(), receivables, deadline, approval);
    }

    /// @inheritdoc IReceivables
    function confirm(Receivable[] calldata receivables, uint48 deadline, DualApproval calldata approval) external {
        RegistrationActs.confirm(_state, _foundation(), _domainSeparatorV4(), receivables, deadline, approval);
    }

    /// @inheritdoc IReceivables
    function confirmSome(
        Receivable[] calldata receivables,
        ReceivableId[] calldata signed,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        bytes32 domain = _domainSeparatorV4();
        RegistrationActs.confirmSome(_state, _foundation(), domain, receivables, signed, deadline, approval);
    }

    /// @inheritdoc IReceivables
    function reject(Receivable[] calldata receivables, bytes32 reason) external {
        RegistrationActs.end(_state, _foundation(), receivables, ReceivableState.Rejected, reason);
    }

    /// @inheritdoc IReceivables
    function cancel(Receivable[] calldata receivables) external {
        RegistrationActs.end(_state, _foundation(), receivables, ReceivableState.Cancelled, 0);
    }

    /// @inheritdoc IReceivables
    function expire(Receivable[] calldata receivables) external {
        RegistrationActs.end(_state, _foundation(), receivables, ReceivableState.Expired, 0);
    }

    /* CONFIRMED */

    /// @inheritdoc IReceivables
    function dilute(
        Dilution calldata dilution,
        bytes calldata signature,
        bytes calldata checker,
        DualApproval calldata obligor
    ) external {
        bytes32 domain = _domainSeparatorV4();
        RegistrationActs.dilute(_state, _foundation(), domain, dilution, signature, checker, obligor);
    }

    /* READING */

    /// @inheritdoc IReceivables
    function debtOf(ReceivableId receivable) external view returns (Debt memory) {
        (, Debt storage debt) = _state.of_(LEDGER, receivable);
        return debt;
    }

    /// @inheritdoc IReceivables
    function instrumentIdOf(ReceivableId receivable) external view returns (uint256) {
        return ledgerIdOf(address(LEDGER), address(this), receivable.raw());
    }

    /// @inheritdoc IReceivables
    function maxTenor() external view returns (uint16) {
        return _state.maxTenor;
    }
}

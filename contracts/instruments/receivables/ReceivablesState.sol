// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Arrears, Debt, ReceivableState} from "./Debt.sol";
import {IReceivables} from "./IReceivables.sol";
import {Receivable, receivableIdOf} from "./Receivable.sol";
import {IAttestations} from "../../evidence/IAttestations.sol";
import {IFingerprints} from "../../evidence/IFingerprints.sol";
import {IInstruments} from "../../ledger/IInstruments.sol";
import {instrumentIdOf as ledgerIdOf} from "../../ledger/InstrumentId.sol";
import {IMembers} from "../../members/IMembers.sol";
import {ICalendars} from "../../settlement/ICalendars.sol";
import {ILimits} from "../../settlement/ILimits.sol";
import {OrgId} from "../../types/OrgId.sol";
import {ReceivableId} from "../../types/ReceivableId.sol";

/// @title ReceivablesState
/// @notice What all parts of Receivables share. Everything is kept under the ledger's id, which the ledger names in its calls.
abstract contract ReceivablesState is IReceivables {
    IMembers public immutable MEMBERS;
    IAttestations public immutable ATTESTATIONS;
    IFingerprints public immutable FINGERPRINTS;
    ICalendars public immutable CALENDARS;
    ILimits public immutable LIMITS;
    IInstruments public immutable LEDGER;

    mapping(uint256 instrument => Debt) internal _debts;
    mapping(uint256 instrument => Arrears) internal _arrears;

    constructor(
        IMembers members,
        IAttestations attestations,
        IFingerprints fingerprints,
        ICalendars calendars,
        ILimits limits,
        IInstruments ledger
    ) {
        MEMBERS = members;
        ATTESTATIONS = attestations;
        FINGERPRINTS = fingerprints;
        CALENDARS = calendars;
        LIMITS = limits;
        LEDGER = ledger;
    }

    modifier onlyLedger() {
        require(msg.sender == address(LEDGER), Case_NotLedger(msg.sender));
        _;
    }

    /// @inheritdoc IReceivables
    function instrumentIdOf(ReceivableId receivable) public view returns (uint256) {
        return ledgerIdOf(address(this), receivable.raw());
    }

    /// @inheritdoc IReceivables
    function debtOf(ReceivableId receivable) external view returns (Debt memory) {
        return _debt(receivable);
    }

    /* INTERNAL */

    function _debt(ReceivableId receivable) internal view returns (Debt storage) {
        return _debts[instrumentIdOf(receivable)];
    }

    function _requireState(ReceivableId id, Debt storage debt, ReceivableState wanted) internal view {
        ReceivableState state = debt.state;
        if (state != wanted) revert Receivables_WrongState(id, state);
    }

    function _requireParty(ReceivableId id, OrgId expected, OrgId org) internal pure {
        if (org != expected) revert Receivables_NotParty(id, expected, org);
    }

    /// @return today The debt's local day now.
    function _today(Debt storage debt) internal view returns (uint32 today) {
        return uint32(uint256(int256(block.timestamp) + debt.utcOffset) / 1 days); // fits for millions of years
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Payments} from "./Payments.sol";
import {ReceivablesState} from "./ReceivablesState.sol";
import {IAttestations} from "../../evidence/IAttestations.sol";
import {IFingerprints} from "../../evidence/IFingerprints.sol";
import {IInstruments} from "../../ledger/IInstruments.sol";
import {IMembers} from "../../members/IMembers.sol";
import {ICalendars} from "../../settlement/ICalendars.sol";
import {ILimits} from "../../settlement/ILimits.sol";

/// @title Receivables
/// @notice Documented in IReceivables.
contract Receivables is Payments {
    constructor(
        IMembers members,
        IAttestations attestations,
        IFingerprints fingerprints,
        ICalendars calendars,
        ILimits limits,
        IInstruments ledger
    ) ReceivablesState(members, attestations, fingerprints, calendars, limits, ledger) {}
}

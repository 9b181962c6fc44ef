// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Aval, Bill, Claim, Lot} from "./Bill.sol";
import {IFingerprints} from "../../evidence/IFingerprints.sol";
import {IInstruments} from "../../ledger/IInstruments.sol";
import {IMembers} from "../../members/IMembers.sol";
import {ICalendars} from "../../settlement/ICalendars.sol";
import {ICashFactory} from "../../settlement/ICashFactory.sol";
import {ILimits} from "../../settlement/ILimits.sol";
import {BillId} from "../../types/BillId.sol";
import {Fingerprint} from "../../types/Fingerprint.sol";
import {OrgId} from "../../types/OrgId.sol";

/// @dev All that Bills keeps. Everything of a bill is kept under the ledger's id of its first lot, which all its lots name.
struct BillsState {
    mapping(uint256 root => Bill) bills;
    mapping(uint256 root => mapping(OrgId party => mapping(OrgId guarantor => Aval))) avals;
    mapping(uint256 lot => Lot) lots;
    mapping(uint256 lot => mapping(OrgId target => Claim)) claims;
    /// @dev For which bill a document was reserved last.
    mapping(Fingerprint key => BillId) reservedFor;
}

/// @dev The contracts that Bills is built on: its libraries cannot read immutables.
struct BillsFoundation {
    IMembers members;
    IFingerprints fingerprints;
    ICalendars calendars;
    ILimits limits;
    ICashFactory factory;
    IInstruments ledger;
}

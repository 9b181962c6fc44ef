// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Arrears, Debt, Recourse} from "./Debt.sol";
import {IAttestations} from "../../evidence/IAttestations.sol";
import {IFingerprints} from "../../evidence/IFingerprints.sol";
import {IInstruments} from "../../ledger/IInstruments.sol";
import {IMembers} from "../../members/IMembers.sol";
import {ICalendars} from "../../settlement/ICalendars.sol";
import {ILimits} from "../../settlement/ILimits.sol";

/// @dev All that Receivables keeps. Everything of a receivable is kept under the ledger's id, which the ledger names in its calls.
struct ReceivablesState {
    mapping(uint256 instrument => Debt) debts;
    mapping(uint256 instrument => Arrears) arrears;
    /// @dev What a guarantor paid, and has not made a claim yet; and how many claims it made.
    mapping(uint256 instrument => uint256) guarantorPaid;
    mapping(uint256 instrument => uint256) claims;
    /// @dev What a buyer's limit on the obligor counts for units that an account of it bought.
    mapping(uint256 instrument => mapping(address holder => uint256)) exposures;
    mapping(bytes32 sale => Recourse) recourses;
    uint16 maxTenor;
}

/// @dev The contracts that Receivables is built on: its libraries cannot read immutables.
struct Foundation {
    IMembers members;
    IAttestations attestations;
    IFingerprints fingerprints;
    ICalendars calendars;
    ILimits limits;
    IInstruments ledger;
}

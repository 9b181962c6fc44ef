// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Amendment, Credit, Presentation} from "./Credit.sol";
import {IFingerprints} from "../../evidence/IFingerprints.sol";
import {IInstruments} from "../../ledger/IInstruments.sol";
import {IMembers} from "../../members/IMembers.sol";
import {ICalendars} from "../../settlement/ICalendars.sol";
import {ICashFactory} from "../../settlement/ICashFactory.sol";
import {ILimits} from "../../settlement/ILimits.sol";
import {CreditId} from "../../types/CreditId.sol";
import {TermsHash} from "../../types/TermsHash.sol";

/// @dev All that LettersOfCredit keeps.
struct CreditsState {
    mapping(CreditId credit => Credit) credits;
    mapping(CreditId credit => mapping(TermsHash terms => Amendment)) amendments;
    mapping(uint256 claim => Presentation) presentations;
    /// @dev Of the confirmer's claim on the issuer: the claim on the confirmer.
    mapping(uint256 reimbursement => uint256 claim) reimburses;
}

/// @dev The contracts that LettersOfCredit is built on: its libraries cannot read immutables.
struct CreditsFoundation {
    IMembers members;
    IFingerprints fingerprints;
    ICalendars calendars;
    ILimits limits;
    ICashFactory factory;
    IInstruments ledger;
}

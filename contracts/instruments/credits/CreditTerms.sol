// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ICash} from "../../settlement/ICash.sol";
import {CalendarId} from "../../types/CalendarId.sol";
import {CreditId} from "../../types/CreditId.sol";
import {OrgId} from "../../types/OrgId.sol";
import {TermsHash} from "../../types/TermsHash.sol";

/// @notice How a credit is available (UCP 600 art. 6 b).
enum Availability {
    Sight,
    Deferred,
    Acceptance,
    Negotiation
}

/// @notice From when the days of a usance count.
enum TenorFrom {
    /// @dev The day for which complying documents count as received; after a refusal and a waiver, the day of acceptance.
    Sight,
    Shipment
}

/// @notice Which rules the parties named. The acts are the same in all; what they call the documents differs.
enum UniformRules {
    Ucp600,
    EUcp21,
    CnDlc2016
}

/// @notice Everything that is agreed of a letter of credit.
struct CreditTerms {
    OrgId applicant;
    /// @dev Account of the applicant to which margin that is left goes back.
    address applicantAccount;
    OrgId issuer;
    /// @dev Who advises it to the beneficiary, and vouches that it is genuine.
    OrgId advisor;
    /// @dev Who is asked to confirm it; nobody where zero.
    OrgId confirmer;
    /// @dev Whom the issuer nominates to take documents beside itself; nobody where zero.
    OrgId nominated;
    OrgId beneficiary;
    /// @dev Account of the beneficiary that gets the claims on the bank.
    address beneficiaryAccount;
    /// @dev In minor units of the cash.
    uint96 amount;
    /// @dev Tolerances in basis points; where both are zero none is stated, and 5 % less does where partial drawings are prohibited (art. 30 c).
    uint16 plusBps;
    uint16 minusBps;
    ICash cash;
    /// @dev Which part of the amount the applicant puts up before the credit is issued.
    uint96 margin;
    bool partialDrawings;
    bool transferable;
    Availability availability;
    /// @dev Zero at sight.
    uint16 tenorDays;
    TenorFrom tenorFrom;
    /// @dev Last day of presentation, numbered from 1970-01-01, local; if it is no banking day, the next one (art. 29 a).
    uint32 expiry;
    /// @dev Never extended (art. 29 c).
    uint32 latestShipment;
    /// @dev Days after shipment in which documents are presented.
    uint16 presentationDays;
    /// @dev Whose banking days count at the issuer, and at the confirmer.
    CalendarId calendar;
    CalendarId confirmerCalendar;
    UniformRules rules;
    /// @dev Of the goods, and insurance cover of their value: what a transfer may change beside amount and days (art. 38 g).
    uint96 unitPrice;
    uint16 insuranceBps;
    /// @dev Roots of the salted texts: goods (45A), and documents required and conditions (46A, 47A).
    bytes32 goods;
    bytes32 documents;
    /// @dev The credit of which this is a transfer; zero for what an applicant applied for.
    CreditId parent;
    bytes32 salt;
}

bytes32 constant CREDIT_TYPEHASH = keccak256(
    "Credit(uint32 applicant,address applicantAccount,uint32 issuer,uint32 advisor,uint32 confirmer,uint32 nominated,uint32 beneficiary,address beneficiaryAccount,uint96 amount,uint16 plusBps,uint16 minusBps,address cash,uint96 margin,bool partialDrawings,bool transferable,uint8 availability,uint16 tenorDays,uint8 tenorFrom,uint32 expiry,uint32 latestShipment,uint16 presentationDays,bytes32 calendar,bytes32 confirmerCalendar,uint8 rules,uint96 unitPrice,uint16 insuranceBps,bytes32 goods,bytes32 documents,bytes32 parent,bytes32 salt)"
);

/// @return Their EIP-712 struct hash. All fields have one word each.
function hashTerms(CreditTerms memory terms) pure returns (TermsHash) {
    return TermsHash.wrap(keccak256(abi.encode(CREDIT_TYPEHASH, terms)));
}

/// @return The id of a credit that is applied for with these terms.
function creditIdOf(CreditTerms memory terms) pure returns (CreditId) {
    return CreditId.wrap(hashTerms(terms).raw());
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Availability, CreditTerms, UniformRules} from "./CreditTerms.sol";
import {CreditsFoundation} from "./CreditsState.sol";
import {Drawing} from "./Drawing.sol";
import {ICredits} from "./ICredits.sol";
import {Convention} from "../../types/Convention.sol";
import {OrgId} from "../../types/OrgId.sol";

/// @title CreditRules
/// @notice Which terms a credit can have, and what they say of a drawing.
library CreditRules {
    uint256 internal constant BPS = 10_000;
    /// @dev Art. 30 c: where no tolerance is stated and partial drawings are prohibited.
    uint256 internal constant LESS = 500;
    /// @dev Rules of 2016, art. 8: a usance of at most a year.
    uint256 internal constant CN_TENOR = 365;

    /* FLAGS */

    uint8 internal constant LATE_SHIPMENT = 1;
    uint8 internal constant LATE_PRESENTATION = 2;
    uint8 internal constant UNDERDRAWN = 4;
    /// @dev The bank may take it, and binds all, as long as no more is drawn (art. 18 b).
    uint8 internal constant INVOICE_EXCEEDS_CREDIT = 8;

    /* AMOUNTS */

    /// @return The most that can be drawn.
    function maxDown(uint256 amount, uint256 plusBps) internal pure returns (uint256) {
        return (amount * (BPS + plusBps)) / BPS;
    }

    /// @return The least that has to be drawn where it is drawn once.
    function minUp(uint256 amount, uint256 plusBps, uint256 minusBps) internal pure returns (uint256) {
        uint256 less = plusBps == 0 && minusBps == 0 ? LESS : minusBps;
        return (amount * (BPS - less) + BPS - 1) / BPS;
    }

    /* TERMS */

    function requireSound(CreditsFoundation memory on, CreditTerms calldata terms) internal view {
        bytes32 field = _partyAmiss(on, terms);
        if (field == 0) field = _amountAmiss(terms);
        if (field == 0) field = _daysAmiss(terms);
        if (field == 0 && !on.factory.isCash(address(terms.cash))) field = "cash";
        require(field == 0, ICredits.Credits_TermsInvalid(field));
        uint32 today = on.calendars.dayOf(terms.calendar, uint48(block.timestamp));
        require(lastDay(on, terms, false) >= today, ICredits.Credits_TermsInvalid("expiry"));
        if (!terms.confirmer.isNull()) lastDay(on, terms, true); // refuses a calendar, and a year, that nobody knows
    }

    /// @return The last day of presentation at the bank that examines (art. 29 a).
    function lastDay(
        CreditsFoundation memory on,
        CreditTerms calldata terms,
        bool atConfirmer
    ) internal view returns (uint32) {
        return
            on.calendars.roll(
                atConfirmer ? terms.confirmerCalendar : terms.calendar,
                terms.expiry,
                Convention.Following
            );
    }

    /* DRAWINGS */

    /// @param late Whether the days after shipment in which documents are presented were over (art. 14 c).
    function flagsOf(
        CreditTerms calldata terms,
        Drawing calldata drawing,
        bool late
    ) internal pure returns (uint8 flags) {
        if (drawing.shipDay > terms.latestShipment) flags |= LATE_SHIPMENT;
        if (late) flags |= LATE_PRESENTATION;
        bool less = drawing.amount < minUp(terms.amount, terms.plusBps, terms.minusBps);
        if (!terms.partialDrawings && less) flags |= UNDERDRAWN;
        if (drawing.invoiceAmount > maxDown(terms.amount, terms.plusBps)) flags |= INVOICE_EXCEEDS_CREDIT;
    }

    /// @return Whether an applicant that did not waive has to take the documents.
    function areClean(uint8 flags) internal pure returns (bool) {
        return flags & ~INVOICE_EXCEEDS_CREDIT == 0;
    }

    /* PRIVATE */

    function _partyAmiss(CreditsFoundation memory on, CreditTerms calldata terms) private view returns (bytes32) {
        (OrgId issuer, OrgId confirmer, OrgId beneficiary) = (terms.issuer, terms.confirmer, terms.beneficiary);
        if (issuer.isNull() || issuer == beneficiary) return "issuer";
        if (beneficiary.isNull() || beneficiary == terms.applicant) return "beneficiary";
        if (terms.advisor.isNull()) return "advisor";
        if (terms.nominated == beneficiary) return "nominated";
        if (!confirmer.isNull()) {
            bool isParty = confirmer == issuer || confirmer == beneficiary || confirmer == terms.applicant;
            if (isParty) return "confirmer";
        }
        if (on.members.orgOf(terms.applicantAccount) != terms.applicant) return "applicantAccount";
        if (on.members.orgOf(terms.beneficiaryAccount) != beneficiary) return "beneficiaryAccount";
        return 0;
    }

    function _amountAmiss(CreditTerms calldata terms) private pure returns (bytes32) {
        if (terms.amount == 0) return "amount";
        if (terms.plusBps > BPS || terms.minusBps > BPS) return "tolerance";
        uint256 max = maxDown(terms.amount, terms.plusBps);
        if (max > type(uint96).max) return "amount";
        if (terms.margin > max) return "margin";
        return 0;
    }

    function _daysAmiss(CreditTerms calldata terms) private pure returns (bytes32) {
        if (terms.latestShipment > terms.expiry) return "latestShipment";
        if (terms.presentationDays == 0) return "presentationDays";
        Availability availability = terms.availability;
        bool usance = availability == Availability.Deferred || availability == Availability.Acceptance;
        if (availability == Availability.Sight ? terms.tenorDays != 0 : usance && terms.tenorDays == 0) {
            return "tenorDays";
        }
        if (terms.rules == UniformRules.CnDlc2016 && terms.tenorDays > CN_TENOR) return "tenorDays";
        return 0;
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FacilityTerms} from "./FacilityTerms.sol";
import {FundsFoundation} from "./FundsState.sol";
import {IFacilities} from "./IFacilities.sol";
import {Standing} from "../../members/IMembers.sol";
import {OrgId} from "../../types/OrgId.sol";
import {BANK, Roles} from "../../types/Roles.sol";

/// @title FacilityRules
/// @notice Which terms a facility can have.
library FacilityRules {
    uint64 internal constant MAX_AMOUNT = type(uint56).max;
    /// @dev A whole year's principal.
    uint16 internal constant MAX_RATE = 10_000;
    uint256 internal constant MAX_LINES = 32;
    uint256 internal constant MAX_RELATED = 64;
    /// @dev Banking days.
    uint8 internal constant MAX_ANSWER_DAYS = 10;
    /// @dev Banking days to cure, and to show evidence.
    uint8 internal constant MAX_DAYS = 60;
    uint32 internal constant MAX_COOLING = 30 days;

    function requireSound(FundsFoundation memory on, FacilityTerms calldata terms) internal view {
        bytes32 field = _partiesAmiss(on, terms);
        if (field == 0) field = _amiss(on, terms);
        if (field == 0) field = _listsAmiss(terms);
        require(field == 0, IFacilities.Facilities_TermsInvalid(field));
    }

    function _partiesAmiss(FundsFoundation memory on, FacilityTerms calldata t) private view returns (bytes32) {
        (Standing standing, , Roles roles, ) = on.members.organisations(t.lender);
        if (standing != Standing.Active || !roles.includes(BANK)) return "lender";
        if (t.borrower == t.lender) return "borrower";
        if (!(on.members.orgOf(t.lenderAccount) == t.lender)) return "lenderAccount";
        if (!(on.members.orgOf(t.borrowerAccount) == t.borrower)) return "borrowerAccount";
        return on.factory.isCash(address(t.cash)) ? bytes32(0) : bytes32("cash");
    }

    function _amiss(FundsFoundation memory on, FacilityTerms calldata t) private view returns (bytes32) {
        if (t.amount == 0 || t.amount > MAX_AMOUNT) return "amount";
        if (t.fee > t.amount) return "fee";
        if (t.rate > MAX_RATE) return "rate";
        if (t.drawUntil < block.timestamp) return "drawUntil";
        if (t.useBy < t.drawUntil) return "useBy";
        if (t.cooling > MAX_COOLING) return "cooling";
        if (t.answerDays == 0 || t.answerDays > MAX_ANSWER_DAYS) return "answerDays";
        if (t.cureDays == 0 || t.cureDays > MAX_DAYS) return "cureDays";
        if (t.evidenceDays > MAX_DAYS) return "evidenceDays";
        return on.calendars.versionOf(t.calendar) == 0 ? bytes32("calendar") : bytes32(0);
    }

    function _listsAmiss(FacilityTerms calldata t) private pure returns (bytes32) {
        uint256 sum = 0;
        bytes32 last = 0;
        for (uint256 i = 0; i < t.lines.length; i++) {
            if (t.lines[i].purpose <= last || t.lines[i].amount == 0) return "lines";
            last = t.lines[i].purpose;
            sum += t.lines[i].amount;
        }
        if (sum != t.amount || t.lines.length > MAX_LINES) return "lines";
        if (t.related.length > MAX_RELATED) return "related";
        for (uint256 i = 0; i < t.related.length; i++) {
            OrgId org = t.related[i];
            if (org.isNull() || org == t.lender || org == t.borrower) return "related";
        }
        return 0;
    }
}

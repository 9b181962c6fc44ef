// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ICash} from "../../settlement/ICash.sol";
import {CalendarId} from "../../types/CalendarId.sol";
import {FacilityId} from "../../types/FacilityId.sol";
import {OrgId} from "../../types/OrgId.sol";

/// @notice What may be spent for a purpose.
struct BudgetLine {
    /// @dev A code of the lender's, in ASCII.
    bytes32 purpose;
    uint64 amount;
}

/// @notice Everything that lender and borrower agree when they open a facility.
struct FacilityTerms {
    /// @dev A bank.
    OrgId lender;
    OrgId borrower;
    /// @dev Account of the lender that is repaid.
    address lenderAccount;
    /// @dev Account of the borrower that gets what is left when nothing is owed.
    address borrowerAccount;
    ICash cash;
    /// @dev What can be drawn, all in all, in minor units of the cash.
    uint64 amount;
    /// @dev Owed once, from the opening on.
    uint64 fee;
    /// @dev Interest on what is drawn and not repaid, in basis points of a year of 360 days.
    uint16 rate;
    uint48 drawUntil;
    uint48 useBy;
    /// @dev The most that one payee is paid without the lender's hands, in payments that follow each other within a day.
    uint64 byRule;
    /// @dev Seconds that a payee was listed before it can be paid.
    uint32 cooling;
    /// @dev Banking days in which the lender answers a request.
    uint8 answerDays;
    /// @dev Banking days to cure a breach.
    uint8 cureDays;
    /// @dev Banking days in which the borrower shows what it paid itself. Zero: it is not paid itself.
    uint8 evidenceDays;
    /// @dev Whose banking days count.
    CalendarId calendar;
    bytes32 number;
    /// @dev Root of the salted documents of the agreement.
    bytes32 agreement;
    /// @dev In ascending order of their purposes. Their amounts add up to that of the facility.
    BudgetLine[] lines;
    /// @dev Organisations of the borrower's group, which are not paid.
    OrgId[] related;
}

bytes32 constant BUDGET_LINE_TYPEHASH = keccak256("BudgetLine(bytes32 purpose,uint64 amount)");
bytes32 constant FACILITY_TYPEHASH = keccak256(
    "Facility(uint32 lender,uint32 borrower,address lenderAccount,address borrowerAccount,address cash,uint64 amount,uint64 fee,uint16 rate,uint48 drawUntil,uint48 useBy,uint64 byRule,uint32 cooling,uint8 answerDays,uint8 cureDays,uint8 evidenceDays,bytes32 calendar,bytes32 number,bytes32 agreement,BudgetLine[] lines,uint32[] related)BudgetLine(bytes32 purpose,uint64 amount)"
);

/// @return Its EIP-712 struct hash.
function facilityIdOf(FacilityTerms calldata t) pure returns (FacilityId) {
    bytes memory parties = abi.encode(
        FACILITY_TYPEHASH,
        t.lender,
        t.borrower,
        t.lenderAccount,
        t.borrowerAccount,
        t.cash
    );
    bytes memory money = abi.encode(t.amount, t.fee, t.rate, t.drawUntil, t.useBy, t.byRule, t.cooling);
    bytes memory days_ = abi.encode(t.answerDays, t.cureDays, t.evidenceDays, t.calendar, t.number, t.agreement);
    bytes32[] memory lines = new bytes32[](t.lines.length);
    for (uint256 i = 0; i < lines.length; i++) {
        lines[i] = keccak256(abi.encode(BUDGET_LINE_TYPEHASH, t.lines[i].purpose, t.lines[i].amount));
    }
    bytes memory lists = abi.encode(keccak256(abi.encodePacked(lines)), keccak256(abi.encodePacked(t.related)));
    return FacilityId.wrap(keccak256(bytes.concat(parties, money, days_, lists)));
}

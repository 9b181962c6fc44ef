// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IReceivables} from "./IReceivables.sol";
import {Receivable} from "./Receivable.sol";
import {Foundation} from "./ReceivablesState.sol";
import {Standing} from "../../members/IMembers.sol";
import {Convention} from "../../types/Convention.sol";
import {OrgId} from "../../types/OrgId.sol";
import {ReceivableId} from "../../types/ReceivableId.sol";
import {CORE_ENTERPRISE, Roles} from "../../types/Roles.sol";

/// @title ReceivableTerms
/// @notice Which terms a receivable can have, and which days follow from them.
library ReceivableTerms {
    /// @dev Transfers close this many banking days before the payment day.
    uint256 internal constant CLOSES_BEFORE = 1;

    /// @dev What holds of the terms of any receivable.
    function requireSound(
        Foundation memory on,
        ReceivableId id,
        Receivable calldata receivable,
        uint256 maxTenor
    ) internal view {
        (OrgId creditor, OrgId obligor, OrgId guarantor) = (
            receivable.creditor,
            receivable.obligor,
            receivable.guarantor
        );
        bytes32 field =
            creditor == obligor
                ? bytes32("obligor")
                : guarantor == obligor || guarantor == creditor
                    ? bytes32("guarantor")
                    : receivable.face == 0 || receivable.face > type(uint128).max
                        ? bytes32("face")
                        : address(receivable.cash).code.length == 0
                            ? bytes32("cash")
                            : on.members.orgOf(receivable.holder) != creditor
                                ? bytes32("holder")
                                : bytes32(0);
        require(field == 0, IReceivables.Receivables_TermsInvalid(id, field));
        require(
            on.members.standingOf(creditor) == Standing.Active,
            IReceivables.Receivables_PartyInvalid(id, creditor)
        );
        (Standing standing, , Roles roles, ) = on.members.organisations(obligor);
        require(
            standing == Standing.Active && roles.includes(CORE_ENTERPRISE),
            IReceivables.Receivables_PartyInvalid(id, obligor)
        );
        uint32 today = on.calendars.dayOf(receivable.calendar, uint48(block.timestamp));
        require(
            receivable.dueDay > today && receivable.dueDay <= today + maxTenor,
            IReceivables.Receivables_TenorInvalid(id, receivable.dueDay, today + 1, today + maxTenor)
        );
        schedule(on, receivable); // refuses a year that the calendar does not know
    }

    /// @return paymentDay The due day, or the next banking day.
    /// @return closesAt First second in which units are not passed on any more.
    function schedule(
        Foundation memory on,
        Receivable calldata receivable
    ) internal view returns (uint32 paymentDay, uint48 closesAt) {
        return on.calendars.scheduleOf(receivable.calendar, receivable.dueDay, Convention.Following, CLOSES_BEFORE);
    }
}

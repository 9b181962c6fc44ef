// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {Debt, ReceivableState} from "./Debt.sol";
import {Debts} from "./Debts.sol";
import {IReceivables} from "./IReceivables.sol";
import {Receivable, receivableIdOf} from "./Receivable.sol";
import {ReceivableTerms} from "./ReceivableTerms.sol";
import {hashReceivables} from "./ReceivableActs.sol";
import {Foundation, ReceivablesState} from "./ReceivablesState.sol";
import {Terms} from "../../ledger/Terms.sol";
import {DualApproval, signersOf} from "../../members/DualApproval.sol";
import {RECEIVABLE} from "../../types/InstrumentKind.sol";
import {GUARANTEE, UNDERTAKING} from "../../types/LimitKind.sol";
import {OrgId} from "../../types/OrgId.sol";
import {ReceivableId} from "../../types/ReceivableId.sol";
import {Ref} from "../../types/Ref.sol";

/// @title Undertakings
/// @notice What two people of an obligor, or of a guarantor, sign for many receivables together, and what follows from it for each.
library Undertakings {
    using Debts for *;

    function guarantee(
        ReceivablesState storage state,
        Foundation memory on,
        Receivable[] calldata receivables,
        bytes32 digest,
        DualApproval calldata approval
    ) internal {
        (address maker, address checker) = signersOf(digest, approval);
        OrgId org = on.members.actAsTwo(maker, checker);
        for (uint256 i = 0; i < receivables.length; i++) _guarantee(state, on, org, receivables[i], maker, checker);
    }

    function confirm(
        ReceivablesState storage state,
        Foundation memory on,
        Receivable[] calldata receivables,
        bytes32 digest,
        DualApproval calldata approval
    ) internal {
        (address maker, address checker) = signersOf(digest, approval);
        OrgId org = on.members.actAsTwo(maker, checker);
        for (uint256 i = 0; i < receivables.length; i++) _confirm(state, on, org, receivables[i], maker, checker);
    }

    /// @return ids All of `receivables`, at least one.
    function idsOf(Receivable[] calldata receivables) internal pure returns (bytes32[] memory ids) {
        require(receivables.length != 0, IReceivables.Receivables_Empty());
        ids = new bytes32[](receivables.length);
        for (uint256 i = 0; i < ids.length; i++) ids[i] = receivableIdOf(receivables[i]).raw();
    }

    /// @return ids All that was signed, of which `receivables` are some, in the same order.
    function among(
        Receivable[] calldata receivables,
        ReceivableId[] calldata signed
    ) internal pure returns (bytes32[] memory ids) {
        require(receivables.length != 0, IReceivables.Receivables_Empty());
        ids = new bytes32[](signed.length);
        uint256 next = 0;
        for (uint256 i = 0; i < ids.length; i++) {
            ids[i] = signed[i].raw();
            if (next < receivables.length && ids[i] == receivableIdOf(receivables[next]).raw()) next++;
        }
        require(next == receivables.length, IReceivables.Receivables_NotSigned(next));
    }

    function digestOf(
        bytes32 domain,
        bytes32 typehash,
        bytes32[] memory ids,
        uint48 deadline
    ) internal view returns (bytes32) {
        require(
            block.timestamp <= deadline,
            IReceivables.Receivables_Expired(ReceivableId.wrap(ids[0]), deadline, block.timestamp)
        );
        return MessageHashUtils.toTypedDataHash(domain, hashReceivables(typehash, ids, deadline));
    }

    /* PRIVATE */

    function _guarantee(
        ReceivablesState storage state,
        Foundation memory on,
        OrgId org,
        Receivable calldata receivable,
        address maker,
        address checker
    ) private {
        (ReceivableId id, , Debt storage debt) = _confirmable(state, on, receivable);
        Debts.requireParty(id, debt.guarantor, org);
        require(!debt.guaranteed, IReceivables.Receivables_GuaranteedAlready(id));
        debt.guaranteed = true;
        on.limits.use(org, debt.obligor, GUARANTEE, receivable.face);
        emit IReceivables.ReceivableGuaranteed(id, org, maker, checker);
    }

    function _confirm(
        ReceivablesState storage state,
        Foundation memory on,
        OrgId org,
        Receivable calldata receivable,
        address maker,
        address checker
    ) private {
        (ReceivableId id, uint256 instrument, Debt storage debt) = _confirmable(state, on, receivable);
        Debts.requireParty(id, debt.obligor, org);
        require(debt.consented, IReceivables.Receivables_NotConsented(id));
        require(debt.guaranteed || debt.guarantor.isNull(), IReceivables.Receivables_NotGuaranteed(id, debt.guarantor));
        (uint32 paymentDay, uint48 closesAt) = ReceivableTerms.schedule(on, receivable);
        uint32 today = debt.today();
        // What is due already would be late at once, and could be late by design.
        require(
            paymentDay > today,
            IReceivables.Receivables_TenorInvalid(
                id,
                receivable.dueDay,
                uint256(today) + 1,
                uint256(today) + state.maxTenor
            )
        );
        (debt.state, debt.paymentDay) = (ReceivableState.Confirmed, paymentDay);
        on.limits.use(org, org, UNDERTAKING, receivable.face);
        on.fingerprints.bind(debt.creditor, receivable.keys, Ref.wrap(bytes32(instrument)));
        emit IReceivables.ReceivableConfirmed(id, instrument, paymentDay, closesAt, maker, checker);
        _issue(on, id, receivable, paymentDay, closesAt);
    }

    function _issue(
        Foundation memory on,
        ReceivableId id,
        Receivable calldata receivable,
        uint32 paymentDay,
        uint48 closesAt
    ) private {
        Terms memory terms;
        (terms.obligor, terms.kind, terms.cash) = (receivable.obligor, RECEIVABLE, receivable.cash);
        terms.maturity = on.calendars.startOf(receivable.calendar, paymentDay);
        terms.closesAt = closesAt;
        on.ledger.issue(id.raw(), terms, receivable.holder, receivable.face);
    }

    /// @dev A receivable that is registered, and can still be confirmed.
    function _confirmable(
        ReceivablesState storage state,
        Foundation memory on,
        Receivable calldata receivable
    ) private view returns (ReceivableId id, uint256 instrument, Debt storage debt) {
        id = receivableIdOf(receivable);
        (instrument, debt) = state.of_(on.ledger, id);
        Debts.requireState(id, debt, ReceivableState.Registered);
        require(block.timestamp <= debt.time, IReceivables.Receivables_Expired(id, debt.time, block.timestamp));
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {Debt, ReceivableState} from "./Debt.sol";
import {Debts} from "./Debts.sol";
import {IReceivables} from "./IReceivables.sol";
import {Receivable, receivableIdOf} from "./Receivable.sol";
import {ReceivableTerms} from "./ReceivableTerms.sol";
import {CONFIRMATION_TYPEHASH, Dilution, GUARANTEE_TYPEHASH, hashDilution, hashReceivables} from "./ReceivableActs.sol";
import {Foundation, ReceivablesState} from "./ReceivablesState.sol";
import {FingerprintState} from "../../evidence/IFingerprints.sol";
import {Terms} from "../../ledger/Terms.sol";
import {approvedServing, DualApproval, requireGiver, signersOf} from "../../members/DualApproval.sol";
import {MAKER} from "../../types/Duties.sol";
import {Fingerprint} from "../../types/Fingerprint.sol";
import {RECEIVABLE} from "../../types/InstrumentKind.sol";
import {GUARANTEE, UNDERTAKING} from "../../types/LimitKind.sol";
import {NOBODY, OrgId} from "../../types/OrgId.sol";
import {ReceivableId} from "../../types/ReceivableId.sol";
import {Ref} from "../../types/Ref.sol";

/// @title RegistrationActs
/// @notice Documented in IReceivables: from an invoice to units, or to nothing. Linked into Receivables, which is at its size's limit.
library RegistrationActs {
    using Debts for *;

    /// @dev How long a registered receivable can be confirmed.
    uint48 internal constant CONFIRM_WITHIN = 30 days;

    /* REGISTERED */

    function register(
        ReceivablesState storage state,
        Foundation memory on,
        Receivable[] calldata receivables,
        Fingerprint[][] calldata flagging
    ) external {
        require(receivables.length != 0, IReceivables.Receivables_Empty());
        require(
            receivables.length == flagging.length,
            IReceivables.Receivables_LengthsDiffer(receivables.length, flagging.length)
        );
        OrgId org = on.members.actsFor(msg.sender, MAKER);
        for (uint256 i = 0; i < receivables.length; i++) _register(state, on, org, receivables[i], flagging[i]);
    }

    function guarantee(
        ReceivablesState storage state,
        Foundation memory on,
        bytes32 domain,
        Receivable[] calldata receivables,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        bytes32 digest = _digest(domain, GUARANTEE_TYPEHASH, receivables, deadline);
        (address maker, address checker) = signersOf(digest, approval);
        OrgId org = on.members.actAsTwo(maker, checker);
        for (uint256 i = 0; i < receivables.length; i++) _guarantee(state, on, org, receivables[i], maker, checker);
    }

    function confirm(
        ReceivablesState storage state,
        Foundation memory on,
        bytes32 domain,
        Receivable[] calldata receivables,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        bytes32 digest = _digest(domain, CONFIRMATION_TYPEHASH, receivables, deadline);
        _confirmAll(state, on, receivables, digest, approval);
    }

    function confirmSome(
        ReceivablesState storage state,
        Foundation memory on,
        bytes32 domain,
        Receivable[] calldata receivables,
        ReceivableId[] calldata signed,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        require(receivables.length != 0, IReceivables.Receivables_Empty());
        bytes32 digest = _digestOf(domain, CONFIRMATION_TYPEHASH, _among(receivables, signed), deadline);
        _confirmAll(state, on, receivables, digest, approval);
    }

    /// @dev Ends what was not confirmed. `to` says who ends it: the obligor rejects, the creditor cancels, and anybody lets it expire.
    function end(
        ReceivablesState storage state,
        Foundation memory on,
        Receivable[] calldata receivables,
        ReceivableState to,
        bytes32 reason
    ) external {
        OrgId org = to == ReceivableState.Expired ? NOBODY : on.members.servesFor(msg.sender, MAKER);
        for (uint256 i = 0; i < receivables.length; i++) {
            if (_end(state, on, receivables[i], to, org)) {
                emit IReceivables.ReceivableEnded(receivableIdOf(receivables[i]), to, reason);
            }
        }
    }

    /* CONFIRMED */

    function dilute(
        ReceivablesState storage state,
        Foundation memory on,
        bytes32 domain,
        Dilution calldata dilution,
        bytes calldata signature,
        bytes calldata checker,
        DualApproval calldata obligor
    ) external {
        ReceivableId id = dilution.receivable;
        (uint256 instrument, Debt storage debt) = state.of_(on.ledger, id);
        Debts.requireState(id, debt, ReceivableState.Confirmed);
        require(
            block.timestamp <= dilution.deadline,
            IReceivables.Receivables_Expired(id, dilution.deadline, block.timestamp)
        );
        bytes32 digest = MessageHashUtils.toTypedDataHash(domain, hashDilution(dilution));
        Debts.requireParty(id, debt.creditor, requireGiver(on.members, dilution.holder, digest, signature, checker));
        Debts.requireParty(id, debt.obligor, approvedServing(on.members, digest, obligor));

        _useUp(on, debt.creditor, dilution.creditNote, Ref.wrap(digest));
        emit IReceivables.ReceivableDiluted(id, dilution.holder, dilution.amount, dilution.creditNote);
        on.ledger.writeDown(instrument, dilution.holder, dilution.amount);
        debt.freeLimits(on, dilution.amount);
    }

    /* PRIVATE */

    function _register(
        ReceivablesState storage state,
        Foundation memory on,
        OrgId org,
        Receivable calldata receivable,
        Fingerprint[] calldata flagging
    ) private {
        ReceivableId id = receivableIdOf(receivable);
        uint48 confirmBy = uint48(block.timestamp) + CONFIRM_WITHIN;
        bool[] memory flags = on.fingerprints.reserve(receivable.creditor, receivable.keys, flagging, confirmBy);
        ReceivableTerms.requireSound(on, id, receivable, state.maxTenor);
        _record(state, on, id, receivable, org, confirmBy);
        emit IReceivables.ReceivableRegistered(id, receivable.creditor, receivable.obligor, receivable, flags);
    }

    function _record(
        ReceivablesState storage state,
        Foundation memory on,
        ReceivableId id,
        Receivable calldata receivable,
        OrgId org,
        uint48 confirmBy
    ) private {
        (, Debt storage debt) = state.of_(on.ledger, id);
        Debts.requireState(id, debt, ReceivableState.None);
        debt.consented = org == receivable.creditor;
        if (!debt.consented) Debts.requireParty(id, receivable.obligor, org);
        debt.state = ReceivableState.Registered;
        debt.creditor = receivable.creditor;
        debt.obligor = receivable.obligor;
        debt.guarantor = receivable.guarantor;
        debt.graceDays = receivable.graceDays;
        debt.lateRate = receivable.lateRate;
        debt.time = uint40(confirmBy); // fits for thirty thousand years
        debt.utcOffset = on.calendars.utcOffsetOf(receivable.calendar);
    }

    /// @param org Who ends it; nobody where it expires.
    /// @return done False where it expired before.
    function _end(
        ReceivablesState storage state,
        Foundation memory on,
        Receivable calldata receivable,
        ReceivableState to,
        OrgId org
    ) private returns (bool done) {
        ReceivableId id = receivableIdOf(receivable);
        (, Debt storage debt) = state.of_(on.ledger, id);
        if (to == ReceivableState.Expired) {
            if (debt.state == ReceivableState.Expired) return false;
            require(
                block.timestamp > debt.time || debt.state != ReceivableState.Registered,
                IReceivables.Receivables_NotExpired(id, debt.time)
            );
        }
        Debts.requireState(id, debt, ReceivableState.Registered);
        if (to != ReceivableState.Expired) {
            Debts.requireParty(id, to == ReceivableState.Rejected ? debt.obligor : debt.creditor, org);
        }
        debt.state = to;
        if (debt.guaranteed) on.limits.free(debt.guarantor, debt.obligor, GUARANTEE, receivable.face);
        if (_isReserved(on, debt, receivable.keys)) on.fingerprints.release(debt.creditor, receivable.keys);
        return true;
    }

    /// @dev Whether the document is reserved by this registration still: the time may be over, or the creditor released it, and reserved it anew.
    function _isReserved(
        Foundation memory on,
        Debt storage debt,
        Fingerprint[] calldata keys
    ) private view returns (bool) {
        for (uint256 i = 0; i < keys.length; i++) {
            (OrgId holder, uint48 until, ) = on.fingerprints.entries(keys[i]);
            bool same = holder == debt.creditor && until == debt.time;
            if (!same || on.fingerprints.stateOf(keys[i]) != FingerprintState.Reserved) return false;
        }
        return true;
    }

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

    function _confirmAll(
        ReceivablesState storage state,
        Foundation memory on,
        Receivable[] calldata receivables,
        bytes32 digest,
        DualApproval calldata approval
    ) private {
        (address maker, address checker) = signersOf(digest, approval);
        OrgId org = on.members.actAsTwo(maker, checker);
        for (uint256 i = 0; i < receivables.length; i++) _confirm(state, on, org, receivables[i], maker, checker);
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

    /// @dev A document that is used once, and at once.
    function _useUp(Foundation memory on, OrgId org, Fingerprint key, Ref ref) private {
        Fingerprint[] memory keys = new Fingerprint[](1);
        keys[0] = key;
        on.fingerprints.reserve(org, keys, new Fingerprint[](0), uint48(block.timestamp));
        on.fingerprints.bind(org, keys, ref);
        on.fingerprints.close(ref);
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

    function _digest(
        bytes32 domain,
        bytes32 typehash,
        Receivable[] calldata receivables,
        uint48 deadline
    ) private view returns (bytes32) {
        require(receivables.length != 0, IReceivables.Receivables_Empty());
        bytes32[] memory ids = new bytes32[](receivables.length);
        for (uint256 i = 0; i < ids.length; i++) ids[i] = receivableIdOf(receivables[i]).raw();
        return _digestOf(domain, typehash, ids, deadline);
    }

    /// @return ids All that was signed, of which `receivables` are some, in the same order.
    function _among(
        Receivable[] calldata receivables,
        ReceivableId[] calldata signed
    ) private pure returns (bytes32[] memory ids) {
        ids = new bytes32[](signed.length);
        uint256 next = 0;
        for (uint256 i = 0; i < ids.length; i++) {
            ids[i] = signed[i].raw();
            if (next < receivables.length && ids[i] == receivableIdOf(receivables[next]).raw()) next++;
        }
        require(next == receivables.length, IReceivables.Receivables_NotSigned(next));
    }

    function _digestOf(
        bytes32 domain,
        bytes32 typehash,
        bytes32[] memory ids,
        uint48 deadline
    ) private view returns (bytes32) {
        require(
            block.timestamp <= deadline,
            IReceivables.Receivables_Expired(ReceivableId.wrap(ids[0]), deadline, block.timestamp)
        );
        return MessageHashUtils.toTypedDataHash(domain, hashReceivables(typehash, ids, deadline));
    }
}

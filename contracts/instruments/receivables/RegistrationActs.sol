// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {Debt, ReceivableState} from "./Debt.sol";
import {Debts} from "./Debts.sol";
import {IReceivables} from "./IReceivables.sol";
import {Receivable, receivableIdOf} from "./Receivable.sol";
import {ReceivableTerms} from "./ReceivableTerms.sol";
import {CONFIRMATION_TYPEHASH, Dilution, GUARANTEE_TYPEHASH, hashDilution} from "./ReceivableActs.sol";
import {Foundation, ReceivablesState} from "./ReceivablesState.sol";
import {Undertakings} from "./Undertakings.sol";
import {FingerprintState} from "../../evidence/IFingerprints.sol";
import {approvedServing, DualApproval, requireGiver} from "../../members/DualApproval.sol";
import {MAKER} from "../../types/Duties.sol";
import {Fingerprint} from "../../types/Fingerprint.sol";
import {GUARANTEE} from "../../types/LimitKind.sol";
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
        bytes32 digest = Undertakings.digestOf(domain, GUARANTEE_TYPEHASH, Undertakings.idsOf(receivables), deadline);
        Undertakings.guarantee(state, on, receivables, digest, approval);
    }

    function confirm(
        ReceivablesState storage state,
        Foundation memory on,
        bytes32 domain,
        Receivable[] calldata receivables,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        bytes32[] memory ids = Undertakings.idsOf(receivables);
        bytes32 digest = Undertakings.digestOf(domain, CONFIRMATION_TYPEHASH, ids, deadline);
        Undertakings.confirm(state, on, receivables, digest, approval);
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
        bytes32[] memory ids = Undertakings.among(receivables, signed);
        bytes32 digest = Undertakings.digestOf(domain, CONFIRMATION_TYPEHASH, ids, deadline);
        Undertakings.confirm(state, on, receivables, digest, approval);
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
            (OrgId holder, uint48 until, , ) = on.fingerprints.entries(keys[i]);
            bool same = holder == debt.creditor && until == debt.time;
            if (!same || on.fingerprints.stateOf(keys[i]) != FingerprintState.Reserved) return false;
        }
        return true;
    }

    /// @dev A document that is used once, and at once.
    function _useUp(Foundation memory on, OrgId org, Fingerprint key, Ref ref) private {
        Fingerprint[] memory keys = new Fingerprint[](1);
        keys[0] = key;
        on.fingerprints.reserve(org, keys, new Fingerprint[](0), uint48(block.timestamp));
        on.fingerprints.bind(org, keys, ref);
        on.fingerprints.close(ref);
    }
}

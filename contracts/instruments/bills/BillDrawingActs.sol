// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {Aval, Bill, BillState} from "./Bill.sol";
import {BillBooks} from "./BillBooks.sol";
import {BillRules} from "./BillRules.sol";
import {hashAval, hashBillAcceptance, hashBillRefusal, hashDraw} from "./BillSignatures.sol";
import {billIdOf, BillTerms} from "./BillTerms.sol";
import {BillsFoundation, BillsState} from "./BillsState.sol";
import {IBills} from "./IBills.sol";
import {FingerprintState} from "../../evidence/IFingerprints.sol";
import {takeKeys} from "../../evidence/takeKeys.sol";
import {Terms} from "../../ledger/Terms.sol";
import {approvedBy, approvedServing, DualApproval} from "../../members/DualApproval.sol";
import {BillId} from "../../types/BillId.sol";
import {MAKER} from "../../types/Duties.sol";
import {BILL} from "../../types/InstrumentKind.sol";
import {ACCEPTANCE, GUARANTEE} from "../../types/LimitKind.sol";
import {OrgId} from "../../types/OrgId.sol";
import {Ref} from "../../types/Ref.sol";

/// @title BillDrawingActs
/// @notice Documented in IBills: from the drawing of a bill to its acceptance, and its guarantees. Linked into Bills.
library BillDrawingActs {
    using BillBooks for *;

    function draw(
        BillsState storage state,
        BillsFoundation memory on,
        bytes32 domain,
        BillTerms calldata terms,
        uint48 deadline,
        DualApproval calldata approval
    ) external returns (BillId id) {
        id = billIdOf(terms);
        Bill storage bill = state.bills[on.rootIdOf(id)];
        BillBooks.requireState(id, bill, BillState.None);
        BillRules.requireSound(on, terms);
        BillBooks.requireInTime(id, deadline);
        BillBooks.requireParty(id, terms.drawer, _actedBy(on, domain, hashDraw(id, deadline), approval));

        uint48 acceptBy = on.calendars.startOf(terms.calendar, terms.issued + uint32(BillRules.ACCEPT_DAYS) + 1) - 1;
        _open(bill, terms, on.calendars.utcOffsetOf(terms.calendar), acceptBy);
        emit IBills.BillDrawn(id, terms.drawer, terms.acceptor, terms);
        for (uint256 i = 0; i < terms.keys.length; i++) state.reservedFor[terms.keys[i]] = id;
        takeKeys(on.fingerprints, terms.drawer, terms.keys, acceptBy);
    }

    function accept(
        BillsState storage state,
        BillsFoundation memory on,
        bytes32 domain,
        BillTerms calldata terms,
        bool notTransferable,
        bool conditional,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        BillId id = billIdOf(terms);
        uint256 root = on.rootIdOf(id);
        Bill storage bill = state.bills[root];
        BillBooks.requireState(id, bill, BillState.Drawn);
        BillBooks.requireInTime(id, bill.acceptBy);
        BillBooks.requireInTime(id, deadline);
        bytes32 content = hashBillAcceptance(id, notTransferable, conditional, deadline);
        BillBooks.requireParty(id, terms.acceptor, _actedBy(on, domain, content, approval));
        if (conditional) {
            emit IBills.BillRefused(id, terms.acceptor, true);
            return _end(state, on, id, terms, BillState.Refused);
        }

        uint32 lastDay = BillRules.lastDayOf(on, terms);
        (bill.state, bill.lastDay, bill.open) = (BillState.Accepted, lastDay, terms.amount);
        bool fixed_ = notTransferable || terms.notTransferable;
        emit IBills.BillAccepted(id, root, terms.acceptor, fixed_, lastDay);
        on.limits.use(terms.acceptor, terms.drawer, ACCEPTANCE, terms.amount);
        on.fingerprints.bind(terms.drawer, terms.keys, Ref.wrap(bytes32(root)));
        _issue(on, id, root, terms, fixed_);
    }

    function refuseAcceptance(
        BillsState storage state,
        BillsFoundation memory on,
        bytes32 domain,
        BillTerms calldata terms,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        (BillId id, ) = _drawn(state, on, terms);
        BillBooks.requireInTime(id, deadline);
        bytes32 digest = MessageHashUtils.toTypedDataHash(domain, hashBillRefusal(id, deadline));
        BillBooks.requireParty(id, terms.acceptor, approvedServing(on.members, digest, approval));
        emit IBills.BillRefused(id, terms.acceptor, false);
        _end(state, on, id, terms, BillState.Refused);
    }

    function lapse(BillsState storage state, BillsFoundation memory on, BillTerms calldata terms) external {
        (BillId id, Bill storage bill) = _drawn(state, on, terms);
        uint48 acceptBy = bill.acceptBy;
        require(block.timestamp > acceptBy, IBills.Bills_NotLapsed(id, acceptBy));
        emit IBills.BillRefused(id, OrgId.wrap(0), false);
        _end(state, on, id, terms, BillState.Refused);
    }

    function withdraw(BillsState storage state, BillsFoundation memory on, BillTerms calldata terms) external {
        (BillId id, ) = _drawn(state, on, terms);
        BillBooks.requireParty(id, terms.drawer, on.members.servesFor(msg.sender, MAKER));
        emit IBills.BillWithdrawn(id);
        _end(state, on, id, terms, BillState.Withdrawn);
    }

    function guarantee(
        BillsState storage state,
        BillsFoundation memory on,
        bytes32 domain,
        BillId id,
        OrgId party,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        uint256 root = on.rootIdOf(id);
        Bill storage bill = state.bills[root];
        BillBooks.requireState(id, bill, BillState.Accepted);
        require(bill.today() < bill.maturity, IBills.Bills_Matured(id, bill.maturity));
        BillBooks.requireInTime(id, deadline);
        OrgId org = _actedBy(on, domain, hashAval(id, party, deadline), approval);
        // Who owes first adds nothing by answering once more, for whomever.
        require(!(org == party) && !(org == bill.acceptor), IBills.Bills_OwnGuarantee(id, org));
        bool none = state.avals[root][party][org] == Aval.None;
        require(none, IBills.Bills_GuaranteedAlready(id, party, org));

        state.avals[root][party][org] = Aval.Given;
        emit IBills.BillGuaranteed(id, party, org);
        on.limits.use(org, party, GUARANTEE, bill.amount);
    }

    function endGuarantee(
        BillsState storage state,
        BillsFoundation memory on,
        BillId id,
        OrgId party,
        OrgId guarantor
    ) external {
        uint256 root = on.rootIdOf(id);
        Bill storage bill = state.bills[root];
        BillBooks.requireState(id, bill, BillState.Closed);
        bool given = state.avals[root][party][guarantor] == Aval.Given;
        require(given, IBills.Bills_NotGuaranteed(id, party, guarantor));
        state.avals[root][party][guarantor] = Aval.Freed;
        emit IBills.GuaranteeEnded(id, party, guarantor);
        on.limits.free(guarantor, party, GUARANTEE, bill.amount);
    }

    /* PRIVATE */

    function _actedBy(
        BillsFoundation memory on,
        bytes32 domain,
        bytes32 content,
        DualApproval calldata approval
    ) private view returns (OrgId) {
        return approvedBy(on.members, MessageHashUtils.toTypedDataHash(domain, content), approval);
    }

    function _drawn(
        BillsState storage state,
        BillsFoundation memory on,
        BillTerms calldata terms
    ) private view returns (BillId id, Bill storage bill) {
        id = billIdOf(terms);
        bill = state.bills[on.rootIdOf(id)];
        BillBooks.requireState(id, bill, BillState.Drawn);
    }

    function _open(Bill storage bill, BillTerms calldata terms, int24 utcOffset, uint48 acceptBy) private {
        (bill.state, bill.drawer, bill.acceptor) = (BillState.Drawn, terms.drawer, terms.acceptor);
        (bill.maturity, bill.answerDays, bill.lateRate) = (terms.maturity, terms.answerDays, terms.lateRate);
        (bill.utcOffset, bill.acceptBy, bill.calendar) = (utcOffset, acceptBy, terms.calendar);
        bill.amount = terms.amount;
    }

    function _issue(BillsFoundation memory on, BillId id, uint256 root, BillTerms calldata terms, bool fixed_) private {
        Terms memory owed;
        (owed.obligor, owed.kind, owed.lots, owed.cash) = (terms.acceptor, BILL, true, terms.cash);
        owed.maturity = on.calendars.startOf(terms.calendar, terms.maturity);
        // What is not transferable is closed from the beginning.
        owed.closesAt = fixed_ ? uint48(block.timestamp) : owed.maturity;
        on.ledger.issue(id.raw(), owed, terms.payeeAccount, terms.amount);
        if (terms.least != 0) on.ledger.limitParts(root, terms.least);
    }

    /// @dev Of a bill that nobody accepted, the documents are free again, where the drawer did not release them, and they were not reserved anew.
    function _end(
        BillsState storage state,
        BillsFoundation memory on,
        BillId id,
        BillTerms calldata terms,
        BillState to
    ) private {
        Bill storage bill = state.bills[on.rootIdOf(id)];
        bill.state = to;
        for (uint256 i = 0; i < terms.keys.length; i++) {
            if (on.fingerprints.stateOf(terms.keys[i]) != FingerprintState.Reserved) continue;
            (OrgId holder, uint48 until, bool byRegistrar, ) = on.fingerprints.entries(terms.keys[i]);
            bool same = holder == terms.drawer && until == bill.acceptBy && byRegistrar;
            if (same && state.reservedFor[terms.keys[i]] == id) {
                on.fingerprints.release(terms.drawer, terms.keys[i:i + 1]);
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Freezes} from "./Freezes.sol";
import {HolderChecks} from "./HolderChecks.sol";
import {HoldingWord} from "./HoldingWord.sol";
import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";
import {IHoldings, Order} from "./IHoldings.sol";
import {IObligations} from "./IObligations.sol";
import {instrumentId, isLots} from "./InstrumentId.sol";
import {InstrumentSlots, LedgerState} from "./LedgerState.sol";
import {Payouts} from "./Payouts.sol";
import {Receivers} from "./Receivers.sol";
import {TermsWord} from "./TermsWord.sol";
import {Units} from "./Units.sol";
import {approvedBy, DualApproval} from "../members/DualApproval.sol";
import {IMembers} from "../members/IMembers.sol";
import {ADMIN, ANY_DUTY, MAKER} from "../types/Duties.sol";
import {CASH} from "../types/InstrumentKind.sol";
import {OrgId} from "../types/OrgId.sol";
import {REGULATOR, Roles} from "../types/Roles.sol";

/// @title LedgerActs
/// @notice The rare acts of Instruments, in a library of their own, because one contract would be too large. Documented in IHoldings.
library LedgerActs {
    using Freezes for LedgerState;
    using Units for LedgerState;

    /* THE COUNCIL */

    function setFrozenTokens(LedgerState storage state, address account, uint256 id, uint256 amount) external {
        state.existing(id);
        uint256 pledged = state.pledged(id, account);
        if (amount < pledged) revert IHoldings.Holdings_Pledged(id, account, pledged, amount);
        state.freeze(id, account, amount - pledged);
    }

    function forcedTransfer(
        LedgerState storage state,
        IMembers members,
        address from,
        address to,
        uint256 id,
        uint256 amount
    ) external {
        state.force(members, id, from, to, amount);
    }

    function setCase(
        mapping(address case_ => bool) storage isCase,
        mapping(address case_ => bool) storage wasCase,
        IMembers members,
        address case_,
        bool allowed
    ) external {
        if (msg.sender != members.council()) revert IObligations.Obligations_NotCouncil(msg.sender);
        isCase[case_] = allowed;
        if (allowed) wasCase[case_] = true;
        emit IObligations.CaseSet(case_, allowed);
    }

    /* REGULATORS */

    /// @param digest That of the order.
    /// @param transfers Whether units are transferred, and not frozen.
    function carryOut(
        LedgerState storage state,
        IMembers members,
        Order calldata order,
        bytes32 digest,
        DualApproval calldata approval,
        bool transfers
    ) external {
        if (transfers != (order.to != address(0))) revert IHoldings.Holdings_OrderOther(order.to);
        if (!transfers) state.existing(order.id);
        _carryOut(state, members, order, digest, approval);
        if (transfers) state.force(members, order.id, order.holder, order.to, order.amount);
        else state.freeze(order.id, order.holder, order.amount);
    }

    /* HOLDERS */

    function reclaim(LedgerState storage state, IMembers members, uint256 id, address from, address to) external {
        TermsWord terms = state.existing(id);
        OrgId org = members.ownsFor(msg.sender, ADMIN);
        if (members.orgOf(from) != org) revert IHoldings.Holdings_OtherOrganisation(from, org);
        if (members.ownsFor(to, ANY_DUTY) != org) revert IHoldings.Holdings_OtherOrganisation(to, org);
        if (_hasDuty(members, from)) revert IHoldings.Holdings_AccountHonoured(from);
        uint256 amount = state.holdings[id][from].word.unfrozen();
        if (amount == 0) revert IHoldings.Holdings_AmountZero(id);

        state.move(id, terms, from, to, amount);
        emit IHoldings.HoldingReclaimed(id, from, to, amount);
        Units.tell(from, to, id, amount);
    }

    function divide(
        LedgerState storage state,
        IMembers members,
        uint256 id,
        uint256 amount
    ) external returns (uint256 child) {
        TermsWord terms = state.existing(id);
        if (!isLots(id)) revert IHoldings.Holdings_NoLot(id);
        Units.requireAlike(id, terms.kind());
        Units.requireOpen(id, terms);
        InstrumentSlots storage parent = state.instruments[id];
        // What was paid is for the whole lot; there is no part of it that a buyer could not be mistaken about.
        if (parent.paid != 0 || parent.interestPaid != 0) {
            revert IObligations.Obligations_PaidAlready(id, parent.paid, parent.face);
        }
        members.servesFor(msg.sender, MAKER);

        state.burn(id, msg.sender, amount);
        if (state.holdings[id][msg.sender].word.balance() == 0) {
            revert IHoldings.Holdings_LotWhole(id, amount, amount);
        }
        child = instrumentId(keccak256(abi.encode(id, ++parent.children)), true);
        InstrumentSlots storage part = state.instruments[child];
        part.terms = terms;
        (part.cash, part.maturity) = (parent.cash, parent.maturity);
        part.face = uint128(amount); // at most the balance
        parent.face -= uint128(amount); // the balance is at most the face
        (part.parent, part.root) = (id, parent.root == 0 ? id : parent.root);
        state.mint(child, msg.sender, amount);
        emit IHoldings.LotDivided(id, child, msg.sender, amount);
        Units.tell(address(0), msg.sender, child, amount);
    }

    function passBatch(
        LedgerState storage state,
        IMembers members,
        address from,
        address to,
        uint256[] calldata ids,
        uint256[] calldata amounts,
        bytes calldata data
    ) external {
        if (ids.length == 0) revert IHoldings.Holdings_NothingToMove();
        if (ids.length != amounts.length) revert IHoldings.Holdings_LengthsDiffer(ids.length, amounts.length);
        bytes32 document = data.length == 0 ? bytes32(0) : Receivers.documentOf(data);
        for (uint256 i = 0; i < ids.length; i++) {
            TermsWord terms = state.existing(ids[i]);
            Units.requireAlike(ids[i], terms.kind());
            Units.requireOpen(ids[i], terms);
            HolderChecks.passing(members, from, to, terms.kind());
            state.pass(ids[i], from, to, amounts[i]);
        }
        emit IERC1155.TransferBatch(msg.sender, from, to, ids, amounts);
        if (document != 0) {
            for (uint256 i = 0; i < ids.length; i++) emit IHoldings.PassedFor(ids[i], from, to, amounts[i], document);
        }
        if (to.code.length != 0) Receivers.tellBatch(msg.sender, from, to, ids, amounts, data);
    }

    function passToMany(
        LedgerState storage state,
        IMembers members,
        uint256 id,
        address[] calldata to,
        uint256[] calldata amounts,
        bytes32 document
    ) external {
        TermsWord terms = state.existing(id);
        if (to.length == 0) revert IHoldings.Holdings_NothingToMove();
        if (to.length != amounts.length) revert IHoldings.Holdings_LengthsDiffer(to.length, amounts.length);
        Units.requireAlike(id, terms.kind());
        Units.requireOpen(id, terms);
        members.requireGiving(msg.sender);

        state.depart(id, msg.sender, amounts);
        bool contracts = false;
        for (uint256 i = 0; i < to.length; i++) {
            (address receiver, uint256 amount) = (to[i], amounts[i]);
            HolderChecks.taking(members, receiver, terms.kind());
            state.arrive(id, receiver, amount);
            emit IERC1155.TransferSingle(msg.sender, msg.sender, receiver, id, amount);
            if (document != 0) emit IHoldings.PassedFor(id, msg.sender, receiver, amount, document);
            if (receiver.code.length != 0) contracts = true;
        }
        if (!contracts) return;
        bytes memory data = document == 0 ? bytes("") : abi.encode(document);
        for (uint256 i = 0; i < to.length; i++) {
            if (to[i].code.length != 0) Receivers.tell(msg.sender, msg.sender, to[i], id, amounts[i], data);
        }
    }

    function payOut(
        LedgerState storage state,
        uint256 id,
        TermsWord terms,
        address holder
    ) external returns (uint256 principal, uint256 interest) {
        return Payouts.payOut(state, id, terms, holder);
    }

    /* READING */

    function canTransfer(
        LedgerState storage state,
        IMembers members,
        address from,
        address to,
        uint256 id,
        uint256 amount
    ) external view returns (bool) {
        TermsWord terms = state.termsOf(id);
        if (terms.isNone() || terms.isClosed(block.timestamp)) return false;
        // A balance that is too small is no rule: only what is frozen counts.
        HoldingWord word = state.holdings[id][from].word;
        if (word.frozen() != 0 && amount > word.unfrozen()) return false;
        if (terms.kind().keepsHistory() && state.isStopped(id, from)) return false;
        try members.requirePassing(from, to, terms.kind()) {
            return true;
        } catch {
            return false;
        }
    }

    function redeemable(
        LedgerState storage state,
        uint256 id,
        address holder
    ) external view returns (uint256 principal, uint256 interest) {
        return Payouts.redeemable(state, id, state.existing(id), holder);
    }

    /* CASES */

    function moveByRule(
        LedgerState storage state,
        IMembers members,
        uint256 id,
        address from,
        address to,
        uint256 amount
    ) external {
        TermsWord terms = _own(state, id);
        members.requireTaking(to, CASH); // of whatever standing: what it gets, it paid for by the rule
        state.move(id, terms, from, to, amount);
        Units.tell(from, to, id, amount);
    }

    function writeDown(LedgerState storage state, uint256 id, address holder, uint256 amount) external {
        TermsWord terms = _own(state, id);
        Units.requireAlike(id, terms.kind());
        Units.requireOpen(id, terms);
        InstrumentSlots storage instrument = state.instruments[id];

        state.burn(id, holder, amount);
        (uint128 paid, uint128 face) = (instrument.paid, instrument.face - uint128(amount)); // a balance is at most the face
        if (face < paid) revert IObligations.Obligations_PaidAlready(id, paid, face);
        instrument.face = face;
        emit IObligations.WrittenDown(id, holder, amount);
        state.closeIfPaid(id, terms);
    }

    /* PRIVATE */

    /// @dev An instrument that the caller issued.
    function _own(LedgerState storage state, uint256 id) private view returns (TermsWord terms) {
        terms = state.existing(id);
        if (address(terms.case_()) != msg.sender) revert IObligations.Obligations_NotCase(id, msg.sender);
    }

    function _carryOut(
        LedgerState storage state,
        IMembers members,
        Order calldata order,
        bytes32 digest,
        DualApproval calldata approval
    ) private {
        if (order.reason == 0) revert IHoldings.Holdings_NoReason();
        if (block.timestamp > order.deadline) revert IHoldings.Holdings_OrderExpired(order.deadline, block.timestamp);
        OrgId regulator = approvedBy(members, digest, approval);
        (, , Roles roles, ) = members.organisations(regulator);
        if (!roles.includes(REGULATOR)) revert IHoldings.Holdings_NotRegulator(regulator);
        if (state.usedOrders[regulator][order.nonce]) revert IHoldings.Holdings_OrderUsed(regulator, order.nonce);
        state.usedOrders[regulator][order.nonce] = true;
        emit IHoldings.OrderCarriedOut(order.id, order.holder, regulator, order.to, order.amount, order.reason);
    }

    /// @dev Of whatever standing its organisation is. An account that came to an end has none. Where the call ran out of gas, less than a 63rd of what it took is
    /// left, with which nothing is moved.
    function _hasDuty(IMembers members, address account) private view returns (bool) {
        try members.ownsFor(account, ANY_DUTY) {
            return true;
        } catch {
            return false;
        }
    }
}

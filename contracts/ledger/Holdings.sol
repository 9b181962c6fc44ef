// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";
import {HolderChecks} from "./HolderChecks.sol";
import {IHoldings} from "./IHoldings.sol";
import {Ledger} from "./Ledger.sol";
import {isLots} from "./InstrumentId.sol";
import {LedgerActs} from "./LedgerActs.sol";
import {LedgerState} from "./LedgerState.sol";
import {LotActs} from "./LotActs.sol";
import {Mark, NOT_TRANSFERABLE} from "./LotWord.sol";
import {Receivers} from "./Receivers.sol";
import {TermsWord} from "./TermsWord.sol";
import {Units} from "./Units.sol";
import {OrgId} from "../types/OrgId.sol";

/// @title Holdings
/// @notice Documented in IHoldings. Here: ERC-1155, that is how holders, and who they approved, pass units on.
abstract contract Holdings is Ledger {
    using LedgerActs for LedgerState;
    using LotActs for LedgerState;
    using Units for LedgerState;

    mapping(address holder => mapping(address operator => bool)) public isApprovedForAll;

    /* PASSING ON */

    /// @inheritdoc IERC1155
    function safeTransferFrom(
        address from,
        address to,
        uint256 id,
        uint256 amount,
        bytes calldata data
    ) external notEntered {
        TermsWord terms = _state.existing(id);
        bytes32 document = data.length == 0 ? bytes32(0) : Receivers.documentOf(data);
        if (msg.sender != from) _requireOperator(from);
        Units.requireOpen(id, terms);
        if (!isLots(id)) {
            HolderChecks.passing(MEMBERS, from, to, terms.kind());
            _state.passAlike(id, from, to, amount);
        } else if (terms.kind().keepsHistory()) {
            _passKept(id, terms, from, to, amount, document);
        } else {
            HolderChecks.passing(MEMBERS, from, to, terms.kind());
            _state.pass(id, from, to, amount);
        }
        emit TransferSingle(msg.sender, from, to, id, amount);
        if (document != 0) emit PassedFor(id, from, to, amount, document);
        if (to.code.length != 0) _tell(from, to, id, amount, data);
    }

    /// @inheritdoc IERC1155
    function safeBatchTransferFrom(
        address from,
        address to,
        uint256[] calldata ids,
        uint256[] calldata amounts,
        bytes calldata data
    ) external nonReentrant {
        if (msg.sender != from) _requireOperator(from);
        _state.passBatch(MEMBERS, from, to, ids, amounts, data);
    }

    /// @inheritdoc IHoldings
    function passToMany(
        uint256 id,
        address[] calldata to,
        uint256[] calldata amounts,
        bytes32 document
    ) external nonReentrant {
        _state.passToMany(MEMBERS, id, to, amounts, document);
    }

    /// @inheritdoc IHoldings
    function passPart(
        uint256 id,
        uint256 first,
        uint256 amount,
        address to,
        bytes32 document
    ) external nonReentrant returns (uint256 part) {
        return _state.passPart(MEMBERS, id, first, amount, to, document);
    }

    /// @inheritdoc IERC1155
    function setApprovalForAll(address operator, bool approved) external {
        isApprovedForAll[msg.sender][operator] = approved;
        emit ApprovalForAll(msg.sender, operator, approved);
    }

    /* READING */

    /// @inheritdoc IERC1155
    function balanceOf(address holder, uint256 id) public view returns (uint256) {
        return _state.holdings[id][holder].word.balance();
    }

    /// @inheritdoc IERC1155
    function balanceOfBatch(
        address[] calldata holders,
        uint256[] calldata ids
    ) external view returns (uint256[] memory balances) {
        _requireSameLength(holders.length, ids.length);
        balances = new uint256[](ids.length);
        for (uint256 i = 0; i < ids.length; i++) balances[i] = balanceOf(holders[i], ids[i]);
    }

    /// @inheritdoc IHoldings
    function holdingOf(
        uint256 id,
        address holder
    ) external view returns (uint128 balance, uint128 pledged, uint128 ordered) {
        balance = uint128(_state.holdings[id][holder].word.balance());
        ordered = uint128(_state.ordered[id][holder]); // fits: frozen has 128 bits, and is at least that
        pledged = uint128(_state.holdings[id][holder].word.frozen()) - ordered;
    }

    /// @inheritdoc IHoldings
    function historyOf(uint256 id) external view returns (uint176 history, uint8 steps) {
        return (_state.instruments[id].lot.history(), _state.instruments[id].lot.steps());
    }

    /* INTERNAL */

    /// @dev What passes by its holder's will is endorsed.
    function _passKept(
        uint256 id,
        TermsWord terms,
        address from,
        address to,
        uint256 amount,
        bytes32 document
    ) private {
        (OrgId fromOrg, OrgId toOrg) = MEMBERS.requirePassing(from, to, terms.kind());
        Mark mark = document == NOT_TRANSFERABLE ? Mark.Limited : Mark.Endorsed;
        _state.passKept(id, from, to, amount, fromOrg, toOrg, mark);
    }

    /// @dev Everything is as it will be when a receiver is asked, and until it has answered nothing moves.
    function _tell(address from, address to, uint256 id, uint256 amount, bytes memory data) private nonReentrant {
        Receivers.tell(msg.sender, from, to, id, amount, data);
    }

    function _requireOperator(address from) private view {
        if (!isApprovedForAll[from][msg.sender]) revert Holdings_NotOperator(msg.sender, from);
    }

    function _requireSameLength(uint256 first, uint256 second) private pure {
        if (first != second) revert Holdings_LengthsDiffer(first, second);
    }
}

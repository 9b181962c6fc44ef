// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IObligations} from "./IObligations.sol";
import {Ledger} from "./Ledger.sol";
import {instrumentIdOf, isLots, rootOf} from "./InstrumentId.sol";
import {Issues} from "./Issues.sol";
import {LedgerActs} from "./LedgerActs.sol";
import {InstrumentSlots, LedgerState} from "./LedgerState.sol";
import {LotActs} from "./LotActs.sol";
import {Instrument, Obligation, Terms} from "./Terms.sol";
import {TermsWord} from "./TermsWord.sol";
import {Units} from "./Units.sol";
import {SUBROGATED_CLAIM} from "../types/InstrumentKind.sol";

/// @title Obligations
/// @notice Documented in IObligations. Here: what cases issue, and what else they do with it.
abstract contract Obligations is Ledger {
    using Issues for LedgerState;
    using LedgerActs for LedgerState;
    using LotActs for LedgerState;
    using Units for LedgerState;

    mapping(address case_ => bool) public isCase;
    mapping(address case_ => bool) private _wasCase;

    /* CASES */

    /// @inheritdoc IObligations
    function setCase(address case_, bool allowed) external {
        LedgerActs.setCase(isCase, _wasCase, MEMBERS, case_, allowed);
    }

    /// @inheritdoc IObligations
    function issue(
        bytes32 key,
        Terms calldata terms,
        address holder,
        uint256 amount
    ) external nonReentrant returns (uint256 id) {
        // The claim of a guarantor that paid is no new risk: a case that is none any more gives it still.
        bool winding = terms.kind == SUBROGATED_CLAIM && _wasCase[msg.sender];
        if (!winding && !isCase[msg.sender]) revert Obligations_CaseUnknown(msg.sender);
        id = idOf(msg.sender, key) | (terms.lots ? 1 : 0);
        if (terms.kind.keepsHistory()) id = rootOf(id);
        _state.issue(MEMBERS, id, terms, holder, amount);
    }

    /// @inheritdoc IObligations
    function limitParts(uint256 id, uint32 least) external {
        _state.limitParts(id, least);
    }

    /// @inheritdoc IObligations
    function writeDown(uint256 id, address holder, uint256 amount) external nonReentrant {
        _state.writeDown(id, holder, amount);
    }

    /// @inheritdoc IObligations
    function moveByRule(uint256 id, address from, address to, uint256 amount) external nonReentrant {
        _state.moveByRule(MEMBERS, id, from, to, amount);
    }

    /* READING */

    /// @inheritdoc IObligations
    function idOf(address case_, bytes32 key) public view returns (uint256) {
        return instrumentIdOf(address(this), case_, key);
    }

    /// @inheritdoc IObligations
    function cashOf(uint256 id) external view returns (IERC20) {
        return _state.issueOf(id, _state.termsOf(id)).cash;
    }

    /// @inheritdoc IObligations
    function instrumentOf(uint256 id) external view returns (Instrument memory) {
        TermsWord word = _state.existing(id);
        InstrumentSlots storage i = _state.issueOf(id, word);
        Terms memory terms = Terms(word.obligor(), word.kind(), isLots(id), i.cash, i.maturity, word.closesAt());
        (uint256 parent, uint256 root) = (_state.instruments[id].parent, _state.instruments[id].root);
        if (word.kind().keepsHistory() && rootOf(id) != id) (parent, root) = (rootOf(id), rootOf(id));
        return Instrument(word.case_(), terms, parent, root);
    }

    /// @inheritdoc IObligations
    function obligationOf(uint256 id) external view returns (Obligation memory) {
        TermsWord terms = _state.existing(id);
        InstrumentSlots storage i = _state.instruments[id];
        return Obligation(_state.faceOf(id, terms), i.paid, i.redeemed, i.interestPaid, i.interestRedeemed);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Ledger} from "./Ledger.sol";
import {LedgerState} from "./LedgerState.sol";
import {Mark} from "./LotWord.sol";
import {TermsWord} from "./TermsWord.sol";
import {Units} from "./Units.sol";
import {Deal, Leg} from "../settlement/Deal.sol";
import {IAsset} from "../settlement/IAsset.sol";
import {OrgId} from "../types/OrgId.sol";

/// @title DealMoves
/// @notice Documented in IAsset. Here: how units move as a leg of a deal.
abstract contract DealMoves is Ledger {
    using Units for LedgerState;

    /// @inheritdoc IAsset
    function token() external view returns (address) {
        return address(this);
    }

    /// @inheritdoc IAsset
    function prepare(Deal calldata deal, uint256 leg, bytes32, bytes calldata) external view onlySettlement {
        Leg calldata given = deal.legs[leg];
        TermsWord terms = _state.existing(given.id);
        Units.requireOpen(given.id, terms);
        MEMBERS.requireTaking(given.to, terms.kind());
        Units.requireFree(given.id, given.from, _state.holdings[given.id][given.from].word, given.amount);
    }

    /// @inheritdoc IAsset
    function cancel(Deal calldata, uint256, bytes32) external view onlySettlement {}

    /// @inheritdoc IAsset
    /// @dev The case is told when all of this has happened, and may then call the ledger.
    function move(Deal calldata deal, uint256 leg, bytes32 dealId) external onlySettlement {
        Leg calldata given = deal.legs[leg];
        TermsWord terms = _state.existing(given.id);
        OrgId from = MEMBERS.orgOf(given.from);
        OrgId to = _moveLeg(terms, given, from, deal.recourse ? Mark.Endorsed : Mark.WithoutRecourse);
        terms.case_().onSettled(deal, leg, dealId, from, to);
    }

    function _moveLeg(
        TermsWord terms,
        Leg calldata given,
        OrgId from,
        Mark mark
    ) private nonReentrant returns (OrgId to) {
        Units.requireOpen(given.id, terms);
        to = MEMBERS.requireTaking(given.to, terms.kind());
        if (terms.kind().keepsHistory()) {
            _state.passKept(given.id, given.from, given.to, given.amount, from, to, mark);
        } else {
            _state.pass(given.id, given.from, given.to, given.amount);
        }
        emit TransferSingle(msg.sender, given.from, given.to, given.id, given.amount);
        Units.tell(given.from, given.to, given.id, given.amount);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Fact, FactKind, hashFact} from "./Fact.sol";
import {FactTerm, termOfAgreement, termOfDebt, termOfStatement} from "./FactTerm.sol";
import {IFactConditions, Observation} from "./IFactConditions.sol";
import {Client, IQbftClient} from "./IQbftClient.sol";
import {FactProof, ISideChain} from "./ISideChain.sol";
import {Agreement} from "../data/INegotiations.sol";
import {Record} from "../evidence/IAttestations.sol";
import {Debt} from "../instruments/receivables/Debt.sol";
import {Deal, Leg} from "../settlement/Deal.sol";
import {IAsset} from "../settlement/IAsset.sol";
import {AgreementId} from "../types/AgreementId.sol";
import {FactId} from "../types/FactId.sol";
import {ReceivableId} from "../types/ReceivableId.sol";
import {Uid} from "../types/Uid.sol";

/// @title FactConditions
/// @notice Documented in IFactConditions.
contract FactConditions is IFactConditions {
    address public immutable SETTLEMENT;
    IQbftClient public immutable QBFT_CLIENT;
    ISideChain public immutable SIDE_CHAIN;

    mapping(FactId fact => Observation) private _observations;

    constructor(address settlement, IQbftClient qbftClient, ISideChain sideChain) {
        (SETTLEMENT, QBFT_CLIENT, SIDE_CHAIN) = (settlement, qbftClient, sideChain);
    }

    modifier onlySettlement() {
        require(msg.sender == SETTLEMENT, Asset_NotSettlement(msg.sender, SETTLEMENT));
        _;
    }

    /* FACTS */

    /// @inheritdoc IFactConditions
    function observe(Fact calldata fact, FactProof calldata proof) external returns (bool) {
        FactId id = hashFact(fact);
        Observation memory seen = _read(fact, proof);
        (seen.client, seen.number, seen.era) = (fact.client, proof.number, QBFT_CLIENT.clientOf(fact.client).era);
        Observation storage before = _observations[id];
        // Heights of an era that ended are not compared: what was recorded then may not have been so.
        bool superseded = before.era == seen.era && before.number > seen.number;
        require(!superseded, FactConditions_Superseded(id, seen.number, before.number));

        _observations[id] = seen;
        emit FactObserved(id, fact, seen.number, seen.time, seen.state, seen.holds);
        return seen.holds;
    }

    /// @inheritdoc IFactConditions
    function requireHeld(FactId fact, uint256 maxAge) public view {
        Observation memory seen = _observations[fact];
        require(!seen.client.isNull(), FactConditions_Unproved(fact));
        Client memory client = QBFT_CLIENT.clientOf(seen.client);
        require(!client.frozen && client.era == seen.era, FactConditions_TrustEnded(fact, seen.client));
        require(seen.holds, FactConditions_NotHeld(fact, seen.number, seen.state));
        require(block.timestamp <= seen.until, FactConditions_Ended(fact, seen.until, block.timestamp));
        // A header whose time is ahead of this chain's has no age.
        uint256 age = block.timestamp > seen.time ? block.timestamp - seen.time : 0;
        require(age <= maxAge, FactConditions_TooOld(fact, seen.number, age, maxAge));
    }

    /// @inheritdoc IFactConditions
    function observationOf(FactId fact) external view returns (Observation memory) {
        return _observations[fact];
    }

    /// @inheritdoc IFactConditions
    function factIdOf(Fact calldata fact) external pure returns (FactId) {
        return hashFact(fact);
    }

    /* LEGS OF DEALS */

    /// @inheritdoc IAsset
    function token() external view returns (address) {
        return address(this);
    }

    /// @inheritdoc IAsset
    function prepare(Deal calldata deal, uint256 leg, bytes32, bytes calldata) external view onlySettlement {
        _requireLeg(deal, leg);
    }

    /// @inheritdoc IAsset
    function cancel(Deal calldata, uint256, bytes32) external view onlySettlement {}

    /// @inheritdoc IAsset
    function move(Deal calldata deal, uint256 leg, bytes32) external view onlySettlement {
        _requireLeg(deal, leg);
    }

    /* PRIVATE */

    function _requireLeg(Deal calldata deal, uint256 leg) private view {
        Leg calldata asked = deal.legs[leg];
        require(asked.to == address(this), FactConditions_LegInvalid(leg, asked.to));
        requireHeld(FactId.wrap(bytes32(asked.id)), asked.amount);
    }

    /// @dev What ends by time alone is judged when the fact is relied on, and not when it is read.
    function _read(Fact calldata fact, FactProof calldata proof) private view returns (Observation memory seen) {
        FactTerm memory term;
        (term, seen.time) = _termOf(fact, proof);
        (seen.state, seen.until) = (term.state, term.until);
        seen.holds = term.holds && seen.time <= term.until; // it may be over by the other chain's clock
    }

    function _termOf(Fact calldata fact, FactProof calldata proof) private view returns (FactTerm memory, uint48 time) {
        if (fact.kind == FactKind.AgreementActive) {
            Agreement memory agreement;
            (agreement, time) = SIDE_CHAIN.agreementAt(fact.client, AgreementId.wrap(fact.key), proof);
            return (termOfAgreement(agreement), time);
        }
        if (fact.kind == FactKind.StatementValid) {
            Record memory record;
            (record, time) = SIDE_CHAIN.statementAt(fact.client, Uid.wrap(fact.key), proof);
            return (termOfStatement(record), time);
        }
        Debt memory debt;
        (debt, time) = SIDE_CHAIN.receivableAt(fact.client, ReceivableId.wrap(fact.key), proof);
        return (termOfDebt(debt), time);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {CustodyActs} from "./CustodyActs.sol";
import {CustodyState, UnitSlot} from "./CustodyState.sol";
import {
    Condition,
    DisputeResolution,
    Handover,
    HandoverAcceptanceTerms,
    HandoverOffer,
    HandoverOfferTerms,
    hashHandoverAcceptance,
    hashHandoverOffer
} from "./Handover.sol";
import {HandoverSignatures} from "./HandoverSignatures.sol";
import {Dispute, IHandovers} from "./IHandovers.sol";
import {Packing} from "./Packing.sol";
import {Act, StepRule} from "./StepRule.sol";
import {Stock} from "./Stock.sol";
import {UnitChanges} from "./UnitChanges.sol";
import {UnitChecks} from "./UnitChecks.sol";
import {LAST_HOP, Phase, SEALED, UnitWord} from "./UnitWord.sol";
import {IAttestations} from "../evidence/IAttestations.sol";
import {OrgId} from "../types/OrgId.sol";
import {Uid} from "../types/Uid.sol";
import {UnitId} from "../types/UnitId.sol";

/// @title Handovers
/// @notice Documented in IHandovers.
abstract contract Handovers is Packing, IHandovers, EIP712 {
    using Stock for CustodyState;
    using UnitChecks for CustodyState;

    uint256 private constant PER_MILLE = 1000;

    IAttestations public immutable ATTESTATIONS;

    constructor(IAttestations attestations) EIP712("Tallystick Custody", "1") {
        ATTESTATIONS = attestations;
    }

    /* HANDING OVER */

    /// @inheritdoc IHandovers
    function handOver(Handover calldata handover) external {
        _handOver(handover);
    }

    /// @inheritdoc IHandovers
    function handOverMany(Handover[] calldata handovers) external {
        if (handovers.length == 0) revert Custody_NoUnits();
        for (uint256 i = 0; i < handovers.length; i++) {
            (UnitId unit, uint16 hop) = (handovers[i].offer.unit, handovers[i].offer.terms.hop());
            if (hop < _state.units[unit].word.hops()) emit HandoverSkipped(unit, hop);
            else _handOver(handovers[i]);
        }
    }

    /// @inheritdoc IHandovers
    function withdrawOffers(UnitId unit) external {
        CustodyActs.withdrawOffers(_state, MEMBERS, unit);
    }

    /// @inheritdoc IHandovers
    function withdrawAcceptance(HandoverOffer calldata offer, bytes calldata giverSignature) external {
        CustodyActs.withdrawAcceptance(_state, MEMBERS, _domainSeparatorV4(), offer, giverSignature);
    }

    /* RESOLVING DISPUTES */

    /// @inheritdoc IHandovers
    function resolveDispute(
        DisputeResolution calldata resolution,
        bytes calldata giverSignature,
        bytes calldata receiverSignature
    ) external {
        bytes32 domain = _domainSeparatorV4();
        CustodyActs.resolveDispute(_state, MEMBERS, domain, resolution, giverSignature, receiverSignature);
    }

    /// @inheritdoc IHandovers
    function decideDispute(DisputeResolution calldata resolution, Uid statement) external {
        CustodyActs.decideDispute(_state, MEMBERS, ATTESTATIONS, resolution, statement);
    }

    /* READING */

    /// @inheritdoc IHandovers
    function disputeOf(UnitId unit) external view returns (Dispute memory) {
        return _state.disputes[unit];
    }

    /* INTERNAL */

    /// @dev Moves the unit, or sends it back, or puts it in dispute.
    function _handOver(Handover calldata handover) private {
        UnitId unit = handover.offer.unit;
        HandoverOfferTerms offered = handover.offer.terms;
        HandoverAcceptanceTerms accepted = handover.acceptance.terms;
        UnitSlot storage slot = _state.units[unit];
        UnitWord word = slot.word;
        StepRule rule = _state.stepRule(word.rules(), offered.step());
        _requireSound(unit, word, rule, offered, accepted);
        _state.requireStep(unit, word, rule, offered.step(), accepted.acceptedAt());
        (address giver, address receiver) = _signersOf(handover, word, rule);

        UnitWord left = handover.refused.length == 0 ? word : _leaveBehind(handover, word, receiver);
        UnitWord next = _moved(unit, left, rule, offered, accepted, _agree(offered, accepted, rule, word, left));
        slot.word = next;
        _report(handover, word.custodian(), next, giver, receiver);
    }

    /// @dev The unit's word after the handover.
    function _moved(
        UnitId unit,
        UnitWord word,
        StepRule rule,
        HandoverOfferTerms offered,
        HandoverAcceptanceTerms accepted,
        bool agree
    ) private returns (UnitWord next) {
        if (agree) {
            next = UnitChanges.advanced(word, rule, offered.step(), accepted.acceptedAt());
            next = next.movedTo(offered.to(), accepted.site());
            _state.transfer(unit, word, next, rule.flow());
        } else if (accepted.condition() == Condition.Refused) {
            next = word.withPhase(Phase.Returning);
        } else {
            next = word.withPhase(Phase.Disputed);
            _state.disputes[unit] = Dispute({
                to: offered.to(),
                site: accepted.site(),
                step: offered.step(),
                condition: accepted.condition(),
                when: accepted.acceptedAt(),
                quantity: accepted.takenQuantity(),
                items: accepted.takenItems()
            });
        }
        return next.nextHop();
    }

    function _report(Handover calldata handover, OrgId from, UnitWord state, address giver, address receiver) private {
        emit HandoverConcluded(
            handover.offer.unit,
            state,
            handover.offer.terms.withGiver(from),
            handover.acceptance.terms,
            giver,
            receiver,
            handover.offer.evidence,
            handover.acceptance.evidence
        );
    }

    function _requireSound(
        UnitId unit,
        UnitWord word,
        StepRule rule,
        HandoverOfferTerms offered,
        HandoverAcceptanceTerms accepted
    ) private view {
        if (word.phase() == Phase.None) revert Custody_UnknownUnit(unit);
        if (rule.act() != Act.HandOver) revert Custody_WrongAct(word.rules(), offered.step(), rule.act());
        if (!offered.offerIsClean() || !accepted.acceptanceIsClean()) revert Handovers_TermsUnclean(unit);
        if (offered.hop() != word.hops()) revert Handovers_WrongHop(unit, word.hops(), offered.hop());
        if (offered.hop() == LAST_HOP) revert Handovers_HopsExhausted(unit);
        (uint40 from, uint40 until) = (offered.offeredAt(), offered.deadline());
        if (block.timestamp > until) revert Handovers_Expired(unit, until, block.timestamp);
        if (accepted.acceptedAt() < from) revert Handovers_TakenBeforeGiven(unit, from, accepted.acceptedAt());
        UnitChecks.requireTime(unit, word.since(), from, rule.window());
    }

    /// @dev Who signed; each is one who may.
    function _signersOf(
        Handover calldata handover,
        UnitWord word,
        StepRule rule
    ) private view returns (address giver, address receiver) {
        HandoverOffer calldata offer = handover.offer;
        bytes32 domain = _domainSeparatorV4();
        bytes32 hash = hashHandoverOffer(offer);
        giver = HandoverSignatures.signerOf(MessageHashUtils.toTypedDataHash(domain, hash), handover.giverSignature);
        hash = hashHandoverAcceptance(hash, handover.acceptance, handover.refused);
        receiver = HandoverSignatures.signerOf(
            MessageHashUtils.toTypedDataHash(domain, hash),
            handover.receiverSignature
        );
        if (giver == receiver) revert Handovers_SameAccount(offer.unit, giver);
        (OrgId from, OrgId to) = MEMBERS.bothSides(
            giver,
            offer.terms.offeredAt(),
            receiver,
            handover.acceptance.terms.acceptedAt(),
            UnitChecks.hands(),
            rule.roles()
        );
        if (from != word.custodian()) revert Handovers_NotGiver(offer.unit, word.custodian(), from);
        if (to != offer.terms.to()) revert Handovers_NotReceiver(offer.unit, offer.terms.to(), to);
    }

    /// @dev What stays with the giver is taken out; the container's word without it.
    function _leaveBehind(Handover calldata handover, UnitWord word, address receiver) private returns (UnitWord left) {
        UnitId unit = handover.offer.unit;
        left = word.withoutFlag(SEALED);
        for (uint256 i = 0; i < handover.refused.length; i++) {
            left = _takeOut(unit, left, handover.refused[i], Phase.Returning);
        }
        uint40 when = handover.acceptance.terms.acceptedAt();
        emit UnitsRefused(unit, word.custodian(), left, receiver, when, handover.refused);
    }

    /// @dev Whether both measurements are what is on record, and, of the same thing, each other.
    function _agree(
        HandoverOfferTerms offered,
        HandoverAcceptanceTerms accepted,
        StepRule rule,
        UnitWord word,
        UnitWord left
    ) private pure returns (bool) {
        uint256 tolerance = rule.tolerance();
        return
            accepted.condition() == Condition.Conformant &&
            offered.givenItems() == word.items() &&
            accepted.takenItems() == left.items() &&
            _near(word.quantity(), offered.givenQuantity(), tolerance) &&
            _near(left.quantity(), accepted.takenQuantity(), tolerance) &&
            (word.items() != left.items() || _near(offered.givenQuantity(), accepted.takenQuantity(), tolerance));
    }

    /// @dev Whether `measured` differs from `base` by no more than so many thousandths of `base`.
    function _near(uint256 base, uint256 measured, uint256 tolerance) private pure returns (bool) {
        uint256 difference = base > measured ? base - measured : measured - base;
        return difference * PER_MILLE <= base * tolerance;
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {
    Acceptance,
    AcceptanceTerms,
    Condition,
    Handover,
    hashAcceptance,
    hashOffer,
    hashSettlement,
    Offer,
    OfferTerms,
    Settlement
} from "./Handover.sol";
import {Dispute, IHandovers} from "./IHandovers.sol";
import {Packing} from "./Packing.sol";
import {Act, StepRule} from "./StepRule.sol";
import {accountOf, LOST, StockKey} from "./StockWord.sol";
import {CONTAINER, Phase, RECALLED, SEALED, UnitWord} from "./UnitWord.sol";
import {IAttestations} from "../evidence/IAttestations.sol";
import {Signatures} from "../libraries/Signatures.sol";
import {IMembers, Standing} from "../members/IMembers.sol";
import {CHECKER, MAKER} from "../types/Duties.sol";
import {OrgId} from "../types/OrgId.sol";
import {REGULATOR, Roles} from "../types/Roles.sol";
import {Uid} from "../types/Uid.sol";
import {UnitId} from "../types/UnitId.sol";

/// @title Handovers
/// @notice Documented in IHandovers.
abstract contract Handovers is Packing, IHandovers, EIP712 {
    uint256 private constant PER_MILLE = 1000;

    IAttestations public immutable ATTESTATIONS;

    mapping(UnitId unit => Dispute) private _disputes;

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
        for (uint256 i = 0; i < handovers.length; i++) _handOver(handovers[i]);
    }

    /* SETTLING */

    /// @inheritdoc IHandovers
    function settle(
        Settlement calldata settlement,
        bytes calldata giverSignature,
        bytes calldata receiverSignature
    ) external {
        UnitId unit = settlement.unit;
        (UnitWord word, Dispute memory dispute) = _disputed(unit);
        bytes32 digest = settlementDigest(settlement);
        address account = _signerOf(digest, giverSignature);
        OrgId giver = MEMBERS.servesFor(account, MAKER | CHECKER);
        if (giver != word.custodian()) revert Handovers_NotParty(unit, giver);
        address other = _signerOf(digest, receiverSignature);
        if (other == account) revert Handovers_SameAccount(unit, account);
        OrgId receiver = MEMBERS.servesFor(other, MAKER | CHECKER);
        if (receiver != dispute.to) revert Handovers_NotParty(unit, receiver);

        _resolve(settlement, OrgId.wrap(0), Uid.wrap(0));
    }

    /// @inheritdoc IHandovers
    function decide(Settlement calldata settlement, Uid statement) external {
        UnitId unit = settlement.unit;
        (UnitWord word, Dispute memory dispute) = _disputed(unit);
        OrgId org = MEMBERS.actsAs(msg.sender, MAKER | CHECKER, REGULATOR);
        if (org == word.custodian() || org == dispute.to) revert Handovers_NotParty(unit, org);
        _requireStatement(statement, org);

        _resolve(settlement, org, statement);
    }

    /* ASKING */

    /// @inheritdoc IHandovers
    function disputeOf(UnitId unit) external view returns (Dispute memory) {
        return _disputes[unit];
    }

    /// @inheritdoc IHandovers
    function offerDigest(Offer calldata offer) external view returns (bytes32) {
        return _hashTypedDataV4(hashOffer(offer));
    }

    /// @inheritdoc IHandovers
    function acceptanceDigest(
        Offer calldata offer,
        Acceptance calldata acceptance,
        UnitId[] calldata refused
    ) external view returns (bytes32) {
        return _hashTypedDataV4(hashAcceptance(hashOffer(offer), acceptance, refused));
    }

    /// @inheritdoc IHandovers
    function settlementDigest(Settlement calldata settlement) public view returns (bytes32) {
        return _hashTypedDataV4(hashSettlement(settlement));
    }

    /* INTERNAL */

    /// @dev A valid statement in Attestations by an account of `org`.
    function _requireStatement(Uid statement, OrgId org) internal view {
        if (!ATTESTATIONS.isValid(statement) || MEMBERS.orgOf(ATTESTATIONS.recordOf(statement).attester) != org)
            revert Custody_NoStatement(statement, org);
    }

    /// @dev Puts amount and class of a unit on record anew. What is missing is lost, what is more was taken.
    function _setAmount(
        UnitId unit,
        UnitWord word,
        StockKey account,
        uint56 quantity,
        uint16 items
    ) internal returns (UnitWord) {
        if (quantity == 0 || items == 0) revert Custody_AmountInvalid(unit, quantity, items);
        (uint56 before, uint16 pieces) = (word.quantity(), word.items());
        if (quantity < before) _leave(account, LOST, before - quantity, 0);
        else _take(account, quantity - before, 0);
        if (items < pieces) _leave(account, LOST, 0, pieces - items);
        else _take(account, 0, items - pieces);
        return word.withAmount(quantity, items);
    }

    /// @dev Moves the unit, or sends it back, or puts it in dispute.
    function _handOver(Handover calldata handover) private {
        UnitId unit = handover.offer.unit;
        OfferTerms offered = handover.offer.terms;
        AcceptanceTerms accepted = handover.acceptance.terms;
        Slot storage slot = _units[unit];
        UnitWord word = slot.word;
        StepRule rule = stepRule(word.rules(), offered.step());
        _requireSound(unit, word, rule, offered, accepted);
        _requireStep(unit, word, rule, offered.step(), accepted.acceptedAt());
        (address giver, address receiver) = _signersOf(handover, word, rule);

        UnitWord left = handover.refused.length == 0 ? word : _leaveBehind(handover, word);
        UnitWord next = _moved(unit, left, rule, offered, accepted, _agree(offered, accepted, rule, word, left));
        slot.word = next;
        _report(handover, word.custodian(), next, giver, receiver);
    }

    /// @dev The unit's word after the handover.
    function _moved(
        UnitId unit,
        UnitWord word,
        StepRule rule,
        OfferTerms offered,
        AcceptanceTerms accepted,
        bool agree
    ) private returns (UnitWord next) {
        if (agree) {
            next = _advanced(word, rule, offered.step(), accepted.acceptedAt());
            next = next.movedTo(offered.to(), accepted.site());
            _transfer(unit, word, next, rule.flow());
        } else if (accepted.condition() == Condition.Refused) {
            next = word.withPhase(Phase.Returning);
        } else {
            next = word.withPhase(Phase.Disputed);
            _disputes[unit] = Dispute({
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
        OfferTerms offered,
        AcceptanceTerms accepted
    ) private view {
        if (word.phase() == Phase.None) revert Custody_UnknownUnit(unit);
        if (rule.act() != Act.HandOver) revert Custody_WrongAct(word.rules(), offered.step(), rule.act());
        if (!offered.offerIsClean() || !accepted.acceptanceIsClean()) revert Handovers_TermsUnclean(unit);
        if (offered.hop() != word.hops()) revert Handovers_WrongHop(unit, word.hops(), offered.hop());
        (uint40 from, uint40 until) = (offered.offeredAt(), offered.deadline());
        if (block.timestamp > until) revert Handovers_Expired(unit, until, block.timestamp);
        if (accepted.acceptedAt() < from) revert Handovers_TakenBeforeGiven(unit, from, accepted.acceptedAt());
        _requireTime(unit, word.since(), from, rule.window());
    }

    /// @dev Who signed; each is one who may.
    function _signersOf(
        Handover calldata handover,
        UnitWord word,
        StepRule rule
    ) private view returns (address giver, address receiver) {
        Offer calldata offer = handover.offer;
        bytes32 domain = _domainSeparatorV4();
        bytes32 hash = hashOffer(offer);
        giver = _signerOf(MessageHashUtils.toTypedDataHash(domain, hash), handover.giverSignature);
        hash = hashAcceptance(hash, handover.acceptance, handover.refused);
        receiver = _signerOf(MessageHashUtils.toTypedDataHash(domain, hash), handover.receiverSignature);
        if (giver == receiver) revert Handovers_SameAccount(offer.unit, giver);
        (OrgId from, OrgId to) = MEMBERS.bothSides(
            giver,
            offer.terms.offeredAt(),
            receiver,
            handover.acceptance.terms.acceptedAt(),
            _hands(),
            rule.roles()
        );
        if (from != word.custodian()) revert Handovers_NotGiver(offer.unit, word.custodian(), from);
        if (to != offer.terms.to()) revert Handovers_NotReceiver(offer.unit, offer.terms.to(), to);
    }

    /// @dev What stays with the giver is unpacked; the container's word without it.
    function _leaveBehind(Handover calldata handover, UnitWord word) private returns (UnitWord left) {
        UnitId unit = handover.offer.unit;
        left = word.withoutFlag(SEALED);
        for (uint256 i = 0; i < handover.refused.length; i++) {
            left = _takeOut(unit, left, handover.refused[i], Phase.Returning);
        }
        uint40 when = handover.acceptance.terms.acceptedAt();
        emit UnitsUnpacked(unit, word.custodian(), left, msg.sender, when, handover.refused);
    }

    /// @dev Whether both measurements are what is on record, and, of the same thing, each other.
    function _agree(
        OfferTerms offered,
        AcceptanceTerms accepted,
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

    function _disputed(UnitId unit) private view returns (UnitWord word, Dispute memory dispute) {
        word = _existing(unit);
        if (word.phase() != Phase.Disputed) revert Handovers_NotDisputed(unit);
        dispute = _disputes[unit];
    }

    function _resolve(Settlement calldata settlement, OrgId regulator, Uid statement) private {
        UnitId unit = settlement.unit;
        (UnitWord word, Dispute memory dispute) = _disputed(unit);
        if (settlement.hop != word.hops()) revert Handovers_WrongHop(unit, word.hops(), settlement.hop);
        if (block.timestamp > settlement.deadline) {
            revert Handovers_Expired(unit, settlement.deadline, block.timestamp);
        }
        StepRule rule = stepRule(word.rules(), dispute.step);
        if (settlement.quantity != word.quantity() || settlement.items != word.items()) {
            if (word.has(CONTAINER)) revert Handovers_ContainerAmount(unit, word.quantity(), settlement.quantity);
            StockKey account = accountOf(word, rule.flow(), word.classes());
            word = _setAmount(unit, word, account, settlement.quantity, settlement.items);
        }
        delete _disputes[unit];
        UnitWord next = word.withPhase(Phase.Returning);
        if (settlement.accepted) {
            _requireReceiver(unit, word, rule, dispute.to);
            next = _advanced(word, rule, dispute.step, dispute.when);
            next = next.movedTo(dispute.to, dispute.site);
            _transfer(unit, word, next, rule.flow());
        }
        next = next.nextHop();
        _units[unit].word = next;
        emit DisputeSettled(unit, next.custodian(), next, settlement.accepted, regulator, statement);
    }

    /// @dev What became of the receiver and of the unit while it was in dispute counts too.
    function _requireReceiver(UnitId unit, UnitWord word, StepRule rule, OrgId to) private view {
        (Standing standing, , Roles has, ) = MEMBERS.organisations(to);
        if (standing != Standing.Active) revert IMembers.Members_NotActive(to, standing);
        if (!has.includes(rule.roles())) revert IMembers.Members_RoleMissing(to, has, rule.roles());
        if (word.has(RECALLED) && !rule.takesRecalled()) revert Custody_Recalled(unit);
    }

    function _signerOf(bytes32 digest, bytes calldata signature) private view returns (address account) {
        bool good;
        (account, good) = Signatures.signerOf(digest, signature);
        if (!good) revert Handovers_BadSignature(digest, account);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {AgreementTerms, hashSubjectConsent, hashTerms, TERMS_WORDS} from "./AgreementTerms.sol";
import {AgreementsState} from "./AgreementsState.sol";
import {AgreementWord, pack} from "./AgreementWord.sol";
import {IAgreements} from "./IAgreements.sol";
import {ConsentMode, ICatalog} from "./ICatalog.sol";
import {IEncryptionKeys} from "./IEncryptionKeys.sol";
import {Agreement, AgreementState, INegotiations} from "./INegotiations.sol";
import {LifeActs} from "./LifeActs.sol";
import {hashOffer, Offer, OFFER_WORDS, OfferRecord} from "./Offer.sol";
import {OfferActs} from "./OfferActs.sol";
import {Price} from "./Price.sol";
import {Signatures} from "../libraries/Signatures.sol";
import {IMembers} from "../members/IMembers.sol";
import {MAKER} from "../types/Duties.sol";
import {AgreementId} from "../types/AgreementId.sol";
import {OfferId} from "../types/OfferId.sol";
import {OrgId} from "../types/OrgId.sol";

/// @title Negotiations
/// @notice Documented in INegotiations.
abstract contract Negotiations is IAgreements, EIP712 {
    IMembers public immutable MEMBERS;
    ICatalog public immutable CATALOG;
    IEncryptionKeys public immutable KEYS;

    AgreementsState internal _state;

    constructor(IMembers members, ICatalog catalog, IEncryptionKeys keys) EIP712("Tallystick Agreements", "1") {
        MEMBERS = members;
        CATALOG = catalog;
        KEYS = keys;
    }

    /* OFFERS */

    /// @inheritdoc INegotiations
    function openOffer(Offer calldata offer_, Price calldata price) external returns (OfferId id) {
        id = offerIdOf(offer_);
        OfferActs.open(_state, MEMBERS, CATALOG, id, offer_, price);
    }

    /// @inheritdoc INegotiations
    function closeOffer(OfferId offer_) external {
        OfferActs.close(_state, MEMBERS, offer_);
    }

    /* PROPOSALS */

    /// @inheritdoc INegotiations
    function request(AgreementTerms calldata terms, bytes calldata signature) external returns (AgreementId id) {
        id = _propose(terms, signature);
    }

    /// @inheritdoc INegotiations
    function offer(AgreementTerms calldata terms, bytes calldata signature) external returns (AgreementId id) {
        id = _propose(terms, signature);
    }

    /// @inheritdoc INegotiations
    function agree(AgreementTerms calldata terms, bytes calldata signature) external returns (AgreementId id) {
        id = idOf(terms);
        AgreementWord word = _state.agreements[id];
        AgreementState state = word.stateNow();
        if (state != AgreementState.Requested && state != AgreementState.Offered) {
            revert Agreements_WrongState(id, state);
        }
        _requireInTime(id, terms.deadline);
        OfferActs.requireOpen(_state, terms.offer);
        bool byConsumer = state == AgreementState.Offered;
        address signer = _signedBy(id, byConsumer ? terms.consumer : terms.provider, signature);
        _agree(terms, id, signer);
    }

    /// @inheritdoc INegotiations
    function conclude(
        AgreementTerms calldata terms,
        bytes calldata consumerSignature,
        bytes calldata providerSignature,
        uint48 consentDeadline,
        bytes calldata subjectSignature
    ) external returns (AgreementId id) {
        id = _propose(terms, consumerSignature);
        _agree(terms, id, _signedBy(id, terms.provider, providerSignature));
        if (subjectSignature.length != 0) consent(terms, consentDeadline, subjectSignature);
    }

    /// @inheritdoc INegotiations
    function take(
        AgreementTerms calldata terms,
        Offer calldata offer_,
        bytes calldata signature
    ) external returns (AgreementId id) {
        id = _propose(terms, signature);
        _requireWithin(id, offerIdOf(offer_));
        _agree(terms, id, msg.sender);
    }

    /// @inheritdoc INegotiations
    function terminate(AgreementTerms calldata terms, bytes32 reason) external {
        LifeActs.terminate(_state, MEMBERS, idOf(terms), terms.provider, terms.consumer, reason);
    }

    /* THE SUBJECT */

    /// @inheritdoc INegotiations
    function consent(AgreementTerms calldata terms, uint48 deadline, bytes calldata signature) public {
        bytes32 structHash = hashTerms(terms);
        AgreementId id = AgreementId.wrap(_hashTypedDataV4(structHash));
        _requireInTime(id, deadline);
        address signer = _signerOf(_hashTypedDataV4(hashSubjectConsent(structHash, deadline)), signature);
        LifeActs.consent(_state, id, terms.subject, signer);
    }

    /* READING */

    /// @inheritdoc INegotiations
    function idOf(AgreementTerms calldata terms) public view returns (AgreementId) {
        return AgreementId.wrap(_hashTypedDataV4(hashTerms(terms)));
    }

    /// @inheritdoc INegotiations
    function offerIdOf(Offer calldata offer_) public view returns (OfferId) {
        return OfferId.wrap(_hashTypedDataV4(hashOffer(offer_)));
    }

    /// @inheritdoc INegotiations
    function consentDigest(AgreementTerms calldata terms, uint48 deadline) external view returns (bytes32) {
        return _hashTypedDataV4(hashSubjectConsent(hashTerms(terms), deadline));
    }

    /// @inheritdoc INegotiations
    function offerOf(OfferId offer_) external view returns (OfferRecord memory) {
        return _state.offers[offer_];
    }

    /// @inheritdoc INegotiations
    function agreementOf(AgreementId agreement) external view returns (Agreement memory known) {
        AgreementWord word = _state.agreements[agreement];
        known = word.unpack();
        known.state = word.stateNow();
    }

    /// @inheritdoc INegotiations
    function lastOf(OfferId offer_, OrgId consumer) external view returns (AgreementId) {
        return _state.last[offer_][consumer];
    }

    /* INTERNAL */

    /// @dev Puts a proposal on record: the provider's in `offer`, else the consumer's. Not by an argument, of whose each value the compiler
    /// would make a copy of this function.
    function _propose(AgreementTerms calldata terms, bytes calldata signature) private returns (AgreementId id) {
        id = idOf(terms);
        bool isKnown = _requireProposable(id, terms);
        bool byConsumer = msg.sig != INegotiations.offer.selector;
        address signer = _signedBy(id, byConsumer ? terms.consumer : terms.provider, signature);
        if (isKnown) return id;

        if (!terms.previous.isNull()) _counter(id, terms, byConsumer, signer);
        AgreementState as_ = byConsumer ? AgreementState.Requested : AgreementState.Offered;
        // Its end fits, see faultIn.
        _state.agreements[id] = pack(as_, terms.provider, terms.consumer, uint40(terms.end), terms.maxUses);
        emit AgreementProposed(id, terms.offer, terms.consumer, as_, signer, terms);
    }

    /// @return isKnown Whether somebody brought one side's signature before; that does not stop what is agreed at once.
    function _requireProposable(AgreementId id, AgreementTerms calldata terms) private view returns (bool isKnown) {
        AgreementState known = _state.agreements[id].stateNow();
        bool atOnce = msg.sig == INegotiations.take.selector || msg.sig == INegotiations.conclude.selector;
        isKnown = atOnce && (known == AgreementState.Requested || known == AgreementState.Offered);
        require(isKnown || known == AgreementState.None, Agreements_WrongState(id, known));
        bytes32 field = OfferActs.faultIn(terms);
        _requireInTime(id, terms.deadline);
        OfferRecord memory under = OfferActs.requireOpen(_state, terms.offer);
        if (terms.provider != under.provider) field = "provider";
        if (terms.resource != under.resource) field = "resource";
        if (field != 0) revert Agreements_TermsInvalid(id, field);
    }

    /// @dev `OfferActs.requireWithin`, to which terms and offer, with which the call of `take` begins, go as they came: encoded anew they
    /// would take a thousand bytes of code.
    function _requireWithin(AgreementId id, OfferId offerId) private {
        bytes memory head = abi.encodeWithSelector(OfferActs.requireWithin.selector, MEMBERS, id, offerId);
        bytes calldata passed = msg.data[4:4 + (TERMS_WORDS + OFFER_WORDS) * 32];
        Address.functionDelegateCall(address(OfferActs), bytes.concat(head, passed));
    }

    /// @dev Who proposes answers what the other side proposed, and so ends it.
    function _counter(AgreementId id, AgreementTerms calldata terms, bool byConsumer, address signer) private {
        AgreementId previous = terms.previous;
        AgreementWord answered = _state.agreements[previous];
        AgreementState state = answered.stateNow();
        bool good =
            state == (byConsumer ? AgreementState.Offered : AgreementState.Requested) &&
                answered.provider() == terms.provider &&
                answered.consumer() == terms.consumer;
        require(good, Agreements_PreviousInvalid(id, previous, state));
        _move(previous, answered, AgreementState.Countered, signer, id.raw());
    }

    function _agree(AgreementTerms calldata terms, AgreementId id, address by) private {
        (, ConsentMode mode, uint32 minGroupSize) = CATALOG.requireActive(terms.resource);
        if (terms.minGroupSize < minGroupSize) revert Agreements_TermsInvalid(id, "minGroupSize");
        bool named = terms.subject != address(0);
        require(
            named || mode == ConsentMode.None || (mode == ConsentMode.Individual && terms.computeOnly),
            Agreements_SubjectMissing(id, terms.resource)
        );
        if (_state.offers[terms.offer].oneEach) _takePlace(id, terms.offer, terms.consumer);
        _move(id, _state.agreements[id], named ? AgreementState.Agreed : AgreementState.Active, by, 0);
    }

    /// @dev Of a consumer's agreements under the offer this is the last, whose place has to be left.
    function _takePlace(AgreementId id, OfferId under, OrgId consumer) private {
        AgreementId last = _state.last[under][consumer];
        if (!last.isNull()) require(_state.agreements[last].leavesPlace(), Agreements_OneEach(under, consumer, last));
        _state.last[under][consumer] = id;
    }

    function _move(AgreementId id, AgreementWord word, AgreementState to, address by, bytes32 reason) private {
        _state.agreements[id] = word.withState(to);
        emit AgreementMoved(id, word.state(), to, by, reason);
    }

    function _requireInTime(AgreementId id, uint48 deadline) internal view {
        require(block.timestamp <= deadline, Agreements_Expired(id, deadline, block.timestamp));
    }

    /// @return signer A MAKER of the party, which is active. The agreement's id is the digest that it signed.
    function _signedBy(AgreementId id, OrgId party, bytes calldata signature) private view returns (address signer) {
        signer = _signerOf(id.raw(), signature);
        OrgId org = MEMBERS.actsFor(signer, MAKER);
        if (org != party) revert Agreements_NotParty(id, party, org);
    }

    function _signerOf(bytes32 digest, bytes calldata signature) internal view returns (address signer) {
        bool good;
        (signer, good) = Signatures.signerOf(digest, signature);
        require(good, Agreements_BadSignature(digest, signer));
    }
}

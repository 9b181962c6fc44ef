// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AgreementTerms} from "./AgreementTerms.sol";
import {Offer, OfferRecord} from "./Offer.sol";
import {Price} from "./Price.sol";
import {AgreementId} from "../types/AgreementId.sol";
import {OfferId} from "../types/OfferId.sol";
import {OrgId} from "../types/OrgId.sol";
import {ResourceId} from "../types/ResourceId.sol";

/// @notice Requested or Offered -> Countered, or Agreed where a subject has to consent, else Active. Agreed -> Active. Requested, Offered
/// or Agreed -> Terminated. Active <-> Suspended; from either -> Retired. From each of these, None, Expired and UsedUp -> Revoked by the
/// subject. Countered, Terminated, Retired and Revoked are final; nothing else becomes of Expired and UsedUp.
enum AgreementState {
    None,
    /// @dev The consumer signed.
    Requested,
    /// @dev The provider signed.
    Offered,
    /// @dev Both signed; the subject has not consented yet.
    Agreed,
    Active,
    /// @dev By the provider, until it resumes it.
    Suspended,
    /// @dev The other side answered with a proposal of its own.
    Countered,
    /// @dev It came to nothing.
    Terminated,
    /// @dev Ended by either side.
    Retired,
    /// @dev The subject consents no more.
    Revoked,
    /// @dev Its time is over. Not on record: it follows from the time.
    Expired,
    /// @dev Every use was made. Not on record: it follows from the number.
    UsedUp
}

/// @dev What is on record of an agreement. One slot.
struct Agreement {
    AgreementState state;
    OrgId provider;
    OrgId consumer;
    uint40 end;
    uint32 maxUses;
    /// @dev How many uses there were: the number of the last one.
    uint32 uses;
    /// @dev Number of the period in which the last one was, from 0, and how many there were in it.
    uint32 window;
    uint32 windowUses;
}

/// @title Negotiations
/// @notice How an agreement comes about: an offer, proposals that answer each other, both signatures over one set of terms, the subject's consent.
///
/// Each proposal is an agreement of its own, whose id is the digest of its terms. One that is answered by another is Countered. So whatever
/// somebody signed names all that it saw. Anybody may bring what others signed.
interface INegotiations {
    /// @notice No offer has this id.
    error Agreements_UnknownOffer(OfferId offer);
    /// @notice The offer was made before.
    error Agreements_OfferExists(OfferId offer);
    /// @notice `field` of the offer is not possible.
    error Agreements_OfferInvalid(bytes32 field);
    /// @notice Nothing is agreed under the offer now: it is closed, or valid from `validFrom` to `validTo`.
    error Agreements_OfferNotOpen(OfferId offer, uint48 validFrom, uint48 validTo, uint256 now_);
    /// @notice The offer is organisation `provider`'s, and the caller belongs to `caller`.
    error Agreements_NotProvider(OfferId offer, OrgId provider, OrgId caller);
    /// @notice What is agreed under this offer needs the provider's signature.
    error Agreements_NotByRule(OfferId offer);
    /// @notice `field` of the terms goes beyond the offer.
    error Agreements_BeyondOffer(AgreementId agreement, bytes32 field);
    /// @notice `field` of the terms is not possible.
    error Agreements_TermsInvalid(AgreementId agreement, bytes32 field);
    /// @notice The agreement is `state`, which does not allow this.
    error Agreements_WrongState(AgreementId agreement, AgreementState state);
    /// @notice It could be agreed, or consented to, up to `deadline`; the block's time is `now_`.
    error Agreements_Expired(AgreementId agreement, uint48 deadline, uint256 now_);
    /// @notice The signature over `digest` is not valid.
    error Agreements_BadSignature(bytes32 digest, address signer);
    /// @notice This is `expected`'s act, and the signer or caller belongs to `org`.
    error Agreements_NotParty(AgreementId agreement, OrgId expected, OrgId org);
    /// @notice The subject is `subject`, and not `account`.
    error Agreements_NotSubject(AgreementId agreement, address subject, address account);
    /// @notice The proposal that this one answers is not the other side's to the same two parties, or is `state` and not open.
    error Agreements_PreviousInvalid(AgreementId agreement, AgreementId previous, AgreementState state);
    /// @notice Resource `resource` asks that an agreement names whom it is about, or is for computations alone.
    error Agreements_SubjectMissing(AgreementId agreement, ResourceId resource);
    /// @notice The consumer has an agreement under this offer: `existing`, which is not over; or its end has not passed, and it was used, or ended while suspended.
    error Agreements_OneEach(OfferId offer, OrgId consumer, AgreementId existing);

    event OfferOpened(
        OfferId indexed offer,
        OrgId indexed provider,
        ResourceId indexed resource,
        Offer details,
        Price price
    );
    event OfferClosed(OfferId indexed offer, address by);
    /// @dev `signer` of the proposing side. `AgreementMoved` tells what becomes of it.
    event AgreementProposed(
        AgreementId indexed agreement,
        OfferId indexed offer,
        OrgId indexed consumer,
        AgreementState state,
        address signer,
        AgreementTerms terms
    );
    /// @dev Each change of the state. `by` signed or called; of what is agreed by rule, brought it.
    event AgreementMoved(
        AgreementId indexed agreement,
        AgreementState from,
        AgreementState to,
        address by,
        bytes32 reason
    );

    /* OFFERS */

    /// @notice Makes an offer. MAKER of the provider, which owns the resource.
    function openOffer(Offer calldata offer, Price calldata price) external returns (OfferId);

    /// @notice Ends an offer: nothing more is agreed under it, and what is agreed goes on. MAKER of the provider, also while restricted.
    function closeOffer(OfferId offer) external;

    /* PROPOSALS */

    /// @notice Proposes terms for the consumer.
    /// @param signature By a MAKER of the consumer, over the terms' digest.
    function request(AgreementTerms calldata terms, bytes calldata signature) external returns (AgreementId);

    /// @notice Proposes terms for the provider.
    /// @param signature By a MAKER of the provider, over the terms' digest.
    function offer(AgreementTerms calldata terms, bytes calldata signature) external returns (AgreementId);

    /// @notice Agrees to what the other side proposed. It is Active, or Agreed where the subject has to consent.
    /// @param signature By a MAKER of the other side, over the terms' digest.
    function agree(AgreementTerms calldata terms, bytes calldata signature) external returns (AgreementId);

    /// @notice Puts on record what was negotiated off the chain, signed by both sides. Also where it was requested or offered before.
    /// @param consentDeadline As for `consent`.
    /// @param subjectSignature As for `consent`; empty where it is brought later, or nobody has to consent.
    function conclude(
        AgreementTerms calldata terms,
        bytes calldata consumerSignature,
        bytes calldata providerSignature,
        uint48 consentDeadline,
        bytes calldata subjectSignature
    ) external returns (AgreementId);

    /// @notice Agrees by rule to terms within an offer that says so, and that name no subject. Also where they were requested or offered before.
    /// @param signature By a MAKER of the consumer, over the terms' digest.
    function take(
        AgreementTerms calldata terms,
        Offer calldata offer_,
        bytes calldata signature
    ) external returns (AgreementId);

    /// @notice Breaks a negotiation off, also what is Agreed and lacks consent. MAKER of either side, also while restricted.
    function terminate(AgreementTerms calldata terms, bytes32 reason) external;

    /* THE SUBJECT */

    /// @notice Consents to what is Agreed, which becomes Active.
    /// @param signature By the subject, over the digest of a `SubjectConsent`.
    function consent(AgreementTerms calldata terms, uint48 deadline, bytes calldata signature) external;

    /* READING */

    /// @notice The id that terms have.
    function idOf(AgreementTerms calldata terms) external view returns (AgreementId);

    /// @notice The id that an offer has.
    function offerIdOf(Offer calldata offer_) external view returns (OfferId);

    /// @notice What a subject signs to consent.
    function consentDigest(AgreementTerms calldata terms, uint48 deadline) external view returns (bytes32);

    /// @notice What is on record of an offer.
    function offerOf(OfferId offer_) external view returns (OfferRecord memory);

    /// @notice What is on record of an agreement; its state may be Expired or UsedUp.
    function agreementOf(AgreementId agreement) external view returns (Agreement memory);

    /// @notice The last agreement of a consumer under an offer that allows one at a time; it may be over.
    function lastOf(OfferId offer_, OrgId consumer) external view returns (AgreementId);
}

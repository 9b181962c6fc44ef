// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {
    Condition,
    DisputeResolution,
    Handover,
    HandoverAcceptanceTerms,
    HandoverOffer,
    HandoverOfferTerms
} from "./Handover.sol";
import {UnitWord} from "./UnitWord.sol";
import {OrgId} from "../types/OrgId.sol";
import {SiteId} from "../types/SiteId.sol";
import {Uid} from "../types/Uid.sol";
import {UnitId} from "../types/UnitId.sol";

/// @notice A handover that is in dispute: what its receiver measured, and where the unit goes if the receiver takes it. One slot.
struct Dispute {
    OrgId to;
    SiteId site;
    uint8 step;
    Condition condition;
    uint40 when;
    uint56 quantity;
    uint16 items;
}

/// @title Handovers
/// @notice Custody passes with two signatures and two measurements, in one transaction, whoever sends it.
///
/// The giver signs a HandoverOffer: which unit, to which organisation, and the amount that the giver measured. The receiver signs a
/// HandoverAcceptance of that offer: the site, the amount that the receiver measured, and the unit's condition. Both can sign
/// without network. They sign for one hop of the unit, which every handover ends, and every change of what the receiver saw: of a
/// container's content, of quantity, class or items, and of the seal. So the unit that is taken is the one that was signed for. The
/// handover may be submitted later, within the profile's window; an account that was revoked or has expired since then counts for the
/// time before.
///
/// The two measurements may differ from each other and from the record by the profile's tolerance in quantity, and not at all in
/// items. If they do not differ by more and the receiver found the unit sound, custody moves and the quantity on record stays. If
/// they differ by more, or the receiver found the unit unsound, the unit is in dispute: it stays with the giver until both sides
/// or a regulator resolve the dispute. A unit that the receiver refuses stays with the giver and is on its way back.
interface IHandovers {
    /// @notice The terms are for the unit at hop `given`, and the unit is at hop `expected`: the terms were used before, or the unit
    /// was packed, unpacked, sealed, opened or corrected since they were signed, or another handover has to be concluded first.
    error Handovers_WrongHop(UnitId unit, uint16 expected, uint16 given);
    /// @notice The unit's hops have come to their end: pack it into a container and hand that over.
    error Handovers_HopsExhausted(UnitId unit);
    /// @notice The deadline was `deadline`, and the block's time is `now_`.
    error Handovers_Expired(UnitId unit, uint40 deadline, uint256 now_);
    /// @notice The signature over `digest` is not by `signer`.
    error Handovers_BadSignature(bytes32 digest, address signer);
    /// @notice `account` signed for both sides.
    error Handovers_SameAccount(UnitId unit, address account);
    /// @notice The giver's signer belongs to organisation `signer`; the unit's custodian is `custodian`.
    error Handovers_NotGiver(UnitId unit, OrgId custodian, OrgId signer);
    /// @notice The receiver's signer belongs to organisation `signer`; the offer is to organisation `to`.
    error Handovers_NotReceiver(UnitId unit, OrgId to, OrgId signer);
    /// @notice The receiver measured at `acceptedAt`, before the giver did at `offeredAt`.
    error Handovers_TakenBeforeGiven(UnitId unit, uint40 offeredAt, uint40 acceptedAt);
    /// @notice Bits are set in the terms that belong to no field: nobody signed them.
    error Handovers_TermsUnclean(UnitId unit);
    /// @notice The unit is not in dispute.
    error Handovers_NotDisputed(UnitId unit);
    /// @notice Organisation `signer` may not resolve this dispute. Giver and receiver sign a resolution, each by its own account;
    /// a regulator that decides, or recalls what is in dispute, is neither of them.
    error Handovers_NotParty(UnitId unit, OrgId signer);
    /// @notice The unit is a container: its dispute is resolved at the recorded quantity `recorded` and items, not at `given`. Its
    /// content is corrected unit by unit.
    error Handovers_ContainerAmount(UnitId unit, uint56 recorded, uint56 given);

    /// @dev The outcome is in `state`: the receiver is custodian, or the phase is Disputed or Returning. Both terms are as they were
    /// signed, except that the giver's organisation is in the 48 unused bits of `offered`.
    event HandoverConcluded(
        UnitId indexed unit,
        UnitWord state,
        HandoverOfferTerms offered,
        HandoverAcceptanceTerms accepted,
        address giver,
        address receiver,
        bytes32 givenEvidence,
        bytes32 takenEvidence
    );
    /// @dev In a call of many: the unit is beyond hop `hop`, so nothing was done. Anybody can have this emitted; it is not indexed, so
    /// that it stands in no unit's history.
    event HandoverSkipped(UnitId unit, uint16 hop);
    /// @dev The unit's hop is another. `org` is the custodian, or the receiver that withdrew its acceptance.
    event OffersWithdrawn(UnitId indexed unit, OrgId indexed org, UnitWord state, address by);
    /// @dev `regulator` and `statement` are zero where both sides agreed; `regulator` alone is where the Council decided.
    event DisputeResolved(
        UnitId indexed unit,
        OrgId indexed custodian,
        UnitWord state,
        bool accepted,
        OrgId regulator,
        Uid statement
    );

    /* HANDING OVER */

    /// @notice Hands a unit over. Anybody may submit it: the two signatures decide. The giver's signer is a MAKER or DEVICE of the
    /// custodian, whatever the custodian's standing, so that no unit is trapped. The receiver's signer is a MAKER or DEVICE of the
    /// organisation that the offer is to, which is active and has the step's roles.
    ///
    /// Of a container, the receiver may leave units with the giver: they are unpacked and on their way back, and the container's
    /// seal is open. Then the offer states quantity and items of the whole container, the acceptance those of what is taken.
    function handOver(Handover calldata handover) external;

    /// @notice Hands many units over. A handover whose hop the unit has left behind is skipped and told in HandoverSkipped, whatever moved the
    /// unit on: it was submitted before, or another was, or it was withdrawn. So nobody stops the others by submitting some of them first,
    /// and one that is named twice is done once. Any other reason for which `handOver` would refuse one refuses all.
    /// @dev HandoverConcluded says what this call did. Of what is skipped, signatures and terms are not looked at.
    function handOverMany(Handover[] calldata handovers) external;

    /// @notice Makes void every offer for the unit's present hop that was not submitted. One that was signed for a later hop, as for the
    /// next handover of a trip, is good once the unit comes to that hop. The custodian's MAKER or DEVICE.
    function withdrawOffers(UnitId unit) external;

    /// @notice Makes void what a receiver accepted and nobody submitted, by the offer that the giver signed: with it every offer for the unit's
    /// present hop, as in `withdrawOffers`, so the giver signs anew for whom it still wants to give to. The caller is one who could take
    /// under the offer now: a MAKER or DEVICE of the organisation that the offer is to, which is active and has the step's roles.
    /// @param giverSignature By one whose signature `handOver` would take now.
    function withdrawAcceptance(HandoverOffer calldata offer, bytes calldata giverSignature) external;

    /* RESOLVING DISPUTES */

    /// @notice Resolves a dispute as both sides signed. Anybody may submit it. The signers are a MAKER or CHECKER of the giver's
    /// organisation and one of the receiver's. Where the receiver takes the unit, its organisation is active and has the step's
    /// roles, and if the unit was recalled in the meantime, the step takes recalled units; the same holds for `decideDispute`.
    function resolveDispute(
        DisputeResolution calldata resolution,
        bytes calldata giverSignature,
        bytes calldata receiverSignature
    ) external;

    /// @notice Resolves a dispute by the decision of a regulator, which is neither giver nor receiver. The caller is its MAKER or
    /// CHECKER. Also by the Council, which needs no organisation: where the only regulator is a side, or a side is expelled.
    /// @param statement A valid statement of the regulator's that says why; where the Council decides, anybody's that was recorded, also one
    /// that was revoked since: whoever made it does not stop the decision.
    function decideDispute(DisputeResolution calldata resolution, Uid statement) external;

    /* READING */

    /// @notice The handover that is in dispute; all zero where none is.
    function disputeOf(UnitId unit) external view returns (Dispute memory);
}

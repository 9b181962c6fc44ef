// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Acceptance, AcceptanceTerms, Condition, Handover, Offer, OfferTerms, Settlement} from "./Handover.sol";
import {UnitWord} from "./UnitWord.sol";
import {OrgId} from "../types/OrgId.sol";
import {SiteId} from "../types/SiteId.sol";
import {Uid} from "../types/Uid.sol";
import {UnitId} from "../types/UnitId.sol";

/// @notice A handover that is in dispute: what its receiver measured, and where the unit goes if it takes it. Two slots.
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
/// The giver signs an Offer: what, to which organisation, how much by its own measure. The receiver signs an Acceptance of that
/// offer: where, how much by its own measure, in what condition. Both can sign without network and have it brought later, within
/// the profile's window; an account that was revoked or has expired since counts for the time before.
///
/// Where the measurements agree with each other and with the record, within the profile's tolerance and to the item, custody
/// moves, at the quantity on record. Where they do not, or the receiver found it unsound, the unit is in dispute and stays with
/// the giver until both sides or a regulator settle it. Refused, it stays with the giver and is on its way back.
interface IHandovers {
    /// @notice The offer is for handover `given` of the unit, and `expected` is next: it was used, or others come before it.
    error Handovers_WrongHop(UnitId unit, uint16 expected, uint16 given);
    /// @notice It had to be brought until `deadline`.
    error Handovers_Expired(UnitId unit, uint40 deadline, uint256 now_);
    /// @notice The signature over `digest` is not by `signer`.
    error Handovers_BadSignature(bytes32 digest, address signer);
    /// @notice One account cannot be both hands.
    error Handovers_SameAccount(UnitId unit, address account);
    /// @notice The giver acts for `signer`, and `custodian` has the unit.
    error Handovers_NotGiver(UnitId unit, OrgId custodian, OrgId signer);
    /// @notice The offer is to `to`, and the receiver acts for `signer`.
    error Handovers_NotReceiver(UnitId unit, OrgId to, OrgId signer);
    /// @notice The receiver measured at `acceptedAt`, before the giver did at `offeredAt`.
    error Handovers_TakenBeforeGiven(UnitId unit, uint40 offeredAt, uint40 acceptedAt);
    /// @notice Bits are set in the terms that stand for nothing, so nobody signed them.
    error Handovers_TermsUnclean(UnitId unit);
    /// @notice The unit is not in dispute.
    error Handovers_NotDisputed(UnitId unit);
    /// @notice Settlements are for one giver and one receiver, and are signed by both: this is organisation `signer`.
    error Handovers_NotParty(UnitId unit, OrgId signer);
    /// @notice A container is settled at what is on record: its content is corrected piece by piece.
    error Handovers_ContainerAmount(UnitId unit, uint56 recorded, uint56 given);

    /// @dev What came of it, the state says: with the receiver, or Disputed, or Returning. Both terms are as they were signed, but
    /// that the giver's organisation stands in the 48 free bits of `offered`.
    event HandoverConcluded(
        UnitId indexed unit,
        UnitWord state,
        OfferTerms offered,
        AcceptanceTerms accepted,
        address giver,
        address receiver,
        bytes32 givenEvidence,
        bytes32 takenEvidence
    );
    /// @dev `statement` where a regulator decided; zero where both sides agreed.
    event DisputeSettled(
        UnitId indexed unit,
        OrgId indexed custodian,
        UnitWord state,
        bool accepted,
        OrgId regulator,
        Uid statement
    );

    /* HANDING OVER */

    /// @notice Hands a unit over. Anybody may bring it: the signatures of the two sides decide. Giver: MAKER or DEVICE of the custodian,
    /// whatever its standing, so that nothing is trapped with it. Receiver: MAKER or DEVICE of the organisation that the offer is
    /// to, active and with the step's roles.
    ///
    /// Of a container the receiver may leave units with the giver: they are unpacked and on their way back, and a seal is opened
    /// by it. Then the offer's quantity and items are those of the whole container, the acceptance's of what is taken.
    function handOver(Handover calldata handover) external;

    /// @notice Hands many units over, all or none.
    function handOverMany(Handover[] calldata handovers) external;

    /* SETTLING */

    /// @notice Settles a dispute as both sides signed. Anybody may bring it. Signers: MAKER or CHECKER of the giver's and of the
    /// receiver's organisation. Accepted, the receiver has to be active and to have the step's roles, and the step has to take recalled
    /// units where the unit was recalled meanwhile; the same for `decide`.
    function settle(
        Settlement calldata settlement,
        bytes calldata giverSignature,
        bytes calldata receiverSignature
    ) external;

    /// @notice Settles a dispute as a regulator decides that is neither side. MAKER or CHECKER of a Regulator.
    /// @param statement A valid statement of the regulator's that says why.
    function decide(Settlement calldata settlement, Uid statement) external;

    /* ASKING */

    /// @notice The handover that is in dispute; all zero where none is.
    function disputeOf(UnitId unit) external view returns (Dispute memory);

    /// @notice What the giver signs.
    function offerDigest(Offer calldata offer) external view returns (bytes32);

    /// @notice What the receiver signs.
    function acceptanceDigest(
        Offer calldata offer,
        Acceptance calldata acceptance,
        UnitId[] calldata refused
    ) external view returns (bytes32);

    /// @notice What both sides sign to settle a dispute.
    function settlementDigest(Settlement calldata settlement) external view returns (bytes32);
}

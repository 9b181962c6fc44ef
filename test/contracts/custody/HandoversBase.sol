// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {
    Condition,
    DisputeResolution,
    Handover,
    HandoverAcceptance,
    HandoverOffer
} from "../../../contracts/custody/Handover.sol";
import {Balance} from "../../../contracts/custody/ICustodyLens.sol";
import {Phase, UnitWord} from "../../../contracts/custody/UnitWord.sol";
import {SiteId} from "../../../contracts/types/SiteId.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {CustodyBase} from "./CustodyBase.sol";
import {Terms} from "./Terms.sol";

/// @notice A sealed bag in the hospital's store that is to go onto the lorry, and what is said about it.
abstract contract HandoversBase is CustodyBase {
    /// @dev The hop of the bag's first handover: it was sealed before.
    uint16 internal constant FIRST = 1;

    UnitId internal unit;

    function setUp() public virtual override {
        super.setUp();
        unit = inStore("a bag");
    }

    function inStore(string memory identifier) internal returns (UnitId id) {
        id = bag(identifier);
        store(id);
        seal(hospital, id);
    }

    /* WHAT IS SAID */

    /// @dev The bag, to the lorry, as it is on record.
    function toLorry() internal view returns (Handover memory) {
        return handoverOf(unit, CARRIED, hospital, carrier, TRUCK_SITE);
    }

    /// @dev The first handover of the bag by these measures.
    function measured(
        uint56 given,
        uint16 givenItems,
        uint56 taken,
        uint16 takenItems
    ) internal view returns (Handover memory) {
        return measured(unit, given, givenItems, taken, takenItems, new UnitId[](0));
    }

    function measured(
        UnitId id,
        uint56 given,
        uint16 givenItems,
        uint56 taken,
        uint16 takenItems,
        UnitId[] memory refused
    ) internal view returns (Handover memory) {
        HandoverOffer memory offer = offerOf(id, CARRIED, carrier);
        (uint16 hops, uint40 until) = (custody.wordOf(id).hops(), nowTime() + 1 hours);
        offer.terms = Terms.offer(hops, CARRIED, carrier.id, given, givenItems, nowTime(), until);
        HandoverAcceptance memory acceptance = acceptanceOf(offer, TRUCK_SITE);
        acceptance.terms = Terms.acceptance(TRUCK_SITE, taken, takenItems, Condition.Conformant, nowTime());
        return signed(offer, acceptance, refused, makerOf(hospital), deviceOf(carrier));
    }

    function conditionIs(Condition condition) internal view returns (Handover memory) {
        HandoverOffer memory offer = offerOf(unit, CARRIED, carrier);
        return signed(offer, acceptanceOf(offer, TRUCK_SITE, condition), hospital, carrier);
    }

    /// @dev With these times: the giver measured, the receiver measured, the offer ends.
    function timed(
        UnitId id,
        uint16 hops,
        uint40 givenAt,
        uint40 takenAt,
        uint40 until
    ) internal view returns (Handover memory) {
        HandoverOffer memory offer = HandoverOffer(
            id,
            Terms.offer(hops, CARRIED, carrier.id, BAG, 1, givenAt, until),
            EVIDENCE
        );
        HandoverAcceptance memory acceptance = acceptanceOf(offer, TRUCK_SITE);
        acceptance.terms = Terms.acceptance(TRUCK_SITE, BAG, 1, Condition.Conformant, takenAt);
        return signed(offer, acceptance, hospital, carrier);
    }

    function resolutionOf(UnitId id, bool accepted) internal view returns (DisputeResolution memory) {
        UnitWord word = custody.wordOf(id);
        return DisputeResolution(id, word.hops(), accepted, word.quantity(), word.items(), nowTime() + 1 days);
    }

    function resolve(DisputeResolution memory resolution, string memory giver, string memory receiver) internal {
        bytes32 digest = custodyLens.disputeResolutionDigest(resolution);
        (bytes memory first, bytes memory second) = (signatureOf(giver, digest), signatureOf(receiver, digest));
        vm.prank(OUTSIDER);
        custody.resolveDispute(resolution, first, second);
    }

    /* WHAT CAME OF IT */

    function refusedWith(Handover memory handover, bytes memory reason) internal {
        UnitWord before = custody.wordOf(handover.offer.unit);
        vm.prank(OUTSIDER);
        expectError(reason);
        custody.handOver(handover);
        vm.assertTrue(same(custody.wordOf(handover.offer.unit), before), "unchanged");
    }

    function assertWith(UnitId id, Org memory org, SiteId site, uint8 step, Phase phase) internal view {
        UnitWord word = custody.wordOf(id);
        vm.assertTrue(word.custodian() == org.id, "custodian");
        vm.assertTrue(word.site() == site, "site");
        vm.assertEq(word.step(), step, "step");
        vm.assertEq(uint8(word.phase()), uint8(phase), "phase");
    }

    function assertPhase(UnitId id, Phase phase) internal view {
        vm.assertEq(uint8(custody.wordOf(id).phase()), uint8(phase), "phase");
    }

    /// @dev Of class 0.
    function balanceAt(Org memory org, SiteId site) internal view returns (Balance memory) {
        return custodyLens.balanceOf(org.id, site, flow, INFECTIOUS);
    }

    function assertBalance(Org memory org, SiteId site, Balance memory expected) internal view {
        vm.assertEq(abi.encode(balanceAt(org, site)), abi.encode(expected), "balance");
    }

    function same(UnitWord a, UnitWord b) internal pure returns (bool) {
        return UnitWord.unwrap(a) == UnitWord.unwrap(b);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Creation} from "../../../contracts/custody/Creation.sol";
import {Condition, Handover, HandoverAcceptance, HandoverOffer} from "../../../contracts/custody/Handover.sol";
import {FlowId} from "../../../contracts/types/FlowId.sol";
import {GENERATOR} from "../../../contracts/types/Roles.sol";
import {RulesId} from "../../../contracts/types/RulesId.sol";
import {SiteId} from "../../../contracts/types/SiteId.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {Terms} from "../custody/Terms.sol";
import {WasteProfile} from "../custody/WasteProfile.sol";

/// @notice Custody in use: adopted rules, a bag in a box, a bag on its own, a bag in dispute.
abstract contract OutsidersUnits is WasteProfile {
    SiteId internal constant WARD_SITE = SiteId.wrap(6_941_234_000_011);

    Org internal ward;
    FlowId internal flow;
    RulesId internal rules;
    /// @dev Box, what is in it, on its own, in dispute.
    UnitId[4] internal units;

    function useCustody() internal {
        ward = admitOrg("Ward", GENERATOR);
        asCouncil();
        rules = profiles.setProfile(FlowId.wrap(0), wasteProfile());
        flow = FlowId.wrap(profiles.flowCount());
        custody.adopt(rules);
        vm.startPrank(ward.maker);
        for (uint256 i = 0; i < 4; i++) units[i] = custody.admitUnit(_creation(i));
        UnitId[] memory inside = new UnitId[](1);
        inside[0] = units[1];
        custody.pack(units[0], inside, uint40(block.timestamp));
        vm.stopPrank();
        custody.handOver(_unsound(units[3]));
    }

    /// @dev Everything that can be read, of what is there and of what is not.
    function observableCustody() internal view returns (bytes memory all) {
        RulesId next = RulesId.wrap(rules.raw() + 1);
        all = abi.encode(profiles.flowCount(), profiles.rulesCount(), profiles.rulesOf(flow), profiles.formerOf(rules));
        all = abi.encode(all, profiles.stepRules(rules), profiles.stepRules(next), custody.stepRule(next, 0));
        for (uint8 i = 0; i < 10; i++) all = abi.encode(all, custody.stepRule(rules, i));
        for (uint8 i = 0; i < 5; i++) {
            all = abi.encode(all, custodyLens.balanceOf(ward.id, WARD_SITE, flow, i));
            if (i < 4) all = abi.encode(all, custodyLens.unitOf(units[i]), custody.wordOf(units[i]));
            if (i < 4) all = abi.encode(all, custody.disputeOf(units[i]), custody.parentOf(units[i]));
            (uint56 quantity, uint16 items) = custody.contentOf(units[0], i);
            all = abi.encode(all, quantity, items);
        }
    }

    function _creation(uint256 index) private view returns (Creation memory) {
        uint16 items = index == 0 ? 0 : 1;
        (uint56 quantity, uint40 now_) = (uint56(items) * 4_000, uint40(block.timestamp));
        return
            Creation(
                Terms.creation(rules, WARD, INFECTIOUS, WARD_SITE, now_, items, quantity),
                0,
                string.concat("unit ", vm.toString(index))
            );
    }

    function _unsound(UnitId unit) private view returns (Handover memory handover) {
        uint40 now_ = uint40(block.timestamp);
        handover.offer = HandoverOffer(unit, Terms.offer(0, COLLECTED, ward.id, 4_000, 1, now_, now_), 0);
        handover.acceptance = HandoverAcceptance(Terms.acceptance(WARD_SITE, 4_000, 1, Condition.Damaged, now_), 0);
        handover.giverSignature = signatureOf("Ward: maker", custodyLens.handoverOfferDigest(handover.offer));
        handover.receiverSignature = signatureOf(
            "Ward: device",
            custodyLens.handoverAcceptanceDigest(handover.offer, handover.acceptance, handover.refused)
        );
    }
}

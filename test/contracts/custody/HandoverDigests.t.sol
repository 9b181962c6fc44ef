// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Condition, DisputeResolution, HandoverAcceptance, HandoverOffer} from "../../../contracts/custody/Handover.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {SiteId} from "../../../contracts/types/SiteId.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {SystemTest} from "../utils/SystemTest.sol";
import {Terms} from "./Terms.sol";

/// @notice What is signed is EIP-712, field by field, as the compiler would encode it.
contract HandoverDigestsTest is SystemTest {
    string private constant OFFER =
        "HandoverOffer(bytes32 unit,uint16 hop,uint8 step,uint32 to,uint56 quantity,uint16 items,uint40 when,uint40 deadline,bytes32 evidence)";
    string private constant ACCEPTANCE =
        "HandoverAcceptance(HandoverOffer offer,uint48 site,uint56 quantity,uint16 items,uint8 condition,uint40 when,bytes32[] refused,bytes32 evidence)";
    string private constant DISPUTE_RESOLUTION =
        "DisputeResolution(bytes32 unit,uint16 hop,bool accepted,uint56 quantity,uint16 items,uint40 deadline)";

    struct OfferFields {
        bytes32 unit;
        uint16 hop;
        uint8 step;
        uint32 to;
        uint56 quantity;
        uint16 items;
        uint40 when;
        uint40 deadline;
        bytes32 evidence;
    }

    struct AcceptanceFields {
        uint48 site;
        uint56 quantity;
        uint16 items;
        uint8 condition;
        uint40 when;
        bytes32 evidence;
    }

    function testFuzz_HandoverOffer(OfferFields memory f) public view {
        vm.assertEq(custodyLens.handoverOfferDigest(_offer(f)), _digest(_hash(f)), "digest");
    }

    function testFuzz_HandoverAcceptance(
        OfferFields memory f,
        AcceptanceFields memory a,
        bytes32[] memory refused
    ) public view {
        a.condition = a.condition % 5;
        UnitId[] memory units = new UnitId[](refused.length);
        for (uint256 i = 0; i < units.length; i++) units[i] = UnitId.wrap(refused[i]);
        bytes32 digest = custodyLens.handoverAcceptanceDigest(_offer(f), _acceptance(a), units);
        vm.assertEq(digest, _digest(_hash(_hash(f), a, refused)), "digest");
    }

    function testFuzz_DisputeResolution(DisputeResolution memory s) public view {
        bytes32 hash = keccak256(
            abi.encode(keccak256(bytes(DISPUTE_RESOLUTION)), s.unit, s.hop, s.accepted, s.quantity, s.items, s.deadline)
        );
        vm.assertEq(custodyLens.disputeResolutionDigest(s), _digest(hash), "digest");
    }

    /// @dev The fields of the words are where the interface says.
    function testFuzz_FieldsOfTheWords(OfferFields memory f, AcceptanceFields memory a) public pure {
        a.condition = a.condition % 5;
        HandoverOffer memory offer = _offer(f);
        vm.assertEq(offer.terms.hop(), f.hop, "hop");
        vm.assertEq(offer.terms.step(), f.step, "step");
        vm.assertEq(offer.terms.to().raw(), f.to, "to");
        vm.assertEq(offer.terms.givenQuantity(), f.quantity, "given");
        vm.assertEq(offer.terms.givenItems(), f.items, "items given");
        vm.assertEq(offer.terms.offeredAt(), f.when, "offered at");
        vm.assertEq(offer.terms.deadline(), f.deadline, "deadline");
        vm.assertTrue(offer.terms.offerIsClean(), "clean");
        HandoverAcceptance memory acceptance = _acceptance(a);
        vm.assertEq(acceptance.terms.site().raw(), a.site, "site");
        vm.assertEq(acceptance.terms.takenQuantity(), a.quantity, "taken");
        vm.assertEq(acceptance.terms.takenItems(), a.items, "items taken");
        vm.assertEq(uint8(acceptance.terms.condition()), a.condition, "condition");
        vm.assertEq(acceptance.terms.acceptedAt(), a.when, "accepted at");
        vm.assertTrue(acceptance.terms.acceptanceIsClean(), "clean");
    }

    function _offer(OfferFields memory f) private pure returns (HandoverOffer memory offer) {
        offer.unit = UnitId.wrap(f.unit);
        offer.terms = Terms.offer(f.hop, f.step, OrgId.wrap(f.to), f.quantity, f.items, f.when, f.deadline);
        offer.evidence = f.evidence;
    }

    function _acceptance(AcceptanceFields memory a) private pure returns (HandoverAcceptance memory acceptance) {
        Condition condition = Condition(a.condition);
        acceptance.terms = Terms.acceptance(SiteId.wrap(a.site), a.quantity, a.items, condition, a.when);
        acceptance.evidence = a.evidence;
    }

    function _hash(OfferFields memory f) private pure returns (bytes32) {
        return keccak256(abi.encode(keccak256(bytes(OFFER)), f));
    }

    function _hash(bytes32 offer, AcceptanceFields memory a, bytes32[] memory refused) private pure returns (bytes32) {
        bytes32 type_ = keccak256(abi.encodePacked(ACCEPTANCE, OFFER));
        bytes32 list = keccak256(abi.encodePacked(refused));
        return keccak256(abi.encode(type_, offer, a.site, a.quantity, a.items, a.condition, a.when, list, a.evidence));
    }

    function _digest(bytes32 hash) private view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Tallystick Custody"),
                keccak256("1"),
                block.chainid,
                address(custody)
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, hash));
    }
}

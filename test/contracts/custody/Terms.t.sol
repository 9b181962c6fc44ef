// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CreationTerms} from "../../../contracts/custody/Creation.sol";
import {Condition, HandoverAcceptanceTerms, HandoverOfferTerms} from "../../../contracts/custody/Handover.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {RulesId} from "../../../contracts/types/RulesId.sol";
import {SiteId} from "../../../contracts/types/SiteId.sol";
import {Test} from "../utils/Test.sol";
import {Terms} from "./Terms.sol";

/// @notice The words of the calls: each field is read where it lies, and what nobody signs is seen.
contract TermsTest is Test {
    /// @dev The fields of a creation, lowest first.
    struct Made {
        uint16 rules;
        uint8 step;
        uint8 class_;
        uint48 site;
        uint40 when;
        uint16 items;
        uint56 quantity;
    }

    struct Offered {
        uint16 hop;
        uint8 step;
        uint32 to;
        uint56 quantity;
        uint16 items;
        uint40 when;
        uint40 deadline;
    }

    struct Accepted {
        uint48 site;
        uint56 quantity;
        uint16 items;
        /// @dev Any number: brought to a condition by remainder.
        uint8 condition;
        uint40 when;
    }

    uint8 private constant CONDITIONS = 5;

    /* CREATION */

    function testFuzz_CreationFromTheLowestField(Made memory f) public pure {
        uint256 word = f.quantity;
        word += uint256(f.when) << 56;
        word += uint256(f.items) << 96;
        word += uint256(f.step) << 136;
        word += uint256(f.class_) << 144;
        word += uint256(f.rules) << 160;
        word += uint256(f.site) << 176;
        _assertMade(CreationTerms.wrap(word), f);
    }

    function testFuzz_CreationIsCleanWithoutWhatBeginsLater(Made memory f, uint24 between, uint32 above) public pure {
        uint256 word = CreationTerms.unwrap(
            Terms.creation(RulesId.wrap(f.rules), f.step, f.class_, SiteId.wrap(f.site), f.when, f.items, f.quantity)
        );
        vm.assertTrue(CreationTerms.wrap(word).isClean(), "clean");
        word |= (uint256(between) << 112) | (uint256(above) << 224);
        vm.assertEq(CreationTerms.wrap(word).isClean(), between == 0 && above == 0, "hops, flags, phase and custodian");
    }

    function testFuzz_CreationFromTheHighestField(Made memory f) public pure {
        (RulesId rules, SiteId site) = (RulesId.wrap(f.rules), SiteId.wrap(f.site));
        _assertMade(Terms.creation(rules, f.step, f.class_, site, f.when, f.items, f.quantity), f);
    }

    /* OFFER */

    function testFuzz_OfferFromTheLowestField(Offered memory f) public pure {
        uint256 word = f.hop;
        word += uint256(f.step) << 16;
        word += uint256(f.to) << 24;
        word += uint256(f.quantity) << 56;
        word += uint256(f.items) << 112;
        word += uint256(f.when) << 128;
        word += uint256(f.deadline) << 168;
        _assertOffered(HandoverOfferTerms.wrap(word), f);
    }

    function testFuzz_OfferFromTheHighestField(Offered memory f) public pure {
        _assertOffered(_offer(f), f);
    }

    function testFuzz_WithGiver(Offered memory f, uint32 giver) public pure {
        HandoverOfferTerms terms = _offer(f).withGiver(OrgId.wrap(giver));
        _assertOffered(terms, f);
        vm.assertEq(HandoverOfferTerms.unwrap(terms) >> 208, giver, "above the fields");
    }

    function testFuzz_AnOfferIsCleanWithNothingAbove(Offered memory f, uint48 above) public pure {
        HandoverOfferTerms terms = HandoverOfferTerms.wrap(
            HandoverOfferTerms.unwrap(_offer(f)) | (uint256(above) << 208)
        );
        vm.assertEq(terms.offerIsClean(), above == 0, "clean");
        vm.assertTrue(_offer(f).offerIsClean(), "as it is packed");
    }

    /* ACCEPTANCE */

    function testFuzz_AcceptanceFromTheLowestField(Accepted memory f) public pure {
        f.condition %= CONDITIONS;
        uint256 word = f.site;
        word += uint256(f.quantity) << 48;
        word += uint256(f.items) << 104;
        word += uint256(f.condition) << 120;
        word += uint256(f.when) << 128;
        _assertAccepted(HandoverAcceptanceTerms.wrap(word), f);
    }

    function testFuzz_AcceptanceFromTheHighestField(Accepted memory f) public pure {
        _assertAccepted(_acceptance(f), f);
    }

    function testFuzz_AnAcceptanceIsCleanWithNothingAbove(Accepted memory f, uint88 above) public pure {
        uint256 word = HandoverAcceptanceTerms.unwrap(_acceptance(f)) | (uint256(above) << 168);
        vm.assertEq(HandoverAcceptanceTerms.wrap(word).acceptanceIsClean(), above == 0, "clean");
        vm.assertTrue(_acceptance(f).acceptanceIsClean(), "as it is packed");
    }

    function testFuzz_RevertWhen_NoSuchCondition(Accepted memory f, uint8 condition) public {
        condition = uint8(_bound(condition, CONDITIONS, type(uint8).max));
        f.condition = 0;
        uint256 word = HandoverAcceptanceTerms.unwrap(_acceptance(f)) | (uint256(condition) << 120);
        vm.expectRevert(abi.encodeWithSignature("Panic(uint256)", 0x21));
        this.conditionOf(HandoverAcceptanceTerms.wrap(word));
    }

    function conditionOf(HandoverAcceptanceTerms terms) external pure returns (Condition) {
        return terms.condition();
    }

    function _offer(Offered memory f) private pure returns (HandoverOfferTerms) {
        return Terms.offer(f.hop, f.step, OrgId.wrap(f.to), f.quantity, f.items, f.when, f.deadline);
    }

    function _acceptance(Accepted memory f) private pure returns (HandoverAcceptanceTerms) {
        f.condition %= CONDITIONS;
        return Terms.acceptance(SiteId.wrap(f.site), f.quantity, f.items, Condition(f.condition), f.when);
    }

    function _assertMade(CreationTerms terms, Made memory f) private pure {
        Made memory read;
        (read.rules, read.step, read.class_) = (
            terms.createdRules().raw(),
            terms.createdStep(),
            uint8(terms.createdClass())
        );
        (read.site, read.when) = (terms.createdSite().raw(), terms.createdAt());
        (read.items, read.quantity) = (terms.createdItems(), terms.createdQuantity());
        vm.assertEq(abi.encode(read), abi.encode(f), "creation");
    }

    function _assertOffered(HandoverOfferTerms terms, Offered memory f) private pure {
        Offered memory read;
        (read.hop, read.step, read.to) = (terms.hop(), terms.step(), terms.to().raw());
        (read.quantity, read.items) = (terms.givenQuantity(), terms.givenItems());
        (read.when, read.deadline) = (terms.offeredAt(), terms.deadline());
        vm.assertEq(abi.encode(read), abi.encode(f), "offer");
    }

    function _assertAccepted(HandoverAcceptanceTerms terms, Accepted memory f) private pure {
        Accepted memory read;
        (read.site, read.quantity, read.items) = (terms.site().raw(), terms.takenQuantity(), terms.takenItems());
        (read.condition, read.when) = (uint8(terms.condition()), terms.acceptedAt());
        vm.assertEq(abi.encode(read), abi.encode(f), "acceptance");
    }
}

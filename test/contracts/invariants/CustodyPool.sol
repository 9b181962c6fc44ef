// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Creation} from "../../../contracts/custody/Creation.sol";
import {Custody} from "../../../contracts/custody/Custody.sol";
import {CustodyLens} from "../../../contracts/custody/CustodyLens.sol";
import {
    Condition,
    DisputeResolution,
    Handover,
    HandoverAcceptance,
    HandoverOffer,
    HandoverOfferTerms
} from "../../../contracts/custody/Handover.sol";
import {SEALED, UnitWord} from "../../../contracts/custody/UnitWord.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {RulesId} from "../../../contracts/types/RulesId.sol";
import {SiteId} from "../../../contracts/types/SiteId.sol";
import {UnitId, unitIdOf} from "../../../contracts/types/UnitId.sol";
import {Terms} from "../custody/Terms.sol";
import {CustodyModel} from "./CustodyModel.sol";

/// @notice What three parties may say and sign about a few units.
abstract contract CustodyPool is CustodyModel {
    uint256 public constant PARTIES = 3;

    /// @dev A key that no party has.
    uint256 internal constant NOBODY = 0xBAD;

    uint8 internal constant BEGUN = 0;
    uint8 internal constant HANDED = 1;
    uint8 internal constant KEPT = 2;
    uint8 internal constant BURNT = 3;
    uint8 internal constant GONE = 4;

    struct Party {
        OrgId id;
        address maker;
        address device;
        uint256 makerKey;
        uint256 deviceKey;
    }

    CustodyLens internal immutable LENS;
    Custody internal immutable CUSTODY;
    Party[PARTIES] internal parties;

    constructor(CustodyLens lens, Party[PARTIES] memory parties_) {
        (LENS, CUSTODY) = (lens, Custody(address(lens.CUSTODY())));
        for (uint256 i = 0; i < PARTIES; i++) parties[i] = parties_[i];
    }

    function unitAt(uint256 index) public view override returns (UnitId) {
        OrgId creator = parties[creatorOf(index % POOL)].id;
        return unitIdOf(creator, keccak256(bytes(vm.toString(index % POOL))));
    }

    /// @dev Four goods or containers are of each party. Of what they are made into, one is of each, and another of the first.
    function creatorOf(uint256 index) public pure returns (uint256 party) {
        return index < FIRST_MADE ? index / 4 : (index - FIRST_MADE) % PARTIES;
    }

    /// @dev Mostly the outermost container, which alone can be acted on.
    function _chosen(uint256 seed) internal view returns (uint256 index) {
        index = seed % POOL;
        if (seed >> 8 != 0) index = rootOf(index);
    }

    function _creation(
        uint256 index,
        RulesId rules,
        uint8 step,
        uint8 class_,
        uint56 quantity
    ) internal view returns (Creation memory) {
        (SiteId site, uint16 items) = (_site(index), quantity == 0 ? 0 : 1);
        uint40 now_ = uint40(block.timestamp);
        return Creation(Terms.creation(rules, step, class_, site, now_, items, quantity), 0, vm.toString(index));
    }

    function _site(uint256 seed) internal pure returns (SiteId) {
        return SiteId.wrap(uint48(seed % 2) + 1);
    }

    function _custodian(uint256 index) internal view returns (Party memory) {
        return _partyOf(ghosts[index].custodian);
    }

    function _strangerTo(OrgId org) internal view returns (Party memory) {
        return parties[parties[0].id == org ? 1 : 0];
    }

    function _partyOf(OrgId org) internal view returns (Party memory) {
        for (uint256 i = 1; i < PARTIES; i++) if (parties[i].id == org) return parties[i];
        return parties[0];
    }

    /// @dev A unit of the pool that is in `parent`; POOL where there is none.
    function _inside(uint256 parent) internal view returns (uint256) {
        for (uint256 i = 0; i < POOL; i++) if (ghosts[i].parent == parent + 1) return i;
        return POOL;
    }

    /// @dev Signed by both; some are refused, some found unsound, some out of tolerance, some short of a piece.
    function _handover(uint256 index, uint256 to, uint8 how, bool leaves) internal view returns (Handover memory h) {
        UnitId id = unitAt(index);
        UnitWord word = CUSTODY.wordOf(id);
        (uint56 quantity, uint16 items) = (word.quantity(), word.items());
        uint40 now_ = uint40(block.timestamp);
        Party memory taker = parties[to % PARTIES];
        HandoverOfferTerms offered = Terms.offer(word.hops(), HANDED, taker.id, quantity, items, now_, now_ + 1 days);
        if (leaves && _inside(index) != POOL) {
            h.refused = _one(unitAt(_inside(index)));
            UnitWord left = CUSTODY.wordOf(h.refused[0]);
            (quantity, items) = (quantity - left.quantity(), items - left.items());
        }
        Condition condition =
            how % 8 == 0
                ? Condition.Refused
                : how % 8 == 1
                    ? Condition.Damaged
                    : Condition.Conformant;
        if (how % 8 == 2) quantity += quantity / 9;
        if (how % 8 == 3) items++;
        h.offer = HandoverOffer(id, offered, 0);
        h.acceptance = HandoverAcceptance(Terms.acceptance(_site(how >> 4), quantity, items, condition, now_), 0);
        h.giverSignature = _sign(_custodian(index).makerKey, LENS.handoverOfferDigest(h.offer));
        bytes32 digest = LENS.handoverAcceptanceDigest(h.offer, h.acceptance, h.refused);
        h.receiverSignature = _sign(taker.deviceKey, digest);
    }

    function _resolution(
        uint256 index,
        bool accepted,
        uint16 quantity
    ) internal view returns (DisputeResolution memory) {
        UnitWord word = CUSTODY.wordOf(unitAt(index));
        uint56 amount = quantity == 0 || ghosts[index].container ? word.quantity() : quantity;
        uint40 deadline = uint40(block.timestamp) + 1 days;
        return DisputeResolution(unitAt(index), word.hops(), accepted, amount, word.items(), deadline);
    }

    /// @dev What a receiver sees of a unit: amount, classes and seal, of it and of all that is in it.
    function _seen(UnitId id) internal view returns (bytes32 seen) {
        for (uint256 i = 0; i < POOL; i++) {
            UnitId inside = unitAt(i);
            if (LENS.rootOf(inside) != id) continue;
            UnitWord word = CUSTODY.wordOf(inside);
            bytes memory amount = abi.encode(word.quantity(), word.items(), word.classes(), word.has(SEALED));
            seen = keccak256(abi.encode(seen, inside, CUSTODY.parentOf(inside), amount));
        }
        for (uint8 class_ = 0; class_ < CLASSES; class_++) {
            (uint56 quantity, uint16 items) = CUSTODY.contentOf(id, class_);
            seen = keccak256(abi.encode(seen, quantity, items));
        }
    }

    /// @dev The same with a signature that is missing, by somebody else, exchanged, or under something else than was brought.
    function _spoilt(Handover memory h, OrgId from, uint256 how) internal view returns (Handover memory) {
        bool byMember = (how >> 3) % 2 == 1;
        (bytes memory given, bytes memory taken) = (h.giverSignature, h.receiverSignature);
        if (how % 8 == 0) h.giverSignature = "";
        if (how % 8 == 1) h.receiverSignature = "";
        if (how % 8 == 2) {
            uint256 key = byMember ? _strangerTo(from).makerKey : NOBODY;
            h.giverSignature = _sign(key, LENS.handoverOfferDigest(h.offer));
        }
        if (how % 8 == 3) {
            uint256 key = byMember ? _strangerTo(h.offer.terms.to()).deviceKey : NOBODY;
            h.receiverSignature = _sign(key, LENS.handoverAcceptanceDigest(h.offer, h.acceptance, h.refused));
        }
        if (how % 8 == 4) (h.giverSignature, h.receiverSignature) = (taken, given);
        if (how % 8 == 5) h.receiverSignature = given;
        if (how % 8 == 6) h.acceptance.evidence = ~h.acceptance.evidence;
        if (how % 8 == 7) h.offer.evidence = ~h.offer.evidence;
        return h;
    }

    function _sign(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    function _one(UnitId id) internal pure returns (UnitId[] memory units) {
        units = new UnitId[](1);
        units[0] = id;
    }
}

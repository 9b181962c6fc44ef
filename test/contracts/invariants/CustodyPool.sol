// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Creation} from "../../../contracts/custody/Creation.sol";
import {Custody} from "../../../contracts/custody/Custody.sol";
import {CustodyLens} from "../../../contracts/custody/CustodyLens.sol";
import {
    Condition,
    Handover,
    HandoverAcceptance,
    HandoverOffer,
    HandoverOfferTerms
} from "../../../contracts/custody/Handover.sol";
import {CONTAINER, Phase, SEALED, UnitWord} from "../../../contracts/custody/UnitWord.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {RulesId} from "../../../contracts/types/RulesId.sol";
import {SiteId} from "../../../contracts/types/SiteId.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {Terms} from "../custody/Terms.sol";
import {Test} from "../utils/Test.sol";

/// @notice A few units, and what three parties may say about them. The first eight are goods, the next four containers, the last four
/// what goods are made into.
abstract contract CustodyPool is Test {
    uint256 public constant GOODS = 8;
    uint256 public constant FIRST_MADE = 12;
    uint256 public constant POOL = 16;
    uint256 public constant PARTIES = 3;

    /// @dev A key that no party has.
    uint256 private constant NOBODY = 0xBAD;

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
    RulesId internal immutable RULES;
    Party[PARTIES] internal parties;

    constructor(CustodyLens lens, RulesId rules, Party[PARTIES] memory parties_) {
        (LENS, CUSTODY, RULES) = (lens, Custody(address(lens.CUSTODY())), rules);
        for (uint256 i = 0; i < PARTIES; i++) parties[i] = parties_[i];
    }

    function unitAt(uint256 index) public pure returns (UnitId) {
        return UnitId.wrap(keccak256(bytes(vm.toString(index % POOL))));
    }

    /// @dev Of a class, in what is outermost and has not ended: what is in containers counts with them.
    function livingOf(OrgId org, uint48 site, uint8 class_) external view returns (uint256 quantity, uint256 items) {
        for (uint256 i = 0; i < POOL; i++) {
            UnitId id = unitAt(i);
            UnitWord word = CUSTODY.wordOf(id);
            if (word.phase() == Phase.None || word.has(CONTAINER) || word.classes() != 1 << class_) continue;
            UnitWord root = CUSTODY.wordOf(LENS.rootOf(id));
            if (root.phase() > Phase.Disputed || root.custodian() != org || root.site().raw() != site) continue;
            (quantity, items) = (quantity + word.quantity(), items + word.items());
        }
    }

    /// @dev Mostly the outermost container, which alone can be acted on.
    function _chosen(uint256 index) internal view returns (UnitId id) {
        id = unitAt(index);
        if (index >> 8 != 0) id = LENS.rootOf(id);
    }

    function _creation(
        uint256 index,
        uint8 step,
        uint8 class_,
        uint16 items,
        uint56 quantity
    ) internal view returns (Creation memory) {
        SiteId site = _site(index);
        uint40 now_ = uint40(block.timestamp);
        return
            Creation(
                Terms.creation(RULES, step, items == 0 ? 0 : class_, site, now_, items, quantity),
                0,
                vm.toString(index % POOL)
            );
    }

    function _site(uint256 seed) internal pure returns (SiteId) {
        return SiteId.wrap(uint48(seed % 2) + 1);
    }

    function _custodian(UnitId id) internal view returns (Party memory) {
        OrgId org = CUSTODY.wordOf(id).custodian();
        for (uint256 i = 1; i < PARTIES; i++) if (parties[i].id == org) return parties[i];
        return parties[0];
    }

    /// @dev A unit of the pool that is in `parent`; none where there is none.
    function _inside(UnitId parent) internal view returns (UnitId[] memory units) {
        for (uint256 i = 0; i < POOL; i++) {
            if (CUSTODY.parentOf(unitAt(i)) == parent) return _one(unitAt(i));
        }
    }

    /// @dev Signed by both; some are refused, some found unsound, some out of tolerance, some short of a piece.
    function _handover(UnitId id, uint256 to, uint8 how, bool leaves) internal view returns (Handover memory h) {
        UnitWord word = CUSTODY.wordOf(id);
        (uint56 quantity, uint16 items) = (word.quantity(), word.items());
        uint40 now_ = uint40(block.timestamp);
        Party memory taker = parties[to % PARTIES];
        HandoverOfferTerms offered = Terms.offer(word.hops(), HANDED, taker.id, quantity, items, now_, now_ + 1 days);
        if (leaves) h.refused = _inside(id);
        if (h.refused.length != 0) {
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
        h.giverSignature = _sign(_custodian(id).makerKey, LENS.handoverOfferDigest(h.offer));
        bytes32 digest = LENS.handoverAcceptanceDigest(h.offer, h.acceptance, h.refused);
        h.receiverSignature = _sign(taker.deviceKey, digest);
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
        for (uint8 class_ = 0; class_ < 3; class_++) {
            (uint56 quantity, uint16 items) = CUSTODY.contentOf(id, class_);
            seen = keccak256(abi.encode(seen, quantity, items));
        }
    }

    /// @dev The same with a signature that is missing, cut, by somebody else, exchanged, or under something else than was brought.
    function _spoilt(Handover memory h, uint256 how) internal view returns (Handover memory) {
        (bytes memory given, bytes memory taken) = (h.giverSignature, h.receiverSignature);
        if (how % 8 == 0) h.giverSignature = "";
        if (how % 8 == 1) h.receiverSignature = "";
        if (how % 8 == 2) h.giverSignature = _sign(NOBODY, LENS.handoverOfferDigest(h.offer));
        if (how % 8 == 3) {
            h.receiverSignature = _sign(NOBODY, LENS.handoverAcceptanceDigest(h.offer, h.acceptance, h.refused));
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

    /// @dev As UnitWord says.
    function _allowed(Phase from, Phase to) internal pure returns (bool) {
        if (from == to) return true;
        if (from == Phase.None) return to == Phase.Active;
        if (from == Phase.Disputed) return to == Phase.Active || to == Phase.Returning;
        return (from == Phase.Active || from == Phase.Returning) && to != Phase.None;
    }

    function _one(UnitId id) internal pure returns (UnitId[] memory units) {
        units = new UnitId[](1);
        units[0] = id;
    }
}

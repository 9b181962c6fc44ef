// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AccessState} from "../../../contracts/data/Access.sol";
import {AgreementTerms} from "../../../contracts/data/AgreementTerms.sol";
import {ResourceStatus} from "../../../contracts/data/ICatalog.sol";
import {AgreementState} from "../../../contracts/data/INegotiations.sol";
import {Offer} from "../../../contracts/data/Offer.sol";
import {Price, PriceUnit} from "../../../contracts/data/Price.sol";
import {KeyId} from "../../../contracts/types/KeyId.sol";
import {DataBase} from "../data/DataBase.sol";
import {LedgerCash} from "../ledger/LedgerCash.sol";

/// @notice What Agreements should say of eight agreements under three offers, by what was done. Offer 0 is priced by access and offer 2 by
/// period, each with one agreement for each consumer at a time; offer 1 is free. Offers 1 and 2 allow two uses a day.
abstract contract AgreementsModel is DataBase {
    uint256 public constant SLOTS = 8;
    uint32 internal constant MAX_USES = 4;
    uint256 internal constant COST = 1001;
    address internal constant USER = address(0xC0);

    struct Use {
        AccessState state;
        bool paid;
        uint256 since;
        uint256 servedAt;
    }

    struct Ghost {
        /// @dev Without what follows from time and number.
        AgreementState state;
        uint32 uses;
        uint256 window;
        uint32 windowUses;
        uint256 available;
        uint256 locked;
        uint256 endedAt;
        bool endedSuspended;
    }

    LedgerCash public cash;
    Price[3] internal prices;
    AgreementTerms[SLOTS] internal terms;
    KeyId internal otherKey;

    Ghost[SLOTS] internal ghosts;
    mapping(uint256 slot => mapping(uint32 seq => Use)) internal uses;
    mapping(address payee => uint256) public credited;
    ResourceStatus public status;
    uint32 public versions;
    mapping(uint32 version => bool) public revoked;

    function _setUpModel() internal {
        otherKey = registerKey(lab, "lab");
        cash = new LedgerCash();
        cash.mint(bank.maker, 1_000_000);
        vm.prank(bank.maker);
        cash.approve(address(agreements), type(uint256).max);
        asCouncil();
        agreements.setUser(USER, true);
        (status, versions) = (ResourceStatus.Active, 1);
        for (uint256 i = 0; i < 3; i++) _open(i);
    }

    function _open(uint256 i) private {
        Price memory price = i == 1 ? noPrice() : priceIn(cash, i == 0 ? PriceUnit.Access : PriceUnit.Period);
        Price storage kept = prices[i];
        (kept.cash, kept.amount, kept.per, kept.remainder) = (price.cash, price.amount, price.per, price.remainder);
        for (uint256 j = 0; j < price.shares.length; j++) kept.shares.push(price.shares[j]);
        Offer memory offer = offerOf(bytes32(i));
        (offer.price, offer.oneEach) = (hashOf(price), i != 1);
        if (i != 0) (offer.usesPerPeriod, offer.period) = (2, 1 days);
        open(offer, price);
        for (uint256 slot = 0; slot < SLOTS; slot++) {
            if (offerAt(slot) != i) continue;
            terms[slot] = termsUnder(offer, uint64(slot));
            terms[slot].maxUses = MAX_USES;
            terms[slot].end = uint48(START + (10 + 3 * slot) * 1 days);
            if (slot % 2 == 1) terms[slot].subject = accountOf(SUBJECT);
            if (slot == 7) terms[slot].consumer = lab.id;
        }
    }

    /* WHAT IT SHOULD SAY */

    /// @dev 0, 0, 1, 1, 2, 2, 0, 2.
    function offerAt(uint256 slot) public pure returns (uint256) {
        if (slot == 6) return 0;
        return slot == 7 ? 2 : slot / 2;
    }

    function ghost(uint256 slot) external view returns (Ghost memory) {
        return ghosts[slot];
    }

    function use(uint256 slot, uint32 seq) external view returns (Use memory) {
        return uses[slot][seq];
    }

    function termsAt(uint256 slot) external view returns (AgreementTerms memory) {
        return terms[slot];
    }

    function stateNow(uint256 slot) public view returns (AgreementState) {
        Ghost memory g = ghosts[slot];
        if (g.state == AgreementState.None || uint8(g.state) > uint8(AgreementState.Suspended)) return g.state;
        if (block.timestamp > terms[slot].end) return AgreementState.Expired;
        return g.uses == MAX_USES ? AgreementState.UsedUp : g.state;
    }

    function isRunning(uint256 slot) public view returns (bool) {
        AgreementState s = stateNow(slot);
        return s == AgreementState.Agreed || s == AgreementState.Active || s == AgreementState.Suspended;
    }

    function goesOn(uint256 slot) public view returns (bool) {
        AgreementState s = stateNow(slot);
        return s == AgreementState.Requested || s == AgreementState.Offered || isRunning(slot);
    }

    /// @dev Whether another agreement of the consumer stands where the offer allows one.
    function isTaken(uint256 slot) public view returns (bool) {
        if (offerAt(slot) == 1) return false;
        for (uint256 i = 0; i < SLOTS; i++) {
            bool same = offerAt(i) == offerAt(slot) && terms[i].consumer == terms[slot].consumer;
            if (i != slot && same && (isRunning(i) || _escapes(i))) return true;
        }
        return false;
    }

    /// @dev Whether it was used, or suspended, when it ended before its time.
    function _escapes(uint256 slot) private view returns (bool) {
        Ghost memory g = ghosts[slot];
        return block.timestamp <= terms[slot].end && (g.uses != 0 || g.endedSuspended);
    }

    function isServed(uint32 version) public view returns (bool) {
        return status == ResourceStatus.Active && version != 0 && version <= versions && !revoked[version];
    }

    function isPriced(uint256 slot) public pure returns (bool) {
        return offerAt(slot) != 1;
    }

    /// @return fits Whether one more use is allowed now, and can be paid.
    /// @return pays Whether it costs something.
    function _next(uint256 slot) internal view returns (bool fits, bool pays) {
        Ghost memory g = ghosts[slot];
        uint32 before = _windowOf(slot) == g.window ? g.windowUses : 0;
        fits = stateNow(slot) == AgreementState.Active && (offerAt(slot) == 0 || before < 2);
        pays = offerAt(slot) == 0 || (offerAt(slot) == 2 && before == 0);
        if (pays && g.available < COST) fits = false;
    }

    function _countUse(uint256 slot, bool pays) internal {
        Ghost storage g = ghosts[slot];
        if (offerAt(slot) != 0) {
            uint256 now_ = _windowOf(slot);
            g.windowUses = now_ == g.window ? g.windowUses + 1 : 1;
            g.window = now_;
        }
        g.uses++;
        if (pays) (g.available, g.locked) = (g.available - COST, g.locked + COST);
        uses[slot][g.uses] = Use(AccessState.Delivered, pays, block.timestamp, block.timestamp);
    }

    function _release(uint256 slot, uint32 seq, AccessState to) internal {
        if (uses[slot][seq].paid) {
            ghosts[slot].locked -= COST;
            credited[grid.maker] += 333;
            credited[lab.maker] += 100;
            credited[court.maker] += 568;
        }
        uses[slot][seq].state = to;
    }

    function _restore(uint256 slot, uint32 seq) internal {
        if (uses[slot][seq].paid) {
            ghosts[slot].locked -= COST;
            ghosts[slot].available += COST;
        }
        uses[slot][seq].state = AccessState.Upheld;
    }

    function _windowOf(uint256 slot) private view returns (uint256) {
        return (block.timestamp - terms[slot].start) / 1 days;
    }
}

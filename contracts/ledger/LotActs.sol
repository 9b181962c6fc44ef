// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";
import {HoldingWord} from "./HoldingWord.sol";
import {IHoldings} from "./IHoldings.sol";
import {IObligations} from "./IObligations.sol";
import {firstUnitOf, lotIdOf, rootOf} from "./InstrumentId.sol";
import {HoldingSlot, InstrumentSlots, LedgerState} from "./LedgerState.sol";
import {LotWord, Mark, MAX_LOTS, NOT_TRANSFERABLE} from "./LotWord.sol";
import {TermsWord} from "./TermsWord.sol";
import {Units} from "./Units.sol";
import {IMembers} from "../members/IMembers.sol";
import {MAKER} from "../types/Duties.sol";
import {OrgId} from "../types/OrgId.sol";

/// @title LotActs
/// @notice How lots that keep their history are divided and passed on in part. Documented in IHoldings and IObligations. Linked into Instruments.
library LotActs {
    using Units for LedgerState;

    /// @dev Units of a lot that go to somebody.
    struct Part {
        uint256 id;
        uint256 first;
        uint256 amount;
        address to;
    }

    /// @dev How many lots more the part, what is before it and what is after it may become.
    struct Room {
        uint256 head;
        uint256 part;
        uint256 tail;
    }

    function passPart(
        LedgerState storage state,
        IMembers members,
        uint256 id,
        uint256 first,
        uint256 amount,
        address to,
        bytes32 document
    ) external returns (uint256 part) {
        TermsWord terms = state.existing(id);
        if (!terms.kind().keepsHistory()) revert IHoldings.Holdings_NoHistory(id);
        Units.requireOpen(id, terms);
        Part memory wanted = Part(id, first, amount, to);
        if (to == msg.sender) {
            members.servesFor(to, MAKER);
            LotWord lot = state.instruments[id].lot;
            return _divideOff(state, wanted, terms, lot, lot);
        }
        Mark mark = document == NOT_TRANSFERABLE ? Mark.Limited : Mark.Endorsed;
        part = _give(state, members, wanted, terms, mark);
        if (document != 0) emit IHoldings.PassedFor(part, msg.sender, to, amount, document);
        Units.tell(msg.sender, to, part, amount);
    }

    function limitParts(LedgerState storage state, uint256 id, uint32 least) external {
        TermsWord terms = state.existing(id);
        if (address(terms.case_()) != msg.sender) revert IObligations.Obligations_NotCase(id, msg.sender);
        if (!terms.kind().keepsHistory()) revert IHoldings.Holdings_NoHistory(id);
        if (state.instruments[id].lot.room() != MAX_LOTS - 1) revert IObligations.Obligations_Divided(id);
        InstrumentSlots storage root = state.instruments[rootOf(id)];
        (root.terms, root.least) = (terms.withLeast(), least);
    }

    /* PRIVATE */

    function _give(
        LedgerState storage state,
        IMembers members,
        Part memory part,
        TermsWord terms,
        Mark mark
    ) private returns (uint256 id) {
        (OrgId from, OrgId to) = members.requirePassing(msg.sender, part.to, terms.kind());
        LotWord lot = state.instruments[part.id].lot;
        id = _divideOff(state, part, terms, lot, Units.recorded(part.id, lot, from, to, mark));
        if (!(from == to) && mark != Mark.Endorsed) emit IHoldings.LotPassed(id, from, to, mark);
    }

    /// @dev The units before the part stay where they are, and those after it become a lot of their own. A lot of which something is pledged or frozen is not
    /// divided: which part that is of would be for its holder to say.
    function _divideOff(
        LedgerState storage state,
        Part memory part,
        TermsWord terms,
        LotWord lot,
        LotWord passed
    ) private returns (uint256) {
        HoldingSlot storage source = state.holdings[part.id][msg.sender];
        HoldingWord word = source.word;
        uint256 whole = word.balance();
        Units.requireFree(part.id, msg.sender, word, whole == 0 ? part.amount : whole);
        state.requireNotStopped(part.id, msg.sender, part.amount);
        uint256 begin = firstUnitOf(part.id);
        uint256 end = begin + whole; // a lot's units are numbered in 63 bits
        bool within = part.first >= begin && part.first < end && part.amount <= end - part.first;
        if (!within || part.amount == 0 || part.amount == whole) {
            revert IHoldings.Holdings_PartInvalid(part.id, begin, whole);
        }
        source.word = word.minus(end - part.first);
        (uint256 head, uint256 tail) = (part.first - begin, end - part.first - part.amount);
        if (terms.hasLeast()) _requireLeast(state, part.id, head, part.amount, tail);
        Room memory room = _share(part.id, lot.room(), head, part.amount, tail);
        return _spread(state, part, lot, passed.withFace(part.amount, room.part), end, room);
    }

    /// @dev Gives each part of the lot to whom it belongs.
    function _spread(
        LedgerState storage state,
        Part memory part,
        LotWord lot,
        LotWord passed,
        uint256 end,
        Room memory room
    ) private returns (uint256 id) {
        id = lotIdOf(part.id, part.first);
        if (id == part.id) {
            state.instruments[id].lot = passed;
            state.arrive(id, part.to, part.amount);
            emit IERC1155.TransferSingle(msg.sender, msg.sender, part.to, id, part.amount);
        } else {
            state.instruments[part.id].lot = lot.withFace(part.first - firstUnitOf(part.id), room.head);
            _part(state, part.id, id, passed, part.to, part.amount);
        }
        uint256 next = part.first + part.amount;
        if (next == end) return id;
        _part(state, part.id, lotIdOf(id, next), lot.withFace(end - next, room.tail), msg.sender, end - next);
    }

    /// @dev A lot that was not there before, out of `id`.
    function _part(
        LedgerState storage state,
        uint256 id,
        uint256 part,
        LotWord lot,
        address to,
        uint256 amount
    ) private {
        state.instruments[part].lot = lot;
        state.arrive(part, to, amount);
        emit IERC1155.TransferSingle(msg.sender, msg.sender, address(0), id, amount);
        emit IERC1155.TransferSingle(msg.sender, address(0), to, part, amount);
        emit IHoldings.LotDivided(id, part, to, amount);
    }

    function _requireLeast(
        LedgerState storage state,
        uint256 id,
        uint256 head,
        uint256 amount,
        uint256 tail
    ) private view {
        uint256 least = state.instruments[rootOf(id)].least;
        uint256 smallest = head != 0 && head < amount ? head : amount;
        if (tail != 0 && tail < smallest) smallest = tail;
        if (smallest < least) revert IHoldings.Holdings_PartTooSmall(id, smallest, least);
    }

    /// @dev What does not divide stays with what the giver keeps.
    function _share(
        uint256 id,
        uint256 left,
        uint256 head,
        uint256 amount,
        uint256 tail
    ) private pure returns (Room memory room) {
        uint256 more = (head == 0 ? 0 : 1) + (tail == 0 ? 0 : 1);
        if (left < more) revert IHoldings.Holdings_TooManyLots(id, left, more);
        unchecked {
            left -= more; // at most `left`
            uint256 whole = head + amount + tail; // 63 bits, and a room 9; shares of it are at most all of it
            uint256 given = (left * amount) / whole;
            uint256 after_ = tail == 0 ? 0 : (left * tail) / whole;
            if (head == 0) after_ = left - given;
            (room.head, room.part, room.tail) = (left - given - after_, given, after_);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC1155} from "@openzeppelin/contracts/token/ERC1155/IERC1155.sol";
import {HoldingWord} from "./HoldingWord.sol";
import {IHoldings} from "./IHoldings.sol";
import {IObligations} from "./IObligations.sol";
import {firstUnitOf, lotIdOf, rootOf} from "./InstrumentId.sol";
import {HoldingSlot, InstrumentSlots, LedgerState} from "./LedgerState.sol";
import {LotWord, Mark, NOT_TRANSFERABLE} from "./LotWord.sol";
import {TermsWord} from "./TermsWord.sol";
import {Units} from "./Units.sol";
import {IMembers} from "../members/IMembers.sol";
import {MAKER} from "../types/Duties.sol";
import {InstrumentKind} from "../types/InstrumentKind.sol";
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

    /// @dev In how many lots at most what was issued may be.
    uint256 internal constant MAX_LOTS = 500;

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
            return _divideOff(state, wanted, state.instruments[id].lot);
        }
        Mark mark = document == NOT_TRANSFERABLE ? Mark.Limited : Mark.Endorsed;
        part = _give(state, members, wanted, terms.kind(), mark);
        if (document != 0) emit IHoldings.PassedFor(part, msg.sender, to, amount, document);
        Units.tell(msg.sender, to, part, amount);
    }

    function limitParts(LedgerState storage state, uint256 id, uint32 least) external {
        TermsWord terms = state.existing(id);
        if (address(terms.case_()) != msg.sender) revert IObligations.Obligations_NotCase(id, msg.sender);
        if (!terms.kind().keepsHistory()) revert IHoldings.Holdings_NoHistory(id);
        InstrumentSlots storage root = state.issueOf(id);
        if (root.children != 0) revert IObligations.Obligations_Divided(id);
        root.least = least;
    }

    /* PRIVATE */

    function _give(
        LedgerState storage state,
        IMembers members,
        Part memory part,
        InstrumentKind kind,
        Mark mark
    ) private returns (uint256 id) {
        (OrgId from, OrgId to) = members.requirePassing(msg.sender, part.to, kind);
        id = _divideOff(state, part, Units.recorded(part.id, state.instruments[part.id].lot, from, to, mark));
        if (!(from == to) && mark != Mark.Endorsed) emit IHoldings.LotPassed(id, from, to, mark);
    }

    /// @dev The units before the part stay where they are, and those after it become a lot of their own. A lot of which something is pledged or frozen is not
    /// divided: which part that is of would be for its holder to say.
    function _divideOff(LedgerState storage state, Part memory part, LotWord passed) private returns (uint256) {
        HoldingSlot storage source = state.holdings[part.id][msg.sender];
        HoldingWord word = source.word;
        uint256 whole = word.balance();
        Units.requireFree(part.id, msg.sender, word, whole == 0 ? part.amount : whole);
        uint256 begin = firstUnitOf(part.id);
        uint256 end = begin + whole; // a lot's units are numbered in 63 bits
        bool within = part.first >= begin && part.first < end && part.amount <= end - part.first;
        if (!within || part.amount == 0 || part.amount == whole) {
            revert IHoldings.Holdings_PartInvalid(part.id, begin, whole);
        }
        source.word = word.minus(end - part.first);
        _count(state, part.id, part.first - begin, part.amount, end - part.first - part.amount);
        return _spread(state, part, passed.withFace(part.amount), end);
    }

    /// @dev Gives each part of the lot to whom it belongs.
    function _spread(
        LedgerState storage state,
        Part memory part,
        LotWord passed,
        uint256 end
    ) private returns (uint256 id) {
        LotWord lot = state.instruments[part.id].lot;
        id = lotIdOf(part.id, part.first);
        if (id == part.id) {
            state.instruments[id].lot = passed;
            state.arrive(id, part.to, part.amount);
            emit IERC1155.TransferSingle(msg.sender, msg.sender, part.to, id, part.amount);
        } else {
            state.instruments[part.id].lot = lot.withFace(part.first - firstUnitOf(part.id));
            _part(state, part.id, id, passed, part.to, part.amount);
        }
        uint256 next = part.first + part.amount;
        if (next != end) _part(state, part.id, lotIdOf(id, next), lot.withFace(end - next), msg.sender, end - next);
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

    function _count(LedgerState storage state, uint256 id, uint256 head, uint256 amount, uint256 tail) private {
        InstrumentSlots storage root = state.instruments[rootOf(id)];
        (uint256 lots, uint256 least) = (root.children, root.least);
        uint256 smallest = head != 0 && head < amount ? head : amount;
        if (tail != 0 && tail < smallest) smallest = tail;
        if (smallest < least) revert IHoldings.Holdings_PartTooSmall(id, smallest, least);
        lots += (head == 0 ? 0 : 1) + (tail == 0 ? 0 : 1);
        if (lots >= MAX_LOTS) revert IHoldings.Holdings_TooManyLots(id, MAX_LOTS);
        root.children = uint16(lots); // below 500
    }
}

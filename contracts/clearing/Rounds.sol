// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CycleBooks} from "./CycleBooks.sol";
import {CycleTerms} from "./CycleTerms.sol";
import {IClearing} from "./IClearing.sol";
import {ObligationWord} from "./ObligationWord.sol";
import {PairCap} from "./PairCap.sol";
import {CycleId} from "../types/CycleId.sol";
import {OrgId} from "../types/OrgId.sol";

/// @dev What a list of obligations changes, added up in memory: so storage is written once for each bank and pair, however many they are.
struct Round {
    /// @dev One bit for each member that the list concerns, and for each that owes something in it.
    uint256 touched;
    uint256 owing;
    /// @dev By member.
    int256[] deltas;
    bytes32[] lists;
    uint256[] numbers;
    /// @dev By cap of a pair: what the higher member owes the lower one more.
    int256[] pairs;
    /// @dev By lower and higher member: the cap's number, plus one. Empty where the terms have no caps of pairs.
    uint256[] capOf;
}

/// @title Rounds
/// @notice Adds up a list of obligations (IClearing.submit), and writes what it does to pairs.
library Rounds {
    /// @dev Nets of pairs in a slot. 64 bits are 92 quadrillion of a currency with two decimals.
    uint256 internal constant PAIRS = 4;

    function read(
        CycleBooks storage books,
        CycleId cycle,
        CycleTerms calldata terms,
        ObligationWord[] calldata obligations
    ) internal view returns (Round memory round) {
        uint256 members = terms.members.length;
        int256[] memory deltas = new int256[](members);
        bytes32[] memory lists = new bytes32[](members);
        (round.deltas, round.lists, round.numbers) = (deltas, lists, new uint256[](members));
        _indexCaps(round, terms.pairCaps, members);
        bool paired = round.capOf.length != 0;
        for (uint256 i = 0; i < obligations.length; i++) {
            ObligationWord word = obligations[i];
            (uint256 debtor, uint256 creditor) = (word.debtor(), word.creditor());
            uint256 amount = word.amount();
            if (amount == 0 || debtor >= members || creditor >= members || debtor == creditor || !word.isClean()) {
                revert IClearing.Clearing_ObligationInvalid(i, word);
            }
            if (round.touched & (1 << debtor) == 0) _touch(round, books, cycle, terms, debtor);
            if (round.touched & (1 << creditor) == 0) _touch(round, books, cycle, terms, creditor);
            if (round.owing & (1 << debtor) == 0) _oweFirst(round, books, terms, debtor);

            _number(round, terms, i, word);
            lists[debtor] = append(lists[debtor], word);
            lists[creditor] = append(lists[creditor], word);
            unchecked {
                // an amount has 128 bits, and no list has as many items as would fill the other 127
                deltas[debtor] -= int256(amount);
                deltas[creditor] += int256(amount);
            }
            if (paired) _addToPair(round, members, debtor, creditor, int256(amount));
        }
    }

    /// @notice Writes the nets of pairs, each within its caps.
    function writePairs(
        CycleBooks storage books,
        CycleId cycle,
        CycleTerms calldata terms,
        Round memory round
    ) internal {
        uint256 caps = round.pairs.length;
        for (uint256 first = 0; first < caps; first += PAIRS) {
            uint256 end = first + PAIRS < caps ? first + PAIRS : caps;
            if (!_changes(round, first, end)) continue;
            uint256 was = books.pairs[cycle][first / PAIRS];
            uint256 next = 0;
            for (uint256 k = first; k < end; k++) {
                int256 owed = netIn(was, k) + round.pairs[k];
                _requireWithin(terms, k, owed);
                next |= uint256(uint64(int64(owed))) << (64 * (k % PAIRS)); // 64 bits: `_requireWithin` says so
            }
            books.pairs[cycle][first / PAIRS] = next;
        }
    }

    /// @return Of a slot of pairs, the net of the pair with number `k`.
    function netIn(uint256 slot, uint256 k) internal pure returns (int64) {
        return int64(uint64(slot >> (64 * (k % PAIRS))));
    }

    /// @dev Scratch space, which nobody keeps anything in.
    function append(bytes32 list, ObligationWord word) internal pure returns (bytes32 hash) {
        assembly ("memory-safe") {
            mstore(0x00, list)
            mstore(0x20, word)
            hash := keccak256(0x00, 0x40)
        }
    }

    /* PRIVATE */

    function _indexCaps(Round memory round, PairCap[] calldata caps, uint256 members) private pure {
        if (caps.length == 0) return;
        round.pairs = new int256[](caps.length);
        round.capOf = new uint256[](members * members);
        for (uint256 k = 0; k < caps.length; k++) round.capOf[caps[k].low() * members + caps[k].high()] = k + 1;
    }

    function _touch(
        Round memory round,
        CycleBooks storage books,
        CycleId cycle,
        CycleTerms calldata terms,
        uint256 member
    ) private view {
        round.touched |= 1 << member;
        round.lists[member] = books.lists[cycle][terms.members[member].bank];
    }

    function _oweFirst(
        Round memory round,
        CycleBooks storage books,
        CycleTerms calldata terms,
        uint256 debtor
    ) private view {
        round.owing |= 1 << debtor;
        round.numbers[debtor] = books.numbers[terms.members[debtor].bank];
    }

    function _number(Round memory round, CycleTerms calldata terms, uint256 item, ObligationWord word) private pure {
        (uint256 debtor, uint256 number) = (word.debtor(), word.number());
        uint256 last = round.numbers[debtor];
        if (number <= last) {
            OrgId bank = terms.members[debtor].bank;
            revert IClearing.Clearing_NumberUsed(item, bank, last, number);
        }
        round.numbers[debtor] = number;
    }

    function _addToPair(
        Round memory round,
        uint256 members,
        uint256 debtor,
        uint256 creditor,
        int256 amount
    ) private pure {
        bool up = creditor < debtor;
        uint256 cap = round.capOf[up ? creditor * members + debtor : debtor * members + creditor];
        if (cap == 0) return;
        unchecked {
            round.pairs[cap - 1] += up ? amount : -amount; // as of `deltas`
        }
    }

    function _changes(Round memory round, uint256 first, uint256 end) private pure returns (bool) {
        for (uint256 k = first; k < end; k++) {
            if (round.pairs[k] != 0) return true;
        }
        return false;
    }

    /// @param owed What the higher member owes the lower one.
    function _requireWithin(CycleTerms calldata terms, uint256 k, int256 owed) private pure {
        PairCap cap = terms.pairCaps[k];
        (OrgId low, OrgId high) = (terms.members[cap.low()].bank, terms.members[cap.high()].bank);
        if (owed > 0) {
            uint256 lets = cap.lowLets();
            require(uint256(owed) <= lets, IClearing.Clearing_PairCapExceeded(low, high, uint256(owed), lets));
        } else {
            uint256 lets = cap.highLets();
            require(uint256(-owed) <= lets, IClearing.Clearing_PairCapExceeded(high, low, uint256(-owed), lets));
        }
        require(int64(owed) == owed, IClearing.Clearing_NetTooLarge(owed > 0 ? low : high, owed));
    }
}

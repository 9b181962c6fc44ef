// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Ask, AskBook, AskState, Holding} from "../../../contracts/board/Ask.sol";
import {Quote} from "../../../contracts/board/Quote.sol";
import {Failing, Trade, TradeState} from "../../../contracts/board/Trade.sol";
import {Consent} from "../../../contracts/settlement/Deal.sol";
import {ICash} from "../../../contracts/settlement/ICash.sol";
import {AskId} from "../../../contracts/types/AskId.sol";
import {OBLIGOR_RISK} from "../../../contracts/types/LimitKind.sol";
import {TradeId} from "../../../contracts/types/TradeId.sol";
import {BoardBase} from "../board/BoardBase.sol";

/// @notice Asks of one seller, for lots and for parts of a pool, side by side, and what the books have to say by what happened.
abstract contract BoardPlay is BoardBase {
    /// @dev What is known of an ask beside what is on record.
    struct Known {
        Ask ask;
        Holding holding;
        AskId id;
    }

    Known[] internal _known;
    Quote[] internal _quotes;
    TradeId[] internal _trades;
    /// @dev The seller's consents, encoded.
    mapping(TradeId => bytes) internal _consents;
    uint256[20] public ends;
    uint256 internal _made;

    /// @dev A random call of it changes nothing once all is there.
    function setUp() public virtual override {
        if (address(board) != address(0)) return;
        super.setUp();
        vm.startPrank(address(timelockController));
        for (uint256 year = 2028; year < 2031; year++) calendars.loadYear(CALENDAR, uint16(year), 0, 0);
        vm.stopPrank();
    }

    function trades() external view returns (uint256) {
        return _trades.length;
    }

    /* THE BOOKS */

    /// @return free What organisations have here that is not put aside, and `aside` what is.
    function sums() external view returns (uint256 free, uint256 aside, uint256 money) {
        Org[4] memory traders = [otherBank, guarantor, third, acme];
        for (uint256 i = 0; i < traders.length; i++) free += depositOf(traders[i]);
        for (uint256 i = 0; i < _trades.length; i++) {
            Trade memory t = seen(_trades[i]);
            if (!_ended(t)) aside += 2 * uint256(t.deposit);
        }
        money = yuan.balanceOf(address(board));
    }

    /// @return Whether what is reserved of each ask is what is offered, and what runs of its trades.
    function reservationsHold() external view returns (bool) {
        for (uint256 i = 0; i < _known.length; i++) {
            Known storage k = _known[i];
            AskBook memory book = board.askOf(k.id);
            uint256 expected = book.state == AskState.Posted ? k.holding.amount - book.taken : 0;
            if (book.taken > k.holding.amount) return false;
            for (uint256 j = 0; j < _trades.length; j++) {
                Trade memory t = seen(_trades[j]);
                if (t.ask == k.id && !_ended(t)) expected += t.amount;
            }
            bytes32 ref = keccak256(abi.encode("board", k.id, k.holding.salt));
            uint256 lien = instruments.lienOf(k.holding.id, k.holding.account, operator.id, ref).amount;
            if (lien != expected) return false;
        }
        return true;
    }

    /// @return Whether limits are used for what runs, and for what was bought of lots and is held.
    function limitsHold() external view returns (bool) {
        uint256 expected = 0;
        for (uint256 i = 0; i < _trades.length; i++) {
            Trade memory t = seen(_trades[i]);
            bool bought = t.settled && !t.limitByCase;
            if (!_ended(t) || bought) expected += t.amount;
        }
        return usedOf(guarantor, bank, OBLIGOR_RISK) + usedOf(third, bank, OBLIGOR_RISK) == expected;
    }

    /// @return Whether every trade that is settled was paid for, and no other.
    function paymentsHold() external view returns (bool) {
        uint256 price = 0;
        for (uint256 i = 0; i < _trades.length; i++) {
            Trade memory t = seen(_trades[i]);
            if (t.settled) price += t.price;
            if (t.settled && t.failing != Failing.Nobody) return false;
        }
        return yuan.balanceOf(otherBank.maker) + HELD == 2 * MONEY + price;
    }

    /* PRIVATE */

    function _ended(Trade memory t) private pure returns (bool) {
        return t.state == TradeState.Settled || t.state == TradeState.Failed || t.state == TradeState.Reported;
    }

    function consentFor(TradeId trade) internal view returns (Consent memory) {
        return abi.decode(_consents[trade], (Consent));
    }

    function cash() internal view returns (ICash) {
        return ICash(address(yuan));
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Acceptance} from "../../../contracts/board/Acceptance.sol";
import {IBoard} from "../../../contracts/board/IBoard.sol";
import {Quote} from "../../../contracts/board/Quote.sol";
import {TradeState} from "../../../contracts/board/Trade.sol";
import {IHolders} from "../../../contracts/members/IHolders.sol";
import {Deal} from "../../../contracts/settlement/Deal.sol";
import {ISettlement} from "../../../contracts/settlement/ISettlement.sol";
import {TradeId} from "../../../contracts/types/TradeId.sol";
import {BoardBase} from "./BoardBase.sol";

/// @notice What the seller signs with a match.
contract BoardConsentsTest is BoardBase {
    /* CONSENT */

    function test_RevertWhen_AnotherConsents() public {
        post();
        Quote memory q = firm();
        Acceptance memory a = acceptanceOf(q, AMOUNT);
        a.consent.party = third.maker;
        bytes4 reason = ISettlement.Settlement_ConsentMissing.selector;
        bytes memory data = abi.encodeCall(IBoard.accept, (a));
        refuses(OUTSIDER, data, abi.encodeWithSelector(reason, 0, otherBank.maker));
    }

    function test_RevertWhen_TheConsentIsToAnotherDeal() public {
        post();
        Quote memory q = firm();
        Acceptance memory a = acceptanceOf(q, AMOUNT);
        Deal memory deal = board.dealFor(offered, hidden, q, AMOUNT);
        deal.legs[1].amount = PRICE + 1;
        a.consent = consentOf(otherBank, deal, 77);
        refusesPartly(OUTSIDER, abi.encodeCall(IBoard.accept, (a)), IHolders.Holders_NotSigned.selector);
    }

    function test_RevertWhen_TheNonceIsUsed() public {
        post();
        Quote memory q = firm();
        Acceptance memory a = acceptanceOf(q, AMOUNT);
        uint256[] memory nonces = new uint256[](1);
        nonces[0] = a.consent.nonce;
        vm.prank(otherBank.maker);
        settlement.cancelNonces(nonces);
        bytes4 reason = ISettlement.Settlement_NonceUsed.selector;
        bytes memory data = abi.encodeCall(IBoard.accept, (a));
        refuses(OUTSIDER, data, abi.encodeWithSelector(reason, otherBank.maker, nonces[0]));
    }

    function test_UnderDualControlACheckerConsentsToo() public {
        post();
        Quote memory q = firm();
        setDualControl(otherBank.id);
        Acceptance memory a = acceptanceOf(q, AMOUNT);
        refusesPartly(OUTSIDER, abi.encodeCall(IBoard.accept, (a)), IHolders.Holders_CheckerMissing.selector);
        a.consent = dualConsentOf(otherBank, board.dealFor(offered, hidden, q, AMOUNT), 78);
        TradeId trade = board.accept(a);
        present(trade);
        satisfy(trade);
        settle(trade, a.consent);
        assertTrade(trade, TradeState.Settled, "settled");
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IHolders} from "../../../contracts/members/IHolders.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Consent, Deal, Leg} from "../../../contracts/settlement/Deal.sol";
import {IAsset} from "../../../contracts/settlement/IAsset.sol";
import {ISettlement} from "../../../contracts/settlement/ISettlement.sol";
import {Settlement} from "../../../contracts/settlement/Settlement.sol";
import {MAKER} from "../../../contracts/types/Duties.sol";
import {PreparedAsset} from "./PreparedAsset.sol";
import {ReenteringWallet} from "./ReenteringWallet.sol";
import {SettlementBase} from "./SettlementBase.sol";

/// @notice Replays, strangers that cancel, and what calls back: none of it moves value that nobody signed away.
contract SettlementAttacksTest is SettlementBase {
    function setUp() public override {
        super.setUp();
        issue(yuan, acme.maker, 1000);
        issue(euro, basin.maker, 100);
    }

    /* REPLAY */

    function test_RevertWhen_ADealIsSettledTwice() public {
        Deal memory deal = dealOf(legOf(yuan, acme.maker, basin.maker, 1));
        Consent[] memory consents = list(consentOf(acme, deal, 1));
        settlement.settle(deal, consents);
        _expectRefused(deal, consents, _nonceUsed(acme.maker, 1));
        settlement.settle(deal, list(consentOf(acme, deal, 2))); // a second consent is a second deal
        vm.assertEq(yuan.balanceOf(basin.maker), 2, "twice, as it was signed twice");
    }

    function test_RevertWhen_TwoDealsHaveOneNonce() public {
        Deal memory deal = dealOf(legOf(yuan, acme.maker, basin.maker, 1));
        Deal memory other = dealOf(legOf(yuan, acme.maker, basin.admin, 1));
        Consent[] memory consents = list(consentOf(acme, other, 1));
        settlement.settle(deal, list(consentOf(acme, deal, 1)));
        _expectRefused(other, consents, _nonceUsed(acme.maker, 1));
    }

    function testFuzz_RevertWhen_SignedForAnotherChain(uint64 chain) public {
        vm.assume(chain != block.chainid);
        Deal memory deal = dealOf(legOf(yuan, acme.maker, basin.maker, 1));
        bytes32 signed = consentDigest(deal, 1, address(settlement), chain);
        Consent memory consent = Consent(acme.maker, 1, signatureOf("Acme: maker", signed), "");
        _expectRefused(deal, list(consent), _badSignature(deal, acme.maker));
    }

    /// @dev The chain was forked after the signature: the copy has another number.
    function test_RevertWhen_TheChainIsForked() public {
        Deal memory deal = dealOf(legOf(yuan, acme.maker, basin.maker, 1));
        Consent[] memory consents = list(consentOf(acme, deal, 1));
        vm.chainId(block.chainid + 1);
        _expectRefused(deal, consents, _badSignature(deal, acme.maker));
    }

    function test_RevertWhen_SignedForAnotherSettlement() public {
        Settlement other = Settlement(deploy("Settlement", abi.encode(members)));
        Deal memory deal = dealOf(legOf(yuan, acme.maker, basin.maker, 1));
        bytes32 signed = consentDigest(deal, 1, address(other), block.chainid);
        Consent memory consent = Consent(acme.maker, 1, signatureOf("Acme: maker", signed), "");
        _expectRefused(deal, list(consent), _badSignature(deal, acme.maker));
        // And the other one moves no cash that names this one.
        Consent[] memory consents = list(consent);
        expectError(abi.encodeWithSelector(IAsset.Asset_NotSettlement.selector, address(other), address(settlement)));
        other.settle(deal, consents);
    }

    /* CANCELLING */

    /// @dev In a well-known settlement contract anybody could cancel.
    function testFuzz_RevertWhen_AStrangerCancels(address stranger) public {
        vm.assume(stranger != acme.maker && stranger != basin.maker);
        Deal memory deal = exchange();
        expectError(abi.encodeWithSelector(ISettlement.Settlement_NotParty.selector, dealHash(deal), stranger));
        vm.prank(stranger);
        settlement.cancel(deal, 1);
        settlement.settle(deal, list(consentOf(acme, deal, 1), consentOf(basin, deal, 1)));
    }

    function test_RevertWhen_WhoOnlyTakesCancels() public {
        Deal memory deal = dealOf(legOf(yuan, acme.maker, basin.maker, 1));
        expectError(abi.encodeWithSelector(ISettlement.Settlement_NotParty.selector, dealHash(deal), basin.maker));
        vm.prank(basin.maker);
        settlement.cancel(deal, 1);
    }

    function test_AGiverThatWasRevokedCancels() public {
        Deal memory deal = dealOf(legOf(yuan, acme.maker, basin.maker, 1));
        vm.prank(acme.admin);
        members.revoke(acme.maker, 0);
        vm.prank(acme.maker);
        settlement.cancel(deal, 1);
        vm.assertTrue(settlement.isNonceUsed(acme.maker, 1), "void");
    }

    function test_RevertWhen_CancelledAfterItWasSettled() public {
        Deal memory deal = dealOf(legOf(yuan, acme.maker, basin.maker, 1));
        settlement.settle(deal, list(consentOf(acme, deal, 1)));
        expectError(_nonceUsed(acme.maker, 1));
        vm.prank(acme.maker);
        settlement.cancel(deal, 1);
    }

    /* MAKING READY */

    function test_WhatIsMadeReadyMoves() public {
        (PreparedAsset asset, Deal memory deal) = _prepared();
        Consent[] memory consents = list(consentOf(acme, deal, 1), consentOf(basin, deal, 1));
        bytes32 id = dealHash(deal);
        _expectRefused(deal, consents, abi.encodeWithSelector(PreparedAsset.NotPrepared.selector, id, 1));
        vm.expectEmit(address(settlement));
        emit ISettlement.DealPrepared(id, 1, basin.maker);
        vm.prank(basin.maker);
        settlement.prepare(deal, 1, "proof");
        vm.assertEq(asset.prepared(id, 1), "proof", "made ready");
        settlement.settle(deal, consents);
        vm.assertEq(asset.moved(), 1, "moved");
    }

    function test_CancellingLetsGoOfTheCallersLegsAlone() public {
        (PreparedAsset asset, Deal memory deal) = _prepared();
        vm.prank(basin.maker);
        settlement.prepare(deal, 1, "proof");
        vm.prank(acme.maker);
        settlement.cancel(deal, 1);
        vm.assertEq(asset.cancelled(), 0, "not by the other");
        vm.prank(basin.maker);
        settlement.cancel(deal, 1);
        vm.assertEq(asset.cancelled(), 1, "by the giver");
        vm.assertEq(asset.prepared(dealHash(deal), 1), "", "let go");
    }

    function test_RevertWhen_OthersThanTheGiverPrepare() public {
        (, Deal memory deal) = _prepared();
        bytes memory reason = abi.encodeWithSelector(
            ISettlement.Settlement_NotParty.selector,
            dealHash(deal),
            acme.maker
        );
        expectError(reason);
        vm.prank(acme.maker);
        settlement.prepare(deal, 1, "proof");
        expectError(abi.encodeWithSelector(ISettlement.Settlement_LegUnknown.selector, 2, 2));
        vm.prank(acme.maker);
        settlement.prepare(deal, 2, "proof");
        vm.warp(DEADLINE + 1);
        bytes4 expired = ISettlement.Settlement_Expired.selector;
        expectError(abi.encodeWithSelector(expired, dealHash(deal), DEADLINE, DEADLINE + 1));
        vm.prank(basin.maker);
        settlement.prepare(deal, 1, "proof");
    }

    /// @dev Cash has nothing to make ready, and says whether the leg could be moved now.
    function test_PreparingCash() public {
        Deal memory deal = exchange();
        vm.prank(acme.maker);
        settlement.prepare(deal, 0, "");
        deal.legs[0].amount = 1001;
        vm.prank(acme.maker);
        expectError(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, acme.maker, 1000, 1001));
        settlement.prepare(deal, 0, "");
        vm.prank(acme.maker);
        settlement.cancel(deal, 1);
    }

    /* CALLING BACK */

    function test_RevertWhen_AnAssetSettlesWhileItPrepares() public {
        (PreparedAsset asset, Deal memory deal) = _prepared();
        Deal memory other = dealOf(legOf(yuan, acme.maker, basin.maker, 1));
        bytes memory data = abi.encodeCall(settlement.settle, (other, list(consentOf(acme, other, 1))));
        asset.callBack(address(settlement), data);
        bytes4 reason = ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector;
        expectError(abi.encodeWithSelector(reason));
        vm.prank(basin.maker);
        settlement.prepare(deal, 1, "proof");
        expectError(abi.encodeWithSelector(reason));
        vm.prank(basin.maker);
        settlement.cancel(deal, 1);
    }

    function test_AWalletThatCallsBackSettlesOnce() public {
        ReenteringWallet wallet = _wallet();
        Deal memory deal = dealOf(legOf(yuan, address(wallet), basin.maker, 10));
        Consent[] memory consents = list(Consent(address(wallet), 1, abi.encode(abi.encodePacked(wallet), "any"), ""));
        bytes memory data = abi.encodeCall(settlement.settle, (deal, consents));
        wallet.callBack(address(settlement), data, true);
        _expectRefused(deal, consents, _badSignature(deal, address(wallet)));
        wallet.callBack(address(settlement), data, false);
        settlement.settle(deal, consents);
        vm.assertEq(yuan.balanceOf(basin.maker), 10, "once");
    }

    /* INTERNAL */

    /// @dev Acme's yuan against what basin has to make ready.
    function _prepared() private returns (PreparedAsset asset, Deal memory deal) {
        asset = new PreparedAsset();
        deal = dealOf(legOf(yuan, acme.maker, basin.maker, 1), Leg(asset, 5, basin.maker, acme.maker, 1));
    }

    function _wallet() private returns (ReenteringWallet wallet) {
        wallet = new ReenteringWallet();
        vm.prank(acme.admin);
        members.enrol(address(wallet), MAKER, 0, personOf("owner"));
        issue(yuan, address(wallet), 50);
    }

    function _expectRefused(Deal memory deal, Consent[] memory consents, bytes memory reason) private {
        expectError(reason);
        settlement.settle(deal, consents);
    }

    function _nonceUsed(address party, uint256 nonce) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ISettlement.Settlement_NonceUsed.selector, party, nonce);
    }

    function _badSignature(Deal memory deal, address party) private view returns (bytes memory) {
        bytes4 reason = IHolders.Holders_NotSigned.selector;
        return abi.encodeWithSelector(reason, consentDigest(deal, 1), party);
    }
}

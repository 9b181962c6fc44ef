// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Consent, Deal, Leg} from "../../../contracts/settlement/Deal.sol";
import {IAsset} from "../../../contracts/settlement/IAsset.sol";
import {IErc20Asset} from "../../../contracts/settlement/IErc20Asset.sol";
import {HostileToken} from "./HostileToken.sol";
import {SettlementBase} from "./SettlementBase.sol";

/// @notice Any ERC-20 against cash: it moves as a whole or nothing does, whatever the token answers.
contract Erc20AssetTest is SettlementBase {
    HostileToken private token;
    IErc20Asset private asset;

    function setUp() public override {
        super.setUp();
        token = new HostileToken();
        asset = IErc20Asset(deploy("Erc20Asset", abi.encode(settlement, token)));
        issue(yuan, acme.maker, 100);
        token.mint(basin.maker, 50);
        vm.prank(basin.maker);
        token.approve(address(asset), type(uint256).max);
    }

    function test_ItSaysWhatItMoves() public view {
        vm.assertEq(asset.token(), address(token), "the token");
    }

    function test_ALegIsPreparedByNameOfTheTokenAlone() public {
        Deal memory deal = _deal(50);
        uint256 leg = address(deal.legs[0].asset) == address(asset) ? 0 : 1;
        vm.startPrank(address(settlement));
        asset.prepare(deal, leg, "deal", "");
        deal.legs[leg].id = 1;
        expectError(abi.encodeWithSelector(IAsset.Asset_IdUnknown.selector, 1));
        asset.prepare(deal, leg, "deal", "");
        vm.stopPrank();
    }

    function testFuzz_AgainstCash(uint256 amount) public {
        amount = _bound(amount, 1, 50);
        _settle(_deal(amount));
        vm.assertEq(token.balanceOf(acme.maker), amount, "acme has the token");
        vm.assertEq(yuan.balanceOf(basin.maker), 60, "basin has the cash");
    }

    /// @dev As the well-known one that was deployed before the standard.
    function test_ATokenThatAnswersNothing() public {
        token.set(HostileToken.Fault.AnswersNothing);
        _settle(_deal(50));
        vm.assertEq(token.balanceOf(acme.maker), 50, "moved");
    }

    function test_RevertWhen_TheTokenAnswersFalse() public {
        token.set(HostileToken.Fault.AnswersFalse);
        bytes4 reason = SafeERC20.SafeERC20FailedOperation.selector;
        _expectRefused(_deal(50), abi.encodeWithSelector(reason, address(token)));
    }

    function test_RevertWhen_TheTokenMovesLessOrTakesMore() public {
        token.set(HostileToken.Fault.MovesNothing);
        _expectRefused(_deal(40), _short(40, 0, 0));
        token.set(HostileToken.Fault.KeepsAFee);
        _expectRefused(_deal(40), _short(40, 40, 39));
        token.set(HostileToken.Fault.TakesMore);
        _expectRefused(_deal(40), _short(40, 41, 40));
    }

    function test_RevertWhen_TheTokenSettlesAgainWhileItMoves() public {
        Deal memory deal = _deal(50);
        Consent[] memory consents = _consents(deal);
        token.callBack(address(settlement), abi.encodeCall(settlement.settle, (deal, consents)));
        _expectRefused(deal, abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector));
        token.callBack(address(settlement), abi.encodeCall(settlement.cancel, (deal, 1)));
        _expectRefused(deal, abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector));
        token.callBack(address(settlement), abi.encodeCall(settlement.prepare, (deal, 0, "")));
        _expectRefused(deal, abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector));
    }

    /// @dev What it may do, is no harm: its own nonces are nobody else's.
    function test_ATokenThatCancelsItsOwnNonces() public {
        uint256[] memory nonces = new uint256[](1);
        nonces[0] = 1;
        token.callBack(address(settlement), abi.encodeCall(settlement.cancelNonces, (nonces)));
        _settle(_deal(50));
        vm.assertTrue(token.reentered(), "it did");
        vm.assertTrue(settlement.isNonceUsed(address(token), 1), "its own");
    }

    function test_RevertWhen_ALegNamesAnId() public {
        Deal memory deal = _deal(50);
        deal.legs[1].id = 3;
        _expectRefused(deal, abi.encodeWithSelector(IAsset.Asset_IdUnknown.selector, 3));
    }

    function testFuzz_RevertWhen_OthersThanSettlementMove(address caller) public {
        vm.assume(caller != address(settlement));
        Deal memory deal = _deal(50);
        IAsset[2] memory assets = [IAsset(address(asset)), IAsset(address(yuan))];
        vm.startPrank(caller);
        for (uint256 i = 0; i < 2; i++) {
            bytes memory reason = abi.encodeWithSelector(
                IAsset.Asset_NotSettlement.selector,
                caller,
                address(settlement)
            );
            expectError(reason);
            assets[i].move(deal, 1 - i, "");
            expectError(reason);
            assets[i].prepare(deal, 1 - i, "", "");
            expectError(reason);
            assets[i].cancel(deal, 1 - i, "");
        }
        vm.stopPrank();
    }

    function test_RevertWhen_ThereIsNoToken() public {
        expectError(abi.encodeWithSelector(IErc20Asset.Erc20Asset_NoToken.selector, OUTSIDER));
        this.deployFor(OUTSIDER);
    }

    function deployFor(address token_) external returns (address) {
        return deploy("Erc20Asset", abi.encode(settlement, token_));
    }

    /* INTERNAL */

    /// @dev 60 yuan of acme against tokens of basin.
    function _deal(uint256 amount) private view returns (Deal memory) {
        Leg memory tokens = Leg(asset, 0, basin.maker, acme.maker, amount);
        return dealOf(legOf(yuan, acme.maker, basin.maker, 60), tokens);
    }

    function _consents(Deal memory deal) private view returns (Consent[] memory) {
        return list(consentOf(acme, deal, 1), consentOf(basin, deal, 1));
    }

    function _settle(Deal memory deal) private {
        settlement.settle(deal, _consents(deal));
    }

    function _short(uint256 amount, uint256 taken, uint256 brought) private view returns (bytes memory) {
        bytes4 reason = IErc20Asset.Erc20Asset_AmountShort.selector;
        return abi.encodeWithSelector(reason, address(token), amount, taken, brought);
    }

    function _expectRefused(Deal memory deal, bytes memory reason) private {
        Consent[] memory consents = _consents(deal);
        expectError(reason);
        settlement.settle(deal, consents);
        vm.assertEq(yuan.balanceOf(acme.maker), 100, "nothing moved");
        vm.assertEq(token.balanceOf(basin.maker), 50, "nothing moved");
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IHoldings} from "../../../contracts/ledger/IHoldings.sol";
import {ILiens, Lien} from "../../../contracts/ledger/ILiens.sol";
import {IMembers} from "../../../contracts/members/IMembers.sol";
import {Deal, Leg} from "../../../contracts/settlement/Deal.sol";
import {IAsset} from "../../../contracts/settlement/IAsset.sol";
import {LedgerBase} from "./LedgerBase.sol";
import {LedgerCase} from "./LedgerCase.sol";

/// @notice Legs of deals, which Settlement brings when the giver has signed.
contract DealMovesTest is LedgerBase {
    IAsset private asset;

    function setUp() public override {
        super.setUp();
        asset = ledger.LIEN_ASSET();
    }

    function deal(IAsset asset_, address to, uint256 amount) private view returns (Deal memory d) {
        d.legs = new Leg[](1);
        d.legs[0] = Leg(asset_, id, acme.maker, to, amount);
        (d.ref, d.deadline) = (AGREEMENT, CLOSES);
    }

    function _move(address to, uint256 amount) private {
        vm.prank(desk);
        ledger.move(deal(ledger, to, amount), 0, "deal");
    }

    function _pledge(uint256 amount) private {
        vm.prank(desk);
        asset.move(deal(asset, bank.checker, amount), 0, "deal");
    }

    function test_EachAssetSaysThatItMovesUnitsOfTheLedger() public view {
        vm.assertEq(ledger.token(), address(ledger), "units");
        vm.assertEq(asset.token(), address(ledger), "liens");
    }

    function test_Move() public {
        _move(basin.maker, 7);
        assertHolds(basin.maker, 7, "what came");
        vm.assertEq(
            theCase.settled(),
            keccak256(abi.encode(deal(ledger, basin.maker, 7), 0, bytes32("deal"), acme.id, basin.id)),
            "what the case was told"
        );
    }

    function test_MoveUnderDualControl() public {
        asCouncil();
        members.setDualControl(acme.id, true);
        _move(basin.maker, 7); // Settlement asked for the checker
        assertHolds(basin.maker, 7, "what came");
    }

    function test_RevertWhen_TheCaseRefuses() public {
        theCase.setRefuses(true);
        expectError(abi.encodeWithSelector(LedgerCase.LedgerCase_Refused.selector));
        _move(basin.maker, 7);
    }

    function test_RevertWhen_SomebodyElseMoves() public {
        expectError(abi.encodeWithSelector(IAsset.Asset_NotSettlement.selector, acme.maker, desk));
        vm.prank(acme.maker);
        ledger.move(deal(ledger, basin.maker, 7), 0, "deal");
    }

    function test_RevertWhen_MoveToAnOutsider() public {
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, OUTSIDER));
        _move(OUTSIDER, 7);
    }

    function test_RevertWhen_MoveOfTooMuch() public {
        expectError(
            abi.encodeWithSelector(IHoldings.Holdings_BalanceInsufficient.selector, id, acme.maker, FACE, FACE + 1)
        );
        _move(basin.maker, FACE + 1);
    }

    function test_RevertWhen_MoveClosed() public {
        close();
        expectError(abi.encodeWithSelector(IHoldings.Holdings_Closed.selector, id, CLOSES));
        _move(basin.maker, 7);
    }

    /* PREPARING */

    function test_PrepareAndCancelChangeNothing() public {
        vm.startPrank(desk);
        ledger.prepare(deal(ledger, basin.maker, 7), 0, "deal", "");
        ledger.cancel(deal(ledger, basin.maker, 7), 0, "deal");
        vm.stopPrank();
        assertHolds(acme.maker, FACE, "as before");
    }

    function test_RevertWhen_PreparedWhatCannotMove() public {
        expectError(
            abi.encodeWithSelector(IHoldings.Holdings_BalanceInsufficient.selector, id, acme.maker, FACE, FACE + 1)
        );
        vm.prank(desk);
        ledger.prepare(deal(ledger, basin.maker, FACE + 1), 0, "deal", "");
    }

    function test_RevertWhen_SomebodyElsePrepares() public {
        expectError(abi.encodeWithSelector(IAsset.Asset_NotSettlement.selector, address(this), desk));
        ledger.prepare(deal(ledger, basin.maker, 7), 0, "deal", "");
    }

    function test_RevertWhen_SomebodyElseCancels() public {
        expectError(abi.encodeWithSelector(IAsset.Asset_NotSettlement.selector, address(this), desk));
        ledger.cancel(deal(ledger, basin.maker, 7), 0, "deal");
    }

    /* PLEDGES */

    function test_PledgeByDeal() public {
        vm.expectEmit(address(ledger));
        emit ILiens.Pledged(id, acme.maker, bank.id, 7, MATURITY, AGREEMENT);
        _pledge(7);
        Lien memory lien = ledger.lienOf(id, acme.maker, bank.id, AGREEMENT);
        vm.assertEq(lien.amount, 7, "lien");
        vm.assertEq(lien.enforceableFrom, MATURITY, "from maturity on");
        assertFrozen(acme.maker, 7, 0, "owner");
    }

    function test_RevertWhen_PledgeByDealOfTooMuch() public {
        expectError(abi.encodeWithSelector(ILiens.Liens_NotFree.selector, id, acme.maker, FACE, FACE + 1));
        _pledge(FACE + 1);
    }

    function test_RevertWhen_SomebodyElseMovesALien() public {
        expectError(abi.encodeWithSelector(IAsset.Asset_NotSettlement.selector, bank.maker, desk));
        vm.prank(bank.maker);
        asset.move(deal(asset, bank.maker, 7), 0, "deal");
    }

    function test_RevertWhen_SettlementPledgesWithoutTheLienAsset() public {
        expectError(abi.encodeWithSelector(ILiens.Liens_NotLienAsset.selector, desk));
        vm.prank(desk);
        ledger.lienByDeal(deal(ledger, bank.maker, 7), 0, "deal");
    }

    function test_LienAssetPreparesAndCancelsNothing() public {
        vm.startPrank(desk);
        asset.prepare(deal(asset, bank.maker, 7), 0, "deal", "");
        asset.cancel(deal(asset, bank.maker, 7), 0, "deal");
        vm.stopPrank();
        assertFrozen(acme.maker, 0, 0, "owner");
    }

    function test_RevertWhen_SomebodyElsePreparesALien() public {
        expectError(abi.encodeWithSelector(IAsset.Asset_NotSettlement.selector, address(this), desk));
        asset.prepare(deal(asset, bank.maker, 7), 0, "deal", "");
        expectError(abi.encodeWithSelector(IAsset.Asset_NotSettlement.selector, address(this), desk));
        asset.cancel(deal(asset, bank.maker, 7), 0, "deal");
    }
}

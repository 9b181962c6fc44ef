// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {LedgerBase} from "./LedgerBase.sol";
import {IHoldings} from "../../../contracts/ledger/IHoldings.sol";
import {ILiens} from "../../../contracts/ledger/ILiens.sol";
import {LienAsset} from "../../../contracts/ledger/LienAsset.sol";
import {IHolders} from "../../../contracts/members/IHolders.sol";
import {Standing} from "../../../contracts/members/IMembers.sol";
import {Deal, Leg} from "../../../contracts/settlement/Deal.sol";
import {IAsset} from "../../../contracts/settlement/IAsset.sol";

/// @notice Who gives a pledge back where one MAKER may not, or is not there any more.
contract LiensReleaseTest is LedgerBase {
    IAsset private asset;

    function setUp() public override {
        super.setUp();
        asset = LienAsset(address(ledger.LIEN_ASSET())).RELEASE_ASSET();
        pledge(200_000);
    }

    function _back(uint256 amount) private {
        Deal memory d;
        d.legs = new Leg[](1);
        d.legs[0] = Leg(asset, id, bank.maker, acme.maker, amount);
        (d.ref, d.deadline) = (AGREEMENT, CLOSES);
        vm.prank(desk);
        asset.move(d, 0, "deal");
    }

    function test_RevertWhen_OneMakerReleasesUnderDualControl() public {
        asCouncil();
        members.setDualControl(bank.id, true);
        expectError(abi.encodeWithSelector(IHolders.Holders_TwoHandsNeeded.selector, bank.id, bank.maker));
        vm.prank(bank.maker);
        ledger.release(id, acme.maker, 1, AGREEMENT);
    }

    function test_ADealGivesBack() public {
        _back(50_000);
        assertFrozen(acme.maker, 150_000, 0, "what is left");
        expectError(
            abi.encodeWithSelector(ILiens.Liens_Insufficient.selector, id, acme.maker, AGREEMENT, 150_000, 150_001)
        );
        _back(150_001);
    }

    function test_TheCouncilGivesBackWhatAnExpelledPledgeeHas() public {
        vm.startPrank(members.council());
        expectError(abi.encodeWithSelector(ILiens.Liens_NotExpelled.selector, bank.id));
        ledger.releaseOfExpelled(id, acme.maker, bank.id, 200_000, AGREEMENT);
        members.setStanding(bank.id, Standing.Expelled);
        ledger.releaseOfExpelled(id, acme.maker, bank.id, 200_000, AGREEMENT);
        vm.stopPrank();
        assertFrozen(acme.maker, 0, 0, "free");
        expectError(abi.encodeWithSelector(IHoldings.Holdings_NotCouncil.selector, address(this)));
        ledger.releaseOfExpelled(id, acme.maker, bank.id, 1, AGREEMENT);
    }
}
